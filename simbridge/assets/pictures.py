"""Images painted for the procedural pieces: book spines, paintings, rugs, fronts of machines."""

import numpy as np
from PIL import Image

from shapes import noise, painted, pen, softened


def books(seed):
    """One shelf of spines, light from above."""
    random = np.random.default_rng(seed)
    picture = Image.new("RGB", (128, 48), (38, 28, 22))
    draw = pen(picture)
    colours = [(120, 40, 36), (38, 62, 96), (44, 84, 62), (150, 120, 72), (196, 184, 158), (66, 48, 40), (100, 100, 108),
               (168, 96, 48), (72, 52, 92), (222, 214, 200)]
    x = 1
    while x < 122:
        wide, top = int(random.integers(4, 10)), int(random.integers(3, 15))
        colour = np.array(colours[random.integers(len(colours))])
        draw.rectangle([x, top, x + wide - 1, 47], tuple(int(c) for c in colour))
        draw.line([x, top, x, 47], tuple(int(c * 0.6) for c in colour))
        band = top + int(random.integers(4, 10))
        light = tuple(int(min(255, c * 1.5 + 30)) for c in colour)
        draw.rectangle([x + 1, band, x + wide - 2, band + int(random.integers(1, 5))], light)
        x += wide + (int(random.integers(3, 9)) if random.random() < 0.06 else 0)
    return picture


def landscape():
    """Hills under an evening sky."""
    tall, wide = 86, 128
    y, x = np.mgrid[0:tall, 0:wide] / np.array([tall, wide]).reshape(2, 1, 1)
    sky = np.array([96, 138, 186]) * (1 - y[..., None]) + np.array([250, 206, 150]) * y[..., None] * 1.15
    cloud = (noise((tall, wide), 5, (3, 12)) > 0.25)[..., None] * (y < 0.45)[..., None]
    image = sky * (1 - 0.35 * cloud) + 245 * 0.35 * cloud
    for k, (rgb, level, rough) in enumerate([((112, 132, 150), 0.52, 9), ((84, 112, 96), 0.62, 11),
                                             ((72, 100, 58), 0.74, 14), ((120, 112, 50), 0.86, 20)]):
        ridge = level + 0.09 * noise((1, wide), 20 + k, (0, rough))[0]
        image = np.where((y > ridge)[..., None], np.array(rgb) * (1 + 0.25 * noise((tall, wide), 30 + k, (1, 3)))[..., None], image)
    return Image.fromarray(image.clip(0, 255).astype(np.uint8))


def abstract():
    """Overlapping blocks of colour on a pale ground."""
    picture = painted((226, 218, 200), (0.05, 3, (2, 2)), size=(128, 128))
    draw = pen(picture)
    draw.rectangle([14, 20, 72, 86], (190, 72, 44))
    draw.rectangle([52, 56, 112, 112], (34, 66, 92))
    draw.ellipse([66, 14, 108, 56], (224, 170, 58))
    draw.rectangle([52, 56, 72, 86], (92, 46, 54))
    draw.line([10, 108, 118, 98], (40, 36, 34), 2)
    draw.line([24, 8, 34, 120], (40, 36, 34), 1)
    return softened(picture, 0.6)


def flowers():
    """A bunch in a vase."""
    picture = painted((70, 84, 82), (0.18, 8, (6, 6)), size=(128, 96))
    draw = pen(picture)
    random = np.random.default_rng(4)
    draw.rectangle([0, 104, 96, 128], (112, 82, 58))
    draw.polygon([(38, 78), (60, 78), (66, 112), (32, 112)], (214, 206, 190))
    for _ in range(26):
        x, y = 49 + 20 * random.standard_normal(), 46 + 15 * random.standard_normal()
        draw.line([49, 78, x, y], (62, 96, 52), 1)
    for _ in range(46):
        x, y, r = 49 + 19 * random.standard_normal(), 44 + 15 * random.standard_normal(), random.uniform(2.5, 6)
        colour = [(214, 84, 92), (240, 226, 214), (232, 168, 80), (182, 92, 148), (84, 122, 66)][random.integers(5)]
        draw.ellipse([x - r, y - r, x + r, y + r], colour)
        draw.ellipse([x - r / 3, y - r / 3, x + r / 3, y + r / 3], tuple(int(c * 0.75) for c in colour))
    return softened(picture, 0.5)


