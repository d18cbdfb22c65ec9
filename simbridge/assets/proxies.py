"""Stand-ins for single parts seen from far away: a prism for a rod, the convex hull for anything bulging."""

import numpy as np
from scipy.spatial import ConvexHull, QhullError

ROD_THICKNESS = 0.25
DENT = 0.08
DENTED_SHARE_SEEN = 0.08
DENTED_SHARE = 0.2
ROD_ROUNDNESS = 0.8


def stand_in(positions, weight):
    """Triangles (T,3,3) and whether they are a rod's prism; (None, False) when neither fits.

    `weight` tells how much of each triangle is seen.
    """
    points = positions.reshape(-1, 3)
    try:
        hull = ConvexHull(points)
    except QhullError:
        return None, False
    middle = positions.mean(1)
    inside = -(middle @ hull.equations[:, :3].T + hull.equations[:, 3]).max(1)
    extent = _extents(points)
    if extent[1] < ROD_THICKNESS * extent[0] and extent[1] < 0.12:
        bent = np.average(inside, weights=weight) > 0.2 * extent[1]
        return (None, False) if bent else (_prism(points), True)
    dented = inside > DENT * extent[1]
    surface = np.linalg.norm(np.cross(positions[:, 1] - positions[:, 0], positions[:, 2] - positions[:, 0]), axis=1)
    if np.average(dented, weights=weight) < DENTED_SHARE_SEEN and np.average(dented, weights=surface) < DENTED_SHARE:
        return _outward(points[hull.simplices], points.mean(0)), False
    return None, False


def _axes(points):
    centre = (points.min(0) + points.max(0)) / 2
    _, vectors = np.linalg.eigh(np.cov((points - points.mean(0)).T))
    return centre, vectors[:, ::-1]


def _extents(points):
    _, vectors = _axes(points)
    return np.sort(np.ptp(points @ vectors, axis=0))[::-1]


def _prism(points):
    """A three-sided tube along the longest axis, without its ends."""
    _, vectors = _axes(points)
    local = points @ vectors
    low, high = local.min(0), local.max(0)
    inset = (high - low) * (1 - ROD_ROUNDNESS) / 2 * [0, 1, 1]
    low, high = low + inset, high - inset
    triangles = []
    ring = [(low[1], low[2]), (high[1], low[2]), ((low[1] + high[1]) / 2, high[2])]
    for (a, b), (c, d) in zip(ring, ring[1:] + ring[:1]):
        p, q = (low[0], a, b), (low[0], c, d)
        r, s = (high[0], c, d), (high[0], a, b)
        triangles += [[p, q, r], [p, r, s]]
    return _outward(np.array(triangles) @ vectors.T, (low + high) / 2 @ vectors.T)


def _outward(triangles, centre):
    normal = np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0])
    inward = np.einsum("td,td->t", normal, triangles.mean(1) - centre) < 0
    triangles = triangles.copy()
    triangles[inward] = triangles[inward][:, ::-1]
    return triangles
