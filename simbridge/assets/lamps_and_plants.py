"""Turned and branching pieces that the CC0 set lacks: lamps, plants, a coat stand. Those with `far` or `sides` can be coarser."""

import numpy as np

from shapes import Builder, fabric, painted, wood

STEEL = (178, 180, 184)


def floor_lamp():
    b = Builder()
    metal, shade = b.material("brass", (150, 122, 72)), b.material("shade", (255, 236, 200), glows=True)
    b.turned([(0.15, 0), (0.15, 0.02), (0.02, 0.035)], metal, 12)
    b.rod((0, 0.03, 0), (0, 1.32, 0), 0.012, metal, 6)
    b.turned([(0.2, 1.28), (0.15, 1.58)], shade, 14)
    b.turned([(0.15, 1.58), (0.01, 1.575)], shade, 14)
    b.turned([(0.01, 1.3), (0.2, 1.28)], shade, 14)
    return b


def floor_lamp_tripod():
    b = Builder()
    leg, shade = b.material("beech", picture=wood((176, 128, 84), 21)), b.material("shade", (250, 244, 230), glows=True)
    for t in np.arange(3) * 2 * np.pi / 3:
        b.rod((0.27 * np.sin(t), 0, 0.27 * np.cos(t)), (0.03 * np.sin(t), 1.15, 0.03 * np.cos(t)), 0.016, leg, 5)
    b.turned([(0.05, 1.11), (0.05, 1.16)], leg, 8)
    b.turned([(0.01, 1.16), (0.21, 1.15), (0.21, 1.48), (0.01, 1.478)], shade, 16)
    return b


def pendant_lamp(sides=16):
    b = Builder()
    cord, metal = b.material("cord", (40, 38, 36)), b.material("enamel", (46, 74, 78))
    light = b.material("bulb", (255, 244, 214), glows=True)
    b.turned([(0.05, 0.78), (0.05, 0.8)], cord, min(8, sides))
    b.rod((0, 0.28, 0), (0, 0.79, 0), 0.005, cord, 4)
    b.turned([(0.225, 0.0), (0.19, 0.12), (0.09, 0.2), (0.035, 0.22), (0.03, 0.3), (0.0, 0.3)] if sides > 12 else [(0.225, 0.0), (0.19, 0.12), (0.09, 0.2), (0.03, 0.22)], metal, sides)
    b.turned([(0.0, 0.02), (0.07, 0.03), (0.215, 0.03)] if sides > 8 else [(0.0, 0.02), (0.215, 0.03)], light, sides)
    b.turned([(0.215, 0.03), (0.225, 0.0)], metal, sides)
    return b


def ceiling_lamp(sides=16):
    b = Builder()
    ring, light = b.material("steel", STEEL), b.material("opal", (255, 248, 230), glows=True)
    b.turned([(0.0, 0.0), (0.11, 0.01), (0.165, 0.045), (0.17, 0.075)] if sides > 10 else [(0.0, 0.0), (0.17, 0.075)], light, sides)
    b.turned([(0.17, 0.075), (0.18, 0.08), (0.18, 0.11)], ring, sides)
    return b


def coat_stand():
    """A post with hooks, two coats and a hat."""
    b = Builder()
    post = b.material("beech", picture=wood((128, 84, 54), 25))
    b.rod((0, 0.05, 0), (0, 1.8, 0), 0.022, post, 6)
    for k, t in enumerate(np.arange(4) * np.pi / 2 + 0.4):
        way = np.array([np.sin(t), 0, np.cos(t)])
        b.rod(way * 0.25 + [0, 0.015, 0], way * 0.02 + [0, 0.2, 0], 0.015, post, 4)
        b.rod(way * 0.02 + [0, 1.62, 0], way * 0.17 + [0, 1.72, 0], 0.012, post, 4)
        if k in (0, 1, 3):
            rgb = ((58, 70, 92), (140, 92, 58), (70, 78, 62))[k % 3]
            _coat(b, way, b.material(f"cloth{k}", picture=fabric(rgb, 40 + k)))
    return b


def _coat(b, way, cloth):
    across = np.cross(way, [0, 1, 0])
    rings = []
    for y, wide, thick, out in ((1.68, 0.03, 0.02, 0.15), (1.58, 0.17, 0.06, 0.13), (1.2, 0.15, 0.07, 0.13), (0.82, 0.19, 0.07, 0.14)):
        turn = np.arange(8) * 2 * np.pi / 8
        rings.append([way * (out + thick * np.sin(a)) + across * wide * np.cos(a) + np.array([0, y, 0]) for a in turn])
    for upper, lower in zip(rings, rings[1:]):
        for k in range(8):
            n = (k + 1) % 8
            b.quad([lower[k], lower[n], upper[n], upper[k]], cloth, ((k / 8, 1), (k / 8 + 0.125, 1), (k / 8 + 0.125, 0), (k / 8, 0)))


def _leaf(b, start, way, long, wide, material, droop):
    """A folded, bent leaf of four triangles; its back is added by the visibility pass."""
    way = np.array(way, float) / np.linalg.norm(way)
    across = np.cross(way, [0, 1, 0])
    across = across / max(np.linalg.norm(across), 1e-9) * wide / 2
    middle = start + way * long * 0.5 + [0, 0.06 * long, 0]
    tip = start + way * long - [0, droop * long, 0]
    left, right = middle + across - [0, 0.05 * long, 0], middle - across - [0, 0.05 * long, 0]
    for side in ((start, left, middle), (left, tip, middle), (start, middle, right), (middle, tip, right)):
        b.quad([side[0], side[1], side[2], side[2]], material, ((0.5, 0), (0, 0.5), (0.5, 1), (0.5, 1)))


