"""Parts that many outdoor pictures share: hills, water, trees, buildings, vehicles.

Every function paints on a Canvas; lengths and places are design pixels.
"""

import math

from .drawings_canvas import H, W, curve, dark, light, mix

GREENS = ("#16301c", "#2c5530", "#5d8a3e", "#a3bf62")


def ridge(c, base, height, stops, humps=3, rough=0.0, jag=0.25, relief=None, x0=-20, x1=W + 20, bottom=H):
    """Paint a mountain range standing on `base`, at most about `height` tall."""
    phases = [c.rng.uniform(0, 6.3) for _ in range(4)]
    points, step = [], 8
    for x in range(int(x0), int(x1) + step, step):
        t = (x - x0) / (x1 - x0)
        wave = 0.55 + 0.45 * math.sin(t * humps * 6.28 + phases[0])
        wave = wave * 0.7 + 0.3 * (0.5 + 0.5 * math.sin(t * humps * 15 + phases[1]))
        wave += jag * 0.35 * math.sin(t * humps * 41 + phases[2])
        wave += jag * 0.15 * math.sin(t * humps * 97 + phases[3]) + c.rng.uniform(-rough, rough)
        points.append((x, base - max(0.04, wave) * height))
    c.shape([(x0, bottom), *points, (x1 + step, bottom)], stops, rough=relief)


def peak(c, x, base, half, top, stops, relief=(70, 0.7), crater=0.06):
    """Paint one volcano cone around x, `half` wide to each side, its rim at height `top`."""
    points = []
    for k in range(-40, 41):
        t = abs(k) / 40
        slope = (1 - t) ** 1.75
        if t < crater:
            slope = (1 - crater) ** 1.75 - (crater - t) * 0.35
        points.append((x + k / 40 * half, base - (base - top) * slope + c.rng.uniform(-2, 2)))
    c.shape([*points, (x + half, base + 2), (x - half, base + 2)], stops, rough=relief)


def water(c, y0, stops, shine="#ffffff", amount=0.35, depth=14, y1=H):
    """Paint a water surface with ripples, larger towards the viewer."""
    c.fill((0, y0, W, y1), stops)
    ripples(c, y0, shine, dark(stops[-1], 0.5), amount, depth, y1)


def ripples(c, y0, shine, shade, amount=0.35, depth=14, y1=H):
    """Paint light and dark ripples over water that is already there."""
    c.plane(y0, y1, shade, (26, 7), 0.5, 0.72, amount * 0.8, depth, fade=0.5)
    c.plane(y0, y1, shine, (20, 5), 0.55, 0.75, amount, depth, fade=0.3)


def glitter(c, x, y0, y1, colour, width=60, count=420):
    """Paint the sparkling path of a low light on water."""
    for _ in range(count):
        t = c.rng.random() ** 1.3
        y = y0 + (y1 - y0) * t
        px = x + c.rng.gauss(0, 1) * width * (0.35 + 1.5 * t)
        half = 2 + 14 * t * c.rng.random()
        c.oval(px, y, half, 0.5 + 1.6 * t, mix(colour, "#ffffff", c.rng.random() * 0.5))


def foliage(c, x, y, rx, ry, greens=GREENS, count=160, size=0.2):
    """Paint a leafy crown, dark underneath and lit on its upper left."""
    for k in range(count):
        t = k / count
        angle, far = c.rng.uniform(0, 6.283), c.rng.random() ** 0.6
        px = x + math.cos(angle) * rx * far * (1 - 0.16 * t) - rx * 0.14 * t
        py = y + math.sin(angle) * ry * far * (1 - 0.2 * t) - ry * 0.22 * t
        place = t * (len(greens) - 1) * (0.75 + 0.35 * c.rng.random())
        step = min(int(place), len(greens) - 2)
        r = max(1.5, min(rx, ry) * size * (1.25 - 0.85 * t) * c.rng.uniform(0.6, 1.2))
        c.oval(px, py, r * 1.15, r * 0.85, mix(greens[step], greens[step + 1], min(1, place - step)))


