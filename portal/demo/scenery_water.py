"""Pictures of sea, coast, river and flood."""

import math

from . import scenery as s
from .drawings_canvas import H, W, curve, dark, light
from .figures import Look, random_look
from .figures_whole import figure

BOXES = ("#b5402f", "#2f6186", "#d59a3a", "#4c7a5a", "#8d959b", "#7a3342", "#e2ded3")


def harbour(c):
    """A container ship under gantry cranes."""
    c.fill((0, 0, W, 560), ["#5c8fb8", "#a7c7d8", "#f2dfc0"])
    c.clouds(0, 420, "#ffffff", 0.48, (440, 90), 0.85)
    c.glow(260, 470, 480, "#fff0c8", 0.8, ry=260)
    s.ridge(c, 540, 70, ["#8fa0ae", "#b8b9b4"], 2)
    s.water(c, 560, ["#a9bcbd", "#4f7f90", "#27566b", "#17394c"], "#eef6f2", 0.4)
    for x in (150, 560, 960):
        _crane(c, x, 590, 470)
    for row in range(5):
        for column in range(16):
            if row < 3 or c.rng.random() < 0.85 - 0.25 * abs(column - 8) / 8:
                x, y = 170 + column * 52, 548 - row * 34
                tone = c.rng.choice(BOXES)
                c.fill((x, y - 32, x + 50, y), [light(tone, 0.2), tone, dark(tone, 0.25)])
                for k in range(1, 7):
                    c.line([(x + k * 7, y - 31), (x + k * 7, y - 1)], dark(tone, 0.22), 0.8)
    c.fill((1010, 370, 1096, 556), ["#fbf8f0", "#d5d0c4"])
    c.rect(996, 352, 1110, 376, "#ece7dc")
    for row in range(5):
        c.rect(1018, 388 + row * 32, 1088, 400 + row * 32, "#4a5d68")
    c.fill((1040, 318, 1072, 356), ["#c23a2e", "#2a2c30"])
    hull = [(90, 540), (130, 552), (1150, 552), (1180, 520), (1160, 640), (160, 650), (130, 630)]
    c.shape(hull, ["#35597a", "#24405c", "#162a3e"])
    c.poly([(136, 628), (1162, 620), (1160, 642), (160, 652)], "#a5362c")
    c.line([(110, 556), (1172, 550)], "#e8e4d8", 4)
    c.glow(640, 655, 620, "#0d2433", 0.75, ry=26)
    s.ripples(c, 640, "#eef6f2", "#10222e", 0.4, 8)
    s.boat(c, 330, 760, 170, "#c0452f", "#f3ead8", mast=0.45)
    return c.finish(bloom=0.22, warmth=0.015)


def _crane(c, x, y, h):
    """Paint a harbour gantry crane with its boom over the water."""
    paint = "#d9772e"
    for px in (0, 90):
        c.limb((x + px, y), (x + px * 0.9 + 5, y - h * 0.62), 6, 5, dark(paint, 0.15 if px else 0))
    c.rect(x - 6, y - h * 0.42, x + 96, y - h * 0.39, paint)
    c.line([(x, y - h * 0.4), (x + 88, y - h * 0.62)], dark(paint, 0.2), 4)
    c.rect(x - 120, y - h * 0.66, x + 230, y - h * 0.62, paint)
    c.limb((x + 30, y - h * 0.64), (x + 45, y - h * 0.95), 5, 4, paint)
    for end in (-112, 130, 222):
        c.line([(x + 45, y - h * 0.95), (x + end, y - h * 0.65)], dark(paint, 0.35), 2)
    c.rect(x + 150, y - h * 0.62, x + 176, y - h * 0.56, "#e9e5da")
    c.line([(x + 163, y - h * 0.56), (x + 163, y - h * 0.3)], "#3a3d40", 1.5)


