"""The Habitat backend on the real habitat-sim: what was recorded from it once comes out again.

The backend runs in a child, as it does behind Java: a crash of Habitat fails the test instead of ending all of them.
"""

import base64
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import glb
import golden
import numpy as np
import pytest
from test_habitat_golden import settings, start

HERE = Path(__file__).parent
CHILD = """
import base64, json, sys
from avnav_bridge.habitat.runtime import cure_runtime_clash
from avnav_bridge.stdio import take_stdout
answers = take_stdout()
cure_runtime_clash()
from avnav_bridge.errors import Refused
from avnav_bridge.habitat.backend import HabitatBackend
backend = HabitatBackend()
for line in sys.stdin:
    method, request = json.loads(line)
    try:
        reply = backend.serve(method, request, b"")
        arrays = [[a.dtype.str, a.shape, base64.b64encode(a.tobytes()).decode()] for a in reply.arrays]
        print(json.dumps([reply.result, arrays]), file=answers, flush=True)
    except Refused as refused:
        print(json.dumps({"refused": str(refused)}), file=answers, flush=True)
"""


class Child:
    """A backend in a process of its own."""

    def __init__(self):
        command = [sys.executable, "-c", CHILD]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True, cwd=HERE.parent
        )

    def serve(self, method, **request):
        """Result and arrays; ``Refused``'s text as a string."""
        self._process.stdin.write(json.dumps([method, request]) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, f"habitat-sim ended with {self._process.wait()}"
        answer = json.loads(line)
        if "refused" in answer:
            return answer["refused"]
        result, arrays = answer
        return result, [np.frombuffer(base64.b64decode(raw), kind).reshape(shape) for kind, shape, raw in arrays]

    def close(self):
        self._process.stdin.close()
        self._process.wait(60)


@pytest.fixture(params=golden.cases("bridge.safetensors"), ids=lambda case: case.name)
def case(request):
    return request.param


@pytest.fixture
def habitat(case, tmp_path):
    """A child that is set up, the recording and the scene of the recorded mesh."""
    child = Child()
    told = child.serve("version")
    if isinstance(told, str):
        child.close()
        pytest.skip("THE REAL HABITAT-SIM IS NOT TESTED: " + told.splitlines()[0])
    record = golden.numbers(case / "bridge.json")
    child.serve("setup", **settings(record))
    yield child, record, str(glb.write_scene(tmp_path, golden.tensors(case / "mesh.safetensors")))
    child.close()


def test_repeats_the_recorded_episodes(habitat):
    """Poses to a micrometre (navmeshes are made anew), sound and pictures by their bytes."""
    child, record, scene = habitat
    same_pictures = steps = 0
    for episode in record["episodes"]:
        for index, step in enumerate(episode["steps"]):
            if index:
                told, (response, depth, rgb) = child.serve("step", action=step["action"])
            else:
                told, (response, depth, rgb) = child.serve("reset", **start(episode, scene))
            np.testing.assert_allclose(told["position"], step["position"], atol=1e-6)
            np.testing.assert_allclose(told["rotation"], step["rotation_wxyz"], atol=1e-7)
            assert told["collided"] == step["collided"]
            assert told["geodesic"] == pytest.approx(step["geodesic"], abs=1e-5)
            assert hashlib.sha256(response.tobytes()).hexdigest() == step["ir_sha256"]
            same_pictures += hashlib.sha256(rgb.tobytes()).hexdigest() == step["rgb_sha256"]
            steps += 1
    assert same_pictures == steps  # with the recording's Mesa, 22.3