def tree(c, x, y, h, greens=GREENS, trunk="#4a3826", count=150):
    """Paint a broad tree of height h standing at (x, y)."""
    c.limb((x, y), (x + h * 0.02, y - h * 0.55), h * 0.045, h * 0.02, trunk)
    c.limb((x, y - h * 0.35), (x - h * 0.14, y - h * 0.6), h * 0.02, h * 0.01, dark(trunk, 0.2))
    foliage(c, x, y - h * 0.68, h * 0.36, h * 0.3, greens, count)


def palm(c, x, y, h, lean=0.15, colour="#3f7038", trunk="#6b5238", fronds=11):
    """Paint a coconut palm; `lean` is the sideways reach of the crown in heights."""
    stem = curve([(x, y), (x + lean * h * 0.25, y - h * 0.5), (x + lean * h, y - h)], steps=8)
    for k, (start, end) in enumerate(zip(stem, stem[1:], strict=False)):
        r = h * (0.026 - 0.014 * k / len(stem))
        c.limb(start, end, r, r * 0.97, dark(trunk, 0.18 * (k % 2)))
    top = stem[-1]
    for k in range(fronds):
        angle = math.radians(-200 + 220 * k / (fronds - 1) + c.rng.uniform(-8, 8))
        reach = h * c.rng.uniform(0.3, 0.4)
        tip = (top[0] + math.cos(angle) * reach, top[1] + math.sin(angle) * reach * 0.7 + reach * 0.42)
        bend = (top[0] + math.cos(angle) * reach * 0.55, top[1] + math.sin(angle) * reach * 0.62)
        spine = curve([top, bend, tip], steps=9)
        tone = mix(dark(colour, 0.4), light(colour, 0.3), (1 - math.sin(angle)) / 2 * 0.8)
        _frond(c, spine, h * 0.105, tone)
    for k in range(4):
        c.oval(top[0] + (k - 1.5) * h * 0.02, top[1] + h * 0.025, h * 0.017, h * 0.02, dark(trunk, 0.35))


def _frond(c, spine, length, tone):
    """Paint one feathered leaf along its spine."""
    count = len(spine) - 1
    for k in range(1, count + 1):
        (x0, y0), (x1, y1) = spine[k - 1], spine[k]
        angle = math.atan2(y1 - y0, x1 - x0)
        reach = length * (1 - (k / count - 0.4) ** 2 * 1.6)
        for side in (-1, 1):
            to = angle + side * 0.85
            tip = (x1 + math.cos(to) * reach, y1 + math.sin(to) * reach + reach * 0.35)
            c.poly([(x0, y0), (x1, y1), tip], dark(tone, 0.25) if side > 0 else tone)
    c.line(spine, light(tone, 0.15), max(1, length * 0.05))


def leaf(c, x, y, length, angle, width, colour, vein=True):
    """Paint one pointed leaf growing from (x, y) towards an angle in degrees."""
    a = math.radians(angle)
    ux, uy = math.cos(a), math.sin(a)
    sides = []
    for way in (1, -1):
        for t in (0.0, 0.15, 0.4, 0.7, 1.0)[:: 1 if way > 0 else -1]:
            bulge = way * width * math.sin(math.pi * t**0.75)
            sides.append((x + ux * length * t - uy * bulge, y + uy * length * t + ux * bulge))
    outline = curve(sides, closed=True, steps=4)
    half = curve([*sides[:5]], steps=4)
    c.poly(outline, dark(colour, 0.18))
    c.poly(half, light(colour, 0.1))
    if vein:
        c.line([(x, y), (x + ux * length * 0.95, y + uy * length * 0.95)], light(colour, 0.35), max(1, width * 0.07))


