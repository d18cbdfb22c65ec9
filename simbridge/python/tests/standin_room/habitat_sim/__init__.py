"""A habitat_sim of one empty room, 6 x 4 m of free floor at height 0.2, in which any walk can be walked.

It has the names that the bridge uses and behaves as the real one where a data set depends on it: float32 poses, steps
that slide along walls, one source, responses whose noise advances with every rendering and restarts with the sensor.

AVNAV_STANDIN_FAULT_ONCE: a file that does not exist yet; the process dies at its twentieth picture, once.
"""

import os
import signal
import threading
from pathlib import Path
from types import SimpleNamespace

import numpy as np

__version__ = "0.3.3"
HALF = np.array([3.0, 0.0, 2.0])  # of the free floor
FLOOR = 0.2
COLLISION_SLACK = 1e-5
DEADLY_PICTURE = 20


class SensorType:
    COLOR, DEPTH = 1, 2


class SensorSubType:
    PINHOLE = 1


sensor = SimpleNamespace(RLRAudioPropagationChannelLayoutType=SimpleNamespace(Binaural=3))
errors = SimpleNamespace(GreedyFollowerError=type("GreedyFollowerError", (RuntimeError,), {}))
agent = SimpleNamespace(
    AgentConfiguration=lambda **kw: SimpleNamespace(**kw),
    ActionSpec=lambda name, actuation: SimpleNamespace(name=name, actuation=actuation),
    ActuationSpec=lambda amount: SimpleNamespace(amount=amount),
)
CameraSensorSpec = SimulatorConfiguration = AgentState = SimpleNamespace


def ShortestPath():  # noqa: N802
    return SimpleNamespace(geodesic_distance=np.inf, points=[])


def AudioSensorSpec():  # noqa: N802
    return SimpleNamespace(
        channelLayout=SimpleNamespace(channelType=0, channelCount=0), acousticsConfig=SimpleNamespace(enableMaterials=True)
    )


def Configuration(simulator, agents):  # noqa: N802
    return SimpleNamespace(simulator=simulator, agents=agents)


class NavMeshSettings(SimpleNamespace):
    def set_defaults(self):
        pass


class _AudioSensor:
    def __init__(self):
        self.source = None
        self.reset()

    def setAudioSourceTransform(self, source):  # noqa: N802
        self.source = np.array(source, np.float64)

    def reset(self):
        self.noise = np.random.default_rng(0)

    def response(self, ears, right):
        if self.source is None:
            return []
        offset = self.source - ears
        distance = max(float(np.linalg.norm(offset)), 0.1)
        side = float(offset @ right) / distance
        response = self.noise.normal(0, 1e-3, (2, 64))
        response[:, 20] += np.array([1 - 0.5 * side, 1 + 0.5 * side]) / distance
        return response.astype(np.float32).tolist()


class _Pathfinder:
    is_loaded = False

    def seed(self, number):
        self._random = np.random.default_rng(number)

    def get_random_navigable_point(self):
        if not hasattr(self, "_random"):
            self.seed(0)
        return np.float32(self._random.uniform(-HALF, HALF) + [0, FLOOR, 0])

    def snap_point(self, point):
        return np.float32(np.clip(point, -HALF, HALF) + [0, FLOOR, 0])

    def is_navigable(self, point):
        return bool((np.abs(point) <= HALF + [1e-6, 0.7, 1e-6]).all())

    def distance_to_closest_obstacle(self, point, most):
        return float(min(most, (HALF - np.abs(point))[[0, 2]].min()))

    def find_path(self, path):
        path.points = [np.float32(path.requested_start), np.float32(path.requested_end)]
        path.geodesic_distance = float(np.linalg.norm(path.points[1] - path.points[0]))
        return True

    def try_step(self, start, end):
        return self.snap_point(end)


