"""Fewer triangles that still look right: drops what nobody sees, mends the winding, collapses edges, carries textures over."""

import numpy as np
import pymeshlab
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from glb import Soup
from likeness import Views
from proxies import stand_in
from visibility import seen

WELD_METRES = 2e-5
HIDDEN_WEIGHT = 0.01


def area(positions):
    return np.linalg.norm(np.cross(positions[:, 1] - positions[:, 0], positions[:, 2] - positions[:, 0]), axis=1) / 2


def take(soup, which):
    return Soup(soup.positions[which], soup.uvs[which], soup.material[which], soup.materials)


def flipped(soup):
    return Soup(soup.positions[:, ::-1], soup.uvs[:, ::-1], soup.material, soup.materials)


def joined(soups):
    return Soup(*(np.concatenate([getattr(s, k) for s in soups]) for k in ("positions", "uvs", "material")),
                soups[0].materials)


def weld(soup, by_material):
    """Vertex numbers (T,3) of equal corners, and one position per number."""
    key = np.round(soup.positions.reshape(-1, 3) / WELD_METRES).astype(np.int64)
    if by_material:
        key = np.column_stack([key, np.repeat(soup.material, 3)])
    _, first, back = np.unique(key, axis=0, return_index=True, return_inverse=True)
    return back.reshape(-1, 3), soup.positions.reshape(-1, 3)[first]


def _components(count, pairs):
    if len(pairs) == 0:
        return np.arange(count)
    graph = coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    return connected_components(graph, directed=False)[1]


def parts(soup):
    """Number of the connected piece of one material that each triangle belongs to."""
    faces, points = weld(soup, True)
    pairs = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]]])
    _, label = np.unique(_components(len(points), pairs)[faces[:, 0]], return_inverse=True)
    return label


def _oriented_patches(faces):
    """Labels of triangles joined over edges that both run through in opposite directions."""
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    owner = np.tile(np.arange(len(faces)), 3)
    size = faces.max() + 1
    forward, backward = edges[:, 0] * size + edges[:, 1], edges[:, 1] * size + edges[:, 0]
    order = np.argsort(forward, kind="stable")
    at = np.searchsorted(forward[order], backward)
    at = np.minimum(at, len(order) - 1)
    match = forward[order][at] == backward
    return _components(len(faces), np.column_stack([owner[match], owner[order][at][match]]))


def without_holes(soup, edges):
    """Fills border loops of at most so many edges with a fan around their middle."""
    faces, points = weld(soup, True)
    half = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    owner = np.tile(np.arange(len(faces)), 3)
    size = len(points)
    border = ~np.isin(half[:, 0] * size + half[:, 1], half[:, 1] * size + half[:, 0])
    following = {int(a): (int(b), int(f)) for (a, b), f in zip(half[border], owner[border])}
    fans, looks = [], []
    while following:
        start, (at, face) = following.popitem()
        loop = [start]
        while at != start and at in following:
            loop.append(at)
            at, face = following.pop(at)
        if at == start and 3 <= len(loop) <= edges:
            ring = points[loop]
            fans += [[b, a, ring.mean(0)] for a, b in zip(ring, np.roll(ring, -1, 0))]
            looks += [soup.material[face]] * len(loop)
    if not fans:
        return soup
    fill = Soup(np.array(fans), np.zeros((len(fans), 3, 2)), np.array(looks), soup.materials)
    return joined([soup, fill])


def clean(soup, directions):
    """Without slivers, doubles and what cannot be seen; everything wound counter-clockwise from where it is seen.

    Returns the soup and each triangle's visible share.
    """
    soup = take(soup, area(soup.positions) > 1e-10)
    faces, _ = weld(soup, False)
    _, once = np.unique(np.sort(faces, axis=1), axis=0, return_index=True)
    soup = take(soup, np.sort(once))
    front, back = seen(soup.positions, directions)
    faces, points = weld(soup, False)
    patch = _oriented_patches(faces)
    weight = area(soup.positions)
    turn = (np.bincount(patch, weight * back) > np.bincount(patch, weight * front))[patch]
    soup.positions[turn] = soup.positions[turn][:, ::-1]
    soup.uvs[turn] = soup.uvs[turn][:, ::-1]
    share = front + back
    label = parts(soup)
    keep = np.bincount(label, share)[label] > 0
    return take(soup, keep), share[keep]


