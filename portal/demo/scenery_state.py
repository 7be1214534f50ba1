"""Pictures of politics and law outdoors: state buildings, crowds and police."""

from . import scenery as s
from .drawings_canvas import H, W, curve, dark, light, mix
from .figures import Look, bust, random_look
from .figures_whole import figure


def office(c):
    """A white government building with columns, lawn and flagpole."""
    c.fill((0, 0, W, 670), ["#3f86c4", "#94c2e2", "#e6efe8", "#7fa06a"])
    c.clouds(10, 420, "#ffffff", 0.5, (400, 110), 0.95)
    for x in range(-20, 1300, 42):
        s.foliage(c, x, (500 if x % 84 else 600) + c.rng.uniform(-20, 16), 96, 96, s.GREENS, 90, 0.2)
    c.fill((120, 330, 1160, 600), ["#f4efe2", "#e2d9c6", "#c4b8a2"])
    c.shape([(90, 336), (200, 236), (1080, 236), (1190, 336)], ["#c06a48", "#a04e34", "#7a3826"])
    for k in range(22):
        x = 210 + k * 41
        c.line([(x, 238), (90 + (x - 200) * 1.25, 334)], "#84402c", 1.2)
    for row in range(2):
        for k in range(14):
            x = 156 + k * 72
            if abs(x + 20 - 640) > 170:
                c.fill((x, 372 + row * 112, x + 40, 440 + row * 116), ["#6f8a98", "#2f424c"])
                c.rect(x - 4, 440 + row * 116, x + 44, 447 + row * 116, "#fffaf0")
                c.line([(x + 20, 372 + row * 112), (x + 20, 440 + row * 116)], "#e9e2d2", 3)
    c.fill((440, 300, 840, 610), ["#d9cfbb", "#a89c88", "#7d7264"])
    c.rect(586, 440, 694, 610, "#43301f")
    for k in range(6):
        x = 456 + k * 67
        c.shape(
            [(x, 330), (x + 34, 330), (x + 36, 612), (x - 2, 612)],
            ["#ffffff", "#f6f1e6", "#d2c8b6", "#a39a8c"],
            across=True,
        )
        c.rect(x - 7, 322, x + 41, 338, "#fffdf6")
        c.rect(x - 8, 602, x + 42, 616, "#f2ecde")
    c.fill((424, 282, 856, 324), ["#fffdf6", "#ddd3c0"])
    c.shape([(406, 284), (640, 176), (874, 284)], ["#fdf8ec", "#e6dcc8"])
    c.shape([(470, 272), (640, 196), (810, 272)], ["#d9cdb6", "#c9bca4"])
    c.ball(640, 248, 20, 22, ["#f0d488", "#b98d3c"])
    for k in range(5):
        c.fill((420 - k * 18, 612 + k * 11, 860 + k * 18, 624 + k * 11), ["#f7f2e6", "#c4baa6"])
    c.fill((0, 664, W, H), ["#86b04a", "#699a3c", "#47762c"])
    c.plane(664, H, "#bcd06a", (8, 4), 0.5, 0.64, 0.4, 7)
    c.shape([(470, 664), (810, 664), (1010, H), (270, H)], ["#dcd4c4", "#b9b0a0"])
    for side in (-1, 1):
        for k in range(5):
            t = k / 4
            s.foliage(c, 640 + side * (250 + 240 * t), 690 + 120 * t, 40 + 30 * t, 26 + 22 * t, s.GREENS, 70, 0.22)
            c.glow(640 + side * (250 + 240 * t), 712 + 140 * t, 60, "#1f3a18", 0.5, ry=12)
    c.limb((640, 760), (640, 60), 6, 4, "#d9dcdc")
    s.flag(c, 644, 70, 170, 104)
    c.fill((596, 748, 684, 776), ["#f6f1e6", "#bfb6a4"])
    return c.finish(bloom=0.2)


