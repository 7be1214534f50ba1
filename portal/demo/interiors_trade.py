"""Pictures of markets, food and the store house."""

import math

from . import scenery as s
from .drawings_canvas import H, W, curve, dark, light, mix
from .figures import Look, bust, random_look
from .figures_whole import figure


def _lamp(c, x, y, reach=170):
    """Paint a bulb hanging on a wire."""
    c.line([(x, -5), (x, y - 30)], "#2a2622", 3)
    c.shape([(x - 34, y - 4), (x - 12, y - 34), (x + 12, y - 34), (x + 34, y - 4)], ["#5a6a64", "#35423e"])
    c.glow(x, y + 6, reach, "#ffe2a0", 0.9)
    c.ball(x, y + 4, 13, 15, ["#fffdf0", "#fff0c0"])


def _heap(c, x, y, w, h, tones, r, stretch=1.0):
    """Pile round produce into a heap whose foot is centred on (x, y)."""
    rows = max(2, int(h / (r * 0.85)))
    for row in range(rows):
        width = w * (1 - row / rows * 0.75)
        count = max(1, int(width / (r * 1.55)))
        for k in range(count):
            px = x + (k - (count - 1) / 2) * r * 1.55 + c.rng.uniform(-r, r) * 0.25
            py = y - row * r * 0.85 + c.rng.uniform(-r, r) * 0.2
            tone = c.rng.choice(tones)
            c.ball(px, py, r * stretch, r, [light(tone, 0.42), tone, dark(tone, 0.5)])


def market(c):
    """A vegetable stall with heaped produce and its seller."""
    c.fill((0, 0, W, H), ["#3f3a34", "#6a5a46", "#4a3c2e"])
    c.shape(
        [(-10, 0), (1290, 0), (1290, 110), (900, 150), (640, 120), (380, 156), (-10, 100)],
        ["#2f6f9a", "#4f94bc", "#2a5a7c"],
    )
    for k in range(9):
        bust(c, 60 + k * 150, 320 + (k % 2) * 30, 88, random_look(c.rng), turn=c.rng.uniform(-1, 1), body=3.6)
    for _ in range(12):
        c.glow(c.rng.uniform(0, W), c.rng.uniform(120, 330), c.rng.uniform(20, 46), "#ffd98c", 0.9)
    c.blur(9)
    bust(
        c,
        640,
        366,
        150,
        Look(skin="#b57a54", hair="hijab", cover="#c9a23c", dress="batik", cloth="#8c3f4a", accent="#e6c98a"),
        turn=0.15,
        body=2.1,
    )
    for side in (-1, 1):
        c.limb((640 + side * 178, 560), (640 + side * 120, 640), 38, 28, "#8c3f4a" if side > 0 else "#a0505a")
        c.ball(640 + side * 108, 646, 30, 24, ["#c98f66", "#8a5a3c"])
    for side in (-1, 1):
        for k in range(3):
            x = 640 + side * (270 + k * 100)
            c.line([(x, 140), (x, 230)], "#2c2620", 3)
            for j in range(7):
                s.leaf(
                    c, x, 232, c.rng.uniform(80, 130), 90 + (j - 3) * 15, 17, ("#5f9a3c", "#7db84a", "#3f7a30")[j % 3]
                )
    heaps = (
        (110, 640, 260, 110, ("#c8281f", "#e0452f", "#a81c1a"), 24, 1),
        (340, 620, 220, 90, ("#e88a2c", "#f0a03c", "#d8741c"), 21, 1),
        (960, 620, 240, 100, ("#5f9a3c", "#7db84a", "#3f7a30"), 25, 1),
        (1180, 640, 240, 110, ("#f0cf4a", "#e6b92f", "#f6dc72"), 24, 1.15),
        (640, 680, 200, 60, ("#f2e6cc", "#e2cfa8", "#fff6e0"), 18, 1),
    )
    c.shape([(-10, 620), (W + 10, 620), (W + 10, 700), (-10, 700)], ["#a87a48", "#6a4828"])
    for heap in heaps:
        _heap(c, *heap)
    c.fill((-10, 676, W + 10, 726), ["#b58a58", "#7a5632"])
    front = (
        (140, 846, 330, 150, ("#6a2f5c", "#8a4476", "#4f2046"), 34, 1.25),
        (460, 850, 300, 140, ("#d8341f", "#b8201a", "#e8582f"), 22, 1),
        (790, 850, 320, 150, ("#e2862c", "#c96a1c", "#f0a24a"), 26, 1.9),
        (1120, 850, 330, 160, ("#4f8f34", "#6fae44", "#3a7028"), 34, 1.1),
    )
    for heap in front:
        c.shape(
            [(heap[0] - 170, 740), (heap[0] + 170, 740), (heap[0] + 150, 880), (heap[0] - 150, 880)],
            ["#5c4024", "#33220f"],
        )
        _heap(c, *heap)
    for x, y in ((300, 190), (980, 200)):
        _lamp(c, x, y)
    return c.finish(bloom=0.4, vignette=0.4, warmth=0.02)


