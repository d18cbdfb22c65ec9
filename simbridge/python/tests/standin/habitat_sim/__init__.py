"""Answers as the real habitat-sim did in the recorded episodes of AVNAV_STANDIN_CASE, and dies where it would die.

AVNAV_STANDIN_VERSION: ``main`` (default), ``defective`` (audio source read one place too far), ``branch`` (other names),
``silent`` (built without audio: stubs of the audio classes). AVNAV_STANDIN_STUCK: an action that was not recorded moves
nothing and collides, instead of failing.

AVNAV_STANDIN_FAULT: ``die`` or ``hang``, when the picture AVNAV_STANDIN_FAULT_AT (such as ``e1.3``, the second episode's
fourth) is rendered; with AVNAV_STANDIN_FAULT_ONCE, a file that does not exist yet, the first time only.
"""

import json
import os
import signal
import struct
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import numpy as np

__version__ = "0.3.3"
_KIND = os.environ.get("AVNAV_STANDIN_VERSION", "main")
_STUCK = bool(os.environ.get("AVNAV_STANDIN_STUCK"))
_CASE = Path(os.environ["AVNAV_STANDIN_CASE"])
_RECORD = json.loads((_CASE / "bridge.json").read_text())
_AUDIO = json.loads((_CASE / "audio.json").read_text())
_AXES, _CENTRE = _AUDIO["axis_check"], _AUDIO["axis_check_centre"]
_NAMES = {"move_forward": 1, "turn_left": 2, "turn_right": 3}


def _arrays(path):
    data = path.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    found = {}
    for name, entry in json.loads(data[8 : 8 + length]).items():
        if name != "__metadata__":
            start, end = (8 + length + offset for offset in entry["data_offsets"])
            kind = {"F32": "<f4", "U8": "u1"}[entry["dtype"]]
            found[name] = np.frombuffer(data[start:end], kind).reshape(entry["shape"])
    return found


_STORED = _arrays(_CASE / "bridge.safetensors")


class SensorType:
    COLOR, DEPTH = 1, 2


class SensorSubType:
    PINHOLE = 1


sensor = SimpleNamespace(
    RLRAudioPropagationChannelLayoutType=None if _KIND == "silent" else SimpleNamespace(Binaural=3)
)
errors = SimpleNamespace(GreedyFollowerError=type("GreedyFollowerError", (RuntimeError,), {}))
agent = SimpleNamespace(
    AgentConfiguration=lambda **kw: SimpleNamespace(**kw),
    ActionSpec=lambda name, actuation: SimpleNamespace(name=name, actuation=actuation),
    ActuationSpec=lambda amount: SimpleNamespace(amount=amount),
)
CameraSensorSpec = SimulatorConfiguration = AgentState = ShortestPath = SimpleNamespace


def Configuration(simulator, agents):  # noqa: N802
    return SimpleNamespace(simulator=simulator, agents=agents)


class NavMeshSettings(SimpleNamespace):
    def set_defaults(self):
        self.agent_radius = 0.1


def _audio_specification():
    layout = SimpleNamespace(channelCount=0, **{"type" if _KIND == "branch" else "channelType": 0})
    acoustics = SimpleNamespace(**({} if _KIND == "branch" else {"enableMaterials": True}))
    outer = {"enableMaterials": True} if _KIND == "branch" else {}
    return SimpleNamespace(channelLayout=layout, acousticsConfig=acoustics, **outer)


AudioSensorSpec = SimpleNamespace if _KIND == "silent" else _audio_specification


def _break_down(picture):
    fault, marker = os.environ.get("AVNAV_STANDIN_FAULT"), os.environ.get("AVNAV_STANDIN_FAULT_ONCE")
    if not fault or picture != os.environ["AVNAV_STANDIN_FAULT_AT"] or (marker and os.path.exists(marker)):
        return
    if marker:
        Path(marker).touch()
    if fault == "hang":
        time.sleep(600)
    os.kill(os.getpid(), signal.SIGKILL)


