"""Pictures of fields, villages and works in the country."""

import math

from . import scenery as s
from .drawings_canvas import H, W, curve, dark, light, mix
from .figures import Look, random_look
from .figures_whole import figure


def rice_terraces(c):
    """Stepped rice fields below a volcano, a farmer at work."""
    c.fill((0, 0, W, 400), ["#5f9fd0", "#b3d6e4", "#f7ecd0"])
    c.clouds(10, 330, "#ffffff", 0.48, (420, 90), 0.9)
    s.peak(c, 690, 400, 560, 110, ["#5b7796", "#8da5ae", "#b9c6bc"], (60, 0.35))
    c.clouds(270, 420, "#ffffff", 0.5, (480, 50), 0.85)
    s.ridge(c, 420, 90, ["#41704a", "#6a9158"], 3, relief=(40, 0.4))
    for x in range(-20, 1300, 70):
        s.foliage(c, x, 408 + c.rng.uniform(-8, 8), 46, 34, s.GREENS, 40, 0.28)
    _terraces(c)
    for x, y, h in ((1120, 560, 260), (1190, 600, 330), (80, 560, 280)):
        s.palm(c, x, y, h, 0.12 if x < 600 else -0.14)
    figure(c, 620, 790, 300, Look(hair="caping", cloth="#b5402f", legs="#3a4a66"), "rake", sleeves=0.9)
    c.line([(650, 610), (830, 800)], "#7a5a38", 7)
    figure(c, 820, 600, 120, Look(hair="caping", cloth="#2f5a8c", legs="#403a36"), "bend", flip=True)
    s.grass(c, 862, 90, ("#5d8f34", "#86b348", "#3f6f2a", "#b4cf66"), 520)
    return c.finish(bloom=0.2, warmth=0.015)


def _terraces(c):
    """Paint steps of rice, every third one flooded and mirroring the sky."""
    for k in range(12):
        t = (k / 11) ** 1.4
        y, amp = 418 + 430 * t, 8 + 46 * t
        edge = [
            (x, y + amp * math.sin(x / 330 + k * 0.5) + amp * 0.3 * math.sin(x / 120 + k * 1.3))
            for x in range(-20, 1321, 20)
        ]
        floor = min(H + 20, y + 60 + 2.6 * amp)
        lower = [(1320, floor), (-20, floor)]
        c.shape([*edge, *lower], ["#4a6a2a", "#3a5522"])
        lip = [(x, py + 3 + 13 * t) for x, py in edge]
        if k % 3 == 1:
            c.shape([*lip, *lower], ["#e6eee6", "#a9cbd6", "#7fa9b8"])
            for _ in range(150):
                x, py = c.rng.choice(lip)
                x, py = x + c.rng.uniform(-10, 10), py + c.rng.uniform(4, 12 + 56 * t)
                c.line([(x, py), (x + c.rng.uniform(-2, 2), py - 3 - 12 * t)], "#6f9a3a", 0.8 + 1.6 * t)
        else:
            tone = ("#9cc04a", "#7fae3f", "#b5cf5c")[k % 3]
            c.shape([*lip, *lower], [light(tone, 0.2), tone, dark(tone, 0.25)], rough=(7 + 14 * t, 0.3))
        c.line(edge, "#d9e08a", 1 + 3 * t)


