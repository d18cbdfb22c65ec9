"""Finds the functions that build pieces which the CC0 set lacks, and the coarse versions of those that have their own."""

import cabinets
import fittings
import lamps_and_plants

MODULES = (cabinets, lamps_and_plants, fittings)
COARSE = {
    "wardrobe_sliding": cabinets.wardrobe_sliding_far,
    "bathtub": lambda: fittings.bathtub(sides=8),
    "pendant_lamp": lambda: lamps_and_plants.pendant_lamp(sides=11),
    "ceiling_lamp": lambda: lamps_and_plants.ceiling_lamp(sides=10),
    "rug_round": lambda: fittings.rug_round(sides=16),
    "plant_palm": lambda: lamps_and_plants.plant_palm(far=True),
    "plant_tree": lambda: lamps_and_plants.plant_tree(far=True),
    "chandelier": lambda: lamps_and_plants.chandelier(far=True),
    "radiator": lambda: fittings.radiator(columns=5),
}


def make(name):
    """The soup of the function of that name."""
    return getattr(next(m for m in MODULES if hasattr(m, name)), name)().soup()


def make_coarse(name):
    """The soup of the piece's own coarse version, or None where collapsing the fine one does."""
    build = COARSE.get(name)
    return build().soup() if build else None
