"""The engine gives habitat-sim's recorded responses: this is SoundSpaces 2.0's sound.

They come bit for bit on the AMD processors that were tried; on an Intel Xeon the engine traces other rays of the same
room, so that responses agree as two draws do.
"""

import hashlib
from pathlib import Path

import golden
import numpy as np
import pytest

from avnav_bridge.rlr import library
from avnav_bridge.rlr.engine import Engine
from avnav_bridge.rlr.scene import Scene
from avnav_bridge.rlr.settings import Settings

pytestmark = pytest.mark.skipif(
    library.find() is None, reason="RLR IS NOT INSTALLED, SO NOTHING OF IT IS TESTED: " + library.INSTALL
)

EARS = np.array([0.0, 1.5, 0.0], np.float32)
SAME_RAYS = "AuthenticAMD" in Path("/proc/cpuinfo").read_text()


@pytest.fixture(params=golden.cases("mesh.safetensors"), ids=lambda case: case.name)
def case(request):
    return request.param


def engine(case, rays, rate, coherence=False):
    mesh = golden.tensors(case / "mesh.safetensors")
    scene = Scene(mesh["vertices"], [("default", mesh["triangles"].astype(np.uint32))])
    return Engine(library.load(), Settings(rays, coherence, rate), scene)


def response(running, source, floor, rotation):
    listener = np.asarray(floor, np.float32) + EARS
    return np.stack(running.respond(source, listener.tolist(), rotation))


def require_another_draw(heard, lengths, energies):
    """Each ear within 4 dB, all on average within 0.3 dB, lengths within a tenth: two draws of 500 rays differ so."""
    louder = 10 * np.log10(np.array([(one.astype(np.float64) ** 2).sum(axis=1) for one in heard]) / np.array(energies))
    assert np.abs(louder).max() < 4
    assert abs(louder.mean()) < 0.3
    np.testing.assert_allclose([one.shape[1] for one in heard], lengths, rtol=0.1)


def test_repeats_the_recorded_responses_of_all_poses(case):
    record = golden.numbers(case / "audio.json")
    stored = golden.tensors(case / "audio.safetensors")
    for recorded in record["sets"]:
        running = engine(case, recorded["indirect_rays"], record["sample_rate"], recorded["temporal_coherence"])
        all_heard = []
        for index, (pose, wanted) in enumerate(zip(record["listener"], recorded["poses"])):
            heard = response(running, record["source"], pose["position"], pose["rotation_wxyz"])
            all_heard.append(heard)
            if not SAME_RAYS:
                continue
            energy = (heard.astype(np.float64) ** 2).sum(axis=1)
            assert heard.shape == (2, wanted["length"][0])
            np.testing.assert_allclose(energy, wanted["energy_left_right"][0], rtol=1e-12)
            if recorded is record["sets"][0] and f"ir{index}" in stored:
                assert heard.tobytes() == stored[f"ir{index}"].tobytes()
        poses = recorded["poses"]
        require_another_draw(
            all_heard, [pose["length"][0] for pose in poses], [pose["energy_left_right"][0] for pose in poses]
        )
        running.close()


def test_repeats_every_response_of_the_recorded_episodes(case):
    record = golden.numbers(case / "bridge.json")
    for episode in record["episodes"]:
        running = engine(case, record["indirect_rays"], record["sample_rate"], record["temporal_coherence"])
        steps = episode["steps"]
        heard = [response(running, episode["source"], step["position"], step["rotation_wxyz"]) for step in steps]
        if SAME_RAYS:
            assert [hashlib.sha256(one.tobytes()).hexdigest() for one in heard] == [step["ir_sha256"] for step in steps]
        require_another_draw(heard, [step["ir_length"] for step in steps], [step["ir_energy"] for step in steps])
        running.close()


def test_the_left_ear_is_channel_zero(case):
    record = golden.numbers(case / "audio.json")
    running = engine(case, 500, record["sample_rate"])
    x, y, z = record["axis_check_centre"]
    left = response(running, [x - 1, y + 1.5, z], [x, y, z], [1, 0, 0, 0])
    energy = (left.astype(np.float64) ** 2).sum(axis=1)
    assert energy[0] > 1.8 * energy[1]
    running.close()
