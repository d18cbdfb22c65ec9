"""Recorded meshes as scenes for the real habitat-sim."""

import json
import struct

import numpy as np

FLOAT, UNSIGNED = 5126, 5125


def write_scene(folder, mesh):
    """Writes ``scene.glb`` and its stage description, y up; returns the description.

    mesh: ``vertices`` f32 [V, 3] in metres, ``triangles`` int [T, 3], ``triangle_material`` int [T],
    ``material_rgb`` u8 [M, 3]. Every material becomes a mesh of its own, in order, on the vertices it uses.
    """
    parts, views, accessors, meshes = [], [], [], []

    def add(array, component, kind, **limits):
        views.append({"buffer": 0, "byteOffset": sum(map(len, parts)), "byteLength": array.nbytes})
        parts.append(array.tobytes())
        count = len(array)
        accessors.append(dict(bufferView=len(views) - 1, componentType=component, count=count, type=kind, **limits))
        return len(accessors) - 1

    for material in range(len(mesh["material_rgb"])):
        triangles = mesh["triangles"][mesh["triangle_material"] == material]
        used, indices = np.unique(triangles, return_inverse=True)
        corners = mesh["vertices"][used]
        limits = {"min": corners.min(axis=0).tolist(), "max": corners.max(axis=0).tolist()}
        position = add(corners, FLOAT, "VEC3", **limits)
        index = add(indices.reshape(-1).astype(np.uint32), UNSIGNED, "SCALAR")
        meshes.append({"primitives": [{"attributes": {"POSITION": position}, "indices": index, "material": material}]})
    document = {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": list(range(len(meshes)))}],
        "nodes": [{"mesh": number} for number in range(len(meshes))],
        "meshes": meshes,
        "materials": [_material(rgb) for rgb in mesh["material_rgb"]],
        "accessors": accessors,
        "bufferViews": views,
        "buffers": [{"byteLength": sum(map(len, parts))}],
    }
    head, body = json.dumps(document).encode(), b"".join(parts)
    head += b" " * (-len(head) % 4)
    chunks = struct.pack("<I4s", len(head), b"JSON") + head + struct.pack("<I4s", len(body), b"BIN\0") + body
    (folder / "scene.glb").write_bytes(struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks)
    description = folder / "scene.stage_config.json"
    asset = {"render_asset": "scene.glb", "collision_asset": "scene.glb", "up": [0, 1, 0], "front": [0, 0, -1]}
    description.write_text(json.dumps(asset))
    return description


def _material(rgb):
    colour = [float(value) / 255 for value in rgb] + [1.0]
    return {"pbrMetallicRoughness": {"baseColorFactor": colour, "roughnessFactor": 1.0, "metallicFactor": 0.0}}
