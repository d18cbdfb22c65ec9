"""What a data set asks of Habitat's ground, against a stand-in of one empty room of 6 x 4 m."""

import importlib
import sys
from pathlib import Path

import numpy as np
import pytest

from avnav_bridge.errors import Refused
from avnav_bridge.habitat.backend import HabitatBackend

STANDIN = Path(__file__).parent / "standin_room"
GOAL = [1.0, 0.2, 1.0]


@pytest.fixture
def ask(monkeypatch, tmp_path):
    """Asks a backend whose agent stands 1 m before the room's left wall, looking along -Z."""
    monkeypatch.syspath_prepend(str(STANDIN))
    sys.modules.pop("habitat_sim", None)
    importlib.invalidate_caches()
    scene = tmp_path / "room.glb"
    scene.write_bytes(b"glTF")
    backend = HabitatBackend()
    settings = dict(width=8, height=8, hfovDegrees=90.0, eyeHeightMetres=1.25, depth=False, stepMetres=0.15)
    settings.update(turnDegrees=10.0, radiusMetres=0.15, sliding=True, sampleRateHz=16000, indirectRays=10)
    settings.update(temporalCoherence=False, volume=1.0, sceneDataset="", gpuDevice=-1, expertRadiusMetres=0.85)
    backend.serve("setup", settings, b"")
    begin = {"scene": str(scene), "position": [-2.0, 0.2, 0.0], "rotation": [1.0, 0.0, 0.0, 0.0], "goal": GOAL}
    backend.serve("reset", dict(begin, source=[1.0, 1.7, 1.0]), b"")

    def ask(question, **arguments):
        return backend.serve("terrain", dict(arguments, question=question, scene=str(scene)), b"").result

    ask.backend = backend
    yield ask
    sys.modules.pop("habitat_sim", None)


def test_the_same_seed_draws_the_same_point(ask):
    first, other = ask("draw", seed=7), ask("draw", seed=8)
    assert ask("draw", seed=7) == first != other
    x, y, z = first["point"]
    assert abs(x) <= 3 and abs(z) <= 2 and y == pytest.approx(0.2)
    assert first["clearance"] == pytest.approx(min(2, 3 - abs(x), 2 - abs(z)), abs=1e-6)


def test_floor_is_below_a_point_or_not_at_all(ask):
    assert ask("floor", point=[1.0, 0.0, 1.0])["point"] == pytest.approx([1.0, 0.2, 1.0])
    assert ask("floor", point=[3.5, 0.2, 1.0]) == {"point": None}
    with pytest.raises(Refused, match="point .* must be 3 finite numbers"):
        ask("floor", point=[float("nan"), 0.2, 1.0])


def test_walks_are_measured(ask):
    assert ask("metres", start=[-2.0, 0.2, 1.0], goal=GOAL) == {"metres": pytest.approx(3.0)}
    assert ask("bends", start=[-2.0, 0.2, 1.0], goal=GOAL)["points"][-1] == pytest.approx(GOAL)


def test_obstacles_are_found_straight_ahead(ask):
    assert ask("obstacle", start=[-2.0, 0.2, 0.0], yaw=np.pi / 2, most=8) == {"step": 7}
    assert ask("obstacle", start=[-2.0, 0.2, 0.0], yaw=np.pi / 2, most=6) == {"step": 0}


def test_what_lies_ahead_is_what_the_next_step_tells(ask):
    for action in (2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 1):
        ahead = ask("ahead", goal=GOAL)
        told = ask.backend.serve("step", {"action": action}, b"").result
        if action == 1:
            assert ahead == {"collided": told["collided"], "metres": told["geodesic"]}
    assert told["collided"]


def test_questions_change_nothing_that_is_heard(ask):
    def walk(asks):
        ask.backend.serve("reset", dict(start, source=[1.0, 1.7, 1.0]), b"")
        heard = []
        for _ in range(3):
            if asks:
                ask("ahead", goal=GOAL), ask("draw", seed=1), ask("follow", goal=GOAL, radius=0.1)
            heard.append(ask.backend.serve("step", {"action": 1}, b"").arrays[0].tobytes())
        return heard

    scene = ask.backend._world._scene
    start = {"scene": scene, "position": [-2.0, 0.2, 0.0], "rotation": [1.0, 0.0, 0.0, 0.0], "goal": GOAL}
    assert walk(asks=True) == walk(asks=False)


def test_the_follower_heads_for_the_goal(ask):
    assert ask("follow", goal=[-2.0, 0.2, -1.5], radius=0.1) == {"action": 1}
    assert ask("follow", goal=GOAL, radius=0.1) == {"action": 3}
    assert ask("follow", goal=[-2.0, 0.2, -0.05], radius=0.1) == {"action": 0}


def test_refuses_questions_that_it_does_not_know(ask):
    with pytest.raises(Refused, match="question .dig. must be one of draw, floor"):
        ask("dig")
