"""Writes one piece as a binary glTF 2.0 file: two scenes, "fine" and "coarse", of one mesh each over shared materials."""

import json
import struct
from dataclasses import dataclass, field

import numpy as np

FLOAT, UNSIGNED_SHORT = 5126, 5123
LEVELS = ("fine", "coarse")


@dataclass(frozen=True)
class Material:
    """Base colour 0..255 sRGB, an optional PNG that multiplies it, and whether it shines by itself."""

    name: str
    rgb: tuple = (255, 255, 255)
    png: bytes | None = None
    glows: bool = False


@dataclass
class Soup:
    """Triangles: `positions` (T,3,3) metres, `uvs` (T,3,2) with row 0 of the image at v = 0, `material` (T,) indices."""

    positions: np.ndarray
    uvs: np.ndarray
    material: np.ndarray
    materials: list = field(default_factory=list)

    def __len__(self):
        return len(self.material)


def linear(channel):
    """sRGB byte to glTF's linear factor."""
    c = channel / 255.0
    return round(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4, 6)


class _Buffer:
    def __init__(self):
        self.data = bytearray()
        self.views = []
        self.accessors = []

    def view(self, data):
        self.data += bytes(-len(self.data) % 4)
        self.views.append({"buffer": 0, "byteOffset": len(self.data), "byteLength": len(data)})
        self.data += data
        return len(self.views) - 1

    def accessor(self, array, kind, component):
        entry = {"bufferView": self.view(array.tobytes()), "componentType": component, "count": len(array), "type": kind}
        if kind == "VEC3":
            entry["min"], entry["max"] = array.min(0).tolist(), array.max(0).tolist()
        self.accessors.append(entry)
        return len(self.accessors) - 1


def _primitive(buffer, soup, index):
    """Joins equal corners of one material's triangles into indexed vertices."""
    mine = soup.material == index
    corners = np.concatenate([soup.positions[mine], soup.uvs[mine]], axis=2).reshape(-1, 5).astype("<f4")
    vertices, first, back = np.unique(corners, axis=0, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    vertices, indices = vertices[order], rank[back.reshape(-1)]
    assert len(vertices) < 65536
    return {
        "attributes": {
            "POSITION": buffer.accessor(np.ascontiguousarray(vertices[:, :3]), "VEC3", FLOAT),
            "TEXCOORD_0": buffer.accessor(np.ascontiguousarray(vertices[:, 3:]), "VEC2", FLOAT),
        },
        "indices": buffer.accessor(indices.astype("<u2"), "SCALAR", UNSIGNED_SHORT),
        "material": int(index),
    }


def _materials(buffer, materials):
    images, entries, seen = [], [], {}
    for m in materials:
        entry = {
            "name": m.name,
            "pbrMetallicRoughness": {
                "baseColorFactor": [linear(c) for c in m.rgb] + [1],
                "metallicFactor": 0,
                "roughnessFactor": 0.8,
            },
        }
        if m.png is not None:
            if m.png not in seen:
                seen[m.png] = len(images)
                images.append({"bufferView": buffer.view(m.png), "mimeType": "image/png"})
            entry["pbrMetallicRoughness"]["baseColorTexture"] = {"index": seen[m.png]}
        if m.glows:
            entry["emissiveFactor"] = entry["pbrMetallicRoughness"]["baseColorFactor"][:3]
        entries.append(entry)
    return images, entries


def write(path, name, levels, credit):
    """`levels` maps "fine" and "coarse" to a Soup; both share one list of materials."""
    buffer = _Buffer()
    meshes = []
    for level in LEVELS:
        soup = levels[level]
        used = sorted(set(soup.material.tolist()))
        meshes.append({"name": level, "primitives": [_primitive(buffer, soup, i) for i in used]})
    images, materials = _materials(buffer, levels["fine"].materials)
    document = {
        "asset": {"version": "2.0", "generator": "make_furniture.py", "copyright": credit},
        "scene": 0,
        "scenes": [{"name": level, "nodes": [i]} for i, level in enumerate(LEVELS)],
        "nodes": [{"name": f"{name}-{level}", "mesh": i} for i, level in enumerate(LEVELS)],
        "meshes": meshes,
        "materials": materials,
        "accessors": buffer.accessors,
        "bufferViews": buffer.views,
        "buffers": [{"byteLength": len(buffer.data)}],
    }
    if images:
        document["images"] = images
        document["samplers"] = [{"wrapS": 10497, "wrapT": 10497}]
        document["textures"] = [{"source": i, "sampler": 0} for i in range(len(images))]
    text = json.dumps(document, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    binary = bytes(buffer.data) + bytes(-len(buffer.data) % 4)
    total = 12 + 8 + len(text) + 8 + len(binary)
    with open(path, "wb") as out:
        out.write(struct.pack("<4sII", b"glTF", 2, total))
        out.write(struct.pack("<I4s", len(text), b"JSON") + text)
        out.write(struct.pack("<I4s", len(binary), b"BIN\0") + binary)