def fisherman(c):
    """A fisherman throwing his net from an outrigger boat at sunrise."""
    c.fill((0, 0, W, 470), ["#4f6f94", "#c79a90", "#ffc98a", "#ffe6b0"])
    c.clouds(20, 400, "#f8b48c", 0.48, (520, 60), 0.8)
    c.glow(400, 400, 560, "#fff0b8", 0.95, ry=360)
    c.oval(400, 330, 46, 46, "#fffbe4")
    s.ridge(c, 470, 110, ["#8d7484", "#c19684"], 2)
    s.ridge(c, 474, 60, ["#5a5062", "#86685f"], 3)
    c.reflect(470, 383, "#36506a", 0.35, 16, squeeze=0.9)
    s.ripples(c, 470, "#ffe9bc", "#24384c", 0.42, 12)
    s.glitter(c, 400, 474, 840, "#ffe2a0", 44)
    c.glow(600, 668, 380, "#1a2029", 0.75, ry=34)
    hull = [(290, 604), (400, 640), (760, 640), (880, 596), (800, 676), (400, 680)]
    c.shape(curve(hull, closed=True), ["#6a4634", "#33241f", "#181418"])
    c.line(curve([(292, 606), (400, 642), (760, 642), (878, 598)]), "#e2a566", 4)
    for x in (440, 720):
        c.line(curve([(x, 640), (x - 30, 610), (x - 70, 700)]), "#2a1d1a", 5)
    c.limb((250, 704), (760, 712), 6, 5, "#5d3d2c")
    look = Look(skin="#5f3d2c", hair="caping", cloth="#3d3440", legs="#2a2430")
    figure(c, 560, 648, 330, look, "throw", sleeves=0.5)
    _net(c, 690, 372)
    c.rect(650, 604, 700, 644, "#7a5236", 5)
    return c.finish(bloom=0.4, warmth=0.03)


def _net(c, x, y):
    """Paint a cast net flying out to the right of the hand at (x, y)."""
    rim = []
    for k in range(20):
        a = k / 20 * math.tau
        rim.append((x + 210 + 150 * math.cos(a) - 20 * math.sin(a), y + 60 + 96 * math.sin(a) - 40 * math.cos(a)))
    for point in rim:
        middle = ((x + point[0]) / 2, (y + point[1]) / 2 - 46)
        c.line(curve([(x - 6, y - 6), middle, point], steps=6), "#fff4d8", 1.1)
    for share in (0.3, 0.5, 0.68, 0.84, 1.0):
        sag = 46 * 4 * share * (1 - share)
        ring = [(x + (px - x) * share, y + (py - y) * share - sag) for px, py in rim]
        c.line(curve([*ring, ring[0]], steps=3), "#fff0cc", 1.1 if share < 1 else 3)


def beach(c):
    """White sand, turquoise water and palms."""
    c.fill((0, 0, W, 400), ["#2f8fd0", "#86c5e8", "#dff2f2"])
    c.clouds(30, 360, "#ffffff", 0.46, (360, 110), 0.95)
    s.ridge(c, 400, 70, ["#4a7f7c", "#7aa79a"], 2, x0=700, bottom=402)
    s.water(c, 398, ["#1f86ac", "#2fb2bd", "#7fdcd2", "#c9f1e2"], "#ffffff", 0.4, 12, 700)
    shore = curve([(-20, 760), (220, 640), (520, 612), (820, 560), (1080, 548), (1320, 500)], steps=12)
    for lift, tone in ((26, "#d9f5ea"), (16, "#ffffff"), (0, "#b79f78")):
        c.poly([*[(x, y - lift + c.rng.uniform(-3, 3)) for x, y in shore], (W + 40, H), (-20, H)], tone)
    c.shape(
        [*[(x, y + 10) for x, y in shore], (W + 40, H + 2), (-20, H + 2)],
        ["#dcc79c", "#f2e3c0", "#f6ead0"],
        rough=(40, 0.35),
    )
    for x, y in ((640, 720), (770, 742)):
        c.glow(x + 40, y + 10, 90, "#7d6642", 0.55, ry=20)
        c.limb((x - 50, y - 34), (x - 10, y), 5, 5, "#f4f0e6")
        c.limb((x - 10, y), (x + 62, y), 6, 6, "#e8e2d4")
    c.line([(704, 740), (712, 548)], "#f2eee2", 5)
    for k in range(8):
        a0, a1 = math.pi * (1 + k / 8), math.pi * (1 + (k + 1) / 8)
        c.poly(
            [
                (712, 520),
                (712 + 132 * math.cos(a0), 598 + 62 * math.sin(a0)),
                (712 + 132 * math.cos(a1), 598 + 62 * math.sin(a1)),
            ],
            ("#e0503c", "#fbf4e4")[k % 2],
        )
    s.boat(c, 560, 500, 130, "#e9e4d6", "#3a6f8f")
    for x, y, h, lean in ((90, 860, 690, 0.24), (250, 800, 470, -0.12), (1210, 830, 560, -0.3)):
        c.glow(x + 60, y, 180, "#8a744c", 0.45, ry=24)
        s.palm(c, x, y, h, lean, "#3d7a3a")
    return c.finish(bloom=0.25, warmth=0.01)


