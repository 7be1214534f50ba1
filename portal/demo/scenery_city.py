"""City pictures: skylines at four hours, roads, bridge, train and airport."""

import math

from . import scenery as s
from .drawings_canvas import H, W, curve, dark, light, mix
from .figures import random_look
from .figures_whole import figure


def _monument(c, x, base, h, stone, flame):
    """Paint a tall tapering monument with a cup at its foot and a flame on top."""
    c.shape(
        [
            (x - h * 0.17, base - h * 0.14),
            (x - h * 0.13, base - h * 0.2),
            (x + h * 0.13, base - h * 0.2),
            (x + h * 0.17, base - h * 0.14),
            (x + h * 0.08, base),
            (x - h * 0.08, base),
        ],
        [light(stone, 0.2), dark(stone, 0.4)],
    )
    shaft = [
        (x - h * 0.045, base - h * 0.18),
        (x - h * 0.016, base - h * 0.9),
        (x + h * 0.016, base - h * 0.9),
        (x + h * 0.045, base - h * 0.18),
    ]
    c.shape(shaft, [light(stone, 0.35), stone, dark(stone, 0.45)], across=True)
    c.rect(x - h * 0.04, base - h * 0.93, x + h * 0.04, base - h * 0.9, dark(stone, 0.2))
    tip = [
        (x - h * 0.03, base - h * 0.93),
        (x - h * 0.028, base - h * 0.96),
        (x, base - h * 1.01),
        (x + h * 0.03, base - h * 0.955),
        (x + h * 0.026, base - h * 0.93),
    ]
    c.shape(curve(tip, closed=True), [light(flame, 0.5), flame])


def city_dusk(c):
    """Monument and skyline against a burning sky, traffic below."""
    c.fill((0, 0, W, 640), ["#27305f", "#5b4a86", "#c06a78", "#f39a62", "#ffd08a"])
    c.clouds(40, 460, "#4a3564", 0.42, (520, 60), 0.65)
    c.clouds(120, 520, "#ffb27a", 0.4, (480, 40), 0.8)
    c.glow(640, 590, 560, "#ffe0a0", 0.9, ry=330)
    s.skyline(c, 660, 70, 220, "#9a6676", lit=0.08, cell=(9, 12))
    c.haze(380, 660, "#ffb679", 0.0, 0.55)
    s.skyline(c, 680, 90, 250, "#5a4360", x0=-20, x1=470, lit=0.22)
    s.skyline(c, 680, 90, 270, "#5a4360", x0=800, x1=1300, lit=0.22)
    c.haze(480, 690, "#f59a6a", 0.0, 0.3)
    _monument(c, 640, 700, 500, "#8a6a70", "#ffce62")
    for x in range(-20, 1300, 46):
        if abs(x - 640) > 66:
            s.foliage(c, x, 688 + c.rng.uniform(-6, 10), 44, 34, ("#171b26", "#26302c", "#4d4b36", "#8a6a42"), 50, 0.3)
    c.fill((0, 706, W, H), ["#3b3440", "#2b2833", "#1d1c26"])
    c.plane(706, H, "#e89a6a", (40, 4), 0.5, 0.7, 0.3, 10)
    _light_trails(c, 640, 700, (1, -1))
    return c.finish(bloom=0.35, warmth=0.02)


def _light_trails(c, x, y, sides, spread=560):
    """Paint the red and white streaks of cars towards a vanishing point."""
    for k in range(44):
        side = sides[k % 2]
        reach = c.rng.uniform(0.1, 1.25) * spread * side
        tone = "#ff5a3c" if side > 0 else "#ffedc4"
        t0 = c.rng.uniform(0.1, 0.8)
        t1 = min(1.1, t0 + c.rng.uniform(0.1, 0.35))
        for near, far in ((t0, t1),):
            start = (x + reach * near, y + (H - y) * near)
            end = (x + reach * far, y + (H - y) * far)
            c.limb(start, end, 0.8 + near * 1.8, 0.8 + far * 2.4, mix(tone, "#ffffff", c.rng.random() * 0.35))