def without_small_parts(soup, share, limit):
    """Drops the least visible parts so that at most `limit` remain."""
    label = parts(soup)
    seen_area = np.bincount(label, area(soup.positions) * (share + 1e-6))
    order = np.argsort(-seen_area, kind="stable")
    total = seen_area.sum()
    kept = np.isin(label, [p for rank, p in enumerate(order) if rank < limit and seen_area[p] > 1e-4 * total])
    return take(soup, kept), share[kept]


def collapse(soup, share, target, topology):
    """Quadric edge collapse (Garland and Heckbert 1997), materials kept apart, hidden surfaces collapsed first."""
    if len(soup) <= target:
        return soup
    faces, points = weld(soup, True)
    good = (faces[:, 0] != faces[:, 1]) & (faces[:, 1] != faces[:, 2]) & (faces[:, 2] != faces[:, 0])
    source = take(soup, good)
    weight = np.full(len(points), HIDDEN_WEIGHT)
    np.maximum.at(weight, faces.ravel(), np.repeat(np.minimum(1.0, 4 * share), 3))
    meshes = pymeshlab.MeshSet()
    meshes.add_mesh(pymeshlab.Mesh(
        points, faces[good].astype(np.int32), v_scalar_array=weight, f_scalar_array=source.material.astype(float)))
    meshes.meshing_decimation_quadric_edge_collapse(
        targetfacenum=int(target), qualitythr=0.15, preserveboundary=False, boundaryweight=4.0, preservenormal=True,
        preservetopology=topology, optimalplacement=True, planarquadric=True, qualityweight=True, planarweight=0.0005, autoclean=True)
    result = meshes.current_mesh()
    positions = result.vertex_matrix()[result.face_matrix()]
    material = np.round(result.face_scalar_array()).astype(int)
    return Soup(positions, np.zeros(positions.shape[:2] + (2,)), material, soup.materials)


def with_texture(soup, source):
    """Gives each triangle the affine texture map of the source's surface under it, by material and normal."""
    soup = take(soup, np.arange(len(soup)))
    for m in np.unique(soup.material):
        if soup.materials[m].png is None:
            continue
        old, new = source.material == m, np.flatnonzero(soup.material == m)
        _transfer(soup, new, source.positions[old], source.uvs[old])
    return soup


def _normals(positions):
    n = np.cross(positions[:, 1] - positions[:, 0], positions[:, 2] - positions[:, 0])
    return n / np.maximum(np.linalg.norm(n, axis=1, keepdims=True), 1e-20)


def _transfer(soup, new, positions, uvs):
    random = np.random.default_rng(2)
    chance = area(positions) + 1e-9
    owner = np.concatenate([np.arange(len(positions)), random.choice(len(positions), 40000, p=chance / chance.sum())])
    bary = random.dirichlet((1, 1, 1), len(owner))
    size = np.ptp(positions.reshape(-1, 3), axis=0).max()
    where = np.einsum("nk,nkd->nd", bary, positions[owner])
    tree = cKDTree(np.column_stack([where, 0.1 * size * _normals(positions)[owner]]))
    sample_uv = np.einsum("nk,nkd->nd", bary, uvs[owner])
    inner = np.array([(1, 1, 1), (4, 1, 1), (1, 4, 1), (1, 1, 4), (3, 3, 1), (1, 3, 3), (3, 1, 3)], float)
    inner /= inner.sum(1, keepdims=True)
    normals = _normals(soup.positions)
    for t in new:
        corners = soup.positions[t]
        at = inner @ corners
        _, hit = tree.query(np.column_stack([at, np.tile(0.1 * size * normals[t], (len(at), 1))]))
        fit, *_ = np.linalg.lstsq(inner, sample_uv[hit], rcond=None)
        rest = np.abs(inner @ fit - sample_uv[hit]).max()
        if rest > 0.25 * max(np.ptp(fit, axis=0).max(), 0.02):
            fit = _single_map(corners, positions[owner[hit[0]]], uvs[owner[hit[0]]])
        soup.uvs[t] = fit - np.floor(fit.mean(0))


