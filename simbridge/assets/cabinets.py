"""Wooden and boxy pieces that the CC0 set lacks. Sizes in metres, front towards +Z, floor at y = 0."""

import numpy as np

import pictures
from shapes import Builder, painted, wood

WALNUT, OAK, WHITE, STEEL = (112, 74, 50), (186, 148, 102), (236, 234, 228), (178, 180, 184)


def _cabinet(b, wide, tall, deep, face, front, legs=0.0, plinth=0.0, top=0.0):
    """A body with a painted front; on legs or on a set-back plinth; with an overhanging top board."""
    x, z = wide / 2, deep / 2
    bottom = legs or plinth
    b.box((-x, bottom, -z), (x, tall - top, z), face, front=front)
    if top:
        b.box((-x - 0.015, tall - top, -z), (x + 0.015, tall, z + 0.015), face, upright=False)
    if plinth:
        b.box((-x + 0.01, 0, -z), (x - 0.01, plinth, z - 0.05), b.material("plinth", (44, 38, 34)))
    if legs:
        for sx in (-1, 1):
            for sz in (-1, 1):
                cx, cz = sx * (x - 0.04), sz * (z - 0.04)
                b.box((cx - 0.02, 0, cz - 0.02), (cx + 0.02, legs, cz + 0.02), face)


def bedside_white():
    b = Builder()
    face = b.material("lacquer", WHITE)
    front = b.material("drawers", picture=pictures.drawers(painted(WHITE, size=(64, 64)), 2, 1, (64, 64)))
    _cabinet(b, 0.45, 0.5, 0.4, face, front, legs=0.14, top=0.02)
    return b


def wardrobe_walnut():
    b = Builder()
    face = b.material("walnut", picture=wood(WALNUT, 1))
    front = b.material("doors", picture=pictures.doors(wood(WALNUT, 1), 3))
    _cabinet(b, 1.5, 2.1, 0.6, face, front, plinth=0.08, top=0.04)
    return b


def chest_of_drawers():
    b = Builder()
    face = b.material("oak", picture=wood(OAK, 4))
    front = b.material("drawers", picture=pictures.drawers(wood(OAK, 4), 4, 2))
    _cabinet(b, 1.0, 0.85, 0.45, face, front, legs=0.08, top=0.025)
    return b


def _bookcase(wide, tall, deep, shelves, rgb, seed):
    b = Builder()
    x, z, board = wide / 2, deep / 2, 0.025
    face = b.material("wood", picture=wood(rgb, seed))
    rows = [b.material(f"books{k}", picture=pictures.books(seed * 10 + k)) for k in range(3)]
    b.box((-x, 0, -z), (-x + board, tall, z), face)
    b.box((x - board, 0, -z), (x, tall, z), face)
    b.box((-x + board, 0, -z), (x - board, tall, -z + 0.01), face)
    clear = (tall - 0.06 - board * (shelves + 1)) / shelves
    b.box((-x + board, 0, -z), (x - board, 0.06, z - 0.02), face)
    for k in range(shelves + 1):
        y = 0.06 + k * (clear + board)
        b.box((-x + board, y, -z), (x - board, y + board, z), face, upright=False)
        if k < shelves:
            low, high = (-x + board, y + board, -z + 0.01), (x - board, y + board + clear * 0.86, z - 0.05)
            dark = b.material("pages", (206, 198, 180)) if k == 0 else len(b.materials) - 1
            b.box(low, high, dark, front=rows[(k + seed) % 3], left=None, right=None, back=None, bottom=None)
    return b


def bookcase_full():
    return _bookcase(0.8, 2.0, 0.32, 6, (96, 62, 42), 2)


def bookcase_low():
    return _bookcase(1.2, 0.85, 0.32, 2, (226, 222, 212), 5)


def _legs(b, x, z, tall, thick, material):
    for sx in (-1, 1):
        for sz in (-1, 1):
            low = (min(sx * x, sx * (x - thick)), 0, min(sz * z, sz * (z - thick)))
            b.box(low, (low[0] + thick, tall, low[2] + thick), material)


def coffee_table():
    b = Builder()
    face = b.material("oak", picture=wood(OAK, 7))
    b.box((-0.55, 0.385, -0.3), (0.55, 0.42, 0.3), face, upright=False)
    b.box((-0.5, 0.12, -0.25), (0.5, 0.14, 0.25), face, upright=False)
    _legs(b, 0.53, 0.28, 0.385, 0.05, face)
    return b