def islands(c):
    """Green limestone islands in a turquoise lagoon, seen from a hill."""
    c.fill((0, 0, W, 260), ["#4f9bd2", "#a9d4ea", "#eaf4ee"])
    c.clouds(0, 240, "#ffffff", 0.5, (380, 80), 0.9)
    s.ridge(c, 262, 60, ["#7fa8b4", "#a8c6c4"], 4)
    s.water(c, 250, ["#5fb2c8", "#1f8fb0", "#17789c", "#0f5f84"], "#c9f4ee", 0.3, 10)
    isles = (
        (300, 330, 110, 60),
        (820, 320, 140, 66),
        (1110, 360, 130, 80),
        (560, 370, 120, 84),
        (120, 440, 150, 100),
        (880, 470, 170, 128),
        (420, 540, 200, 150),
        (1180, 600, 190, 170),
        (700, 690, 240, 190),
    )
    for x, y, rx, h in isles:
        c.glow(x, y + rx * 0.06, rx * 1.9, "#8ff0dc", 0.95, ry=rx * 0.62)
        c.glow(x, y + rx * 0.03, rx * 1.4, "#d9fbe8", 0.7, ry=rx * 0.36)
        rock = [
            (x - rx, y),
            (x - rx * 0.8, y - h * 0.45),
            (x - rx * 0.3, y - h * 0.8),
            (x + rx * 0.2, y - h * 0.85),
            (x + rx * 0.8, y - h * 0.4),
            (x + rx, y),
            (x, y + rx * 0.1),
        ]
        c.shape(curve(rock, closed=True, steps=5), ["#a7a48e", "#8b8a7a", "#d2c9ae", "#6d7268"], rough=(26, 0.8))
        for _ in range(5):
            s.foliage(
                c,
                x + c.rng.uniform(-0.5, 0.5) * rx,
                y - h * c.rng.uniform(0.45, 0.75),
                rx * 0.5,
                h * 0.36,
                ("#153a24", "#2a5e30", "#5a9242", "#a8c866"),
                90,
                0.2,
            )
    c.haze(250, 480, "#d9eff0", 0.5, 0.0)
    c.line(curve([(360, 676), (280, 668), (180, 690)]), "#d8f6ee", 3)
    s.boat(c, 400, 680, 96, "#f2eee2", "#c9563c", mast=0)
    for x in (0, 1260):
        for k in range(7):
            s.leaf(
                c,
                x,
                870,
                250,
                -90 + (k - 3) * 24 + (14 if x < 600 else -14),
                34,
                ("#24522c", "#336a34", "#1a4226")[k % 3],
            )
    return c.finish(bloom=0.2)


def sea_dusk(c):
    """A sailing ship before the setting sun."""
    c.fill((0, 0, W, 500), ["#3b2a5c", "#8c3f6a", "#e0694f", "#ffb25a"])
    c.clouds(10, 430, "#5c2f60", 0.46, (600, 60), 0.75)
    c.clouds(60, 470, "#ff9a5c", 0.4, (480, 36), 0.85)
    c.glow(640, 470, 620, "#ffd684", 0.95, ry=420)
    c.oval(640, 430, 84, 84, "#fff3c0")
    s.ridge(c, 502, 40, ["#6a3a5c", "#9a5560"], 2, x0=760, bottom=503)
    c.reflect(500, 353, "#2a1f48", 0.42, 22, squeeze=0.8)
    s.ripples(c, 500, "#ffc27a", "#241a3c", 0.5, 12)
    s.glitter(c, 640, 504, 850, "#ffd98c", 46, 620)
    ink = "#1d1424"
    c.glow(640, 560, 300, "#120c1c", 0.6, ry=20)
    c.shape(
        curve([(430, 500), (480, 526), (790, 530), (872, 486), (826, 556), (490, 560)], closed=True), [ink, "#0c0810"]
    )
    for x, top in ((560, 190), (730, 220)):
        c.line([(x, 530), (x, top)], ink, 6)
        for k in range(3):
            y = top + 30 + k * 96
            sail = [
                (x - 20, y),
                (x + 66 + k * 10, y + 14),
                (x + 82 + k * 12, y + 84),
                (x - 30, y + 88),
                (x - 8, y + 44),
            ]
            c.shape(curve(sail, closed=True, steps=5), ["#7a3a3a", "#3c1f34"])
    c.shape([(740, 230), (890, 500), (758, 470)], ["#6a3238", "#33192e"])
    c.shape([(554, 220), (430, 492), (548, 470)], ["#5a2a38", "#2a1428"])
    c.line([(860, 494), (960, 456)], ink, 5)
    for x, y in ((250, 250), (310, 220), (290, 300), (1010, 200)):
        c.line(curve([(x - 20, y - 8), (x - 8, y - 10), (x, y), (x + 8, y - 10), (x + 20, y - 8)]), ink, 2.5)
    return c.finish(bloom=0.45, warmth=0.02)


