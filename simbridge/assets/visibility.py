"""Which sides of which triangles can be seen from outside, by shadow rays (Embree through trimesh)."""

import numpy as np
import trimesh
from trimesh.ray.ray_pyembree import RayMeshIntersector

DIRECTIONS = 36
SAMPLES = 4
LIFT_METRES = 3e-4


def _directions(lowest, highest, only_front):
    """Evenly spread unit vectors (Fibonacci spiral) whose height lies between the two bounds."""
    index = np.arange(DIRECTIONS) + 0.5
    y = lowest + (highest - lowest) * index / DIRECTIONS
    angle = index * np.pi * (3 - np.sqrt(5))
    radius = np.sqrt(1 - y * y)
    vectors = np.stack([radius * np.sin(angle), y, radius * np.cos(angle)], 1)
    return vectors[vectors[:, 2] > 0.05] if only_front else vectors


def directions_of(placement):
    if placement == "ON_CEILING":
        return _directions(-0.98, 0.05, False)
    if placement == "ON_WALL":
        return _directions(-0.6, 0.8, True)
    return _directions(0.03, 0.98, False)


def seen(positions, directions, samples=SAMPLES):
    """Shares of (sample, direction) pairs from which each triangle's front and back are seen: two arrays (T,)."""
    count = len(positions)
    mesh = trimesh.Trimesh(positions.reshape(-1, 3), np.arange(3 * count).reshape(-1, 3), process=False)
    tracer = RayMeshIntersector(mesh)
    normal = np.cross(positions[:, 1] - positions[:, 0], positions[:, 2] - positions[:, 0])
    length = np.linalg.norm(normal, axis=1, keepdims=True)
    normal = normal / np.maximum(length, 1e-20)
    random = np.random.default_rng(1)
    u, v = random.random((2, samples, 1))
    over = u + v > 1
    u, v = np.where(over, 1 - u, u), np.where(over, 1 - v, v)
    sides = []
    for side in (1.0, -1.0):
        hits = np.zeros(count)
        for k in range(samples):
            point = positions[:, 0] + u[k] * (positions[:, 1] - positions[:, 0]) + v[k] * (positions[:, 2] - positions[:, 0])
            origin = point + side * LIFT_METRES * normal
            for direction in directions:
                facing = np.flatnonzero(side * (normal @ direction) > 0.05)
                if len(facing):
                    way = np.tile(direction, (len(facing), 1))
                    hits[facing] += ~tracer.intersects_any(origin[facing], way)
        sides.append(hits / (samples * len(directions)))
    return sides
