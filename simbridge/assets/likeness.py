"""How different two models look: colours and silhouettes over a ring of small orthographic views (Embree through trimesh)."""

import io

import numpy as np
import trimesh
from PIL import Image
from trimesh.ray.ray_pyembree import RayMeshIntersector

PIXELS = 56
SUN = np.array([0.35, 0.8, 0.5]) / np.linalg.norm([0.35, 0.8, 0.5])
VIEWS = [(yaw, pitch) for yaw in np.arange(6) * np.pi / 3 + 0.3 for pitch in (0.1, 0.45)]


class Views:
    """The source's images, drawn once."""

    def __init__(self, soup):
        self.low, self.high = soup.positions.min((0, 1)), soup.positions.max((0, 1))
        self.pictures = self._draw(soup)

    def difference(self, soup):
        """Mean over the pixels that either model covers: colour distance, 0.8 for another depth, 1 where only one covers."""
        total = covered = 0.0
        for (hit, colour, depth), (its_hit, its_colour, its_depth) in zip(self.pictures, self._draw(soup)):
            both, either = hit & its_hit, hit | its_hit
            distance = np.abs(colour - its_colour).mean(1) + 0.8 * (np.abs(depth - its_depth) > 0.08)
            total += distance[both].sum() + (either & ~both).sum()
            covered += either.sum()
        return total / covered

    def _draw(self, soup):
        tint = _tints(soup)
        mesh = trimesh.Trimesh(soup.positions.reshape(-1, 3), np.arange(3 * len(soup)).reshape(-1, 3), process=False)
        tracer = RayMeshIntersector(mesh)
        centre, radius = (self.low + self.high) / 2, np.linalg.norm(self.high - self.low) / 2
        return [self._view(tracer, mesh, tint, centre, radius, yaw, pitch) for yaw, pitch in VIEWS]

    @staticmethod
    def _view(tracer, mesh, tint, centre, radius, yaw, pitch):
        away = np.array([np.sin(yaw) * np.cos(pitch), np.sin(pitch), np.cos(yaw) * np.cos(pitch)])
        right = np.array([np.cos(yaw), 0, -np.sin(yaw)])
        grid = np.linspace(-radius, radius, PIXELS)
        x, y = (g.reshape(-1, 1) for g in np.meshgrid(grid, grid))
        origin = centre + 2 * radius * away + x * right + y * np.cross(away, right)
        found = tracer.intersects_first(origin, np.tile(-away, (len(origin), 1)))
        hit = found >= 0
        normal = mesh.face_normals if len(mesh.face_normals) == len(tint) else np.zeros((len(tint), 3))
        side = np.sign(normal @ away)[:, None]
        shade = 0.5 + 0.5 * np.maximum(0, (side * normal) @ SUN)
        first, plane = mesh.triangles[:, 0], normal @ away
        depth = np.einsum("td,td->t", normal[found], origin - first[found]) / np.where(np.abs(plane) < 1e-6, 1, plane)[found]
        return hit, np.where(hit[:, None], (tint * shade[:, None])[found], 0), np.where(hit, depth, 0)


def _tints(soup):
    """One colour per triangle: material times the image under its middle, blurred."""
    tint = np.array([m.rgb for m in soup.materials], float)[soup.material] / 255
    for i, material in enumerate(soup.materials):
        mine = soup.material == i
        if material.png is None or not mine.any():
            continue
        picture = np.asarray(Image.open(io.BytesIO(material.png)).convert("RGB").resize((24, 24)), float) / 255
        at = np.floor(soup.uvs[mine].mean(1) % 1 * 24).astype(int) % 24
        tint[mine] *= picture[at[:, 1], at[:, 0]]
    return tint
