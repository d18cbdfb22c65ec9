"""Where one can walk in the loaded scene: what a data set's walks are planned with."""

import math

import numpy as np

from ..errors import Refused
from .world import finite

DRAWS = 10
SNAP_METRES = 1e-3
WIDEST_METRES = 2.0


class Terrain:
    """Questions that render nothing: none of them changes what the episode sees or hears next.

    Points are [x, y, z] in metres. A question about a scene that is not loaded loads it, which ends the episode in the
    one that was.
    """

    def __init__(self, world):
        self._world = world

    def answer(self, question, request):
        questions = {
            "draw": self._draw,
            "floor": self._floor,
            "metres": self._metres,
            "bends": self._bends,
            "obstacle": self._obstacle,
            "ahead": self._ahead,
            "follow": self._follow,
        }
        if question not in questions:
            raise Refused(f"The question ({question}) must be one of {', '.join(questions)}.")
        self._world.load(request["scene"])
        return questions[question](request)

    def _draw(self, request):
        """A point uniform over the area of the navmesh; the same seed gives the same one."""
        for attempt in range(DRAWS):
            point = self._world.random_point(request["seed"] + attempt)
            if np.isfinite(point).all():
                return {"point": point, "clearance": self._world.clearance(point, WIDEST_METRES)}
        raise Refused(f"The scene ({request['scene']}) has no navigable point.\nMaybe its navmesh is empty.")

    def _floor(self, request):
        """The point above or below the given one that can be stood on; null when there is none."""
        wanted = finite("point", request["point"], 3)
        point = self._world.snapped(wanted)
        if not math.hypot(point[0] - wanted[0], point[2] - wanted[2]) < SNAP_METRES:  # also for NaN: nothing near
            return {"point": None}
        return {"point": point, "clearance": self._world.clearance(point, WIDEST_METRES)}

    def _metres(self, request):
        """Of the shortest walk; null when there is none."""
        start, goal = finite("start", request["start"], 3), finite("goal", request["goal"], 3)
        return {"metres": _number(self._world.metres(start, goal))}

    def _bends(self, request):
        """The shortest walk's points, both ends included; none when there is no walk."""
        start, goal = finite("start", request["start"], 3), finite("goal", request["goal"], 3)
        return {"points": self._world.bends(start, goal)}

    def _obstacle(self, request):
        """Number of the step forward that an obstacle cuts short, from 1; 0 when there is none among ``most``."""
        at, yaw = finite("start", request["start"], 3), request["yaw"]
        for step in range(1, request["most"] + 1):
            at, collided = self._world.stride(at, yaw)
            if collided:
                return {"step": step}
        return {"step": 0}

    def _ahead(self, request):
        """What MOVE_FORWARD would do now, exactly: whether it collides, and the metres to a goal after it."""
        goal = finite("goal", request["goal"], 3)
        end, collided = self._world.ahead()
        return {"collided": collided, "metres": _number(self._world.metres(end, goal))}

    def _follow(self, request):
        """What the greedy follower would do here, whatever it was asked before; null when it knows no way."""
        return {"action": self._world.lone_action(finite("goal", request["goal"], 3), request["radius"])}


def _number(metres):
    """JSON knows no infinity."""
    return float(metres) if np.isfinite(metres) else None
