"""What hangs, lies or is plumbed in and the CC0 set lacks: bathtub, radiator, clock, pictures, mirror, rugs."""

import numpy as np

import pictures
from shapes import Builder


def bathtub(sides=20):
    """An oval basin in a panelled box; the inside is a ring of slopes down to a flat floor."""
    b = Builder()
    white, inner = b.material("acrylic", (244, 245, 245)), b.material("inside", (232, 236, 238))
    x, z, tall = 0.85, 0.375, 0.58
    b.box((-x, 0, -z), (x, tall, z), white, top=None)
    angle = (np.arange(sides + 1) + 0.5) * 2 * np.pi / sides
    rim = [_on_box(t, x, z) + [0] for t in angle]
    rim = [np.array([p[0], tall, p[1]]) for p in rim]
    lip = [np.array([_super(np.cos(t)) * (x - 0.07), tall, _super(np.sin(t)) * (z - 0.06)]) for t in angle]
    half = [np.array([_super(np.cos(t)) * (x - 0.13), 0.3, _super(np.sin(t)) * (z - 0.09)]) for t in angle]
    floor = [np.array([_super(np.cos(t)) * (x - 0.25), 0.16, _super(np.sin(t)) * (z - 0.15)]) for t in angle]
    for (outer, within, material) in ((rim, lip, white), (lip, half, inner), (half, floor, inner)):
        for k in range(sides):
            b.quad([outer[k + 1], outer[k], within[k], within[k + 1]], material)
    middle = np.array([0, 0.16, 0])
    for k in range(sides):
        b.quad([floor[k + 1], floor[k], middle, middle], inner)
    if sides < 12:
        return b
    chrome = b.material("chrome", (196, 198, 202))
    b.rod((x - 0.035, tall, 0), (x - 0.035, tall + 0.12, 0), 0.016, chrome)
    b.rod((x - 0.035, tall + 0.11, 0), (x - 0.16, tall + 0.09, 0), 0.014, chrome)
    for sz in (-0.1, 0.1):
        b.rod((x - 0.035, tall, sz), (x - 0.035, tall + 0.06, sz), 0.02, chrome)
    return b


def _super(c):
    """Flattens a circle towards a rounded rectangle."""
    return np.sign(c) * abs(c) ** 0.6


def _on_box(t, x, z):
    """The point of a box's outline in direction t of the rounded rectangle within."""
    p = np.array([_super(np.cos(t)), _super(np.sin(t))])
    return p / np.abs(p).max() * np.array([x, z])


def _framed(wide, tall, picture, frame_rgb, margin, deep=0.03):
    b = Builder()
    frame = b.material("frame", frame_rgb)
    art = b.material("art", picture=picture)
    x, t = wide / 2, margin
    b.box((-x, 0, 0), (x, t, deep), frame, back=None)
    b.box((-x, tall - t, 0), (x, tall, deep), frame, back=None)
    b.box((-x, t, 0), (-x + t, tall - t, deep), frame, back=None)
    b.box((x - t, t, 0), (x, tall - t, deep), frame, back=None)
    z = deep * 0.6
    b.quad([np.array(p) for p in ((-x + t, t, z), (x - t, t, z), (x - t, tall - t, z), (-x + t, tall - t, z))], art)
    return b


def picture_landscape():
    return _framed(0.9, 0.62, pictures.landscape(), (132, 98, 52), 0.04)


def picture_abstract():
    return _framed(0.7, 0.7, pictures.abstract(), (40, 38, 36), 0.018)


def picture_flowers():
    return _framed(0.5, 0.65, pictures.flowers(), (214, 204, 182), 0.045)


def mirror():
    return _framed(0.55, 0.75, pictures.mirror(), (206, 208, 210), 0.02)


def _rug(wide, deep, picture, thick=0.012):
    b = Builder()
    edge = b.material("edge", tuple(int(c) for c in np.asarray(picture.resize((1, 1)), int)[0, 0]))
    b.box((-wide / 2, 0, -deep / 2), (wide / 2, thick, deep / 2), edge, top=b.material("pile", picture=picture))
    return b


def rug_persian():
    return _rug(2.4, 1.6, pictures.persian(128, 86, (138, 36, 34), (32, 44, 78), (164, 104, 60)))


def rug_striped():
    colours = [(214, 206, 190), (92, 112, 120), (214, 206, 190), (186, 140, 84), (58, 66, 74)]
    return _rug(2.0, 1.4, pictures.stripes(128, 90, colours, [13, 6, 9, 4, 6]))


def rug_round(sides=28):
    b = Builder()
    pile, edge = b.material("pile", picture=pictures.rings((196, 180, 152), (132, 142, 122))), b.material("edge", (170, 158, 132))
    radius, thick = 0.8, 0.015
    ring = [np.array([radius * np.sin(t), thick, radius * np.cos(t)]) for t in np.arange(sides + 1) * 2 * np.pi / sides]
    for p, q in zip(ring, ring[1:]):
        corners = [p, q, np.array([0, thick, 0]), np.array([0, thick, 0])]
        b.quad(corners, pile, [(0.5 + c[0] / 1.6, 0.5 + c[2] / 1.6) for c in corners])
        b.quad([p * [1, 0, 1], q * [1, 0, 1], q, p], edge)
    return b


def rug_runner():
    return _rug(2.2, 0.7, pictures.persian(128, 56, (44, 70, 72), (122, 44, 38), (190, 150, 88)))


def bath_mat():
    return _rug(0.8, 0.5, pictures.stripes(64, 40, [(168, 196, 202), (150, 180, 188)], [5, 3]), 0.018)


def radiator(columns=14):
    """Columns between two pipes; with few columns also without caps and feet."""
    b = Builder()
    white, valve = b.material("enamel", (236, 236, 232)), b.material("valve", (150, 152, 156))
    step = 0.98 / columns
    top = 0.64 if columns > 8 else 0.66
    for k in range(columns):
        x = -0.49 + k * step
        b.box((x, 0.1, -0.06), (x + 0.72 * step, top, 0.06), white)
        if columns > 8:
            b.box((x + 0.008, 0.64, -0.045), (x + 0.042, 0.66, 0.045), white)
    for y in (0.16, 0.56):
        b.box((-0.5, y, -0.025), (0.5, y + 0.045, 0.025), white)
    if columns <= 8:
        return b
    b.rod((0.5, 0.18, 0), (0.56, 0.18, 0), 0.02, valve)
    b.rod((0.55, 0.0, 0), (0.55, 0.22, 0), 0.012, valve)
    for x in (-0.4, 0.4):
        b.box((x - 0.02, 0, -0.04), (x + 0.02, 0.1, 0.04), white)
    return b


def wall_clock():
    b, sides = Builder(), 20
    frame, face = b.material("frame", (92, 60, 40)), b.material("dial", picture=pictures.clock())
    turns = np.arange(sides + 1) * 2 * np.pi / sides

    def at(r, t, z):
        return np.array([r * np.sin(t), 0.17 - r * np.cos(t), z])

    for s, t in zip(turns, turns[1:]):
        b.quad([at(0.17, t, 0), at(0.17, t, 0.04), at(0.17, s, 0.04), at(0.17, s, 0)][::-1], frame)
        b.quad([at(0.17, s, 0.04), at(0.17, t, 0.04), at(0.15, t, 0.04), at(0.15, s, 0.04)], frame)
        corners = [at(0.15, s, 0.03), at(0.15, t, 0.03), at(0, 0, 0.03), at(0, 0, 0.03)]
        b.quad(corners, face, [(0.5 + c[0] / 0.3, 0.5 - (c[1] - 0.17) / 0.3) for c in corners])
    return b
