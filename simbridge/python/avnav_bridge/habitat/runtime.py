"""What must happen before habitat_sim is imported."""

import ctypes
import sys


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