def salt_ponds(c):
    """Square salt ponds mirroring the sky, with white heaps and workers."""
    c.fill((0, 0, W, 380), ["#5d93c8", "#a9cce2", "#f6e6cc"])
    c.clouds(10, 330, "#ffffff", 0.52, (420, 100), 0.95)
    s.ridge(c, 380, 60, ["#8899aa", "#b8bab2"], 3)
    c.reflect(378, 475, "#8fa9bb", 0.3, 6, squeeze=1.3)
    s.ripples(c, 378, "#ffffff", "#4d6c82", 0.14, 12)
    for k in range(1, 8):
        y = 380 + 473 * (k / 8) ** 2
        c.rect(0, y - 1 - k * 0.9, W, y + 1 + k * 1.4, "#7a6650")
    for k in range(-6, 7):
        c.poly(
            [(640 + k * 40 - 1, 380), (640 + k * 40 + 1, 380), (640 + k * 330 + 16, H), (640 + k * 330 - 16, H)],
            "#85705a",
        )
    for x, y, r in (
        (300, 470, 36),
        (420, 480, 40),
        (560, 476, 34),
        (760, 484, 42),
        (900, 478, 36),
        (1040, 500, 48),
        (180, 560, 84),
        (1110, 640, 130),
        (420, 690, 150),
    ):
        c.glow(x + r * 0.3, y, r * 1.5, "#3c4c58", 0.55, ry=r * 0.22)
        cone = curve(
            [
                (x - r, y),
                (x - r * 0.4, y - r * 0.55),
                (x, y - r * 0.85),
                (x + r * 0.4, y - r * 0.55),
                (x + r, y),
                (x, y + r * 0.12),
            ],
            closed=True,
        )
        c.shape(cone, ["#ffffff", "#f4f2ec", "#b9c4cc"], across=True, rough=(20, 0.35))
    look = Look(hair="caping", cloth="#c2452f", legs="#3b4458", dress="shirt")
    figure(c, 690, 742, 330, look, "rake", sleeves=0.9)
    c.line([(700, 560), (915, 744)], "#7a5a38", 6)
    c.rect(870, 738, 960, 750, "#8d6a44", 3)
    figure(c, 880, 530, 110, Look(hair="caping", cloth="#34607a"), "carry", facing="back")
    figure(c, 250, 500, 84, Look(hair="caping", cloth="#d5a13c"), "bend")
    return c.finish(bloom=0.25)


