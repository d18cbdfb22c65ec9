"""Finds and loads libRLRAudioPropagation.so and declares its functions.

By ctypes and not by the package's own bindings: those hold the interpreter lock while they simulate, copy responses
through lists and lose the error codes.
"""

import ctypes
import importlib.util
import os
import sys
from ctypes import POINTER, c_char_p, c_float, c_int32, c_size_t, c_uint8, c_uint32, c_uint64, c_void_p
from pathlib import Path

from ..errors import Refused

OVERRIDE = "AVNAV_RLR_LIBRARY"
INSTALL = "python3 -m pip install rlr-audio-propagation==0.0.1"
_INSIDE = Path("RLRAudioPropagationPkg/libs/linux/x64/libRLRAudioPropagation.so")
_HANDLE = c_void_p


class Configuration(ctypes.Structure):
    """The engine's packed configuration; ``thisSize`` is filled by ``defaults``."""

    _pack_ = 1
    _layout_ = "ms"
    _fields_ = [
        ("thisSize", c_uint64),
        ("frequencyBands", c_uint64),
        ("directSHOrder", c_uint64),
        ("indirectSHOrder", c_uint64),
        ("directRayCount", c_uint64),
        ("indirectRayCount", c_uint64),
        ("indirectRayDepth", c_uint64),
        ("sourceRayCount", c_uint64),
        ("sourceRayDepth", c_uint64),
        ("maxDiffractionOrder", c_uint64),
        ("threadCount", c_uint64),
        ("sampleRate", c_float),
        ("maxIRLength", c_float),
        ("unitScale", c_float),
        ("globalVolume", c_float),
        ("hrtfRight", c_float * 3),
        ("hrtfUp", c_float * 3),
        ("hrtfBack", c_float * 3),
        ("direct", c_uint8),
        ("indirect", c_uint8),
        ("diffraction", c_uint8),
        ("transmission", c_uint8),
        ("meshSimplification", c_uint8),
        ("temporalCoherence", c_uint8),
    ]


class ChannelLayout(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = [("channelCount", c_uint64), ("type", c_int32)]


BINAURAL = 3

_ERROR_FUNCTIONS = {
    "ContextConfigurationDefault": [POINTER(Configuration)],
    "CreateContext": [POINTER(_HANDLE), POINTER(Configuration)],
    "DestroyContext": [_HANDLE],
    "SetMaterialDatabaseJSON": [_HANDLE, c_char_p],
    "AddObject": [_HANDLE],
    "AddMeshVertices": [_HANDLE, POINTER(c_float), c_size_t],
    "AddMeshIndices": [_HANDLE, POINTER(c_uint32), c_size_t, c_size_t, c_char_p],
    "FinalizeObjectMesh": [_HANDLE, c_size_t],
    "AddListener": [_HANDLE, POINTER(ChannelLayout)],
    "AddSource": [_HANDLE],
    "SetListenerPosition": [_HANDLE, c_size_t, POINTER(c_float)],
    "SetListenerOrientationQuaternion": [_HANDLE, c_size_t, POINTER(c_float)],
    "SetSourcePosition": [_HANDLE, c_size_t, POINTER(c_float)],
    "Simulate": [_HANDLE],
}
_MEANING = {2000: "unknown", 2001: "invalid parameter", 2018: "out of memory"}


class Library:
    """The engine's functions; every error code becomes an exception that names the function."""

    def __init__(self, path):
        self.path = path
        self._native = ctypes.CDLL(str(path))
        for name, types in _ERROR_FUNCTIONS.items():
            function = getattr(self._native, "RLRA_" + name)
            function.argtypes = types
            function.restype = c_int32
        self.channel_count = self._counting("GetIRChannelCount", 2)
        self.sample_count = self._counting("GetIRSampleCount", 2)
        self.channel = self._counting("GetIRChannel", 3)
        self.channel.restype = POINTER(c_float)
        self.ray_efficiency = self._counting("GetIndirectRayEfficiency", 0)
        self.ray_efficiency.restype = c_float

    def call(self, name, *arguments):
        code = getattr(self._native, "RLRA_" + name)(*arguments)
        if code != 0:
            raise RuntimeError(f"RLRA_{name} answered {code} ({_MEANING.get(code, 'see RLRAudioPropagation.h')}).")

    def defaults(self):
        configuration = Configuration(thisSize=ctypes.sizeof(Configuration))
        self.call("ContextConfigurationDefault", ctypes.byref(configuration))
        return configuration

    def _counting(self, name, indices):
        function = getattr(self._native, "RLRA_" + name)
        function.argtypes = [_HANDLE] + [c_size_t] * indices
        function.restype = c_size_t
        return function


def find():
    """Path of the installed library, or None."""
    override = os.environ.get(OVERRIDE)
    if override:
        return Path(override) if Path(override).is_file() else None
    spec = importlib.util.find_spec("rlr_audio_propagation")
    if spec is None or not spec.submodule_search_locations:
        return None
    path = Path(list(spec.submodule_search_locations)[0]).parent / _INSIDE
    return path if path.is_file() else None


def load():
    """The installed library.

    Raises Refused, with the command that installs it, where it is missing or cannot run.
    """
    path = find()
    if path is None:
        raise Refused(
            f"The acoustic engine RLRAudioPropagation is not installed for {sys.executable} (non-commercial licence, "
            f"so it never comes with Avnav).\nMaybe {INSTALL} mends it; it needs g++."
        )
    try:
        return Library(path)
    except OSError as error:
        raise Refused(
            f"The acoustic engine ({path}) does not load: {error}.\nMaybe this is not Linux on x86-64 with glibc 2.29."
        ) from error