def city_night(c):
    """Lit towers at night above a curved motorway."""
    c.fill((0, 0, W, H), ["#060b1d", "#0e1836", "#27294f", "#51405f"])
    c.clouds(0, 380, "#3a3a68", 0.4, (600, 120), 0.5)
    c.glow(640, 560, 900, "#a06a70", 0.5, ry=330)
    s.skyline(c, 640, 120, 330, "#1d2444", lit=0.3, cell=(8, 10), lamp="#e8c98f")
    c.haze(300, 640, "#6a4a66", 0.0, 0.4)
    for x, w, h in (
        (110, 96, 400),
        (236, 84, 470),
        (390, 110, 380),
        (560, 92, 560),
        (668, 104, 500),
        (820, 90, 420),
        (940, 104, 530),
        (1086, 96, 400),
    ):
        s.tower(
            c, x, 690, w, h, mix("#141b34", "#27365c", c.rng.random()), lit=0.45, cell=(11, 12), lamp="#ffe2a6", roof=30
        )
        c.glow(x + w / 2, 690 - h - 28, 14, "#ff4a3a", 0.9)
    s.skyline(c, 720, 40, 130, "#0f152b", lit=0.4, cell=(9, 11))
    c.fill((0, 700, W, H), ["#141629", "#0a0c18"])
    for k in range(16):
        drift = (k - 8) * 12
        path = curve(
            [
                (-40, 858 - k * 5),
                (360, 800 - k * 3 + drift * 0.3),
                (720, 735 + drift * 0.12),
                (1320, 700 + drift * 0.05),
            ],
            steps=14,
        )
        tone = "#ff6a45" if k < 8 else "#fff0cc"
        c.line(path, mix(tone, "#2a1c2c", c.rng.random() * 0.5), 2.2)
    c.glow(420, 800, 460, "#ffb070", 0.3, ry=70)
    return c.finish(bloom=0.6, vignette=0.35)


def city_morning(c):
    """Pale morning skyline behind red roofs and trees."""
    c.fill((0, 0, W, 640), ["#7fb2dc", "#b4d4e6", "#e6ecdf", "#fbe7c4"])
    c.clouds(20, 330, "#ffffff", 0.5, (380, 80), 0.9)
    s.ridge(c, 470, 130, ["#9fb7cb", "#c4d0d4"], 2)
    c.glow(220, 430, 420, "#fff3cc", 0.85)
    s.skyline(c, 580, 80, 260, "#a9bccb", lit=0.03, cell=(9, 12))
    c.haze(330, 590, "#fff0d6", 0.0, 0.6)
    for x, w, h in ((430, 88, 330), (540, 104, 410), (668, 80, 360), (770, 96, 300)):
        s.tower(c, x, 600, w, h, "#8fa9bd", lit=0.05, cell=(11, 12), glass="#6f8ea8")
    c.haze(430, 640, "#fdeed2", 0.0, 0.5)
    for row in range(5):
        y, size = 630 + row * 56, 74 + row * 30
        x = -size * c.rng.random()
        while x < W + size:
            if c.rng.random() < 0.3:
                s.foliage(
                    c,
                    x,
                    y - size * 0.3,
                    size * 0.55,
                    size * 0.45,
                    ("#2c4a38", "#4a7044", "#7fa05a", "#cfd58a"),
                    60,
                    0.26,
                )
            s.roof_house(
                c,
                x,
                y + size * 0.2,
                size * 1.1,
                size * 0.9,
                "#e4d8c2",
                c.rng.choice(("#b0563a", "#9c4a34", "#c06f4a", "#8d5a48")),
            )
            x += size * c.rng.uniform(0.9, 1.15)
        c.haze(590, y + 60, "#fce9cb", 0.0, 0.16)
    for x in (40, 1230):
        s.palm(c, x, H + 30, 380, 0.1 if x < 600 else -0.1)
    return c.finish(bloom=0.2, warmth=0.02)