def river(c):
    """A brown river winding through rain forest, a long boat on it."""
    c.fill((0, 0, W, 330), ["#7fa6c0", "#c3d6d6", "#f2ead0"])
    c.clouds(0, 280, "#ffffff", 0.5, (460, 80), 0.8)
    for base, height, stops in ((310, 120, ["#7d9aa0", "#a9bdb4"]), (350, 90, ["#55786a", "#86a08a"])):
        s.ridge(c, base, height, stops, 3)
        c.clouds(base - 70, base + 50, "#f4f4e8", 0.55, (400, 50), 0.7)
    c.fill((0, 345, W, H), ["#37592f", "#2a4a28", "#1c3420"])
    bank_left = curve([(600, 352), (430, 380), (520, 425), (400, 500), (180, 640), (-60, H + 10)], steps=10)
    bank_right = curve([(640, 352), (560, 384), (800, 430), (900, 510), (1080, 660), (1340, H + 10)], steps=10)
    course = [*bank_left, *reversed(bank_right)]
    c.shape(course, ["#c9c3a6", "#a58c62", "#87683f", "#634a2e"])
    c.plane(352, H, "#f0e2bd", (30, 4), 0.56, 0.75, 0.4, 10)
    c.shadow(bank_left[20:] + [(-160, H), (-160, 500)], "#0d1c10", 0.5, 30)
    for side, bank in ((-1, bank_left), (1, bank_right)):
        for x, y in bank[::2]:
            size = 16 + (y - 350) * 0.32
            for out in (3.6, 2.4, 1.3, 0.55):
                s.foliage(
                    c,
                    x + side * size * out,
                    y - size * 0.45 - size * out * 0.12,
                    size * 1.0,
                    size * 0.95,
                    ("#10281a", "#22492a", "#4a7a38", "#93b255"),
                    26,
                    0.27,
                )
    for x, y, h, lean in ((1090, 640, 330, -0.2), (210, 600, 300, 0.22), (860, 470, 150, -0.15)):
        s.palm(c, x, y, h, lean, "#44783a")
    c.glow(640, 646, 230, "#2a1c10", 0.65, ry=24)
    c.shape(
        curve([(440, 612), (520, 634), (760, 634), (850, 604), (780, 652), (520, 654)], closed=True),
        ["#a5623a", "#6b3a24", "#33201a"],
    )
    for x, pose in ((520, "sit"), (610, "sit"), (690, "sit"), (776, "stand")):
        figure(c, x, 644, 130, random_look(c.rng, hair="caping" if x < 600 else "short"), pose)
    c.line([(790, 560), (848, 680)], "#3a2a1c", 4)
    return c.finish(bloom=0.2, warmth=0.02)


def flood(c):
    """A flooded street, rescuers pushing a rubber boat past houses."""
    c.fill((0, 0, W, 480), ["#6f7d88", "#97a1a4", "#bfc0b8"])
    c.clouds(0, 400, "#5a6670", 0.55, (480, 140), 0.8)
    c.clouds(0, 300, "#cfd2ce", 0.4, (400, 90), 0.6)
    for k in range(7):
        s.foliage(c, 80 + k * 190, 360, 120, 90, ("#22352a", "#37503a", "#56704c", "#7f9468"), 80)
    for x, w, h, wall in ((660, 190, 170, "#b9b7aa"), (470, 220, 200, "#a9b4b0"), (860, 230, 210, "#c4b49a")):
        s.roof_house(c, x, 490, w, h, wall, "#8c5040")
    for x, w, h, wall in ((150, 420, 400, "#b9a78a"), (1140, 420, 420, "#8fa3a0")):
        s.roof_house(c, x, 590, w, h, wall, "#83463a")
    for x, h in ((370, 330), (930, 340)):
        c.rect(x - 5, 520 - h, x + 5, 540, "#5c5f60")
        c.rect(x - 40, 536 - h, x + 40, 542 - h, "#5c5f60")
    for dy in (0, 12):
        c.line(
            curve([(-20, 150 + dy), (370, 200 + dy), (650, 226 + dy), (930, 196 + dy), (1300, 140 + dy)]),
            "#3d4245",
            1.6,
        )
    c.reflect(470, 383, "#77603f", 0.55, 14)
    c.haze(470, H, "#5f4a30", 0.15, 0.5)
    s.ripples(c, 470, "#d9ccb0", "#3b2d1e", 0.4, 10)
    c.glow(640, 716, 400, "#241a10", 0.7, ry=40)
    for x in (500, 590, 690, 780):
        figure(c, x, 760, 240, random_look(c.rng, hair=("hijab", "short", "bun", "hijab")[x % 4]), "sit")
    tube = curve(
        [(380, 640), (420, 690), (640, 708), (860, 690), (910, 630), (880, 730), (640, 758), (410, 738)], closed=True
    )
    c.shape(tube, ["#ff9a4a", "#e2601f", "#8c3410"])
    c.line(curve([(396, 690), (640, 728), (894, 682)]), "#fff0dc", 5)
    vest = dict(hair="helmet", cover="#e0521f", dress="vest", cloth="#e8641f", accent="#f4e04a", legs="#2c3038")
    figure(c, 330, 880, 380, Look(skin="#9c6544", **vest), "reach")
    figure(c, 960, 880, 390, Look(skin="#b57a54", **vest), "reach", flip=True)
    c.plane(744, H, "#6a5436", (60, 20), 0.0, 0.1, 0.95, 3)
    s.ripples(c, 744, "#d9ccb0", "#33271a", 0.45, 5)
    return c.finish(bloom=0.1, warmth=0.0)
