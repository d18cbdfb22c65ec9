"""Habitat-Sim with its RLR audio sensor behind the bridge."""
