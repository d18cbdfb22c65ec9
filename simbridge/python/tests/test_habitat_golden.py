"""The Habitat backend against the real habitat-sim's recorded answers, replayed by a stand-in."""

import hashlib
import importlib
import sys
from pathlib import Path

import golden
import numpy as np
import pytest

from avnav_bridge.errors import Refused
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

    def make(version="main"):
        monkeypatch.setenv("AVNAV_STANDIN_CASE", str(case))
        monkeypatch.setenv("AVNAV_STANDIN_VERSION", version)
        monkeypatch.syspath_prepend(str(STANDIN))
        sys.modules.pop("habitat_sim", None)
        importlib.invalidate_caches()
        record = golden.numbers(case / "bridge.json")
        backend = HabitatBackend()
        backend.serve("setup", settings(record), b"")
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
        "sceneDataset": "",
        "gpuDevice": -1,
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


def test_refuses_a_build_without_audio(habitat):
    backend, record, scene = habitat("silent")
    with pytest.raises(Refused, match="has no audio sensor"):
        backend.serve("reset", start(record["episodes"][0], scene), b"")


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