def persian(wide, tall, ground, border, accent):
    """Nested borders, a medallion and small flowers, mirrored in both directions."""
    picture = Image.new("RGB", (wide, tall), border)
    draw = pen(picture)
    cream = (222, 204, 168)
    for inset, colour in ((2, cream), (3, border), (12, cream), (13, accent), (16, cream), (17, ground)):
        draw.rectangle([inset, inset, wide - 1 - inset, tall - 1 - inset], colour)
    for x in range(8, wide - 4, 8):
        for y in (7, tall - 8):
            draw.ellipse([x - 2, y - 2, x + 2, y + 2], cream)
            draw.point((x, y), accent)
    for y in range(8, tall - 4, 8):
        for x in (7, wide - 8):
            draw.ellipse([x - 2, y - 2, x + 2, y + 2], cream)
            draw.point((x, y), accent)
    random = np.random.default_rng(9)
    for _ in range(26):
        x, y = random.uniform(20, wide / 2 - 2), random.uniform(20, max(21, tall / 2 - 2))
        colour = [cream, accent, border][random.integers(3)]
        for px in (x, wide - 1 - x):
            for py in (y, tall - 1 - y):
                draw.ellipse([px - 1.6, py - 1.6, px + 1.6, py + 1.6], colour)
    cx, cy = wide / 2, tall / 2
    for r, colour in ((0.40, cream), (0.37, accent), (0.27, cream), (0.25, border), (0.14, cream), (0.09, accent)):
        rx, ry = r * (wide - 40) * 0.8, r * (tall - 36) * 1.05
        draw.polygon([(cx - rx, cy), (cx, cy - ry), (cx + rx, cy), (cx, cy + ry)], colour)
    return _woven(softened(picture, 0.4))


def stripes(wide, tall, colours, widths):
    picture = Image.new("RGB", (wide, tall))
    draw = pen(picture)
    x, k = 0, 0
    while x < wide:
        draw.rectangle([x, 0, x + widths[k % len(widths)] - 1, tall], colours[k % len(colours)])
        x += widths[k % len(widths)]
        k += 1
    return _woven(picture)


def _woven(picture):
    pixels = np.asarray(picture, float)
    grain = 1 + 0.10 * noise(pixels.shape[:2], 17, (0.6, 0.6))[..., None]
    return Image.fromarray((pixels * grain).clip(0, 255).astype(np.uint8))


