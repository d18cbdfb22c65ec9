"""The Habitat backend against the real habitat-sim's recorded answers, replayed by a stand-in."""

import hashlib
import importlib
import sys
from pathlib import Path

import golden
import numpy as np
import pytest

from avnav_bridge.errors import Refused
from avnav_bridge.habitat import audio
from avnav_bridge.habitat.backend import HabitatBackend

STANDIN = Path(__file__).parent / "standin"


@pytest.fixture(params=golden.cases("bridge.safetensors"), ids=lambda case: case.name)
def case(request):
    return request.param


@pytest.fixture
def habitat(case, monkeypatch, tmp_path):
    """Makes a backend on the stand-in of a version."""
    scene = tmp_path / "scene.glb"
    scene.write_bytes(b"glTF")

    def make(version="main", **changes):
        monkeypatch.setenv("AVNAV_STANDIN_CASE", str(case))
        monkeypatch.setenv("AVNAV_STANDIN_VERSION", version)
        monkeypatch.syspath_prepend(str(STANDIN))
        sys.modules.pop("habitat_sim", None)
        importlib.invalidate_caches()
        record = golden.numbers(case / "bridge.json")
        backend = HabitatBackend()
        backend.serve("setup", dict(settings(record), **changes), b"")
        return backend, record, str(scene)

    yield make
    sys.modules.pop("habitat_sim", None)


def settings(record):
    return {
        "width": 128,
        "height": 128,
        "hfovDegrees": 90.0,
        "eyeHeightMetres": record["sensor_height_m"],
        "depth": True,
        "stepMetres": record["forward_m"],
        "turnDegrees": record["turn_deg"],
        "radiusMetres": record["agent_radius"],
        "sliding": record["allow_sliding"],
        "sampleRateHz": record["sample_rate"],
        "indirectRays": record["indirect_rays"],
        "temporalCoherence": record["temporal_coherence"],
        "volume": 0.25,
        "sceneDataset": "",
        "gpuDevice": -1,
        "expertRadiusMetres": 0.85,
    }


def start(episode, scene):
    return {
        "scene": scene,
        "position": episode["start"],
        "rotation": episode["rotation_wxyz"],
        "source": episode["source"],
        "goal": episode["goal"],
    }


def test_replays_the_recorded_episodes(habitat, case):
    backend, record, scene = habitat()
    for episode in record["episodes"]:
        for index, step in enumerate(episode["steps"]):
            reply = (
                backend.serve("step", {"action": step["action"]}, b"")
                if index
                else backend.serve("reset", start(episode, scene), b"")
            )
            response, depth, rgb = reply.arrays
            told = reply.result
            np.testing.assert_array_equal(np.float32(told["position"]), np.float32(step["position"]))
            np.testing.assert_allclose(told["rotation"], step["rotation_wxyz"], atol=1e-7)
            assert told["collided"] == step["collided"]
            assert told["geodesic"] == step["geodesic"]
            later = episode["steps"][index + 1 :]
            assert told["expert"] == (later[0]["action"] if later else 0)
            assert told["samples"] == step["ir_length"] == response.shape[1]
            np.testing.assert_allclose((response.astype(float) ** 2).sum(axis=1), step["ir_energy"], rtol=1e-6)
            if rgb.any():
                assert hashlib.sha256(rgb.tobytes()).hexdigest() == step["rgb_sha256"]
            if depth.any():
                assert hashlib.sha256(depth.tobytes()).hexdigest() == step["depth_sha256"]


def test_an_older_branchs_names_work_too(habitat):
    backend, record, scene = habitat("branch")
    episode = record["episodes"][0]
    assert backend.serve("reset", start(episode, scene), b"").result["samples"] == episode["steps"][0]["ir_length"]


def test_refuses_an_audio_build_that_is_known_to_be_wrong(habitat):
    backend, record, scene = habitat("defective")
    with pytest.raises(Refused, match="audio of this habitat_sim .* is wrong"):
        backend.serve("reset", start(record["episodes"][0], scene), b"")


def test_the_first_episode_may_begin_beside_a_wall(habitat):
    """The ears are tested where a metre to each side is free, not at the start: the real one was refused there."""
    backend, record, scene = habitat()
    assert backend.serve("reset", start(record["episodes"][0], scene), b"").result["samples"] > 0