def city_smog(c):
    """Grey-yellow haze swallowing the towers, a pale sun disc above."""
    c.fill((0, 0, W, H), ["#8f8c84", "#b5a88f", "#cdb894", "#a5947c"])
    c.clouds(0, 560, "#837c72", 0.55, (600, 200), 0.6, 0.4)
    c.glow(760, 220, 300, "#ffe0ae", 0.85)
    c.oval(760, 220, 46, 46, "#fff0cc")
    for base, low, high, tone, veil in (
        (600, 150, 360, "#a89b86", 0.5),
        (650, 120, 380, "#8b8174", 0.42),
        (720, 80, 300, "#6a655e", 0.36),
    ):
        s.skyline(c, base, low, high, tone, lit=0.0, widths=(60, 120), cell=(14, 16))
        c.haze(base - 330, base + 10, "#c7b594", 0.1, veil + 0.25)
    for x, h in ((190, 420), (262, 380), (1060, 440)):
        c.shape([(x - 17, 760), (x - 10, 760 - h), (x + 10, 760 - h), (x + 17, 760)], ["#8b5c4e", "#6d6058", "#5a534d"])
        for k in range(15):
            c.glow(x + 24 * k + c.rng.uniform(-10, 10), 760 - h - 14 * k, 34 + 11 * k, "#7a736a", 0.36)
    c.fill((0, 752, W, H), ["#6d675d", "#4c4843", "#35332f"])
    for x in range(-30, 1320, 64):
        s.foliage(c, x, 760, 54, 42, ("#2f302b", "#43453a", "#5a5a48", "#77715a"), 46, 0.3)
    for k in range(8):
        s.car(
            c,
            130 + k * 148 + c.rng.uniform(-20, 20),
            832,
            92,
            c.rng.choice(("#d8d4cc", "#4a4d52", "#7c2f2a", "#9aa0a0")),
            rear=k % 2 == 0,
        )
    c.haze(560, H, "#b5a382", 0.4, 0.12)
    return c.finish(bloom=0.15, warmth=0.03)


def highway(c):
    """Rows of cars under a gantry on a wide city road."""
    c.fill((0, 0, W, 470), ["#5e97c4", "#a9cbe0", "#efe7d2"])
    c.fill((0, 420, W, H), ["#6f8f4a", "#4a6b34"])
    c.clouds(20, 330, "#ffffff", 0.5, (420, 90), 0.85)
    s.skyline(c, 430, 60, 270, "#7f95a8", x1=470, lit=0.03)
    s.skyline(c, 430, 60, 300, "#7f95a8", x0=810, lit=0.03)
    c.haze(200, 440, "#efe6d0", 0.0, 0.55)
    for k in range(26):
        t = (k / 25) ** 1.6
        for side in (-1, 1):
            s.foliage(c, 640 + side * (150 + 620 * t), 424 - 50 * t, 30 + 90 * t, 26 + 90 * t, s.GREENS, 46, 0.25)
    c.shape([(500, 420), (780, 420), (1900, H), (-620, H)], ["#8c8f93", "#63666c", "#474a50"])
    c.plane(430, H, "#2e3036", (8, 8), 0.52, 0.7, 0.35, 14)
    for lane in (-1.5, -0.5, 0.5, 1.5):
        for k in range(12):
            t0, t1 = (k / 12) ** 1.8, ((k + 0.5) / 12) ** 1.8
            x0, x1 = 640 + lane * (68 + 560 * t0), 640 + lane * (68 + 560 * t1)
            c.poly(
                [
                    (x0 - 1 - 4 * t0, 420 + 433 * t0),
                    (x0 + 1 + 4 * t0, 420 + 433 * t0),
                    (x1 + 1 + 4 * t1, 420 + 433 * t1),
                    (x1 - 1 - 4 * t1, 420 + 433 * t1),
                ],
                "#e8e5da",
            )
    for x in (330, 950):
        c.rect(x - 6, 190, x + 6, 520, "#8d949a")
    c.rect(324, 190, 956, 206, "#a4abb0")
    for x in (400, 560, 720):
        c.fill((x, 176, x + 132, 262), ["#2f7a52", "#1f5a3c"])
        c.rect(x + 16, 194, x + 90, 204, "#dfe9e2")
        c.rect(x + 16, 216, x + 116, 226, "#dfe9e2")
        c.poly([(x + 52, 250), (x + 66, 234), (x + 80, 250)], "#dfe9e2")
    paints = ("#e9e7e2", "#2b2e34", "#a12c28", "#8f979d", "#d8d9d6", "#3b5573", "#c9b88e")
    for row in range(7):
        t = (row / 6) ** 1.7 * 0.93 + 0.03
        for lane in (-2, -1, 0, 1, 2):
            if c.rng.random() < 0.82:
                x = 640 + lane * (68 + 560 * t) * 1.0 + c.rng.uniform(-8, 8) * t
                s.car(c, x, 424 + 433 * t + c.rng.uniform(-8, 8) * t, 34 + 300 * t, c.rng.choice(paints))
    return c.finish(bloom=0.2)