def _pot(b, radius, tall, rgb, sides):
    pot, soil = b.material("pot", rgb), b.material("soil", (58, 44, 34))
    if sides < 8:
        b.turned([(radius * 0.72, 0), (radius, tall)], pot, sides)
        b.turned([(radius, tall), (0.0, tall)], soil, sides)
        return
    b.turned([(radius * 0.72, 0), (radius, tall), (radius * 0.9, tall), (radius * 0.9, tall - 0.03)], pot, sides)
    b.turned([(radius * 0.9, tall - 0.03), (0.0, tall - 0.03)], soil, sides)


def plant_palm(far=False):
    b = Builder()
    _pot(b, 0.16, 0.26, (158, 88, 62), 5 if far else 12)
    greens = [b.material(f"leaf{k}", picture=painted(rgb, (0.2, 60 + k, (1, 20)))) for k, rgb in
              enumerate(((58, 104, 46), (84, 132, 60), (44, 82, 42)))]
    stem = b.material("stem", (96, 120, 60))
    random = np.random.default_rng(12)
    if far:
        for k in range(7):
            out = (np.sin(k * 0.9), 0.8 + 0.5 * (k % 2), np.cos(k * 0.9))
            _leaf(b, np.array([0, 0.26, 0]), out, 0.78, 0.24, greens[k % 3], 0.0)
        return b
    for k in range(11):
        turn, lean = k * 2.399, 0.15 + 0.55 * (k % 4) / 3
        way = np.array([np.sin(turn) * np.sin(lean), np.cos(lean), np.cos(turn) * np.sin(lean)])
        foot = np.array([0.04 * np.sin(turn), 0.23, 0.04 * np.cos(turn)])
        top = foot + way * random.uniform(0.45, 0.75)
        b.rod(foot, top, 0.006, stem, 3)
        for share, side in ((0.55, 1), (0.7, -1), (0.85, 1), (1.0, 0), (0.95, -1)):
            out = np.array([np.sin(turn + 0.9 * side), 0.25, np.cos(turn + 0.9 * side)])
            _leaf(b, foot + (top - foot) * share, out, random.uniform(0.2, 0.3), 0.075, greens[(k + side) % 3], 0.25)
    return b


def plant_tree(far=False):
    b = Builder()
    _pot(b, 0.2, 0.34, (96, 98, 102), 5 if far else 12)
    bark = b.material("bark", (104, 82, 62))
    greens = [b.material(f"leaf{k}", rgb) for k, rgb in enumerate(((74, 110, 58), (96, 134, 72), (56, 90, 50)))]
    random = np.random.default_rng(31)
    if far:
        b.rod((0, 0.3, 0), (0.03, 1.05, 0.01), 0.022, bark, 3)
        for k in range(7):
            out = (np.sin(k * 0.9), 0.9 * (k % 3 - 0.6), np.cos(k * 0.9))
            _leaf(b, np.array([0.03, 1.15, 0.0]), out, 0.42, 0.34, greens[k % 3], 0.1)
        return b
    b.rod((0, 0.3, 0), (0.03, 0.95, 0.01), 0.022, bark, 5)
    for k in range(5):
        turn = k * 1.257
        end = np.array([0.03 + 0.22 * np.sin(turn), 1.25 + 0.06 * (k % 2), 0.22 * np.cos(turn)])
        b.rod((0.03, 0.9, 0.01), end, 0.011, bark, 3)
    for k in range(58):
        way = random.standard_normal(3)
        way = way / np.linalg.norm(way)
        start = np.array([0.03, 1.2, 0.0]) + way * np.array([0.26, 0.26, 0.26]) * random.uniform(0.5, 1)
        _leaf(b, start, way + [0, 0.2, 0], random.uniform(0.13, 0.2), 0.09, greens[k % 3], 0.2)
    return b


def chandelier(far=False):
    """A turned stem, six bent arms, candles and their flames."""
    b = Builder()
    iron, wax = b.material("iron", (52, 46, 40)), b.material("wax", (240, 232, 212))
    flame = b.material("flame", (255, 240, 200), glows=True)
    if far:
        b.rod((0, 0.12, 0), (0, 0.69, 0), 0.016, iron, 3)
        for t in np.arange(6) * np.pi / 3:
            way = np.array([np.sin(t), 0, np.cos(t)])
            b.rod(way * 0.03 + [0, 0.15, 0], way * 0.25 + [0, 0.19, 0], 0.01, iron, 3)
            b.rod(way * 0.25 + [0, 0.2, 0], way * 0.25 + [0, 0.33, 0], 0.013, flame, 3)
        return b
    b.turned([(0.0, 0.12), (0.03, 0.15), (0.045, 0.2), (0.02, 0.25), (0.012, 0.3)], iron, 8)
    b.rod((0, 0.29, 0), (0, 0.66, 0), 0.008, iron, 4)
    b.turned([(0.055, 0.66), (0.06, 0.68), (0.06, 0.69)], iron, 10)
    for t in np.arange(6) * np.pi / 3:
        way = np.array([np.sin(t), 0, np.cos(t)])
        bend = [way * 0.03 + [0, 0.2, 0], way * 0.13 + [0, 0.13, 0], way * 0.22 + [0, 0.14, 0], way * 0.25 + [0, 0.2, 0]]
        for p, q in zip(bend, bend[1:]):
            b.rod(p, q, 0.008, iron, 4)
        at = (way * 0.25)[[0, 2]]
        b.turned([(0.01, 0.19), (0.035, 0.205), (0.015, 0.21)], iron, 7, at)
        b.turned([(0.012, 0.205), (0.012, 0.28)], wax, 5, at)
        b.turned([(0.008, 0.28), (0.015, 0.305), (0.0, 0.345)], flame, 5, at)
    return b
