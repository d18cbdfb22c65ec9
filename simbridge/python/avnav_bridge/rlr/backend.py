"""Serves the engine to Java: a scene, fresh engines, responses."""

import numpy as np

from ..errors import Refused
from ..server import Reply
from . import library, settings
from .engine import Engine
from .scene import Scene


class RlrBackend:
    """Methods: ``scene`` (mesh in the inbox), ``episode`` (a fresh engine), ``respond`` (a response in the slot).

    A response that asks for a ``fresh`` engine is a function of scene, source and pose alone, whatever was asked
    before; a new engine on a home's mesh costs 3 ms beside the 80 ms of a response.
    """

    name = "rlr"

    def __init__(self):
        self._library = library.load()
        self._settings = None
        self._scene = None
        self._engine = None

    def serve(self, method, request, payload):
        methods = {"scene": self._load, "episode": self._restart, "respond": self._respond}
        if method not in methods:
            raise Refused(f"The method ({method}) must be one of {', '.join(methods)}.")
        return methods[method](request, payload)

    def _load(self, request, payload):
        vertices = request["vertices"]
        triangles = request["triangles"]
        wanted = 12 * (vertices + triangles)
        if len(payload) != wanted:
            raise Refused(f"The mesh has {len(payload)} bytes; {vertices} vertices and {triangles} triangles need {wanted}.")
        positions = np.frombuffer(payload, "<f4", 3 * vertices).reshape(-1, 3)
        indices = np.frombuffer(payload, "<u4", 3 * triangles, 12 * vertices).reshape(-1, 3)
        parts, first = [], 0
        for part in request["parts"]:
            parts.append((part["category"], indices[first : first + part["triangles"]]))
            first += part["triangles"]
        if first != triangles:
            raise Refused(f"The parts hold {first} triangles but the mesh {triangles}.")
        self._settings = settings.named(request["setting"], request["sampleRateHz"], request["volume"])
        self._scene = Scene(positions, parts, request["materials"])
        return self._restart(request, payload)

    def _restart(self, request, payload):
        if self._scene is None:
            raise Refused("A scene must be loaded before an episode starts.")
        if self._engine is not None:
            self._engine.close()
            self._engine = None
        self._engine = Engine(self._library, self._settings, self._scene)
        return Reply({})

    def _respond(self, request, payload):
        if self._engine is None:
            raise Refused("A scene must be loaded before a response can be asked for.")
        if request.get("fresh", False):
            self._restart(request, payload)
        ears = self._engine.respond(request["source"], request["listener"], request["rotation"])
        return Reply({"samples": len(ears[0]), "rayEfficiency": self._engine.ray_efficiency()}, ears)