def bridge(c):
    """A long cable bridge over blue water."""
    c.fill((0, 0, W, 520), ["#3f86c6", "#8fc0e2", "#dcecf0"])
    c.clouds(10, 380, "#ffffff", 0.5, (380, 100), 0.95)
    s.ridge(c, 520, 90, ["#7f9db4", "#a9bfc8"], 3)
    c.haze(400, 520, "#e6f0ee", 0.0, 0.5)
    s.water(c, 512, ["#9fc4d2", "#4a88a6", "#1f5576", "#143d58"], "#e8f6fa", 0.5)
    for x in (360, 920):
        for side in (-12, 12):
            c.shape(
                [(x + side - 9, 640), (x + side * 0.6 - 6, 110), (x + side * 0.6 + 6, 110), (x + side + 9, 640)],
                ["#e24a38", "#b8352b", "#7d251f"],
            )
        for y in (130, 250, 400):
            c.rect(x - 16, y, x + 16, y + 14, "#a83028")
        for k in range(1, 13):
            for side in (-1, 1):
                end = x + side * k * 23
                c.line([(x, 126 + k * 12), (end, s.deck(end))], "#e9eef0", 1.3)
        c.fill((x - 42, 630, x + 42, 668), ["#c3bfb4", "#6a6a66"])
        c.glow(x, 672, 90, "#0d2a3c", 0.6, ry=20)
    top = [(x, s.deck(x)) for x in range(-10, 1300, 20)]
    c.shape([*top, *[(x, y + 20) for x, y in reversed(top)]], ["#dfe3e2", "#7d858a"])
    c.line(top, "#f4f4ee", 2)
    for x in range(60, 1280, 88):
        if min(abs(x - 360), abs(x - 920)) > 60:
            c.rect(x - 5, s.deck(x) + 18, x + 5, 590, "#9aa2a4")
        c.rect(x, s.deck(x) - 9, x + 22, s.deck(x) - 2, c.rng.choice(("#c43a30", "#f0f0ec", "#2f4a66", "#e0b040")), 2)
    s.boat(c, 620, 720, 190, "#2f5a7a", "#f1ead8")
    return c.finish(bloom=0.2)


