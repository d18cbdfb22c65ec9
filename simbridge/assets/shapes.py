"""Boxes, turned shapes and painted images out of which procedural.py builds what the CC0 set lacks."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from glb import Material, Soup
from sh3d import png

SIDES = {"left": (0, -1), "right": (0, 1), "bottom": (1, -1), "top": (1, 1), "back": (2, -1), "front": (2, 1)}


class Builder:
    """Collects triangles; y is up, the front faces +Z, textures repeat once per `tile` metres."""

    def __init__(self):
        self.materials, self.positions, self.uvs, self.looks = [], [], [], []

    def material(self, name, rgb=(255, 255, 255), picture=None, glows=False):
        self.materials.append(Material(name, rgb, None if picture is None else png(picture), glows))
        return len(self.materials) - 1

    def quad(self, corners, material, uv=((0, 1), (1, 1), (1, 0), (0, 0))):
        """Counter-clockwise from lower left; the whole image by default."""
        for a, b, c in ((0, 1, 2), (0, 2, 3)):
            self.positions.append([corners[a], corners[b], corners[c]])
            self.uvs.append([uv[a], uv[b], uv[c]])
            self.looks.append(material)

    def box(self, low, high, material, tile=1.0, upright=True, **sides):
        """`sides` names a material of its own (with the whole image), or None to leave that side out."""
        low, high = np.array(low, float), np.array(high, float)
        for side, (axis, sign) in SIDES.items():
            own = sides.get(side, material)
            if own is None:
                continue
            corners = _side(low, high, axis, sign)
            if own != material:
                self.quad(corners, own)
                continue
            wide, tall = np.linalg.norm(corners[1] - corners[0]) / tile, np.linalg.norm(corners[3] - corners[0]) / tile
            uv = ((0, tall), (wide, tall), (wide, 0), (0, 0))
            if (wide > tall) == upright:
                uv = tuple((v, u) for u, v in uv)
            self.quad(corners, own, uv)

    def turned(self, profile, material, sides=10, centre=(0, 0), tile=1.0):
        """A surface of revolution about the vertical through `centre`; `profile` lists (radius, y) from outside below."""
        angle = np.arange(sides + 1) * 2 * np.pi / sides
        along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(np.array(profile), axis=0).T))]) / tile
        for i, ((r0, y0), (r1, y1)) in enumerate(zip(profile, profile[1:])):
            for a, b in zip(angle, angle[1:]):
                corners = [np.array([centre[0] + r * np.sin(t), y, centre[1] + r * np.cos(t)])
                           for r, y, t in ((r0, y0, a), (r0, y0, b), (r1, y1, b), (r1, y1, a))]
                u0, u1 = a / (2 * np.pi), b / (2 * np.pi)
                self.quad(corners, material, ((u0, along[i]), (u1, along[i]), (u1, along[i + 1]), (u0, along[i + 1])))

    def rod(self, start, end, radius, material, sides=5):
        start, end = np.array(start, float), np.array(end, float)
        way = (end - start) / np.linalg.norm(end - start)
        across = np.cross(way, [0.31, 0.2, 0.93])
        across /= np.linalg.norm(across)
        other = np.cross(way, across)
        ring = [radius * (np.cos(t) * across + np.sin(t) * other) for t in np.arange(sides + 1) * 2 * np.pi / sides]
        for a, b in zip(ring, ring[1:]):
            self.quad([start + a, start + b, end + b, end + a], material)

    def soup(self):
        positions = np.array(self.positions, float)
        soup = Soup(positions, np.array(self.uvs, float), np.array(self.looks), self.materials)
        sized = np.linalg.norm(np.cross(positions[:, 1] - positions[:, 0], positions[:, 2] - positions[:, 0]), axis=1) > 1e-9
        return Soup(soup.positions[sized], soup.uvs[sized], soup.material[sized], soup.materials)


def _side(low, high, axis, sign):
    x0, y0, z0 = low
    x1, y1, z1 = high
    corners = {
        (0, -1): [(x0, y0, z0), (x0, y0, z1), (x0, y1, z1), (x0, y1, z0)],
        (0, 1): [(x1, y0, z1), (x1, y0, z0), (x1, y1, z0), (x1, y1, z1)],
        (1, -1): [(x0, y0, z0), (x1, y0, z0), (x1, y0, z1), (x0, y0, z1)],
        (1, 1): [(x0, y1, z1), (x1, y1, z1), (x1, y1, z0), (x0, y1, z0)],
        (2, -1): [(x1, y0, z0), (x0, y0, z0), (x0, y1, z0), (x1, y1, z0)],
        (2, 1): [(x0, y0, z1), (x1, y0, z1), (x1, y1, z1), (x0, y1, z1)],
    }
    return np.array(corners[axis, sign], float)


def noise(size, seed, blur):
    """A smooth random image in [-1, 1] that tiles."""
    field = np.random.default_rng(seed).standard_normal(size)
    spread = [np.exp(-2 * (np.pi * np.fft.fftfreq(n) * b) ** 2) for n, b in zip(size, blur)]
    field = np.fft.ifft2(np.fft.fft2(field) * np.outer(*spread)).real
    return np.clip(field / (2.5 * field.std()), -1, 1)


def painted(rgb, *layers, size=(128, 128)):
    """A flat colour with noise layers (strength, seed, blur), each moving all channels together."""
    image = np.broadcast_to(np.array(rgb, float), size + (3,)).copy()
    for strength, seed, blur in layers:
        image *= 1 + strength * noise(size, seed, blur)[..., None]
    return Image.fromarray(image.clip(0, 255).astype(np.uint8))


def wood(rgb, seed):
    """Grain along the image's height."""
    return painted(rgb, (0.16, seed, (26, 2.0)), (0.10, seed + 1, (40, 6)), (0.05, seed + 2, (4, 0.7)))


def fabric(rgb, seed):
    return painted(rgb, (0.10, seed, (0.8, 0.8)), (0.05, seed + 1, (12, 12)))


def pen(picture):
    return ImageDraw.Draw(picture)


def softened(picture, radius):
    return picture.filter(ImageFilter.GaussianBlur(radius))