def rings(rgb, other):
    """A round braided rug."""
    y, x = np.mgrid[0:128, 0:128] - 63.5
    band = (np.hypot(x, y) // 8).astype(int) % 3 == 1
    image = np.where(band[..., None], np.array(other), np.array(rgb)).astype(np.uint8)
    return _woven(Image.fromarray(image))


def oven():
    """Control panel with knobs, glass door and drawer."""
    picture = Image.new("RGB", (90, 128), (206, 208, 210))
    draw = pen(picture)
    draw.rectangle([0, 0, 89, 17], (176, 178, 181))
    for x in (12, 26, 64, 78):
        draw.ellipse([x - 5, 4, x + 5, 14], (52, 52, 55))
        draw.line([x, 5, x, 9], (230, 230, 230))
    draw.rectangle([36, 5, 54, 13], (22, 30, 34))
    draw.line([40, 9, 50, 9], (110, 220, 170))
    draw.rectangle([5, 22, 84, 25], (238, 240, 242))
    draw.rectangle([5, 26, 84, 27], (120, 122, 126))
    draw.rectangle([5, 31, 84, 96], (32, 33, 36))
    draw.rectangle([13, 41, 76, 88], (52, 50, 48))
    for y in (54, 68):
        draw.line([14, y, 75, y], (92, 88, 82))
    draw.line([0, 101, 89, 101], (110, 112, 115), 2)
    draw.rectangle([30, 106, 59, 108], (240, 241, 242))
    return picture


def hob():
    picture = Image.new("RGB", (96, 96), (24, 25, 28))
    draw = pen(picture)
    for x, y, r in ((26, 28, 17), (70, 28, 13), (26, 70, 13), (70, 70, 17)):
        draw.ellipse([x - r, y - r, x + r, y + r], (46, 46, 50), (120, 120, 124))
        draw.ellipse([x - r / 2, y - r / 2, x + r / 2, y + r / 2], None, (96, 96, 100))
    return picture


def washer():
    """Panel, drawer and porthole."""
    picture = Image.new("RGB", (90, 128), (240, 241, 242))
    draw = pen(picture)
    draw.line([0, 20, 89, 20], (190, 192, 195))
    draw.rectangle([4, 4, 30, 16], (226, 228, 230), (188, 190, 193))
    draw.ellipse([52, 4, 65, 17], (206, 208, 212), (150, 152, 156))
    draw.rectangle([70, 7, 85, 14], (26, 40, 48))
    draw.ellipse([12, 34, 77, 99], (198, 200, 204), (150, 152, 156))
    draw.ellipse([19, 41, 70, 92], (44, 48, 54))
    draw.ellipse([25, 47, 64, 86], (68, 76, 86))
    draw.chord([27, 49, 62, 84], 200, 300, (120, 132, 144))
    draw.line([0, 113, 89, 113], (205, 206, 208))
    return softened(picture, 0.3)


def drawers(face, rows, columns, size=(96, 96), knob=(190, 190, 186)):
    """Fronts with shadow gaps and knobs over a given surface image."""
    picture = face.resize((size[1], size[0]))
    draw = pen(picture)
    tall, wide = size
    for r in range(rows):
        for c in range(columns):
            x0, x1 = c * wide / columns, (c + 1) * wide / columns - 1
            y0, y1 = r * tall / rows, (r + 1) * tall / rows - 1
            draw.rectangle([x0, y0, x1, y1], None, (40, 30, 24))
            draw.line([x0 + 1, y0 + 1, x1 - 1, y0 + 1], (255, 250, 240))
            cx, cy = (x0 + x1) / 2, (y0 + y1) / 2
            draw.rectangle([cx - 5, cy - 1, cx + 5, cy + 1], knob, (90, 90, 88))
    return picture


def doors(face, columns, size=(128, 96)):
    picture = face.resize((size[1], size[0]))
    draw = pen(picture)
    tall, wide = size
    for c in range(columns):
        x0, x1 = c * wide / columns, (c + 1) * wide / columns - 1
        draw.rectangle([x0, 0, x1, tall - 1], None, (36, 26, 20))
        draw.rectangle([x0 + 5, 6, x1 - 5, tall - 7], None, (62, 44, 32))
        draw.rectangle([x0 + 6, 7, x1 - 6, tall - 8], None, (150, 116, 88))
        handle = x1 - 4 if c % 2 == 0 else x0 + 3
        draw.line([handle, tall * 0.47, handle, tall * 0.56], (210, 206, 196), 2)
    return picture


def keyboard():
    picture = Image.new("RGB", (128, 16), (240, 238, 230))
    draw = pen(picture)
    for k in range(52):
        x = int(k * 128 / 52)
        draw.line([x, 0, x, 15], (170, 168, 160))
        if k % 7 not in (2, 6):
            draw.rectangle([x + 1, 0, x + 2, 9], (20, 20, 20))
    return picture


def mirror():
    """A pale reflection of a bright room, since nothing here reflects."""
    y, x = np.mgrid[0:128, 0:96]
    base = 188 + 30 * np.sin((x + 0.6 * y) / 40.0)
    image = np.stack([base * 0.97, base, base * 1.02], -1)
    return softened(Image.fromarray(image.clip(0, 255).astype(np.uint8)), 3)


def clock():
    picture = Image.new("RGB", (96, 96), (244, 242, 234))
    draw = pen(picture)
    for k in range(12):
        way = np.array([np.sin(k * np.pi / 6), -np.cos(k * np.pi / 6)])
        draw.line([*(47.5 + 35 * way), *(47.5 + 42 * way)], (40, 38, 36), 3 if k % 3 == 0 else 1)
    draw.line([47.5, 47.5, 30, 32], (30, 28, 28), 4)
    draw.line([47.5, 47.5, 66, 20], (30, 28, 28), 2)
    draw.ellipse([44, 44, 51, 51], (150, 50, 44))
    return softened(picture, 0.4)


def panels(face, frame, rows, columns):
    picture = Image.new("RGB", (108, 128), frame)
    draw = pen(picture)
    for r in range(rows):
        for c in range(columns):
            x, y = c * 108 / columns, r * 128 / rows
            draw.rectangle([x + 2, y + 1, x + 108 / columns - 3, y + 128 / rows - 2], face)
    return picture