def _single_map(corners, triangle, uv):
    """Extends one source triangle's texture map to three points of its plane."""
    edges = np.column_stack([triangle[1] - triangle[0], triangle[2] - triangle[0]])
    local = np.linalg.lstsq(edges, (corners - triangle[0]).T, rcond=None)[0]
    return uv[0] + local.T @ np.stack([uv[1] - uv[0], uv[2] - uv[0]])


def two_sided(soup, directions):
    """Adds the reverse of every triangle whose back can be seen, turns those seen only from behind, drops the unseen."""
    soup = take(soup, area(soup.positions) > 1e-8)
    front, back = seen(soup.positions, directions, samples=10)
    behind = (front < 0.004) & (back > 0.004)
    both = (front >= 0.004) & (back > 0.012)
    result = [take(soup, (front >= 0.004)), flipped(take(soup, behind | both))]
    return joined([s for s in result if len(s)])


def with_proxies(soup, share, most_rods, hulls):
    """Rods become prisms, which are final (only the best seen are kept); bulges become hulls; the rest stays."""
    label = parts(soup)
    rods, others, weights = [], [take(soup, slice(0, 0))], [share[:0]]
    for p in range(label.max() + 1):
        part, its_share = take(soup, label == p), share[label == p]
        seen_area = area(part.positions) * (its_share + 1e-9)
        proxy, is_rod = stand_in(part.positions, seen_area)
        if proxy is not None and (is_rod or hulls):
            material = np.full(len(proxy), part.material[0])
            part = Soup(proxy, np.zeros(proxy.shape[:2] + (2,)), material, soup.materials)
            its_share = np.full(len(part), its_share.mean())
        if is_rod:
            rods.append((-seen_area.sum(), p, part))
        else:
            others.append(part)
            weights.append(its_share)
    rods = [part for _, _, part in sorted(rods, key=lambda r: r[:2])[:most_rods]]
    return joined([others[0]] + rods), joined(others), np.concatenate(weights)


def level(soup, share, directions, target, proxies=False, hulls=False, topology=False):
    """At most `target` triangles, both sides counted, or None when this way cannot get there."""
    soup, share = without_small_parts(soup, share, target // 5)
    source, fixed = soup, take(soup, slice(0, 0))
    if proxies:
        fixed, soup, share = with_proxies(soup, share, target // 12, hulls)
    goal = max(4, target - len(fixed))
    for _ in range(9):
        rest = collapse(soup, share, goal, topology) if len(soup) else soup
        result = two_sided(joined([fixed, rest]), directions)
        if len(result) <= target:
            return with_texture(result, source)
        if len(rest) > 1.5 * goal:
            return None
        goal = int(goal * max(0.5, min(0.93, target / len(result))))
    return None


WAYS = {"plain": {}, "topology": {"topology": True}, "rods": {"proxies": True}, "hulls": {"proxies": True, "hulls": True}}


def best_level(soup, share, directions, target, ways):
    """The way to reach `target` that looks most like the source; its name and the soup."""
    if len(soup) <= target:
        flat = two_sided(soup, directions)
        if len(flat) <= target:
            return "as is", flat
    found = []
    view = Views(soup)
    for name in ways:
        result = level(soup, share, directions, target, **WAYS[name])
        if result is not None and len(result):
            found.append((view.difference(result), name, result))
    if not found:
        raise SystemExit(f"cannot reach {target} triangles")
    return min(found, key=lambda f: f[0])[1:]