class _Agent:
    def __init__(self, simulator, configuration):
        self._simulator = simulator
        self._actions = configuration.action_space
        self._sensors = {}
        self.position = np.zeros(3, np.float32)
        self.rotation = (1.0, 0.0, 0.0, 0.0)

    def set_state(self, state, reset_sensors=True):
        x, y, z, w = (float(np.float32(v)) for v in state.rotation)
        self.position, self.rotation = np.float32(state.position), (w, x, y, z)

    def get_state(self):
        w, x, y, z = self.rotation
        return SimpleNamespace(position=self.position.copy(), rotation=SimpleNamespace(w=w, x=x, y=y, z=z))

    def yaw(self):
        return 2 * np.arctan2(self.rotation[2], self.rotation[0])

    def act(self, name):
        amount = self._actions[name].actuation.amount
        if name != "move_forward":
            yaw = self.yaw() + np.radians(amount if name == "turn_left" else -amount)
            self.rotation = (float(np.float32(np.cos(yaw / 2))), 0.0, float(np.float32(np.sin(yaw / 2))), 0.0)
            return False
        wanted = self.position + np.float32([-np.sin(self.yaw()) * amount, 0, -np.cos(self.yaw()) * amount])
        end = self._simulator.pathfinder.try_step(self.position, wanted)
        moved, tried = end - self.position, wanted - self.position
        self.position = end
        return bool(moved @ moved + COLLISION_SLACK < tried @ tried)


class _Follower:
    """Turns to the goal, then walks."""

    def __init__(self, body, radius):
        self._body, self._radius = body, radius

    def reset(self):
        pass

    def next_action_along(self, goal):
        offset = goal - self._body.position
        if np.linalg.norm(offset) < self._radius:
            return None
        left = (np.arctan2(-offset[0], -offset[2]) - self._body.yaw() + np.pi) % (2 * np.pi) - np.pi
        return "move_forward" if abs(left) < np.radians(6) else "turn_left" if left > 0 else "turn_right"


class Simulator:
    def __init__(self, configuration):
        self._thread = threading.get_ident()
        self._pictures = 0
        self.reconfigure(configuration)

    def reconfigure(self, configuration):
        self._camera = next(c for c in configuration.agents[0].sensor_specifications if c.uuid == "rgb")
        self._agent = _Agent(self, configuration.agents[0])
        self.pathfinder = _Pathfinder()

    def get_agent(self, index):
        return self._agent

    def add_sensor(self, spec):
        self._agent._sensors[spec.uuid] = _AudioSensor()

    def recompute_navmesh(self, finder, settings):
        finder.is_loaded = True
        return True

    def make_greedy_follower(self, agent, goal_radius):
        return _Follower(self._agent, goal_radius)

    def step(self, name):
        collided = self._agent.act(name)
        return dict(self.get_sensor_observations(), collided=collided)

    def get_sensor_observations(self):
        assert threading.get_ident() == self._thread, "GL::Context::current(): no current context"
        self._pictures += 1
        self._break_down()
        height, width = self._camera.resolution
        image = np.full((height, width, 4), 255, np.uint8)
        image[:, :, 0] = int(self._agent.position[0] * 20 + 128)
        image[:, :, 1] = int(self._agent.position[2] * 20 + 128)
        image[:, :, 2] = int(np.degrees(self._agent.yaw()) % 360 / 2)
        yaw, ears = self._agent.yaw(), self._agent.position + [0, 1.5, 0]
        right = np.array([np.cos(yaw), 0, -np.sin(yaw)])
        heard = {uuid: sensor.response(ears, right) for uuid, sensor in self._agent._sensors.items()}
        return {"rgb": image, **heard}

    def close(self):
        pass

    def _break_down(self):
        marker = os.environ.get("AVNAV_STANDIN_FAULT_ONCE")
        if marker and self._pictures == DEADLY_PICTURE and not os.path.exists(marker):
            Path(marker).touch()
            os.kill(os.getpid(), signal.SIGKILL)
