"""Avnav's world for Gymnasium: ``gymnasium.make("avnav:AVNav-v0")``."""

import gymnasium

from .environment import AVNavEnv

__all__ = ["AVNavEnv"]

gymnasium.register(id="AVNav-v0", entry_point="avnav.environment:AVNavEnv")
