"""Reads Sweet Home 3D furniture archives (.sh3f: a ZIP of catalogue properties, OBJ, MTL and images)."""

import io
import posixpath
import re
import zipfile

import mapbox_earcut
import numpy as np
from PIL import Image

from glb import Material, Soup

TEXTURE_PIXELS = 128
TRANSPARENT_BELOW = 0.6


class Archive:
    """`rows[model folder]` are the catalogue's properties of that model."""

    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        self.rows = {}
        numbered = {}
        for line in self.zip.read("PluginFurnitureCatalog.properties").decode("latin-1").splitlines():
            match = re.match(r"(\w+)#(\d+)=(.*)", line.strip())
            if match:
                numbered.setdefault(int(match[2]), {})[match[1]] = match[3]
        for row in numbered.values():
            self.rows[row["model"].split("/")[-2]] = row

    def creator(self, model):
        return self.rows[model].get("creator", "unknown")

    def soup(self, model, recolour, drop):
        """The model in metres: footprint centred, lower side at y = 0, front towards +Z, as its catalogue row sizes it."""
        row = self.rows[model]
        path = row["model"].lstrip("/")
        soup = _read_obj(self.zip, path, recolour, drop)
        wanted = np.array([float(row[k]) / 100 for k in ("width", "height", "depth")])
        low, high = soup.positions.min((0, 1)), soup.positions.max((0, 1))
        centre = (low + high) / 2
        centre[1] = low[1]
        soup.positions = (soup.positions - centre) * (wanted / (high - low))
        return soup


def _read_obj(archive, path, recolour, drop):
    folder = posixpath.dirname(path)
    materials, looks = [], {}
    points, uvs = [], [(0.0, 0.0)]
    corners, corner_uvs, material = [], [], []
    current = 0
    for line in archive.read(path).decode("latin-1").replace("\\\n", " ").splitlines():
        words = line.split()
        if not words:
            continue
        if words[0] == "v":
            points.append(tuple(map(float, words[1:4])))
        elif words[0] == "vt":
            uvs.append((float(words[1]), 1.0 - float(words[2])))
        elif words[0] == "mtllib":
            for name, entry in _read_mtl(archive, posixpath.join(folder, line.split(None, 1)[1].strip())).items():
                if entry.get("d", 1.0) < TRANSPARENT_BELOW or name in drop:
                    looks[name] = None
                    continue
                found = _material(archive, folder, name, entry, recolour)
                same = [i for i, m in enumerate(materials) if (m.rgb, m.png) == (found.rgb, found.png)]
                looks[name] = same[0] if same else len(materials)
                materials += [] if same else [found]
        elif words[0] == "usemtl":
            current = looks.get(line.split(None, 1)[1].strip(), 0)
        elif words[0] == "f" and current is not None:
            indices = [_corner(word, len(points), len(uvs)) for word in words[1:]]
            for triple in _triangles(np.array([points[i] for i, _ in indices])):
                corners.append([points[indices[k][0]] for k in triple])
                corner_uvs.append([uvs[indices[k][1]] for k in triple])
                material.append(current)
    return Soup(np.array(corners), np.array(corner_uvs), np.array(material), materials)


def _corner(word, points, uvs):
    parts = word.split("/")
    point = int(parts[0])
    uv = int(parts[1]) if len(parts) > 1 and parts[1] else 0
    return (point - 1 if point > 0 else points + point), (uv if uv >= 0 else uvs + uv)


def _triangles(polygon):
    """Index triples of one planar polygon, in its own winding."""
    count = len(polygon)
    if count == 3:
        return [(0, 1, 2)]
    normal = np.cross(polygon, np.roll(polygon, -1, 0)).sum(0)
    if count == 4:
        def agrees(a, b, c):
            return np.cross(polygon[b] - polygon[a], polygon[c] - polygon[a]) @ normal > 0

        if agrees(0, 1, 2) and agrees(0, 2, 3):
            return [(0, 1, 2), (0, 2, 3)]
        return [(1, 2, 3), (1, 3, 0)]
    axis = np.argmax(np.abs(normal))
    flat = np.delete(polygon, axis, 1)
    found = mapbox_earcut.triangulate_float64(np.ascontiguousarray(flat), np.array([count], dtype=np.uint32))
    triples = []
    for a, b, c in found.reshape(-1, 3):
        turned = np.cross(polygon[b] - polygon[a], polygon[c] - polygon[a]) @ normal < 0
        triples.append((a, c, b) if turned else (a, b, c))
    return triples


def _read_mtl(archive, path):
    entries, entry = {}, {}
    for line in archive.read(path).decode("latin-1").splitlines():
        words = line.split()
        if len(words) < 2:
            continue
        if words[0] == "newmtl":
            entry = entries.setdefault(line.split(None, 1)[1].strip(), {})
        elif words[0] == "Kd":
            entry["Kd"] = tuple(map(float, words[1:4]))
        elif words[0] == "d":
            entry["d"] = float(words[-1])
        elif words[0] == "map_Kd":
            entry["map"] = line.split(None, 1)[1].strip()
    return entries


def _material(archive, folder, name, entry, recolour):
    """Textured materials take their colour from the image alone; Kd there is Blender's habit, not the look."""
    kd = entry.get("Kd", (0.8, 0.8, 0.8))
    rgb = tuple(int(round(min(c, 1) * 255)) for c in kd)
    image = posixpath.join(folder, entry.get("map", "none"))
    if image not in archive.namelist():
        return Material(name, recolour.get(name, rgb))
    picture = Image.open(io.BytesIO(archive.read(image)))
    return Material(name, recolour.get(name, (255, 255, 255)), png(picture))


def png(picture):
    """At most 128 pixels a side in 256 colours: a third of the bytes of true colour, and lossless from here on."""
    if picture.mode in ("RGBA", "LA", "P"):
        picture = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, (128, 128, 128, 255))
        picture = Image.alpha_composite(ground, picture)
    picture = picture.convert("RGB")
    scale = min(1.0, TEXTURE_PIXELS / max(picture.size))
    size = tuple(max(1, round(s * scale)) for s in picture.size)
    picture = picture.resize(size, Image.Resampling.LANCZOS)
    picture = picture.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.FLOYDSTEINBERG)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