def _fish(c, x, y, length, tone, angle=0.0):
    """Paint one fish lying around (x, y), its head to the left."""
    ca, sa = math.cos(angle), math.sin(angle)

    def at(points):
        return [(x + (px * ca - py * sa) * length, y + (px * sa + py * ca) * length) for px, py in points]

    c.shape(at([(0.38, 0), (0.56, -0.15), (0.52, 0), (0.56, 0.15)]), [dark(tone, 0.2), dark(tone, 0.45)])
    body = curve(
        at([(-0.5, 0.01), (-0.34, -0.11), (0, -0.15), (0.3, -0.07), (0.42, 0), (0.3, 0.07), (0, 0.14), (-0.34, 0.1)]),
        closed=True,
        steps=5,
    )
    c.shape(body, [dark(tone, 0.45), tone, light(tone, 0.55), light(tone, 0.8)])
    c.poly(at([(-0.1, -0.14), (0.14, -0.22), (0.2, -0.1)]), dark(tone, 0.4))
    c.line(curve(at([(-0.28, -0.1), (-0.24, 0), (-0.28, 0.1)])), dark(tone, 0.4), length * 0.014)
    eye = at([(-0.39, -0.025)])[0]
    c.oval(*eye, length * 0.032, length * 0.032, "#f2efe2")
    c.oval(*eye, length * 0.019, length * 0.019, "#14161a")


