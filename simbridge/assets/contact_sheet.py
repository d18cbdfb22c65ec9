"""Draws every piece (fine, then coarse) from its committed file, with back faces culled as the simulator does.

    python contact_sheet.py OUT.png [NAME...]
"""

import io
import json
import struct
import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

FOLDER = Path(__file__).resolve().parent.parent / "src/main/resources/avnav/furniture"
CELL = 190


def read(path):
    data = path.read_bytes()
    length = struct.unpack_from("<I", data, 12)[0]
    root, binary = json.loads(data[20:20 + length]), data[28 + length:]

    def view(i):
        v = root["bufferViews"][i]
        return binary[v["byteOffset"]:v["byteOffset"] + v["byteLength"]]

    def array(i, kind, width):
        return np.frombuffer(view(root["accessors"][i]["bufferView"]), kind).reshape(-1, width)

    images = [np.asarray(Image.open(io.BytesIO(view(i["bufferView"]))).convert("RGB"), float) / 255
              for i in root.get("images", [])]
    looks = []
    for m in root["materials"]:
        surface = m["pbrMetallicRoughness"]
        texture = surface.get("baseColorTexture")
        looks.append((np.array(surface["baseColorFactor"][:3]) ** (1 / 2.2), images[texture["index"]] if texture else None,
                      "emissiveFactor" in m))
    levels = []
    for mesh in root["meshes"]:
        triangles = []
        for p in mesh["primitives"]:
            index = array(p["indices"], "<u2", 3)
            triangles.append((array(p["attributes"]["POSITION"], "<f4", 3)[index].astype(float),
                              array(p["attributes"]["TEXCOORD_0"], "<f4", 2)[index].astype(float), p["material"]))
        levels.append(triangles)
    return looks, levels


def draw(looks, triangles, yaw, pitch, cell=CELL):
    cell *= 2
    everything = np.concatenate([p.reshape(-1, 3) for p, _, _ in triangles])
    centre = (everything.min(0) + everything.max(0)) / 2
    radius = np.linalg.norm(everything - centre, axis=1).max()
    c, s, cp, sp = np.cos(yaw), np.sin(yaw), np.cos(pitch), np.sin(pitch)
    turn = np.array([[1, 0, 0], [0, cp, -sp], [0, sp, cp]]) @ np.array([[c, 0, -s], [0, 1, 0], [s, 0, c]])
    image = np.full((cell, cell, 3), 0.93)
    depth = np.full((cell, cell), np.inf)
    sun = np.array([0.35, 0.8, 0.5])
    for positions, uvs, material in triangles:
        rgb, texture, glows = looks[material]
        for p, uv in zip(positions, uvs):
            normal = np.cross(p[1] - p[0], p[2] - p[0])
            normal = normal / max(np.linalg.norm(normal), 1e-12)
            shade = 1.0 if glows else 0.5 + 0.5 * max(0.0, normal @ sun)
            q = (p - centre) @ turn.T
            z = 3.2 * radius - q[:, 2]
            x, y = cell / 2 + q[:, 0] / z * cell * 1.45, cell / 2 - q[:, 1] / z * cell * 1.45
            doubled = (x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0])
            if doubled >= -1e-9:
                continue
            x0, x1 = max(0, int(np.floor(x.min()))), min(cell, int(np.ceil(x.max())) + 1)
            y0, y1 = max(0, int(np.floor(y.min()))), min(cell, int(np.ceil(y.max())) + 1)
            if x0 >= x1 or y0 >= y1:
                continue
            px, py = np.meshgrid(np.arange(x0, x1) + 0.5, np.arange(y0, y1) + 0.5)
            b1 = ((px - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (py - y[0])) / doubled
            b2 = ((x[1] - x[0]) * (py - y[0]) - (px - x[0]) * (y[1] - y[0])) / doubled
            w = np.stack([1 - b1 - b2, b1, b2], -1) / z
            inside = (w >= 0).all(-1)
            here = 1 / np.where(inside, w.sum(-1), 1)
            inside &= here < depth[y0:y1, x0:x1]
            colour = np.broadcast_to(rgb, inside.shape + (3,))
            if texture is not None:
                at = np.einsum("hwk,kd->hwd", w * here[..., None], uv)
                row = np.floor(at[..., 1] * texture.shape[0]).astype(int) % texture.shape[0]
                column = np.floor(at[..., 0] * texture.shape[1]).astype(int) % texture.shape[1]
                colour = colour * texture[row, column]
            depth[y0:y1, x0:x1][inside] = here[inside]
            image[y0:y1, x0:x1][inside] = (colour * shade)[inside]
    picture = Image.fromarray((image.clip(0, 1) * 255).astype(np.uint8))
    return picture.resize((cell // 2, cell // 2), Image.Resampling.BOX)


def main(out, names):
    rows = {row["name"]: row for row in json.loads((FOLDER / "catalogue.json").read_text())["pieces"]}
    names = names or list(rows)
    across = 5
    sheet = Image.new("RGB", (across * CELL * 2, -(-len(names) // across) * (CELL + 14)), "white")
    pen = ImageDraw.Draw(sheet)
    for k, name in enumerate(names):
        looks, levels = read(FOLDER / f"{name}.glb")
        pitch = -0.3 if rows[name]["placement"] == "ON_CEILING" else 0.33
        x, y = k % across * CELL * 2, k // across * (CELL + 14)
        for i, level in enumerate(levels):
            sheet.paste(draw(looks, level, 0.6, pitch), (x + i * CELL, y))
        counts = [sum(len(p) for p, _, _ in level) for level in levels]
        size = "x".join(f"{v:.2f}" for v in rows[name]["size"])
        pen.text((x + 4, y + CELL), f"{name} {size} {counts[0]}/{counts[1]}", fill="black")
    sheet.save(out)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
