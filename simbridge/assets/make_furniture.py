"""Makes the furniture resources of the embedded simulator; see README.md.

    python make_furniture.py BlendSwap-CC-0.sh3f [NAME...]
"""

import json
import sys
from pathlib import Path

import numpy as np

import glb
import procedural
from pieces import CEILING, CEILING_HEIGHT, PIECES, SOUNDS
from sh3d import Archive
from simplify import best_level, clean, without_holes
from visibility import directions_of

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "src/main/resources/avnav/furniture"


def source(piece, archive):
    """The full model, its own coarse version or None, and who made it."""
    far = procedural.make_coarse(piece.name.replace("-", "_"))
    if piece.model.startswith("make:"):
        return procedural.make(piece.model.removeprefix("make:")), far, "Avnav"
    return archive.soup(piece.model, piece.recolour, piece.drop), far, archive.creator(piece.model)


def with_materials_of(soup, other):
    """Renumbers materials into one list that serves both soups."""
    shared = other.materials + [m for m in soup.materials if m not in other.materials]
    soup.material = np.array([shared.index(m) for m in soup.materials])[soup.material]
    soup.materials = other.materials = shared


def stated_size(soup):
    """What the catalogue says: the source's own size in whole millimetres, whatever simplification does later."""
    return np.round(np.ptp(soup.positions.reshape(-1, 3), axis=0), 3)


def fitted(soup, size):
    """Fills the box of that size: footprint centred, lower side at y = 0."""
    low, high = soup.positions.min((0, 1)), soup.positions.max((0, 1))
    soup.positions = (soup.positions - (low + high) / 2) * (size / np.maximum(high - low, 1e-9)) + [0, size[1] / 2, 0]
    return soup


def make(piece, archive):
    soup, far, creator = source(piece, archive)
    size = stated_size(soup)
    directions = directions_of(piece.placement)
    if piece.close:
        soup = without_holes(soup, piece.close)
    soup, share = clean(soup, directions)
    way, fine = best_level(soup, share, directions, piece.fine, ("plain", "topology"))
    fine = fitted(fine, size)
    if far is None and len(fine) <= piece.coarse:
        coarse_way, coarse = "as is", fine
    else:
        soup, share = clean(far, directions) if far is not None else (soup, share)
        coarse_way, coarse = best_level(soup, share, directions, piece.coarse, ("plain", "rods", "hulls"))
        coarse = fitted(coarse, size)
        with_materials_of(coarse, fine)
    licence = "CC0-1.0"
    glb.write(OUT / f"{piece.name}.glb", piece.name, {"fine": fine, "coarse": coarse}, f"{creator}, {licence}")
    size = size.tolist()
    print(f"{piece.name:24} {len(fine):4} {len(coarse):3}  {size}  {way}, {coarse_way}")
    return {
        "name": piece.name,
        "category": piece.category,
        "size": size,
        "placement": piece.placement,
        "elevation": round(CEILING_HEIGHT - size[1], 3) if piece.placement == CEILING else piece.elevation,
        "rooms": list(piece.rooms),
        "sound": piece.sound,
        "source": "make_furniture.py" if piece.model.startswith("make:") else f"BlendSwap-CC-0 {piece.model}",
        "creator": creator,
        "licence": licence,
    }


def write_catalogue(rows):
    lines = ",\n".join("    " + json.dumps(row) for row in rows)
    sounds = ",\n".join(
        f"    {json.dumps(k)}: " + json.dumps({"absorption": a, "scattering": s}) for k, (a, s) in SOUNDS.items())
    (OUT / "catalogue.json").write_text(f'{{\n  "sounds": {{\n{sounds}\n  }},\n  "pieces": [\n{lines}\n  ]\n}}\n')


def write_attribution(rows):
    head = (HERE / "attribution-head.md").read_text()
    table = ["| piece | model | creator | licence |", "|---|---|---|---|"]
    table += [f"| {r['name']} | {r['source']} | {r['creator']} | {r['licence']} |" for r in rows]
    for folder in (HERE, OUT):
        (folder / "ATTRIBUTION.md").write_text(head + "\n" + "\n".join(table) + "\n")


def main(path, names):
    archive = Archive(path)
    OUT.mkdir(parents=True, exist_ok=True)
    file = OUT / "catalogue.json"
    old = {r["name"]: r for r in json.loads(file.read_text())["pieces"]} if names and file.exists() else {}
    rows = [old[p.name] if names and p.name not in names else make(p, archive) for p in PIECES]
    write_catalogue(rows)
    write_attribution(rows)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