def parliament(c):
    """A green winged roof above a wide plaza with a fountain."""
    c.fill((0, 0, W, 640), ["#5a7fb4", "#a9bed6", "#f6dcc0", "#c9b9a4"])
    c.clouds(10, 420, "#fff2e4", 0.5, (460, 90), 0.9)
    c.glow(300, 480, 460, "#ffe9c0", 0.8, ry=260)
    s.skyline(c, 560, 50, 180, "#9aa5b4", lit=0.02)
    c.haze(380, 570, "#f6e0c6", 0.1, 0.55)
    for x in range(-20, 1300, 50):
        s.foliage(c, x, 606 + c.rng.uniform(-10, 10), 60, 44, s.GREENS, 50, 0.24)
    c.fill((150, 500, 1130, 640), ["#e9e2d2", "#b9b0a0"])
    for k in range(44):
        c.rect(164 + k * 22, 514, 176 + k * 22, 560, "#5c7078")
        c.rect(164 + k * 22, 576, 176 + k * 22, 622, "#46585f")
    c.fill((360, 430, 920, 510), ["#f2ecde", "#c9c0ae"])
    for k in range(18):
        c.fill((376 + k * 30, 444, 396 + k * 30, 504), ["#8aa4ac", "#33464e"])
    for side in (1, -1):
        shell = [
            (640, 452),
            (640 + side * 30, 330),
            (640 + side * 150, 250),
            (640 + side * 300, 246),
            (640 + side * 392, 330),
            (640 + side * 420, 440),
            (640 + side * 330, 384),
            (640 + side * 180, 372),
        ]
        tone = "#3f8a5c" if side < 0 else "#2f6e4a"
        c.shape(curve(shell, closed=True), [light(tone, 0.45), tone, dark(tone, 0.3)])
        for k in range(9):
            x = 640 + side * (60 + 38 * k)
            top = 262 + abs(k - 5) ** 2 * 3.2
            c.line(curve([(x, top + 6), (x + side * 3, 330), (x + side * (k - 2) * 3, 384)]), dark(tone, 0.22), 1.5)
    c.shape([(628, 470), (634, 296), (646, 296), (652, 470)], ["#f6f2e6", "#c4bcac"])
    c.fill((0, 636, W, H), ["#cfc4b2", "#a89e90", "#7d766c"])
    c.plane(636, H, "#8d8476", (10, 6), 0.5, 0.7, 0.35, 7)
    for k in range(9):
        c.line([(640 + (k - 4) * 110, 636), (640 + (k - 4) * 330, H)], "#958b7d", 1.5)
    c.glow(640, 740, 400, "#2c4a5c", 0.5, ry=70)
    c.oval(640, 742, 330, 56, "#d9d0c0")
    c.ball(640, 740, 306, 48, ["#a9d0dc", "#4f8a9e"])
    for k in range(60):
        a = (k % 12 - 5.5) / 5.5
        rise = c.rng.uniform(110, 190) * (1 - abs(a) * 0.45)
        c.line(
            curve([(640 + a * 40, 740), (640 + a * 90, 740 - rise), (640 + a * 190, 744)]),
            mix("#ffffff", "#cfe6ee", c.rng.random()),
            1.4,
        )
    c.glow(640, 690, 170, "#ffffff", 0.6, ry=110)
    for x in (230, 320, 960, 1050):
        c.limb((x, 690), (x, 420), 3, 3, "#d4d6d6")
        s.flag(c, x + 2, 424, 74, 46)
    for x, y in ((200, 770), (420, 720), (900, 724), (1060, 790)):
        figure(c, x, y, 96, random_look(c.rng), "walk")
    return c.finish(bloom=0.25, warmth=0.015)


def crowd(c):
    """A street protest seen from within, fists, flags and blank banners."""
    c.fill((0, 0, W, 520), ["#8fb0c4", "#c9d4d2", "#efe3cc"])
    c.clouds(0, 300, "#ffffff", 0.5, (420, 100), 0.8)
    s.skyline(c, 470, 120, 340, "#8a98a2", x1=420, lit=0.02)
    s.skyline(c, 470, 120, 340, "#8a98a2", x0=860, lit=0.02)
    for side in (-1, 1):
        for k in range(7):
            s.foliage(c, 640 + side * (180 + 80 * k), 420 - 12 * k, 60 + 14 * k, 60 + 16 * k, s.GREENS, 60, 0.22)
    c.haze(180, 480, "#f2e6d0", 0.05, 0.5)
    c.blur(4)
    for row in range(3):
        for k in range(26 - row * 4):
            x = W * (k + c.rng.random()) / (26 - row * 4)
            look = random_look(c.rng)
            bust(c, x, 470 + row * 34 + c.rng.uniform(-8, 8), 30 + row * 12, look, back=True, body=2.8)
    c.haze(400, 560, "#e9dcc4", 0.35, 0.05)
    for x, y, w, h, tilt, tone in (
        (250, 250, 250, 120, -16, "#f4efe2"),
        (850, 230, 280, 130, 14, "#e8d9a8"),
        (560, 330, 190, 90, 6, "#f1ece4"),
    ):
        c.limb((x + 12, y + tilt), (x + 8, 640), 5, 5, "#7d6244")
        c.limb((x + w - 12, y - tilt * 0.2), (x + w - 4, 640), 5, 5, "#7d6244")
        sheet = curve(
            [
                (x, y + tilt),
                (x + w * 0.5, y + 10),
                (x + w, y - tilt * 0.3),
                (x + w - 6, y + h - tilt * 0.3),
                (x + w * 0.5, y + h + 12),
                (x + 6, y + h + tilt),
            ],
            closed=True,
            steps=4,
        )
        c.shape(sheet, [light(tone, 0.2), dark(tone, 0.12)])
        for k in range(3):
            c.limb(
                (x + w * 0.16, y + h * (0.28 + 0.24 * k) + 6),
                (x + w * (0.82 - 0.16 * (k % 2)), y + h * (0.28 + 0.24 * k) + 3),
                5,
                5,
                ("#b3302c", "#3a3d44")[k % 2],
            )
    for x, y, w in ((480, 150, 190), (1120, 200, 150)):
        s.flag(c, x, y, w, w * 0.62, 460)
    for row in range(2):
        count = 9 - row * 2
        for k in range(count):
            x = W * (k + 0.5 + c.rng.uniform(-0.22, 0.22)) / count
            y = 610 + row * 130
            size = 84 + row * 44
            look = random_look(c.rng)
            if (k + row) % 2 == 0:
                side = c.rng.choice((-1, 1))
                fist = (x + side * size * 1.25, y - size * 1.75)
                c.limb(
                    (x + side * size * 0.95, y + size * 0.8),
                    (x + side * size * 1.3, y - size * 0.5),
                    size * 0.26,
                    size * 0.2,
                    dark(look.cloth, 0.1),
                )
                c.limb((x + side * size * 1.3, y - size * 0.5), fist, size * 0.18, size * 0.15, look.skin)
                c.ball(*fist, size * 0.24, size * 0.25, [light(look.skin, 0.2), dark(look.skin, 0.2)])
            bust(c, x, y, size, look, back=True, body=3.4)
    return c.finish(bloom=0.2, vignette=0.35, warmth=0.02)