def fish_market(c):
    """Rows of fish on ice, a seller in an apron behind."""
    c.fill((0, 0, W, H), ["#24343e", "#3f5a66", "#2a3c46"])
    for k in range(8):
        bust(c, 90 + k * 160, 300 + (k % 2) * 36, 92, random_look(c.rng), turn=c.rng.uniform(-1, 1), body=3.4)
    c.fill((0, 80, W, 92), ["#8fa4ac", "#5f747c"])
    c.blur(9)
    for x in (260, 640, 1020):
        _lamp(c, x, 130, 230)
    bust(
        c,
        640,
        386,
        140,
        Look(skin="#8f5f42", hair="cap", cover="#3f6a9a", dress="tee", cloth="#c9cfd0", moustache=True),
        turn=-0.2,
        body=2.6,
    )
    c.shape([(560, 470), (720, 470), (760, 700), (520, 700)], ["#e08a2c", "#b5641c"])
    c.limb((482, 520), (520, 640), 38, 30, "#8f5f42")
    c.limb((800, 520), (760, 640), 38, 30, "#7d5238")
    c.shape([(-10, 590), (W + 10, 590), (W + 80, H + 10), (-80, H + 10)], ["#e9f3f6", "#cfe2ea", "#a9c6d2"])
    for _ in range(900):
        x, y = c.rng.uniform(0, W), c.rng.uniform(594, H)
        r = 2 + (y - 590) / 263 * 7 * c.rng.random()
        c.poly(
            [(x - r, y), (x, y - r * 0.8), (x + r, y + r * 0.2), (x + r * 0.2, y + r)],
            mix("#ffffff", "#9fc0d0", c.rng.random()),
        )
    tones = ("#7f9aa8", "#c4665a", "#8aa0a4", "#d98a72", "#6a8494", "#b5a878")
    for row in range(4):
        y, length = 622 + row * 62, 170 + row * 32
        x, k = -20.0 - row * 30, 0
        while x < W + 120:
            _fish(
                c,
                x,
                y + c.rng.uniform(-6, 6),
                length,
                tones[(int(x // 330) + row * 2) % len(tones)],
                c.rng.uniform(-0.12, 0.12),
            )
            x += length * 0.62
            k += 1
    for x, y in ((170, 600), (1120, 604)):
        _heap(c, x, y, 150, 40, ("#e0784a", "#f09a6a", "#c95f38"), 13, 1.5)
    c.fill((-10, 580, W + 10, 592), ["#dfe8ea", "#8fa2a8"])
    return c.finish(bloom=0.4, vignette=0.4, warmth=-0.01)


def rice_store(c):
    """Stacked sacks in a warehouse, porters carrying between them."""
    c.fill((0, 0, W, H), ["#6a6458", "#9a8f7a", "#6f6350"])
    c.poly([(0, 0), (W, 0), (840, 210), (440, 210)], "#57524a")
    for k in range(7):
        t = (k / 6) ** 1.7
        c.line(
            [(440 - 440 * t, 210 - 210 * t), (640, 130 - 260 * t), (840 + 440 * t, 210 - 210 * t)], "#35322c", 3 + 7 * t
        )
    for x0, x1 in ((500, 560), (720, 780)):
        c.poly([(x0, 180), (x1, 180), (640 + (x1 - 640) * 3.4, -10), (640 + (x0 - 640) * 3.4, -10)], "#eef4ee")
    c.fill((520, 210, 760, 500), ["#fffbec", "#f6eacb", "#e2cfa0"])
    c.fill((420, 490, 860, H), ["#c2ab84", "#a58d66", "#75613f"])
    c.shadow([(540, 490), (740, 490), (980, H), (300, H)], "#fff2cc", 0.6, 40)
    for side in (-1, 1):
        for column in range(5):
            t = column / 4
            w, h = 96 + 90 * t, 38 + 34 * t
            x = 640 + side * (180 + 440 * t**1.15)
            base = 520 + 300 * t
            for row in range(9):
                y = base - row * h
                for shift in (-0.5, 0.5) if column < 4 else (-0.4, 0.6):
                    tone = mix("#eee3c8", "#c9b48a", c.rng.random() * 0.8)
                    px = x + shift * w + (row % 2) * w * 0.24
                    sack = [
                        (px - w * 0.5, y - h * 0.15),
                        (px - w * 0.42, y - h),
                        (px + w * 0.42, y - h),
                        (px + w * 0.5, y - h * 0.15),
                        (px + w * 0.4, y + h * 0.02),
                        (px - w * 0.4, y + h * 0.02),
                    ]
                    lit = [light(tone, 0.35), tone, dark(tone, 0.45)]
                    c.shape(curve(sack, closed=True, steps=4), lit)
                    c.rect(px - w * 0.16, y - h * 0.7, px + w * 0.16, y - h * 0.34, mix(tone, "#3f7a5a", 0.55), 3)
        c.haze(
            0, H, "#2c241a", 0.0, 0.45, 640 + side * 300 if side > 0 else 0, W if side > 0 else 340, across=True
        ) if side > 0 else c.haze(0, H, "#2c241a", 0.45, 0.0, 0, 340, across=True)
    c.shadow([(560, 0), (700, 0), (900, 800), (560, 800)], "#fff6d6", 0.28, 46)
    porters = ((560, 560, 170, "#7d5a3c"), (740, 640, 250, "#34607a"), (600, 800, 390, "#b5402f"))
    for x, y, h, tone in porters:
        c.glow(x, y, h * 0.4, "#3f301c", 0.7, ry=h * 0.06)
        figure(
            c,
            x,
            y,
            h,
            Look(skin="#8f5f42", cloth=tone, legs="#3a3f4c", hair="cap", cover="#4a4438"),
            "carry",
            facing="back",
        )
        sack = [
            (x - h * 0.3, y - h * 0.98),
            (x - h * 0.26, y - h * 1.16),
            (x + h * 0.24, y - h * 1.18),
            (x + h * 0.3, y - h * 1.0),
            (x + h * 0.2, y - h * 0.94),
            (x - h * 0.22, y - h * 0.93),
        ]
        c.shape(curve(sack, closed=True), ["#fffaea", "#e6d8b4", "#a08a60"])
    return c.finish(bloom=0.35, vignette=0.4, warmth=0.025)


def _plate(c, x, y, r, rim="#fbf8f2"):
    """Paint a round plate seen from above."""
    c.glow(x + 10, y + 16, r * 1.35, "#140a04", 0.75)
    c.ball(x, y, r, r, [light(rim, 0.4), rim, dark(rim, 0.16)])
    c.ball(x, y, r * 0.8, r * 0.8, [dark(rim, 0.12), rim, light(rim, 0.3)])


def dinner(c):
    """A laid table from above: rice cone, skewers, vegetables and sauces."""
    c.fill((0, 0, W, H), ["#7a4a2c", "#6a3f25", "#55321d"])
    for k in range(7):
        y = k * 124
        c.fill(
            (0, y, W, y + 120), [mix("#8a5a36", "#5c3820", c.rng.random()), mix("#7a4c2c", "#54321c", c.rng.random())]
        )
        c.speckle((0, y, W, y + 120), "#2f1a0c", (240, 7), 0.5, 0.75, 0.5)
        c.rect(0, y + 119, W, y + 124, "#2f1a0e")
    for k in range(16):
        s.leaf(c, 640, 430, 330, k * 22.5, 76, ("#3f8a3a", "#2f6f30", "#4f9a44")[k % 3])
    c.glow(650, 440, 250, "#14240e", 0.5)
    c.ball(640, 426, 190, 190, ["#e6b63a", "#d9a024", "#a8741a"])
    for _ in range(1500):
        a, r = c.rng.uniform(0, 6.283), 190 * c.rng.random() ** 0.5
        x, y = 640 + r * math.cos(a), 426 + r * math.sin(a)
        shade = 0.5 - 0.5 * (math.cos(a - 3.9)) * r / 190
        c.limb((x, y), (x + c.rng.uniform(-5, 5), y + c.rng.uniform(-5, 5)), 1.6, 1.6, mix("#fff0a0", "#b57a1c", shade))
    c.glow(600, 380, 110, "#fff6c4", 0.8)
    c.shape(curve([(612, 426), (640, 384), (668, 426), (640, 450)], closed=True), ["#3f8a3a", "#1f5a28"])
    for k in range(14):
        a = k / 14 * 6.283
        x, y = 640 + 226 * math.cos(a), 426 + 226 * math.sin(a)
        kind = k % 4
        if kind == 0:
            c.ball(x, y, 36, 44, ["#ffffff", "#f2ead8", "#c4b494"])
            c.ball(x, y, 17, 19, ["#ffc93c", "#e69a1c"])
        elif kind == 1:
            _heap(c, x, y + 16, 84, 44, ("#c2261c", "#e0452f", "#8c1814"), 13, 1.8)
        elif kind == 2:
            s.foliage(c, x, y, 46, 38, ("#1f5a28", "#3f8a3a", "#8ac450", "#d8ec8a"), 60, 0.25)
        else:
            _heap(c, x, y + 20, 88, 54, ("#a8642c", "#7d4218", "#c98a4a"), 18, 1.2)
    _plate(c, 190, 230, 170)
    for k in range(6):
        y = 140 + k * 36
        c.limb((60, y + 26), (330, y - 8), 4, 3, "#d9b47a")
        for j in range(4):
            c.ball(136 + j * 44, y + 16 - j * 5, 25, 15, ["#b5662c", "#7a3a14", "#3f1a08"])
    _plate(c, 1100, 210, 150, "#e9efe6")
    for _ in range(44):
        s.leaf(
            c,
            1100 + c.rng.gauss(0, 46),
            210 + c.rng.gauss(0, 44),
            c.rng.uniform(40, 74),
            c.rng.uniform(0, 360),
            13,
            c.rng.choice(("#3f8a3a", "#6fae44", "#2f6f30", "#e8e2b4")),
            vein=False,
        )
    _heap(c, 1100, 220, 110, 50, ("#d8341f", "#f0ece0"), 12)
    for x, y, r, tone in ((150, 640, 96, "#b5201a"), (1130, 600, 100, "#c9862c"), (990, 760, 70, "#5a2c14")):
        _plate(c, x, y, r, "#4a6a7c" if r > 90 else "#f2ead8")
        c.ball(x, y, r * 0.7, r * 0.7, [dark(tone, 0.3), tone, light(tone, 0.15)])
        c.glow(x - r * 0.2, y - r * 0.25, r * 0.4, "#fff0d0", 0.5)
        for _ in range(26):
            c.oval(x + c.rng.gauss(0, r * 0.25), y + c.rng.gauss(0, r * 0.25), 4, 3, light(tone, 0.4))
    c.ball(330, 770, 62, 62, ["#f6fbfb", "#c4d8dc"])
    c.ball(330, 770, 53, 53, ["#b5662c", "#7a3a14"])
    for k in range(3):
        c.rect(312 + k * 20 - 12, 744 + (k % 2) * 26, 332 + k * 20 - 12, 764 + (k % 2) * 26, "#d9a878", 4)
    c.glow(200, 60, 700, "#fff0cc", 0.22)
    return c.finish(bloom=0.25, vignette=0.45, warmth=0.02)


def coffee_stall(c):
    """A steaming glass of coffee on the table of a warm stall."""
    c.fill((0, 0, W, H), ["#3a2618", "#6a4426", "#2c1a10"])
    for k in range(5):
        bust(c, 150 + k * 250, 350 + (k % 2) * 26, 120, random_look(c.rng), turn=c.rng.uniform(-1, 1), body=3)
    for row in range(3):
        c.rect(40, 120 + row * 90, 420, 128 + row * 90, "#8a5f3a")
        for k in range(10):
            c.fill(
                (56 + k * 36, 76 + row * 90, 80 + k * 36, 120 + row * 90),
                [c.rng.choice(("#c9503c", "#e0b24a", "#4f86a8", "#7da05a", "#efe2c4")), "#5a3a24"],
            )
    for x, y, r in ((520, 130, 80), (760, 90, 96), (980, 150, 84), (1150, 110, 70), (640, 210, 44), (880, 230, 50)):
        c.glow(x, y, r * 2, "#ffcf7a", 0.8)
        c.oval(x, y, r * 0.3, r * 0.3, "#fff0c4")
    c.blur(14)
    c.shape([(0, 610), (W, 610), (W, H), (0, H)], ["#a56c3e", "#7d4c28", "#4a2a15"], rough=(180, 0.25))
    c.speckle((0, 614, W, H), "#2f180a", (320, 10), 0.5, 0.75, 0.45)
    c.glow(660, 760, 400, "#1a0c05", 0.8, ry=60)
    c.ball(640, 744, 270, 60, ["#ffffff", "#efe8da", "#b9ab94"])
    c.ball(640, 736, 180, 36, ["#d9cfbd", "#f6f1e6"])
    cup = curve(
        [(470, 430), (478, 560), (530, 690), (590, 734), (690, 734), (750, 690), (802, 560), (810, 430)], steps=7
    )
    c.shape(cup, ["#c9bda8", "#ffffff", "#fbf6ec", "#e2d8c6", "#8f816c"], across=True)
    handle = curve([(800, 480), (890, 470), (910, 560), (850, 630), (770, 640)], steps=8)
    c.line(handle, "#d9cdb8", 26)
    c.line([(x - 3, y - 4) for x, y in handle], "#fbf6ec", 12)
    c.shape(
        curve([(477, 530), (640, 570), (803, 530), (797, 566), (640, 610), (483, 566)], closed=True),
        ["#b5402f", "#d8604a", "#a83a2a", "#7a261c"],
        across=True,
    )
    c.ball(640, 430, 171, 50, ["#fffdf6", "#d9cdb8"])
    c.ball(640, 436, 156, 42, ["#2c150a", "#4f2a14", "#7d4a24"])
    c.ball(640, 442, 120, 28, ["#5a3018", "#8d5a30"])
    for ring in (0.9, 0.6, 0.3):
        c.line(
            curve(
                [
                    (640 + 100 * ring * math.cos(a / 12 * 6.28), 442 + 22 * ring * math.sin(a / 12 * 6.28))
                    for a in range(12)
                ],
                closed=True,
            ),
            "#c9985c",
            3,
        )
    for side, x in ((-1, 590), (1, 690), (0, 640)):
        for k in range(22):
            t = k / 21
            c.glow(
                x + math.sin(t * 6 + side) * 30 * (0.4 + t),
                400 - 330 * t,
                26 + 34 * t,
                "#fff4e0",
                0.42 * (1 - t) + 0.03,
            )
    for x, y in ((240, 770), (300, 800), (200, 812), (1010, 790), (1060, 760), (1090, 816), (150, 780)):
        c.glow(x + 6, y + 8, 34, "#140804", 0.7)
        c.ball(x, y, 25, 17, ["#8a5630", "#4a2812", "#241006"])
        c.line(curve([(x - 18, y + 2), (x, y - 3), (x + 18, y + 2)]), "#1c0c04", 3)
    c.ball(1050, 690, 120, 34, ["#f6f1e6", "#bdb09a"])
    for k in range(3):
        c.shape(
            curve(
                [
                    (970 + k * 60, 680),
                    (990 + k * 60, 640),
                    (1030 + k * 60, 640),
                    (1056 + k * 60, 680),
                    (1014 + k * 60, 696),
                ],
                closed=True,
            ),
            ["#e8b25a", "#b57428", "#7a4818"],
            rough=(12, 0.5),
        )
    return c.finish(bloom=0.45, vignette=0.45, warmth=0.03)
