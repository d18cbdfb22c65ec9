"""Serves Habitat to Java: episodes, steps, snapshots. One rendering a step, sight and sound together."""

import numpy as np

from ..errors import Refused
from ..server import Reply
from . import audio
from .world import World

STOP = 0


class HabitatBackend:
    """Methods: ``setup``, ``reset``, ``step``, ``restore``. A frame is the response f32 [2, L], depth f32, RGB u8."""

    name = "habitat"

    def __init__(self):
        self._world = None
        self._goal = None
        self._depth = False

    def serve(self, method, request, payload):
        methods = {"setup": self._setup, "reset": self._reset, "step": self._step, "restore": self._restore}
        if method not in methods:
            raise Refused(f"The method ({method}) must be one of {', '.join(methods)}.")
        if method != "setup" and self._world is None:
            raise Refused("The simulator must be set up first.")
        return methods[method](request)

    def _setup(self, settings):
        try:
            self._world = World(settings)
        except ImportError as error:
            raise Refused(
                f"habitat_sim cannot be imported: {error}.\nMaybe AVNAV_PYTHON should name the Python of its environment."
            ) from error
        self._depth = settings["depth"]
        return Reply({"version": self._world.version})

    def _reset(self, request):
        world = self._world
        world.load(request["scene"])
        if not world.is_navigable(request["position"]):
            raise Refused(f"The start {request['position']} in {request['scene']} is not on the navmesh.")
        world.begin(request["position"], request["rotation"], request["source"])
        self._goal = request["goal"]
        distance = world.geodesic(self._goal)
        if not np.isfinite(distance):
            raise Refused(f"There is no way from {request['position']} to {self._goal} in {request['scene']}.")
        return self._frame(self._world.observe())

    def _step(self, request):
        action = request["action"]
        return self._frame(self._world.observe() if action == STOP else self._world.move(action))

    def _restore(self, request):
        """Places agent and source as they were; the next step renders."""
        self._world.place(request["position"], request["rotation"])
        self._world.place_source(request["source"])
        self._goal = request["goal"]
        return Reply({})

    def _frame(self, observations):
        response = audio.sound(observations)
        rgb = np.ascontiguousarray(observations["rgb"][:, :, :3])
        depth = [np.asarray(observations["depth"], np.float32)] if self._depth else []
        position, rotation = self._world.pose()
        told = {
            "position": position,
            "rotation": rotation,
            "collided": bool(observations.get("collided", False)),
            "geodesic": self._world.geodesic(self._goal),
            "samples": response.shape[1],
        }
        return Reply(told, [response] + depth + [rgb])