def train(c):
    """A commuter train standing at a platform under the wires."""
    c.fill((0, 0, W, 470), ["#7fa9c9", "#c4d8de", "#f3e6cd"])
    c.clouds(0, 300, "#ffffff", 0.45, (400, 100), 0.8)
    s.skyline(c, 440, 60, 220, "#93a3b0", lit=0.02)
    c.haze(200, 450, "#f3e7d0", 0.1, 0.6)
    c.fill((0, 430, W, H), ["#8d8578", "#6f675c", "#4d473f"])
    c.plane(430, H, "#2d2924", (7, 7), 0.48, 0.62, 0.75, 9)
    for k in range(16):
        t = (k / 15) ** 2
        c.rect(590 - 560 * t, 440 + 420 * t, 690 + 130 * t, 443 + 440 * t, "#4a3f36")
    for x in (-310, 280):
        c.poly([(628 + x * 0.03, 436), (632 + x * 0.03, 436), (470 + x + 18, H), (470 + x - 4, H)], "#c3c8c8")
    c.shape([(760, 430), (W, 520), (W, H), (980, H)], ["#cfc8b8", "#a49c8e"])
    c.poly([(742, 430), (760, 430), (980, H), (900, H)], "#e7c24a")
    for t in (0.16, 0.4, 0.8):
        x = 790 + 520 * t
        c.rect(x, 130 - 190 * t, x + 10 + 16 * t, 450 + 210 * t, "#7b8489")
    c.shape([(740, 300), (W, -40), (W, 60), (760, 330)], ["#4d5a60", "#7f8a8c"])
    for k, t in enumerate((0.1, 0.2, 0.34, 0.55)):
        figure(
            c,
            830 + 470 * t,
            480 + 250 * t,
            110 + 190 * t,
            random_look(c.rng),
            "stand" if k % 2 else "walk",
            facing="back",
        )
    _carriage(c)
    for x in (150, 1010):
        c.line([(x, 0), (610, 330)], "#3b4043", 2)
    return c.finish(bloom=0.25)


def _carriage(c):
    """Paint the train: its long side and its rounded front."""
    c.shape([(628, 340), (628, 440), (330, 745), (330, 190)], ["#f3f3ee", "#dfe3e4", "#b9c0c4"])
    c.poly([(628, 418), (628, 436), (330, 720), (330, 640)], "#c8342e")
    for k in range(6):
        t0, t1 = (k / 6) ** 1.5, ((k + 0.62) / 6) ** 1.5
        left, right = 620 - 280 * t0, 620 - 280 * t1
        c.shape(
            [(left, 366 - 70 * t0), (right, 366 - 70 * t1), (right, 396 + 110 * t1), (left, 396 + 110 * t0)],
            ["#5f7884", "#26333b"],
        )
    front = [(60, 240), (88, 168), (190, 146), (292, 168), (336, 240), (340, 700), (316, 760), (78, 760), (54, 700)]
    c.shape(
        curve([(x + 60, y) for x, y in front], closed=True, steps=5), ["#fbfbf7", "#eceded", "#c2c8ca"], across=True
    )
    c.shape(
        curve([(140, 250), (258, 226), (370, 250), (378, 450), (258, 470), (132, 450)], closed=True),
        ["#7f9aa6", "#26343d", "#11181d"],
    )
    c.line([(258, 240), (258, 466)], "#1b2226", 5)
    c.shape(
        curve([(118, 520), (258, 540), (396, 520), (400, 640), (258, 668), (114, 640)], closed=True),
        ["#d8433a", "#9c241f"],
    )
    for x in (166, 350):
        c.oval(x, 584, 26, 20, "#fffbe6")
        c.glow(x, 584, 120, "#fff3c4", 0.9)
    c.fill((118, 716, 400, 790), ["#4a4d50", "#1b1c1e"])
    c.glow(258, 800, 330, "#0d0c0a", 0.7, ry=50)
    c.rect(196, 176, 320, 200, "#22282b", 4)


