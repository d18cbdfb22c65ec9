"""A scene as the engine wants it: vertices, triangles by material, a material database."""

import json
from dataclasses import dataclass, field

import numpy as np

from ..errors import Refused

#: The engine refuses a material that lacks one of these.
MATERIAL_KEYS = {"name", "labels", "absorption", "scattering", "transmission", "damping", "speed", "density"}
_BANDED = ("absorption", "scattering", "transmission", "damping")


@dataclass(frozen=True)
class Scene:
    """Vertices ``[V, 3]`` float32 in metres, parts of (category, triangles ``[T, 3]`` uint32), materials as dicts.

    The engine itself accepts nonsense in silence (NaN vertices, indices out of range, absorption of 7), so this does
    not. Without materials every surface has the engine's default: absorption 0.1, scattering 0.5.
    """

    vertices: np.ndarray
    parts: list
    materials: list = field(default_factory=list)

    def __post_init__(self):
        if self.vertices.ndim != 2 or self.vertices.shape[1] != 3 or len(self.vertices) < 3:
            raise Refused(f"The mesh's vertices have the shape {self.vertices.shape}; (V, 3) with V of 3 up is wanted.")
        if not np.isfinite(self.vertices).all():
            raise Refused("The mesh has a vertex that is not finite.\nMaybe the exporter divided by a zero length.")
        if not self.parts:
            raise Refused("The mesh has no triangle.")
        for category, triangles in self.parts:
            if triangles.size == 0 or triangles.max() >= len(self.vertices):
                raise Refused(
                    f"The part ({category}) must have triangles with indices below {len(self.vertices)}, the number of "
                    "vertices."
                )
        for material in self.materials:
            _check(material)

    def database(self):
        return json.dumps({"materials": self.materials})


def _check(material):
    missing = sorted(MATERIAL_KEYS - material.keys())
    if missing:
        raise Refused(f"The material ({material.get('name')}) lacks {', '.join(missing)}.")
    for key in _BANDED:
        values = material[key]
        shares = values[1::2] if key != "damping" else []
        if not np.isfinite(values).all() or any(not 0 <= share <= 1 for share in shares):
            raise Refused(
                f"The material ({material['name']}) has {key} {values}; frequency and share in [0, 1] in turn are "
                "wanted."
            )