class _AudioSensor:
    def __init__(self, spec):
        holder = spec if _KIND == "branch" else spec.acousticsConfig
        assert holder.enableMaterials is False and spec.channelLayout.channelCount == 2
        assert (spec.channelLayout.type if _KIND == "branch" else spec.channelLayout.channelType) == 3
        self.source = None
        self.resets = 0

    def setAudioSourceTransform(self, source):  # noqa: N802
        if not isinstance(source, np.ndarray):
            raise TypeError("incompatible function arguments")
        assert np.isfinite(source).all(), "the real one would never return"
        self.source = source

    def reset(self):
        self.resets += 1


class _Pathfinder:
    def __init__(self, simulator):
        self._simulator = simulator
        self.is_loaded = False

    def _guard(self):
        assert self.is_loaded, "the real one would have crashed: no navmesh"

    def is_navigable(self, point):
        return bool(np.isfinite(self._near(point, 1e-5)).all())

    def snap_point(self, point):
        return self._near(point, 0.5)

    def _near(self, point, beside):
        """The recorded start or goal above or below the point, or so many metres beside it."""
        self._guard()
        for known in (episode[key] for episode in _RECORD["episodes"] for key in ("start", "goal")):
            if np.allclose(point, known, rtol=0, atol=[beside, 0.5, beside]):
                return np.float32(known)
        return np.full(3, np.nan, np.float32)

    def seed(self, number):
        self._seed = number

    def get_random_navigable_point(self):
        """Beside a wall, but for one seed in ten."""
        self._guard()
        return np.float32(_CENTRE if self._seed % 10 == 7 else _RECORD["episodes"][0]["start"])

    def distance_to_closest_obstacle(self, point, most):
        self._guard()
        return min(most, 1.0 if np.allclose(point, _CENTRE, atol=1e-5) else 0.05)

    def find_path(self, path):
        self._guard()
        episode, step = self._simulator.recorded()
        assert np.allclose(path.requested_end, episode["goal"], atol=1e-5)
        assert np.allclose(path.requested_start, step["position"], atol=1e-6)
        path.geodesic_distance = step["geodesic"]
        return True


class _Follower:
    """Does what was recorded, then stops."""

    def __init__(self, simulator):
        self._simulator = simulator

    def reset(self):
        pass

    def next_action_along(self, goal):
        episode, _ = self._simulator.recorded()
        assert np.allclose(goal, episode["goal"], atol=1e-5)
        left = episode["steps"][self._simulator._cursor + 1 :]
        names = {number: name for name, number in _NAMES.items()}
        return names[left[0]["action"]] if left else None


class _Agent:
    def __init__(self, simulator):
        self._simulator = simulator
        self._sensors = {}

    def set_state(self, state, reset_sensors=True):
        assert state.sensor_states == {} and reset_sensors
        if not np.isfinite(state.position).all():
            raise ValueError("Agent state contains non-finite values")
        self._simulator.placed(np.asarray(state.position), state.rotation)

    def get_state(self):
        position, (w, x, y, z) = self._simulator.pose
        return SimpleNamespace(position=np.float32(position), rotation=SimpleNamespace(w=w, x=x, y=y, z=z))