def police(c):
    """An officer at a cordon at night, lights of a patrol car behind."""
    c.fill((0, 0, W, 560), ["#0d1426", "#1b2440", "#3a3a54"])
    s.skyline(c, 520, 120, 340, "#1c2236", lit=0.22, cell=(13, 16))
    for _ in range(26):
        c.glow(
            c.rng.uniform(0, W),
            c.rng.uniform(180, 480),
            c.rng.uniform(10, 28),
            c.rng.choice(("#ffc46a", "#ffe9b8", "#ff6a4a")),
            0.8,
        )
    c.fill((0, 540, W, H), ["#2c3040", "#1d202c", "#12141d"])
    c.blur(6)
    for x, tone in ((820, "#ff2a2a"), (960, "#2a6aff")):
        c.glow(x, 330, 420, tone, 0.85)
    c.shape(
        curve(
            [(600, 610), (610, 500), (700, 470), (760, 384), (1010, 380), (1080, 470), (1180, 500), (1190, 620)],
            closed=True,
        ),
        ["#4a5470", "#2f3a58", "#171c2e"],
    )
    c.shape([(724, 470), (772, 400), (870, 398), (870, 470)], ["#8fa0b8", "#2a3346"])
    c.shape([(886, 470), (886, 398), (1000, 396), (1056, 470)], ["#8fa0b8", "#2a3346"])
    c.poly([(606, 546), (1190, 546), (1190, 564), (604, 564)], "#e9e6da")
    for x in (700, 1080):
        c.oval(x, 616, 54, 54, "#0c0d12")
        c.oval(x, 616, 26, 26, "#7d838c")
    c.rect(806, 356, 886, 382, "#ff4a44", 8)
    c.rect(890, 356, 970, 382, "#4a86ff", 8)
    for x, tone in ((846, "#ffd0c8"), (930, "#cfe2ff")):
        c.glow(x, 368, 90, tone, 1)
    c.reflect(664, 189, "#181b28", 0.55, 20, squeeze=0.6)
    c.plane(664, H, "#0c0e16", (14, 6), 0.45, 0.7, 0.6, 7)
    look = Look(skin="#a86f4c", hair="cap", cover="#2a2622", dress="shirt", cloth="#6a5a44", accent="#e8d23a")
    bust(c, 470, 330, 150, look, turn=0.5, body=3.8)
    vest = [(330, 408), (408, 376), (470, 440), (532, 376), (612, 408), (622, H), (318, H)]
    c.shape(vest, ["#d8ec4a", "#b9d02f", "#7d8f20"])
    for y in (560, 700):
        c.shape([(324, y), (618, y), (620, y + 34), (322, y + 34)], ["#f6f6ee", "#b9bcc0"])
    c.line([(470, 440), (470, H)], "#5d6a1a", 4)
    c.glow(640, 420, 240, "#ff5a50", 0.28)
    c.glow(1000, 560, 620, "#2a50c0", 0.3)
    for y0, y1 in ((640, 676), (770, 742)):
        tape = [(-10, y0), (W + 10, y1), (W + 10, y1 + 46), (-10, y0 + 46)]
        c.shape(tape, ["#ffe04a", "#e8b820"])
        for k in range(16):
            x = k * 88 - 20
            y = y0 + (y1 - y0) * x / W
            c.poly([(x, y + 46), (x + 34, y), (x + 62, y), (x + 28, y + 46)], "#1a1a1c")
    return c.finish(bloom=0.5, vignette=0.35)
