"""Serves Habitat to Java: episodes, steps, snapshots. One rendering a step, sight and sound together."""

import numpy as np

from ..errors import Refused
from ..server import Reply
from . import audio, runtime
from .terrain import Terrain
from .world import STOP, World


class HabitatBackend:
    """Methods: ``version``, ``setup``, ``rehearse``, ``reset``, ``step``, ``restore``, ``terrain``.

    A frame is the response f32 [2, L], depth f32, RGB u8. Beside it, where ``setup`` asks for it, goes the action that
    Habitat's greedy follower would take next.
    """

    name = "habitat"

    def __init__(self):
        self._world = None
        self._terrain = None
        self._asked_goal = None  # as Java named it
        self._goal = None
        self._depth = False
        self._expert_radius = 0.0

    def serve(self, method, request, payload):
        methods = {
            "version": self._version,
            "setup": self._setup,
            "rehearse": self._rehearse,
            "reset": self._reset,
            "step": self._step,
            "restore": self._restore,
            "terrain": self._answer,
        }
        if method not in methods:
            raise Refused(f"The method ({method}) must be one of {', '.join(methods)}.")
        if method not in ("version", "setup") and self._world is None:
            raise Refused("The simulator must be set up first.")
        return methods[method](request)

    def _version(self, request):
        habitat_sim = runtime.load_habitat()
        audio.require(habitat_sim)
        return Reply({"version": runtime.version(habitat_sim)})

    def _setup(self, settings):
        habitat_sim = runtime.load_habitat()
        audio.require(habitat_sim)
        self._world = World(habitat_sim, settings)
        self._terrain = Terrain(self._world)
        self._depth = settings["depth"]
        self._expert_radius = settings["expertRadiusMetres"]
        return Reply({"version": self._world.version})

    def _rehearse(self, request):
        self._world.load(request["scene"])
        self._world.rehearse()
        return Reply({})

    def _reset(self, request):
        world = self._world
        world.load(request["scene"])
        start = world.on_floor(request["position"])
        if not world.is_navigable(start):
            raise Refused(f"The start {request['position']} in {request['scene']} is not on the navmesh.")
        source = self._place_goal(request)
        world.begin(start, request["rotation"], source)
        if not np.isfinite(world.geodesic(self._goal)):
            raise Refused(f"There is no way from {start} to {self._goal} in {request['scene']}.")
        return self._frame(self._world.observe())

    def _step(self, request):
        action = request["action"]
        return self._frame(self._world.observe() if action == STOP else self._world.move(action))

    def _restore(self, request):
        """Places agent and source as they were; the next step renders."""
        self._world.place(request["position"], request["rotation"])
        self._world.place_source(self._place_goal(request))
        return Reply({})

    def _answer(self, request):
        """What ``Terrain`` answers; a goal that is the episode's counts as where it was put, so that metres agree."""
        if request.get("goal") is not None and request["goal"] == self._asked_goal:
            request = dict(request, goal=self._goal)
        return Reply(self._terrain.answer(request["question"], request))

    def _place_goal(self, request):
        """Remembers the goal and returns its source, both as high above the navmesh as they are asked to be."""
        self._asked_goal, self._goal = request["goal"], self._world.on_floor(request["goal"])
        x, y, z = request["source"]
        return [x, y + self._goal[1] - request["goal"][1], z]

    def _frame(self, observations):
        response = audio.sound(observations)
        rgb = np.ascontiguousarray(observations["rgb"][:, :, :3])
        depth = [np.asarray(observations["depth"], np.float32)] if self._depth else []
        position, rotation = self._world.pose()
        geodesic = self._world.geodesic(self._goal)
        told = {
            "position": position,
            "rotation": rotation,
            "collided": bool(observations.get("collided", False)),
            "geodesic": geodesic if np.isfinite(geodesic) else None,  # JSON knows no infinity
            "samples": response.shape[1],
        }
        if self._expert_radius > 0:
            told["expert"] = self._world.expert_action(self._goal, self._expert_radius)
        return Reply(told, [response] + depth + [rgb])