def grass(c, y, height, greens, count=420, x0=0, x1=W):
    """Paint a fringe of grass blades standing on y."""
    for _ in range(count):
        x = c.rng.uniform(x0, x1)
        top = height * c.rng.uniform(0.4, 1.1)
        sway = c.rng.uniform(-0.5, 0.5) * top
        w = max(1.0, height * 0.03)
        c.poly([(x - w, y), (x + w, y), (x + sway, y - top)], c.rng.choice(greens))


def tower(c, x, y, w, h, colour, lamp="#ffdf9e", lit=0.2, cell=(10, 13), glass=None, roof=0):
    """Paint a high building with its left side lit and rows of windows."""
    c.fill((x, y - h, x + w, y), [light(colour, 0.12), colour, dark(colour, 0.12)])
    c.haze(y - h, y, dark(colour, 0.6), 0.42, 0.42, x + w * 0.66, x + w)
    pane = glass or dark(colour, 0.3)
    rows, columns = int((h - 8) // cell[1]), max(1, int((w - 6) // cell[0]))
    for row in range(rows):
        wy = y - h + 7 + row * cell[1]
        for column in range(columns):
            wx = x + 4 + column * (w - 8) / columns
            on = c.rng.random() < lit
            tone = mix(lamp, "#ff9a4a", c.rng.random() * 0.35) if on else pane
            c.rect(wx, wy, wx + (w - 8) / columns * 0.62, wy + cell[1] * 0.55, tone)
    if roof:
        c.line([(x + w / 2, y - h), (x + w / 2, y - h - roof)], dark(colour, 0.3), 2)


def skyline(c, base, low, high, colour, x0=-10, x1=W + 10, widths=(34, 86), **windows):
    """Paint a row of towers between two heights."""
    x = x0
    while x < x1:
        w, h = c.rng.uniform(*widths), c.rng.uniform(low, high)
        tower(c, x, base, w, h, mix(colour, "#000000", c.rng.random() * 0.12), roof=c.rng.choice((0, 0, 26)), **windows)
        x += w + c.rng.uniform(0, 14)


def roof_house(c, x, y, w, h, wall="#d9cbb2", tile="#a4502f"):
    """Paint a small house with a tiled roof, its ground line at y."""
    c.fill((x - w / 2, y - h * 0.55, x + w / 2, y), [light(wall, 0.15), dark(wall, 0.1)])
    c.rect(x - w * 0.08, y - h * 0.36, x + w * 0.08, y, dark(tile, 0.55))
    for side in (-1, 1):
        c.rect(x + side * w * 0.3 - w * 0.07, y - h * 0.36, x + side * w * 0.3 + w * 0.07, y - h * 0.16, "#4d5a5e")
    roof = [(x - w * 0.62, y - h * 0.5), (x - w * 0.34, y - h), (x + w * 0.34, y - h), (x + w * 0.62, y - h * 0.5)]
    c.shape(roof, [light(tile, 0.18), tile, dark(tile, 0.3)])
    for k in range(1, 6):
        t = k / 6
        c.line(
            [(x - w * (0.34 + 0.28 * t), y - h + h * 0.5 * t), (x + w * (0.34 + 0.28 * t), y - h + h * 0.5 * t)],
            dark(tile, 0.28),
            max(1, h * 0.01),
        )


def car(c, x, y, w, colour, rear=True, lamps=True):
    """Paint a car of width w seen from behind (or from the front), wheels at y."""
    h = w * 0.72
    c.glow(x, y, w * 0.75, "#000000", 0.75, ry=w * 0.16)
    for side in (-1, 1):
        c.rect(x + side * w * 0.36 - w * 0.09, y - h * 0.25, x + side * w * 0.36 + w * 0.09, y, "#101114", w * 0.03)
    body = [(-0.5, -0.14), (-0.5, -0.5), (-0.4, -0.58), (0.4, -0.58), (0.5, -0.5), (0.5, -0.14)]
    cabin = [(-0.43, -0.52), (-0.33, -0.96), (-0.22, -1.0), (0.22, -1.0), (0.33, -0.96), (0.43, -0.52)]
    glass = [(-0.35, -0.58), (-0.28, -0.92), (0.28, -0.92), (0.35, -0.58)]
    for points, stops in (
        (cabin, [light(colour, 0.35), dark(colour, 0.1)]),
        (body, [light(colour, 0.2), colour, dark(colour, 0.45)]),
        (glass, ["#9db4c0", "#27323b", "#1a2128"]),
    ):
        c.shape([(x + px * w, y + py * h) for px, py in points], stops)
    lamp = "#e2312a" if rear else "#fff3cf"
    for side in (-1, 1):
        c.rect(x + side * w * 0.4 - w * 0.08, y - h * 0.48, x + side * w * 0.4 + w * 0.08, y - h * 0.36, lamp, w * 0.02)
        if lamps:
            c.glow(x + side * w * 0.4, y - h * 0.42, w * 0.26, lamp, 0.7)
    c.rect(x - w * 0.13, y - h * 0.3, x + w * 0.13, y - h * 0.2, "#d8dbd8")


def flag(c, x, y, w, h, pole=0, wave=0.12):
    """Paint a waving red and white flag whose upper left corner is (x, y)."""
    if pole:
        c.line([(x, y - 8), (x, y + pole)], "#b9b5aa", max(2, w * 0.035))
    for part, stops in (
        (0, ["#8f1a1e", "#d22a2e", "#a01d21", "#cf2a2e"]),
        (1, ["#cfcac2", "#ffffff", "#cdc8c0", "#f6f3ee"]),
    ):
        edges = []
        for row in (part, part + 1):
            edges.append([(x + w * t / 10, y + h / 2 * row + math.sin(t * 0.8) * h * wave * t / 10) for t in range(11)])
        c.shape([*edges[0], *reversed(edges[1])], stops, across=True)


def boat(c, x, y, w, hull="#8c3b2e", trim="#e6dcc6", mast=0.8):
    """Paint a wooden fishing boat of length w, its waterline at y."""
    c.glow(x, y + w * 0.02, w * 0.75, "#04121a", 0.6, ry=w * 0.09)
    side = [(-0.56, -0.2), (-0.3, -0.1), (0.3, -0.1), (0.56, -0.22), (0.4, 0.03), (-0.38, 0.03)]
    c.shape(
        curve([(x + px * w, y + py * w) for px, py in side], closed=True, steps=5),
        [light(hull, 0.2), hull, dark(hull, 0.5)],
    )
    c.line(
        curve(
            [
                (x - 0.55 * w, y - 0.19 * w),
                (x - 0.3 * w, y - 0.1 * w),
                (x + 0.3 * w, y - 0.1 * w),
                (x + 0.55 * w, y - 0.21 * w),
            ]
        ),
        trim,
        w * 0.022,
    )
    c.fill((x - w * 0.2, y - w * 0.24, x + w * 0.12, y - w * 0.11), [light(trim, 0.1), dark(trim, 0.3)])
    c.rect(x - w * 0.24, y - w * 0.27, x + w * 0.16, y - w * 0.235, dark(hull, 0.2))
    if mast:
        c.line([(x + w * 0.02, y - w * 0.2), (x + w * 0.02, y - w * mast)], "#3b2f26", w * 0.018)
        c.line([(x + w * 0.02, y - w * mast), (x + w * 0.54, y - w * 0.22)], "#5a4c3e", w * 0.006)
        c.line([(x + w * 0.02, y - w * mast), (x - w * 0.54, y - w * 0.2)], "#5a4c3e", w * 0.006)


def deck(x: float) -> float:
    """How high a long bridge's road hangs at `x`: a little higher in the middle than at its ends."""
    return 486 - (x - 640) ** 2 * 0.00008