class Simulator:
    def __init__(self, configuration):
        self._thread = threading.get_ident()
        self._agent = _Agent(self)
        self.closed = False
        self.reconfigure(configuration)

    def reconfigure(self, configuration):
        self._check()
        for left in self._agent._sensors.values():
            assert left.resets, "the real one would leak 4 MB: reset the audio sensor before a new scene"
            left.resets = 0
        assert configuration.simulator.gpu_device_id == -1, "WindowlessContext: Unable to create windowless context"
        actions = configuration.agents[0].action_space
        assert actions["move_forward"].actuation.amount == _RECORD["forward_m"]
        assert actions["turn_left"].actuation.amount == _RECORD["turn_deg"]
        self._cameras = {camera.uuid: camera for camera in configuration.agents[0].sensor_specifications}
        assert self._cameras["rgb"].position[1] == _RECORD["sensor_height_m"]
        self._agent._sensors.clear()
        self.pathfinder = _Pathfinder(self)
        self._episode, self._cursor, self.pose = None, 0, None

    def get_agent(self, index):
        return self._agent

    def add_sensor(self, spec):
        self._agent._sensors[spec.uuid] = _AudioSensor(spec)

    def recompute_navmesh(self, finder, settings):
        assert settings.agent_radius == _RECORD["agent_radius"]
        finder.is_loaded = True
        return True

    def placed(self, position, rotation_xyzw):
        x, y, z, w = rotation_xyzw
        self.pose = (position, (w, x, y, z))
        self._episode = None
        for index, episode in enumerate(_RECORD["episodes"]):
            if np.allclose(position, episode["start"], atol=1e-6) and np.allclose(
                [w, x, y, z], episode["rotation_wxyz"], atol=1e-6
            ):
                self._episode, self._cursor = index, 0
                self._follow()

    def step(self, name):
        steps = _RECORD["episodes"][self._episode]["steps"]
        wanted = steps[self._cursor + 1]["action"] if self._cursor + 1 < len(steps) else None
        if _NAMES[name] != wanted:
            assert _STUCK, f"step {self._cursor + 1} was recorded with {wanted}"
            return dict(self.get_sensor_observations(), collided=True)
        self._cursor += 1
        self._follow()
        return dict(self.get_sensor_observations(), collided=self.recorded()[1]["collided"])

    def make_greedy_follower(self, agent, goal_radius):
        assert agent == 0 and goal_radius > 0
        return _Follower(self)

    def get_sensor_observations(self):
        self._check()
        _break_down(f"e{self._episode}.{self._cursor}")
        return {"rgb": self._image("rgb", 4), "depth": self._image("depth", 0), "audio_sensor": self._sound()}

    def recorded(self):
        episode = _RECORD["episodes"][self._episode]
        return episode, episode["steps"][self._cursor]

    def close(self):
        self._check()
        self.closed = True

    def _follow(self):
        step = self.recorded()[1]
        self.pose = (np.float32(step["position"]), tuple(step["rotation_wxyz"]))

    def _check(self):
        assert threading.get_ident() == self._thread, "GL::Context::current(): no current context"

    def _image(self, kind, channels):
        height, width = self._cameras["rgb"].resolution
        stored = _STORED.get(f"e{self._episode}.{kind}{self._cursor}")
        if kind == "depth":
            return np.zeros((height, width), np.float32) if stored is None else stored.copy()
        image = np.full((height, width, 4), 255, np.uint8)
        image[:, :, :3] = 0 if stored is None else stored
        return image

    def _sound(self):
        source = self._agent._sensors["audio_sensor"].source
        if source is None:
            return []
        if self._episode is None or not np.allclose(source, self.recorded()[0]["source"], atol=1e-5):
            return self._beside(source)
        step = self.recorded()[1]
        response = np.zeros((2, step["ir_length"]), np.float32)
        response[:, 40] = np.sqrt(step["ir_energy"])
        return response.tolist()

    def _beside(self, source):
        """The recorded check of the axes: a source a metre to the left or right of a head that looks along -z.

        ``[2, 64]``: the direct sound, then as many echoes at one ear as at the other. Beside a wall a metre to one side
        is outside the house: the real one told +0.4 and -8.4 dB there, this one knows echoes alone.
        """
        offset = source[0] - self.pose[0][0]
        side = "left" if offset < 0 else "right"
        row = next(row for row in _AXES if row["source_at"] == side and row["yaw_deg"] == 0)
        louder = 10 ** (row["early_ild_db"] / 10)
        energy = np.array(row["energy"])
        quiet = (energy[0] - energy[1]) / (louder - 1)
        direct = np.array([louder * quiet, quiet])
        echoes = energy - direct
        if not np.allclose(self.pose[0], _CENTRE, atol=1e-5):
            direct = direct * 0
        if _KIND == "defective":
            direct, echoes = direct * 0, np.array([1e-10, 1e-10])
        response = np.zeros((2, 64))
        response[:, 2], response[:, 60] = np.sqrt(direct), np.sqrt(echoes)
        return response.tolist()
