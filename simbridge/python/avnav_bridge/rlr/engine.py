"""One scene in the engine: responses from a source to a listener's two ears."""

import ctypes
import os
import tempfile

import numpy as np

from ..errors import Refused
from . import library as native


class Engine:
    """A context with its scene. The same calls in a fresh one give the same responses, bit for bit.

    The ray generator advances with every response and knows no seed, so repeatable episodes want a fresh engine each.
    Not thread-safe. Close it, once.
    """

    def __init__(self, library, settings, scene):
        self._library = library
        self._handle = ctypes.c_void_p()
        configuration = library.defaults()
        configuration.sampleRate = settings.sample_rate_hz
        configuration.indirectRayCount = settings.indirect_rays
        configuration.temporalCoherence = settings.temporal_coherence
        configuration.globalVolume = settings.volume
        configuration.threadCount = 1
        configuration.transmission = 1
        library.call("CreateContext", ctypes.byref(self._handle), ctypes.byref(configuration))
        try:
            self._furnish(scene)
        except BaseException:
            self.close()
            raise

    def respond(self, source, listener, rotation_wxyz):
        """Response ``[2, L]`` float32, left ear first; L varies. A view that the next call overwrites.

        source, listener: metres, Habitat's axes, at the height of mouth and ears. The engine never returns from a
        position that is not finite, so those are refused here.
        """
        self._set("SetSourcePosition", "source", source, 3)
        self._set("SetListenerPosition", "listener", listener, 3)
        self._set("SetListenerOrientationQuaternion", "listener's rotation", rotation_wxyz, 4)
        self._library.call("Simulate", self._handle)
        channels = self._library.channel_count(self._handle, 0, 0)
        samples = self._library.sample_count(self._handle, 0, 0)
        if channels != 2 or samples == 0:
            raise RuntimeError(f"The engine answered {channels} channels of {samples} samples; 2 channels are wanted.")
        return [
            np.ctypeslib.as_array(self._library.channel(self._handle, 0, 0, channel), (samples,))
            for channel in range(2)
        ]

    def ray_efficiency(self):
        """Share of rays that hit something: near 1 in a closed scene, about 0.5 outside."""
        return float(self._library.ray_efficiency(self._handle))

    def close(self):
        if self._handle:
            self._library.call("DestroyContext", self._handle)
            self._handle = ctypes.c_void_p()

    def _set(self, function, name, values, count):
        if len(values) != count or not np.isfinite(values).all():
            raise Refused(
                f"The {name} {list(values)} must be {count} finite numbers.\nMaybe the pose was divided by zero."
            )
        self._library.call(function, self._handle, 0, (ctypes.c_float * count)(*values))

    def _furnish(self, scene):
        library, handle = self._library, self._handle
        if scene.materials:
            self._load_materials(scene)
        library.call("AddObject", handle)
        vertices = np.ascontiguousarray(scene.vertices, np.float32)
        library.call("AddMeshVertices", handle, _pointer(vertices, ctypes.c_float), len(vertices))
        for category, triangles in scene.parts:
            indices = np.ascontiguousarray(triangles, np.uint32)
            library.call(
                "AddMeshIndices", handle, _pointer(indices, ctypes.c_uint32), indices.size, 3, category.encode("utf-8")
            )
        library.call("FinalizeObjectMesh", handle, 0)
        layout = native.ChannelLayout(channelCount=2, type=native.BINAURAL)
        library.call("AddListener", handle, ctypes.byref(layout))
        library.call("AddSource", handle)

    def _load_materials(self, scene):
        """The engine reads a file, and only before the mesh."""
        descriptor, path = tempfile.mkstemp(suffix=".json")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(scene.database())
            self._library.call("SetMaterialDatabaseJSON", self._handle, path.encode("utf-8"))
        finally:
            os.unlink(path)


def _pointer(array, kind):
    return array.ctypes.data_as(ctypes.POINTER(kind))