def coffee(c):
    """Red coffee cherries on a branch, the plantation out of focus behind."""
    c.fill((0, 0, W, H), ["#b9d08a", "#6f9450", "#2f5230", "#1d3420"])
    for _ in range(70):
        x, y = c.rng.uniform(0, W), c.rng.uniform(0, H)
        c.glow(x, y, c.rng.uniform(40, 110), c.rng.choice(("#e9f2a8", "#8fb45c", "#1d4024", "#35602f", "#f7f4c4")), 0.7)
    figure(c, 1010, 880, 620, Look(hair="caping", cloth="#8c4a3a", skin="#a06a48"), "reach", flip=True)
    c.blur(16)
    for x, y, length, angle in (
        (120, 250, 330, -150),
        (300, 160, 360, -60),
        (560, 330, 340, -110),
        (820, 300, 360, -40),
        (380, 480, 380, 130),
        (900, 430, 360, 60),
        (640, 480, 330, 100),
        (1010, 480, 300, 10),
    ):
        s.leaf(c, x, y, length, angle, 62, c.rng.choice(("#2f6a34", "#3b7a3a", "#245628")))
    branch = curve([(-20, 180), (260, 250), (560, 390), (860, 420), (1120, 520)], steps=10)
    for k, (a, b) in enumerate(zip(branch, branch[1:], strict=False)):
        c.limb(a, b, 13 - k * 0.2, 13 - k * 0.2, "#6a5238")
    for px, py, count in ((300, 280, 9), (560, 410, 15), (700, 440, 13), (860, 450, 11), (430, 340, 8)):
        for _ in range(count):
            x, y = px + c.rng.gauss(0, 44), py + 26 + abs(c.rng.gauss(0, 42))
            tone = c.rng.choice(("#c4201f", "#a8161c", "#d8372a", "#8a1018", "#d97a2a"))
            r = c.rng.uniform(27, 35)
            c.glow(x + 7, y + 9, r * 1.4, "#0a1a0c", 0.6)
            c.ball(x, y, r, r * 1.1, [light(tone, 0.3), tone, dark(tone, 0.5)])
            c.glow(x - r * 0.3, y - r * 0.4, r * 0.55, "#fff0e4", 0.85)
            c.oval(x + r * 0.2, y + r * 0.92, r * 0.13, r * 0.1, "#3a1410")
    for x, y, length, angle in ((180, 380, 280, 75), (760, 380, 300, -75), (480, 330, 260, -160), (960, 500, 280, 110)):
        s.leaf(c, x, y, length, angle, 56, "#468a3e")
    return c.finish(bloom=0.3, vignette=0.4, warmth=0.015)


def solar(c):
    """Rows of solar panels on a meadow, with a technician."""
    c.fill((0, 0, W, 400), ["#3f86c8", "#9acbe8", "#fdeecb"])
    c.clouds(30, 350, "#ffffff", 0.45, (420, 80), 0.9)
    c.glow(930, 190, 420, "#fff6d4", 1)
    c.oval(930, 190, 40, 40, "#fffdf0")
    s.ridge(c, 400, 90, ["#6a8f8a", "#9db59a"], 2)
    c.fill((0, 396, W, H), ["#a5b868", "#7f9a4c", "#4d6a34"])
    c.plane(396, H, "#d5d88c", (8, 4), 0.5, 0.65, 0.5, 10)
    for row in range(6):
        t = (row / 5) ** 1.7
        y, h, w = 420 + 300 * t, 22 + 130 * t, 60 + 250 * t
        x = -w * 0.6 - 30 * row
        while x < W + w:
            c.poly(
                [
                    (x + w * 0.2, y + h * 0.6),
                    (x + w * 0.85, y + h * 0.6),
                    (x + w * 0.9, y + h * 1.35),
                    (x + w * 0.12, y + h * 1.35),
                ],
                "#43582c",
            )
            c.rect(x + w * 0.48, y + h * 0.7, x + w * 0.52, y + h * 1.35, "#8d9498")
            panel = [(x + w * 0.14, y), (x + w * 1.02, y), (x + w * 0.9, y + h), (x, y + h)]
            c.shape(panel, ["#86b4da", "#2f5f9c", "#16305f"])
            for k in range(1, 6):
                c.line([(x + w * (0.14 + 0.147 * k), y), (x + w * 0.15 * k, y + h)], "#a9c6de", 0.6 + t)
            for k in range(1, 4):
                shift = w * 0.14 * (1 - k / 4)
                c.line(
                    [(x + shift, y + h * k / 4), (x + shift + w * (0.88 + 0.02 * k / 4), y + h * k / 4)],
                    "#a9c6de",
                    0.6 + t,
                )
            c.line([*panel, panel[0]], "#dfe6ea", 1 + 1.6 * t)
            x += w * 1.06
        if row == 4:
            figure(
                c,
                600,
                700,
                300,
                Look(hair="helmet", cover="#f0c030", dress="vest", cloth="#e06a24", accent="#f4f0a0", legs="#2c3a55"),
                "reach",
            )
    return c.finish(bloom=0.35)


