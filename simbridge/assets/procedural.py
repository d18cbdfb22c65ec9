"""Pieces that the CC0 set lacks. Each function returns a Builder; sizes in metres, front towards +Z, floor at y = 0."""

import numpy as np

import pictures
from shapes import Builder, fabric, painted, wood

WALNUT, OAK, WHITE, STEEL = (112, 74, 50), (186, 148, 102), (236, 234, 228), (178, 180, 184)


def make(name):
    """The soup of the function of that name."""
    return globals()[name]().soup()


def make_coarse(name):
    """The soup of the piece's own coarse version, or None where collapsing the fine one does."""
    build = COARSE.get(name)
    return build().soup() if build else None


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


def tv_sideboard():
    b = Builder()
    face = b.material("walnut", picture=wood(WALNUT, 15))
    front = b.material("doors", picture=pictures.drawers(wood(WALNUT, 15), 1, 3, (40, 128), (30, 28, 26)))
    _cabinet(b, 1.6, 0.45, 0.42, face, front, legs=0.1, top=0.02)
    black, screen = b.material("black", (24, 24, 26)), b.material("screen", picture=painted((30, 34, 42), (0.5, 2, (30, 30))))
    b.box((-0.2, 0.45, -0.1), (0.2, 0.462, 0.12), black)
    b.box((-0.05, 0.46, -0.04), (0.05, 0.53, -0.01), black)
    b.box((-0.55, 0.51, -0.045), (0.55, 1.14, 0.005), black)
    b.quad([np.array(p) for p in ((-0.535, 0.53, 0.0065), (0.535, 0.53, 0.0065), (0.535, 1.125, 0.0065), (-0.535, 1.125, 0.0065))],
           screen)
    return b


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


def wardrobe_sliding_far():
    """White panels in black frames, painted, since thin frames and panels fight when collapsed."""
    b = Builder()
    front = b.material("panels", picture=pictures.panels((242, 242, 242), (38, 38, 38), 4, 2))
    b.box((-1.0, 0, -0.33), (1.0, 2.364, 0.33), b.material("frame", (38, 38, 38)), front=front)
    return b


COARSE = {
    "wardrobe_sliding": wardrobe_sliding_far,
    "bathtub": lambda: bathtub(sides=8),
    "pendant_lamp": lambda: pendant_lamp(sides=11),
    "ceiling_lamp": lambda: ceiling_lamp(sides=10),
    "rug_round": lambda: rug_round(sides=16),
    "plant_palm": lambda: plant_palm(far=True),
    "plant_tree": lambda: plant_tree(far=True),
    "chandelier": lambda: chandelier(far=True),
    "radiator": lambda: radiator(columns=5),
}
