"""How habitat_sim is imported, and what must happen before."""

import ctypes
import importlib
import sys

from ..errors import Refused


def cure_runtime_clash():
    """Loads the C++ runtime for everybody, then numpy.

    habitat-sim's audio library exports its own C++ runtime: without this the import aborts ("free(): invalid pointer")
    or iterating over a returned list raises SystemError.
    """
    if sys.platform.startswith("linux"):
        try:
            ctypes.CDLL("libstdc++.so.6", ctypes.RTLD_GLOBAL)
        except OSError:
            pass  # a static runtime: nothing to clash with
    import numpy  # noqa: F401  (before habitat_sim, for the same reason)


def load_habitat():
    """The module habitat_sim; ``cure_runtime_clash`` must have run."""
    try:
        return importlib.import_module("habitat_sim")
    except ImportError as error:
        raise Refused(
            f"habitat_sim cannot be imported: {error}.\nMaybe AVNAV_PYTHON should name the Python of its environment; "
            "docs/habitat.md tells how to build it."
        ) from error


def version(habitat_sim):
    return getattr(habitat_sim, "__version__", "of unknown version")
