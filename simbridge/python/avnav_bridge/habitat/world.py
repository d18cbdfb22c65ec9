"""One habitat_sim.Simulator: scenes, the agent, the source. All calls must come from one thread."""

import os

import numpy as np

from ..errors import Refused
from . import audio, runtime

STOP = 0
ACTIONS = {1: "move_forward", 2: "turn_left", 3: "turn_right"}
COLLISION_SLACK_SQUARE_METRES = 1e-5  # Habitat's own
EAR_TEST_PLACES = 50
EAR_TEST_LEAST_METRES = 0.2
EDGE_METRES = 0.1  # Recast's navmesh and our floor plan may differ by two of its cells
_NUMBERS = {name: number for number, name in ACTIONS.items()}


class World:
    """``move`` and ``observe`` render once each, sight and sound together: every rendering advances the ray generator."""

    def __init__(self, habitat_sim, settings):
        self._habitat = habitat_sim
        self.version = runtime.version(habitat_sim)
        self._settings = settings
        self._simulator = None
        self._scene = None
        self._sensor = None
        self._follower = None
        self._made_navmesh = False
        self._tested = False

    def load(self, scene):
        """Changes the scene; the simulator itself is kept, its tables take five seconds to build."""
        if scene == self._scene:
            return
        if not os.path.isfile(scene):
            raise Refused(f"The scene ({scene}) does not exist.\nMaybe scenesFolder points beside it.")
        configuration = self._configuration(scene)
        if self._simulator is None:
            self._simulator = self._habitat.Simulator(configuration)
        else:
            if hasattr(self._sensor, "reset"):
                self._sensor.reset()  # else every scene leaks some 4 MB
            self._scene = None
            self._simulator.reconfigure(configuration)
        self._require_navmesh(scene)
        settings = self._settings
        spec = audio.specification(
            self._habitat,
            settings["sampleRateHz"],
            settings["indirectRays"],
            settings["temporalCoherence"],
            settings["volume"],
        )
        self._simulator.add_sensor(spec)
        self._sensor = self._simulator.get_agent(0)._sensors[audio.UUID]
        self._follower = None
        self._scene = scene

    def rehearse(self):
        """Renders once and tests the ears, so that a useless installation is found before the first episode."""
        self._test_ears()

    def on_floor(self, position):
        """The position on the navmesh where the navmesh was made here, unchanged elsewhere.

        A navmesh lies up to a cell above the floor, and its edge may lie a little inside; files made on a scene's own
        navmesh have its places, files made elsewhere have the floor's. What is farther off stays where it is.
        """
        position = finite("position", position, 3)
        if not self._made_navmesh:
            return position
        x, y, z = self.snapped(position)
        if self.is_navigable(position):
            return [position[0], y, position[2]]
        beside = np.hypot(x - position[0], z - position[2])  # NaN where there is no navmesh near
        return [x, y, z] if beside <= EDGE_METRES else position

    def begin(self, position, rotation_wxyz, source):
        """Places agent and source and restarts the ray generator, so that the episode repeats bit for bit."""
        if not self._tested:
            self._test_ears()
        if self._follower is not None:
            self._follower.reset()
        self.place(position, rotation_wxyz)
        if hasattr(self._sensor, "reset"):
            self._sensor.reset()
        self.place_source(source)

    def place(self, position, rotation_wxyz):
        w, x, y, z = finite("rotation", rotation_wxyz, 4)
        state = self._habitat.AgentState()
        state.position = np.array(finite("position", position, 3), np.float32)
        state.rotation = [x, y, z, w]
        state.sensor_states = {}
        try:
            self._simulator.get_agent(0).set_state(state, True)
        except ValueError as error:
            raise Refused(f"Habitat refuses the pose {position}, {rotation_wxyz}: {error}.") from error

    def place_source(self, source):
        """A position that is not finite would never return and eat all memory."""
        self._sensor.setAudioSourceTransform(np.array(finite("source", source, 3), np.float32))

    def move(self, action):
        """Moves and renders once; the observations hold ``collided``."""
        return self._simulator.step(ACTIONS[action])

    def observe(self):
        return self._simulator.get_sensor_observations()

    def pose(self):
        state = self._simulator.get_agent(0).get_state()
        rotation = state.rotation
        return [float(v) for v in state.position], [rotation.w, rotation.x, rotation.y, rotation.z]

    def geodesic(self, goal):
        return self.metres(self.pose()[0], goal)

    def metres(self, start, goal):
        """Of the shortest walk; infinite when there is none."""
        return float(self._find_path(start, goal).geodesic_distance)

    def bends(self, start, goal):
        """The shortest walk's points, both ends included; none when there is no walk."""
        return [[float(v) for v in point] for point in self._find_path(start, goal).points]

    def _find_path(self, start, goal):
        path = self._habitat.ShortestPath()
        path.requested_start = np.array(start, np.float32)
        path.requested_end = np.array(goal, np.float32)
        self._simulator.pathfinder.find_path(path)
        return path

    def random_point(self, seed):
        """Uniform over the navmesh's area; NaN when the search failed. The seed is the process's, for this draw alone."""
        finder = self._simulator.pathfinder
        finder.seed(seed)
        return [float(v) for v in finder.get_random_navigable_point()]

    def snapped(self, point):
        return [float(v) for v in self._simulator.pathfinder.snap_point(np.array(point, np.float32))]

    def clearance(self, point, most):
        """Metres to the navmesh's edge, ``most`` at the most."""
        return float(min(most, self._simulator.pathfinder.distance_to_closest_obstacle(np.array(point, np.float32), most)))

    def stride(self, position, yaw):
        """Where a step forward from any point ends, and whether an obstacle cut it short; radians, left positive."""
        finder, start = self._simulator.pathfinder, np.array(position, np.float32)
        metres = self._settings["stepMetres"]
        wanted = start + np.array([-np.sin(yaw) * metres, 0.0, -np.cos(yaw) * metres], np.float32)
        take = finder.try_step if self._settings["sliding"] else finder.try_step_no_sliding
        end = np.array([float(v) for v in take(start, wanted)])
        moved, tried = end - start, wanted - start
        return [float(v) for v in end], bool(moved.dot(moved) + COLLISION_SLACK_SQUARE_METRES < tried.dot(tried))

    def ahead(self):
        """As ``move`` forward, bit for bit, but unseen and unheard: the agent is put back."""
        position, rotation = self.pose()
        collided = self._simulator.get_agent(0).act(ACTIONS[1])
        end = self.pose()[0]
        self.place(position, rotation)
        return end, bool(collided)

    def lone_action(self, goal, goal_radius):
        """As ``expert_action``, but whatever was asked before: a follower without a memory."""
        follower = self._simulator.make_greedy_follower(0, goal_radius)
        return self._ask(follower, goal)

    def expert_action(self, goal, goal_radius):
        """What Habitat's greedy geodesic follower would do here: an action's number, or None where it knows no way."""
        if self._follower is None:
            self._follower = self._simulator.make_greedy_follower(0, goal_radius)
        return self._ask(self._follower, goal)

    def _ask(self, follower, goal):
        try:
            name = follower.next_action_along(np.array(goal, np.float32))
        except self._habitat.errors.GreedyFollowerError:
            return None
        return STOP if name is None else _NUMBERS[name]

    def is_navigable(self, position):
        return bool(self._simulator.pathfinder.is_navigable(np.array(position, np.float32)))

    def close(self):
        if self._simulator is not None:
            self._simulator.close()
            self._simulator = None

    def _test_ears(self):
        position, metres = self._open_floor()
        self.place(position, [1.0, 0.0, 0.0, 0.0])
        ears = np.array(position, np.float32) + np.array([0, audio.EAR_HEIGHT_METRES, 0], np.float32)
        left = np.array([-metres, 0.0, 0.0], np.float32)
        audio.self_test(self.place_source, lambda: audio.sound(self.observe()), ears, left, self.version)
        self._tested = True

    def _open_floor(self):
        """The widest of some random places, and the metres that are free around it, 1 at most: walls mislead the ears."""
        places = [point for point in map(self.random_point, range(EAR_TEST_PLACES)) if np.isfinite(point).all()]
        if not places:
            raise Refused(f"The scene ({self._scene}) has no navigable point.\nMaybe its navmesh is empty.")
        metres, widest = max(((self.clearance(point, 1.0), point) for point in places), key=lambda place: place[0])
        return widest, max(metres, EAR_TEST_LEAST_METRES)

    def _require_navmesh(self, scene):
        """Any question to a pathfinder without a navmesh kills the process."""
        finder = self._simulator.pathfinder
        self._made_navmesh = not finder.is_loaded
        if finder.is_loaded:
            return
        settings = self._habitat.NavMeshSettings()
        settings.set_defaults()
        settings.agent_radius = self._settings["radiusMetres"]
        settings.agent_height = 1.5
        if not self._simulator.recompute_navmesh(finder, settings) or not finder.is_loaded:
            raise Refused(f"The scene ({scene}) has no navmesh and none can be made of it.")

    def _configuration(self, scene):
        habitat, settings = self._habitat, self._settings
        simulator = habitat.SimulatorConfiguration()
        simulator.scene_id = scene
        if settings["sceneDataset"]:
            simulator.scene_dataset_config_file = settings["sceneDataset"]
        simulator.gpu_device_id = settings["gpuDevice"]
        simulator.allow_sliding = settings["sliding"]
        simulator.enable_physics = False
        agent = habitat.agent.AgentConfiguration(
            height=1.5,
            radius=settings["radiusMetres"],
            sensor_specifications=_cameras(habitat, settings),
            action_space={
                "move_forward": _act(habitat, "move_forward", settings["stepMetres"]),
                "turn_left": _act(habitat, "turn_left", settings["turnDegrees"]),
                "turn_right": _act(habitat, "turn_right", settings["turnDegrees"]),
            },
        )
        return habitat.Configuration(simulator, [agent])


def _act(habitat, name, amount):
    return habitat.agent.ActionSpec(name, habitat.agent.ActuationSpec(amount=amount))


def _cameras(habitat, settings):
    cameras = []
    kinds = [("rgb", habitat.SensorType.COLOR)] + ([("depth", habitat.SensorType.DEPTH)] if settings["depth"] else [])
    for uuid, kind in kinds:
        camera = habitat.CameraSensorSpec()
        camera.uuid = uuid
        camera.sensor_type = kind
        camera.sensor_subtype = habitat.SensorSubType.PINHOLE
        camera.resolution = [settings["height"], settings["width"]]
        camera.position = np.array([0.0, settings["eyeHeightMetres"], 0.0], np.float32)
        camera.hfov = settings["hfovDegrees"]
        cameras.append(camera)
    return cameras


def finite(name, values, count):
    if len(values) != count or not np.isfinite(values).all():
        raise Refused(f"The {name} {list(values)} must be {count} finite numbers.\nMaybe the episode's file is damaged.")
    return [float(value) for value in values]