def test_echoes_alone_do_not_pass_for_working_ears():
    """Whole responses that differ by +2 and -2 dB, as noise may make them, behind an even direct sound."""
    echoes = iter([[1.0, 0.63], [0.63, 1.0]])

    def observe():
        response = np.zeros((2, 200), np.float32)
        response[:, 10] = 0.01
        response[:, 150] = np.sqrt(next(echoes))
        return response

    with pytest.raises(Refused, match="between the ears by [+-]0.0 and [+-]0.0 dB"):
        audio.self_test(lambda source: None, observe, np.zeros(3), np.array([-1.0, 0.0, 0.0]), "0.3.3")


def test_a_rehearsal_finds_a_wrong_audio_build_before_any_episode(habitat):
    backend, record, scene = habitat("defective")
    with pytest.raises(Refused, match="audio of this habitat_sim .* is wrong"):
        backend.serve("rehearse", {"scene": scene}, b"")


def test_a_rehearsal_changes_nothing_that_comes_after(habitat):
    backend, record, scene = habitat()
    backend.serve("rehearse", {"scene": scene}, b"")
    episode = record["episodes"][0]
    told = backend.serve("reset", start(episode, scene), b"").result
    assert told["geodesic"] == episode["steps"][0]["geodesic"]
    assert told["samples"] == episode["steps"][0]["ir_length"]


def test_lifts_places_on_the_floor_to_a_navmesh_made_here(habitat):
    backend, record, scene = habitat()
    episode = record["episodes"][0]
    request = start(episode, scene)
    request["position"] = [episode["start"][0], episode["start"][1] - 0.2, episode["start"][2]]
    request["goal"] = [episode["goal"][0], episode["goal"][1] - 0.2, episode["goal"][2]]
    told = backend.serve("reset", request, b"").result
    assert told["position"] == pytest.approx(episode["start"])
    assert told["geodesic"] == episode["steps"][0]["geodesic"]


@pytest.mark.parametrize("beside", [0.09, -0.09])
def test_moves_a_start_at_the_edge_onto_a_navmesh_made_here(habitat, beside):
    backend, record, scene = habitat()
    request = start(record["episodes"][0], scene)
    x, y, z = request["position"]
    request["position"] = [x + beside, y, z]
    told = backend.serve("reset", request, b"").result
    assert told["position"] == pytest.approx([x, y, z])
    request["position"] = [x + 1.3 * beside, y, z]
    with pytest.raises(Refused, match="not on the navmesh"):
        backend.serve("reset", request, b"")


def test_refuses_a_start_beside_the_navmesh(habitat):
    backend, record, scene = habitat()
    request = start(record["episodes"][0], scene)
    request["position"] = [-50.0, 0.0, -50.0]
    with pytest.raises(Refused, match="not on the navmesh"):
        backend.serve("reset", request, b"")


def test_changes_scenes_and_comes_back(habitat, tmp_path):
    backend, record, scene = habitat()
    other = tmp_path / "other.glb"
    other.write_bytes(b"glTF")
    for place, episode in zip([scene, str(other), scene], [0, 1, 0]):
        wanted = record["episodes"][episode]
        told = backend.serve("reset", start(wanted, place), b"").result
        assert told["samples"] == wanted["steps"][0]["ir_length"]
        assert told["geodesic"] == wanted["steps"][0]["geodesic"]
        for step in wanted["steps"][1:4]:
            assert backend.serve("step", {"action": step["action"]}, b"").result["samples"] == step["ir_length"]


def test_tells_no_expert_action_unless_asked(habitat):
    backend, record, scene = habitat(expertRadiusMetres=0.0)
    assert "expert" not in backend.serve("reset", start(record["episodes"][0], scene), b"").result


def test_refuses_a_build_without_audio(habitat):
    with pytest.raises(Refused, match="has no audio sensor"):
        habitat("silent")


def test_tells_the_version(habitat):
    backend, _, _ = habitat()
    assert backend.serve("version", {}, b"").result == {"version": "0.3.3"}


@pytest.mark.parametrize("key", ["position", "rotation", "source"])
def test_refuses_numbers_that_are_not_finite(habitat, key):
    backend, record, scene = habitat()
    request = start(record["episodes"][0], scene)
    request[key] = [float("nan")] + request[key][1:]
    with pytest.raises(Refused):
        backend.serve("reset", request, b"")


def test_refuses_a_scene_that_does_not_exist(habitat):
    backend, record, _ = habitat()
    with pytest.raises(Refused, match="nowhere.glb"):
        backend.serve("reset", start(record["episodes"][0], "nowhere.glb"), b"")


def test_says_when_habitat_is_not_installed(monkeypatch):
    monkeypatch.setitem(sys.modules, "habitat_sim", None)
    with pytest.raises(Refused, match="habitat_sim cannot be imported"):
        HabitatBackend().serve("setup", {"depth": False}, b"")