def airport(c):
    """A passenger aircraft taking off above the runway at dawn."""
    c.fill((0, 0, W, 640), ["#4a6fa8", "#8fa9cc", "#f0c9a4", "#ffdca8"])
    c.clouds(20, 470, "#fff1de", 0.48, (520, 80), 0.85)
    c.glow(1060, 590, 430, "#fff0c0", 0.95, ry=300)
    s.ridge(c, 640, 80, ["#7d7f96", "#a8949a"], 3)
    c.haze(480, 650, "#ffdcb0", 0.0, 0.55)
    c.shape([(90, 560), (118, 430), (150, 430), (176, 560), (170, 640), (96, 640)], ["#c5bfb8", "#8d8682"])
    c.shape([(78, 430), (190, 430), (204, 372), (64, 372)], ["#4a6072", "#22303c"])
    c.rect(60, 362, 208, 374, "#e6ddd0")
    roof = curve([(200, 610), (340, 560), (480, 590), (620, 556), (780, 600)], steps=10)
    c.shape([*roof, (780, 660), (200, 660)], ["#d9d2c6", "#8f8a86"])
    c.fill((210, 606, 770, 656), ["#7f98a6", "#445663"])
    c.fill((0, 648, W, H), ["#a58f7c", "#6d675f", "#4a4a4c"])
    c.plane(648, H, "#ffd9a4", (30, 5), 0.52, 0.75, 0.35, 10)
    for k in range(9):
        t = (k / 8) ** 2
        c.rect(640 - 20 - 90 * t, 668 + 170 * t, 640 + 20 + 90 * t, 671 + 182 * t, "#f3e9d4")
    for k in range(18):
        c.glow(40 + k * 72, 664, 12, "#ffe9a8", 0.9)
    _aircraft(c, 640, 330)
    return c.finish(bloom=0.35, warmth=0.02)


def _aircraft(c, x, y):
    """Paint a climbing aircraft around (x, y), nose to the right."""
    tilt = math.radians(-12)

    def at(points):
        return [
            (x + px * math.cos(tilt) - py * math.sin(tilt), y + px * math.sin(tilt) + py * math.cos(tilt))
            for px, py in points
        ]

    c.shape(at([(-20, -20), (-130, -104), (-166, -104), (-90, -14)]), ["#b9c2cc", "#8f9aa6"])
    c.shape(at([(-322, -16), (-400, -150), (-344, -150), (-226, -26)]), ["#c8322c", "#9c2420"])
    c.shape(at([(-380, -86), (-312, -90), (-290, -56)]), ["#f4f0ea", "#d8d2ca"])
    body = [
        (-400, -22),
        (-300, -38),
        (0, -44),
        (280, -42),
        (366, -26),
        (408, 6),
        (370, 28),
        (280, 38),
        (0, 40),
        (-220, 26),
        (-340, 0),
    ]
    c.shape(curve(at(body), closed=True), ["#ffffff", "#f4f1ec", "#c3c3c8", "#7e8592"])
    c.line(at([(-330, 4), (-100, 20), (280, 22), (392, 12)]), "#c8322c", 6)
    for k in range(30):
        px, py = at([(-260 + k * 18, -10)])[0]
        c.rect(px - 3.4, py - 5, px + 3.4, py + 5, "#3c4a58", 3)
    c.poly(at([(352, -22), (384, -8), (352, -6), (338, -14)]), "#22303c")
    c.shape(at([(60, 16), (-190, 170), (-240, 176), (-100, 14)]), ["#dfe2e6", "#8f98a4"])
    c.shape(at([(-320, -4), (-420, 40), (-440, 38), (-386, -10)]), ["#cfd4da", "#8f98a4"])
    c.shape(curve(at([(-60, 62), (40, 56), (56, 78), (40, 100), (-60, 96)]), closed=True), ["#eef0f2", "#7b8490"])
    for px in (-40, 300):
        for gx, gy in at([(px, 72)]):
            c.line([at([(px, 36)])[0], (gx, gy)], "#5d646c", 5)
            c.oval(gx, gy, 11, 11, "#22262b")