def console_table():
    b = Builder()
    face = b.material("walnut", picture=wood(WALNUT, 11))
    front = b.material("drawers", picture=pictures.drawers(wood(WALNUT, 11), 1, 2, (24, 96), (214, 190, 120)))
    b.box((-0.5, 0.77, -0.17), (0.5, 0.8, 0.17), face, upright=False)
    b.box((-0.48, 0.65, -0.155), (0.48, 0.77, 0.155), face, front=front)
    _legs(b, 0.48, 0.155, 0.65, 0.04, face)
    return b


def cooker():
    b = Builder()
    steel = b.material("steel", STEEL)
    front, top = b.material("oven", picture=pictures.oven()), b.material("hob", picture=pictures.hob())
    b.box((-0.3, 0.09, -0.3), (0.3, 0.88, 0.3), steel, front=front)
    b.box((-0.29, 0, -0.28), (0.29, 0.09, 0.25), b.material("plinth", (40, 40, 42)))
    b.box((-0.3, 0.88, -0.3), (0.3, 0.9, 0.31), steel, top=top)
    return b


def washing_machine():
    b = Builder()
    shell = b.material("enamel", (238, 239, 240))
    b.box((-0.3, 0.02, -0.29), (0.3, 0.85, 0.29), shell, front=b.material("front", picture=pictures.washer()))
    _legs(b, 0.28, 0.27, 0.02, 0.05, b.material("rubber", (40, 40, 40)))
    return b


def tv_sideboard():
    b = Builder()
    face = b.material("walnut", picture=wood(WALNUT, 15))
    front = b.material("doors", picture=pictures.drawers(wood(WALNUT, 15), 1, 3, (40, 128), (30, 28, 26)))
    _cabinet(b, 1.6, 0.45, 0.42, face, front, legs=0.1, top=0.02)
    black, screen = b.material("black", (24, 24, 26)), b.material("screen", picture=painted((30, 34, 42), (0.5, 2, (30, 30))))
    b.box((-0.2, 0.45, -0.1), (0.2, 0.462, 0.12), black)
    b.box((-0.05, 0.46, -0.04), (0.05, 0.53, -0.01), black)
    b.box((-0.55, 0.51, -0.045), (0.55, 1.14, 0.005), black)
    corners = ((-0.535, 0.53), (0.535, 0.53), (0.535, 1.125), (-0.535, 1.125))
    b.quad([np.array((x, y, 0.0065)) for x, y in corners],
           screen)
    return b


def piano_upright():
    b = Builder()
    black, keys = b.material("lacquer", (34, 26, 24)), b.material("keys", picture=pictures.keyboard())
    b.box((-0.74, 0, -0.3), (0.74, 1.2, -0.02), black)
    b.box((-0.75, 1.2, -0.3), (0.75, 1.22, 0.0), black)
    b.box((-0.74, 0.6, -0.02), (0.74, 0.7, 0.27), black)
    for side in (-1, 1):
        low = min(side * 0.74, side * 0.69)
        b.box((low, 0.7, -0.02), (low + 0.05, 0.8, 0.25), black)
        b.box((low, 0.05, 0.2), (low + 0.05, 0.6, 0.26), black)
        b.box((low, 0, -0.02), (low + 0.05, 0.05, 0.3), black)
    b.box((-0.69, 0.7, 0.04), (0.69, 0.725, 0.2), black, top=keys)
    b.box((-0.5, 0.78, -0.02), (0.5, 1.12, -0.012), b.material("panel", (52, 38, 34)))
    b.box((-0.35, 0.79, -0.01), (0.35, 0.815, 0.06), black)
    b.box((-0.16, 0.815, -0.005), (0.16, 1.04, 0.005), b.material("sheet", (236, 232, 220)))
    brass = b.material("brass", (186, 150, 76))
    for x in (-0.08, 0.0, 0.08):
        b.box((x - 0.015, 0.05, -0.02), (x + 0.015, 0.065, 0.06), brass)
    return b


def wardrobe_sliding_far():
    """White panels in black frames, painted, since thin frames and panels fight when collapsed."""
    b = Builder()
    front = b.material("panels", picture=pictures.panels((242, 242, 242), (38, 38, 38), 4, 2))
    b.box((-1.0, 0, -0.33), (1.0, 2.364, 0.33), b.material("frame", (38, 38, 38)), front=front)
    return b
