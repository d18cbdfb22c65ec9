"""Continuous audio-visual navigation as a Gymnasium environment."""

import copy
import math

import gymnasium
import numpy as np
from gymnasium import spaces

from .spectrogram import shape, spectrogram
from .world import World

STOP = 0
SAMPLES = 2400
LOUDEST = 4.0


class AVNavEnv(gymnasium.Env):
    """Walk to a ringing telephone in a furnished home.

    Actions: 0 STOP, 1 forward 0.15 m, 2 left 10 degrees, 3 right 10 degrees. Observation: ``rgb`` uint8 [H, W, 3],
    ``audio`` float32 [2, 2400] (left, right; 0.15 s at 16 kHz), on request ``depth`` float32 [H, W, 1] in metres and
    ``spectrogram`` float32 [65, 26, 2]. Reward as in SoundSpaces: -0.01 a step, plus the decrease of the walking
    distance, plus 10 for STOP within 1 m. STOP terminates, ``max_steps`` truncates.

    ``info`` after every step: ``success``, ``spl``, ``softspl``, ``na``, ``sna``, ``distance_to_goal``, ``collided``,
    ``scene``, ``episode_id``. It tells more than an agent may know: learn from the observation alone.

    ``reset(seed=...)`` decides all later episodes; ``options={"scene": "avnav/test/home-03"}`` chooses the home. The
    simulator, a Java process, starts with the first reset.
    """

    metadata = {"render_modes": ["rgb_array"], "render_fps": 7}

    def __init__(
        self, split="train", width=128, height=128, depth=False, spectrogram=False, max_steps=500, render_mode=None
    ):
        if render_mode not in (None, "rgb_array"):
            raise ValueError(f"The render mode ({render_mode}) must be None or rgb_array.")
        if split not in ("train", "val", "test"):
            raise ValueError(f"The split ({split}) must be train, val or test.")
        self.render_mode = render_mode
        self.action_space = spaces.Discrete(4)
        self.observation_space = _space(width, height, depth, spectrogram)
        self._with_depth, self._with_spectrogram = depth, spectrogram
        self._split = split
        self._make_world = lambda: World(width, height, depth, max_steps)
        self._world = None
        self._told = None
        self._rgb = None

    def reset(self, *, seed=None, options=None):
        super().reset(seed=seed)
        scene = (options or {}).get("scene", "")
        draws = _draw(self.np_random)
        if self._world is None:
            self._world = self._make_world()
        self._told, frame = self._world.reset(self._split, scene, *draws)
        if not scene:
            self._world.expect(self._split, _draw(copy.deepcopy(self.np_random))[0])
        self._scene, self._episode = self._told["scene"], self._told["episode"]
        self._expert_actions = self._told["expertActions"]
        self._start_distance = self._told["geodesic"]
        self._position = self._told["position"]
        self._path, self._steps = 0.0, 0
        return self._observation(frame), self._info()

    def step(self, action):
        if self._told is None:
            raise gymnasium.error.ResetNeeded("Cannot step before the first reset.")
        if not self.action_space.contains(action):
            raise ValueError(f"The action ({action!r}) must be 0, 1, 2 or 3.")
        self._told, frame = self._world.step(int(action))
        self._path += math.dist(self._position, self._told["position"])
        self._position = self._told["position"]
        self._steps += 1
        stopped = int(action) == STOP
        truncated = bool(self._told["done"]) and not stopped
        return self._observation(frame), float(self._told["reward"]), stopped, truncated, self._info()

    def render(self):
        if self.render_mode is None or self._rgb is None:
            return None
        return self._rgb.copy()

    def close(self):
        if self._world is not None:
            self._world.close()
            self._world = None
            self._told = None

    def _observation(self, frame):
        audio, depth, rgb = frame
        if self.render_mode is not None:
            self._rgb = rgb.copy()  # the observation is the caller's to change
        observation = {"rgb": rgb, "audio": np.clip(audio, -LOUDEST, LOUDEST, out=audio)}
        if self._with_depth:
            observation["depth"] = depth[:, :, np.newaxis]
        if self._with_spectrogram:
            observation["spectrogram"] = spectrogram(observation["audio"])
        return observation

    def _info(self):
        """Habitat-lab's metrics of the episode so far; L is the distance at the reset, P the walked length."""
        distance, start = self._told["geodesic"], self._start_distance
        success = float(self._told["success"])
        efficiency = start / max(start, self._path)
        return {
            "success": success,
            "spl": success * efficiency,
            "softspl": max(0.0, 1.0 - distance / start) * efficiency,
            "na": self._steps,
            "sna": success * self._expert_actions / max(self._expert_actions, self._steps),
            "distance_to_goal": distance,
            "collided": bool(self._told["collided"]),
            "scene": self._scene,
            "episode_id": self._episode,  # "episode" belongs to the wrappers that keep statistics
        }


def _draw(generator):
    """What chooses an episode: a home and one of its episodes."""
    return [int(draw) for draw in generator.integers(0, 2**31 - 1, size=2)]


def _space(width, height, depth, with_spectrogram):
    parts = {
        "rgb": spaces.Box(0, 255, (height, width, 3), np.uint8),
        "audio": spaces.Box(-LOUDEST, LOUDEST, (2, SAMPLES), np.float32),
    }
    if depth:
        parts["depth"] = spaces.Box(0.0, 1000.0, (height, width, 1), np.float32)
    if with_spectrogram:
        parts["spectrogram"] = spaces.Box(0.0, 20.0, shape(), np.float32)
    return spaces.Dict(parts)