def factory(c):
    """Steaming chimneys and pipes of a plant in evening light."""
    c.fill((0, 0, W, 745), ["#52688c", "#a98f9a", "#f2b98a", "#ffdca4"])
    c.clouds(30, 480, "#ffe2c4", 0.45, (520, 80), 0.7)
    c.glow(300, 540, 520, "#ffe8b4", 0.9, ry=330)
    for x, h, tone in ((430, 470, "#c9b6a6"), (540, 540, "#d8c9ba"), (880, 430, "#bda898")):
        top = 700 - h
        for k in range(18):
            c.glow(
                x + k * 15 + c.rng.uniform(-14, 14),
                top - 8 - k * 12 + c.rng.uniform(-10, 10),
                30 + 8 * k,
                mix("#fff4e6", "#c9a7a0", c.rng.random() * 0.7),
                0.55,
            )
        c.shape(
            [(x - 26, 700), (x - 15, top), (x + 15, top), (x + 26, 700)],
            [light(tone, 0.4), tone, dark(tone, 0.55)],
            across=True,
        )
        for band in (0, 2):
            c.shape(
                [
                    (x - 16, top + 6 + band * 26),
                    (x + 16, top + 6 + band * 26),
                    (x + 17, top + 30 + band * 26),
                    (x - 17, top + 30 + band * 26),
                ],
                ["#e0604a", "#c43a2e", "#7a221e"],
                across=True,
            )
    for x in (700, 1060):
        cooling = [
            (x - 130, 720),
            (x - 84, 520),
            (x - 78, 440),
            (x - 90, 390),
            (x + 90, 390),
            (x + 78, 440),
            (x + 84, 520),
            (x + 130, 720),
        ]
        for k in range(10):
            c.glow(x + c.rng.uniform(-50, 60) + k * 12, 380 - k * 22, 80 + 11 * k, "#fff2e2", 0.42)
        c.shape(curve(cooling, closed=True, steps=6), ["#fff0dc", "#d9c4b2", "#8d7a78", "#5a5060"], across=True)
    for x, w, h in ((-30, 250, 210), (200, 190, 150), (560, 150, 130), (1120, 240, 190)):
        c.shape(
            [(x, 740), (x, 740 - h), (x + w * 0.5, 710 - h), (x + w, 740 - h), (x + w, 740)],
            ["#b59a8c", "#7b6a6a", "#4d4650"],
        )
        for k in range(int(w // 26)):
            c.rect(x + 12 + k * 26, 750 - h, x + 26 + k * 26, 772 - h, "#ffd98c")
    for k in range(4):
        x = 820 + k * 74
        c.ball(x, 690, 34, 34, ["#fff4e0", "#b9a89c", "#5c525a"])
        c.line([(x - 26, 712), (x - 26, 744), (x + 26, 744), (x + 26, 712)], "#4a444c", 3)
    c.fill((0, 738, W, H), ["#5c4f50", "#3d373e", "#2a2730"])
    c.plane(738, H, "#d9a27a", (30, 4), 0.52, 0.75, 0.35, 8)
    for y in (748, 768):
        c.fill((0, y, W, y + 13), ["#f2d9bc", "#a58a7c", "#54484c"])
        for x in range(40, 1280, 130):
            c.rect(x, y - 3, x + 10, y + 40, "#6a5c5c")
    helmet = dict(hair="helmet", dress="vest", legs="#33384a", accent="#f6e46a")
    figure(c, 560, 842, 150, Look(cover="#f2c230", cloth="#e8702a", **helmet), "walk", facing="back")
    figure(c, 640, 846, 150, Look(cover="#f6f2e8", cloth="#2f5a86", **helmet), "walk", facing="back")
    return c.finish(bloom=0.35, warmth=0.02)


def village(c):
    """A great house with upswept roof among smaller ones, hills behind."""
    c.fill((0, 0, W, 480), ["#5a9acb", "#abd0e2", "#faebcd"])
    c.clouds(10, 350, "#ffffff", 0.5, (400, 100), 0.9)
    s.ridge(c, 470, 210, ["#5f8590", "#92aca4"], 2, relief=(50, 0.3))
    s.ridge(c, 500, 120, ["#3d6a44", "#6f9356"], 3, relief=(34, 0.5))
    for x in range(0, 1300, 60):
        s.foliage(c, x, 500 + c.rng.uniform(-18, 10), 60, 48, s.GREENS, 50, 0.25)
    for x, h in ((120, 330), (1170, 350), (1040, 270)):
        s.palm(c, x, 580, h, 0.12 if x < 600 else -0.12)
    for x, y, w in ((190, 590, 200), (1080, 590, 210), (1230, 640, 220)):
        s.roof_house(c, x, y, w, w * 0.72, "#c9a878", "#8d4c34")
    c.fill((0, 585, W, H), ["#9ab25c", "#7d9a48", "#587536"])
    c.plane(585, H, "#c6cf7c", (8, 4), 0.5, 0.64, 0.5, 9)
    c.shape(
        curve([(600, 640), (690, 640), (800, 740), (1010, H + 20), (380, H + 20), (560, 740)], closed=True),
        ["#e2c99a", "#cfae78", "#b08c58"],
        rough=(18, 0.4),
    )
    _great_house(c, 640, 650)
    for x, y, h in ((500, 740, 140), (560, 760, 130)):
        figure(c, x, y, h, random_look(c.rng, hair="hijab"), "walk", skirt=True)
    figure(c, 800, 770, 110, random_look(c.rng, hair="short"), "run")
    for k in range(24):
        for x in (k * 17, W - k * 17):
            c.rect(x, 770 - c.rng.uniform(0, 8), x + 6, 836, mix("#b58f58", "#7d5f38", c.rng.random()))
    for y in (784, 812):
        c.rect(0, y, 400, y + 5, "#94703f")
        c.rect(880, y, W, y + 5, "#94703f")
    return c.finish(bloom=0.2, warmth=0.02)


def _great_house(c, x, y):
    """Paint a stilted wooden house with a horned roof around x, standing on y."""
    c.glow(x, y + 6, 380, "#26331a", 0.7, ry=34)
    for k in range(11):
        px = x - 230 + k * 46
        c.limb((px, y), (px, y - 80), 6, 6, "#4d3726")
    c.fill((x - 262, y - 190, x + 262, y - 64), ["#a9663c", "#7a4527", "#5a3220"])
    for k in range(13):
        px = x - 252 + k * 42
        c.rect(px, y - 176, px + 30, y - 124, "#2c1d18" if k % 2 else "#c9a05c")
        c.poly(
            [(px + 3, y - 100), (px + 15, y - 114), (px + 27, y - 100), (px + 15, y - 86)],
            ("#d8b04a", "#c4452f", "#4d7a4a")[k % 3],
        )
    for reach, lift, tone in ((330, 0, "#4a4038"), (230, -36, "#5d5146")):
        eave = y - 178 + lift * 0.6
        left = curve(
            [
                (x - reach, eave - 190 + lift),
                (x - reach * 0.82, eave - 96),
                (x - reach * 0.4, eave - 78 + lift),
                (x, eave - 76 + lift),
            ],
            steps=8,
        )
        top = [*left, *[(2 * x - px, py) for px, py in reversed(left[:-1])]]
        c.shape([*top, (x + reach * 0.84, eave), (x - reach * 0.84, eave)], [light(tone, 0.35), tone, dark(tone, 0.45)])
        c.line(top, "#d9b25a", 3)
    c.shape([(x - 40, y + 6), (x + 40, y + 6), (x + 26, y - 84), (x - 26, y - 84)], ["#6a4429", "#a8794a"])
    for k in range(7):
        c.line([(x - 40 + k * 2, y - k * 13), (x + 40 - k * 2, y - k * 13)], "#3f2a1c", 3)
    c.fill((x - 24, y - 170, x + 24, y - 70), ["#20140f", "#3a2418"])


def mosque(c):
    """A domed mosque at the blue hour, mirrored in its pool."""
    c.fill((0, 0, W, 600), ["#16224e", "#3c4a86", "#a57a94", "#f3b48a"])
    c.clouds(20, 430, "#6a5a90", 0.42, (520, 60), 0.7)
    c.glow(640, 600, 640, "#ffc88e", 0.85, ry=300)
    for _ in range(60):
        c.oval(c.rng.uniform(0, W), c.rng.uniform(0, 200), 1, 1, "#dfe4ff")
    c.oval(960, 130, 34, 34, "#fff4d0")
    c.oval(973, 122, 30, 30, "#26346a")
    for x in (150, 1130):
        c.shape(
            [(x - 22, 620), (x - 16, 190), (x + 16, 190), (x + 22, 620)], ["#fff2d8", "#d9c3ac", "#8d7d8c"], across=True
        )
        for y in (190, 330, 470):
            c.fill((x - 32, y, x + 32, y + 16), ["#f3e3c4", "#a48f8c"])
            c.glow(x, y + 40, 60, "#ffd98c", 0.6)
        _dome(c, x, 190, 24, 60)
    for x in (330, 950):
        c.fill((x - 110, 470, x + 110, 620), ["#efe0c8", "#bfa794"])
        _dome(c, x, 470, 66, 92)
    c.fill((420, 400, 860, 620), ["#fbeed6", "#d2b89e"])
    c.fill((500, 352, 780, 402), ["#e9d8bc", "#bfa68e"])
    _dome(c, 640, 354, 146, 190)
    for k in range(13):
        x = 242 + k * 66
        tall = 130 if k == 6 else 92
        arch = curve(
            [(x - 22, 620), (x - 22, 640 - tall), (x, 604 - tall), (x + 22, 640 - tall), (x + 22, 620)], steps=5
        )
        c.shape(arch, ["#ffcf7a", "#ffe6ac", "#ffb65c"])
        c.line(arch, "#a88a6c", 3)
    c.fill((0, 616, W, 640), ["#d2b9a0", "#8d7a78"])
    c.reflect(640, 213, "#26325e", 0.3, 10)
    s.ripples(c, 640, "#ffdca4", "#1a2146", 0.28, 6)
    for x in (30, 90, 1190, 1250):
        s.palm(c, x, 650, 250, 0.04, "#2a4038", "#3a3034")
    for k in range(6):
        figure(
            c,
            470 + k * 66,
            640,
            62,
            random_look(c.rng, hair="peci" if k % 2 else "hijab", cloth="#f2ece0"),
            "walk",
            facing="back",
        )
    return c.finish(bloom=0.45, warmth=0.01)


def _dome(c, x, y, r, h):
    """Paint a pointed dome of half width r and height h standing on y."""
    shell = [
        (x - r, y),
        (x - r * 1.1, y - h * 0.32),
        (x - r * 0.72, y - h * 0.68),
        (x, y - h),
        (x + r * 0.72, y - h * 0.68),
        (x + r * 1.1, y - h * 0.32),
        (x + r, y),
    ]
    c.shape([*curve(shell, steps=7)], ["#7fc0ac", "#3f8f86", "#256068", "#1a3c50"], across=True)
    c.rect(x - r * 1.08, y - 5, x + r * 1.08, y + 5, "#f0d9a8")
    c.line([(x, y - h), (x, y - h - r * 0.35)], "#f4d27a", max(2, r * 0.05))
    c.oval(x, y - h - r * 0.12, r * 0.07, r * 0.07, "#f4d27a")
