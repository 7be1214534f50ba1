"""Pictures of sport and stage, and the two portraits."""

import math

from . import scenery as s
from .drawings_canvas import H, W, curve, dark, light, mix
from .figures import Look, bust, random_look
from .figures_whole import figure


def stadium(c):
    """A football match under floodlights, seen from the stand."""
    c.fill((0, 0, W, 320), ["#0c1530", "#1f2f58", "#46507a"])
    for side in (-1, 1):
        stand = curve([(640 + side * 700, 60), (640 + side * 420, 150), (640 + side * 150, 196), (640, 200)])
        c.shape([*stand, (640, 400), (640 + side * 700, 470)], ["#3a4260", "#2b3048"])
        roof = [(x, y - 16) for x, y in stand]
        c.shape([*roof, *[(x, y - 30 - abs(x - 640) * 0.05) for x, y in reversed(roof)]], ["#dfe6f0", "#7f8aa4"])
    for _ in range(5200):
        x = c.rng.uniform(0, W)
        edge = 204 - abs(x - 640) ** 1.25 * 0.03
        low = 372 + abs(x - 640) * 0.06
        y = c.rng.uniform(edge + 14, low)
        tone = c.rng.choice(("#c9302c", "#e8e4dc", "#b5282a", "#2f4a7a", "#e0b24a", "#8a5a44", "#d8433a", "#3a3d4c"))
        c.rect(x, y, x + 5, y + 5, mix(tone, "#1c2238", c.rng.random() * 0.45))
    for x in (140, 420, 860, 1140):
        y = 60 + 80 * (1 - abs(x - 640) / 500)
        c.rect(x - 5, y, x + 5, y + 110, "#59627c")
        c.rect(x - 52, y - 30, x + 52, y + 6, "#8a94ac", 4)
        for k in range(10):
            c.oval(x - 42 + (k % 5) * 21, y - 20 + (k // 5) * 17, 7, 7, "#fffef4")
        c.glow(x, y - 12, 190, "#fff8dc", 0.95)
    for k in range(14):
        c.fill((k * 92, 376, k * 92 + 90, 408), [c.rng.choice(("#c9302c", "#f2efe6", "#1f4f8a", "#e8b83a")), "#2a2c3c"])
    c.fill((0, 404, W, H), ["#4f9a3c", "#3a8a34", "#2a6a2a"])
    for k in range(10):
        x0, x1 = 640 + (k - 5) * 190, 640 + (k - 4.5) * 190
        c.shadow([(x0, 404), (x1, 404), (640 + (x1 - 640) * 2.1, H), (640 + (x0 - 640) * 2.1, H)], "#79c04f", 0.4, 3)
    c.plane(404, H, "#1d4a1e", (5, 3), 0.5, 0.7, 0.3, 7)
    c.line([(-20, 424), (1300, 424)], "#eef4e8", 3)
    c.line([(640, 424), (640, H)], "#eef4e8", 5)
    c.line(
        curve(
            [(640 + 250 * math.cos(a / 20 * 6.28), 604 + 82 * math.sin(a / 20 * 6.28)) for a in range(20)], closed=True
        ),
        "#eef4e8",
        5,
    )
    red = dict(cloth="#d0262c", legs="#f2efe8", hair="short")
    blue = dict(cloth="#f4f1ea", legs="#22376a", hair="short")
    for x, y, h, kit, pose, flip in (
        (250, 560, 120, red, "run", False),
        (1040, 540, 112, blue, "run", True),
        (860, 490, 88, red, "stand", False),
        (400, 480, 84, blue, "walk", True),
        (120, 720, 190, blue, "run", False),
        (1150, 740, 200, red, "run", True),
        (700, 760, 290, red, "run", False),
        (520, 740, 280, blue, "run", False),
    ):
        look = Look(skin=c.rng.choice(("#9c6544", "#b57a54", "#85523a")), **kit)
        for way in (-1, 1):
            c.shadow(
                [(x, y - 4), (x + way * h * 0.6, y - h * 0.06), (x + way * h * 0.6, y + h * 0.02), (x, y + 6)],
                "#0f2a10",
                0.5,
                4,
            )
        figure(c, x, y, h, look, pose, flip=flip, sleeves=0.3)
    c.glow(850, 768, 40, "#123012", 0.8, ry=9)
    c.ball(848, 744, 22, 22, ["#ffffff", "#e8e8e4", "#8a9088"])
    c.poly([(838, 740), (848, 732), (858, 740), (854, 752), (842, 752)], "#22242a")
    return c.finish(bloom=0.4, vignette=0.4)


def badminton(c):
    """A player leaping for a smash over the net."""
    c.fill((0, 0, W, 420), ["#0f1c3a", "#1d3460", "#33507a"])
    for _ in range(1500):
        x, y = c.rng.uniform(0, W), c.rng.uniform(120, 400)
        c.oval(x, y, 6, 6, mix(c.rng.choice(("#c9302c", "#e8e4dc", "#8a5a44", "#e0b24a", "#2f4a7a")), "#142444", 0.45))
    for x in (160, 480, 800, 1120):
        c.glow(x, 40, 200, "#eef6ff", 0.95)
    c.blur(8)
    c.fill((0, 392, W, 446), ["#c9302c", "#8c1f22"])
    for k in range(6):
        c.rect(40 + k * 220, 404, 180 + k * 220, 432, ("#f4f1ea", "#e8c04a")[k % 2], 4)
    c.fill((0, 440, W, H), ["#2f8a64", "#26785a", "#1a5a46"])
    c.glow(640, 560, 620, "#6ad0a0", 0.35, ry=180)
    for points in (
        [(-60, 530), (1340, 530)],
        [(-60, 800), (1340, 800)],
        [(240, 440), (-200, H)],
        [(1040, 440), (1480, H)],
        [(640, 530), (640, H)],
    ):
        c.line(points, "#f2f6f0", 6)
    c.glow(560, 792, 200, "#0c3426", 0.75, ry=26)
    look = Look(skin="#b57a54", cloth="#d0262c", legs="#22252e", hair="short")
    figure(c, 590, 780, 520, look, "smash", sleeves=0.2)
    hand = (590 - 0.08 * 520, 780 - 1.16 * 520)
    c.limb(hand, (hand[0] - 46, hand[1] + 6 - 74), 7, 4, "#1c1e24")
    racket = [
        (
            hand[0] - 78 + 36 * math.cos(a / 16 * 6.28) - 20 * math.sin(a / 16 * 6.28),
            hand[1] - 110 + 30 * math.cos(a / 16 * 6.28) + 44 * math.sin(a / 16 * 6.28),
        )
        for a in range(16)
    ]
    for k in range(16):
        c.line([racket[k], racket[(9 - k) % 16]], "#e9eef4", 1)
        c.line([racket[k], racket[(17 - k) % 16]], "#e9eef4", 1)
    c.line(curve([*racket, racket[0]], steps=4), "#f4c430", 6)
    for k in range(12):
        c.glow(330 + k * 5, 92 + k * 3.5, 22, "#ffffff", 0.10)
    c.poly([(296, 92), (316, 44), (366, 62), (332, 108)], "#ffffff")
    for end in ((322, 48), (338, 52), (354, 58)):
        c.line([(312, 100), end], "#b9c4cc", 2)
    c.ball(310, 102, 17, 15, ["#ffffff", "#d9c9a4"])
    net = [(850, 560), (1310, 600), (1310, 770), (850, 700)]
    for k in range(40):
        t = k / 39
        x = 850 + 460 * t
        c.line([(x, 560 + 40 * t), (x, 700 + 70 * t)], "#c9d4d4", 0.9)
    for k in range(14):
        t = k / 13
        c.line([(850, 560 + 140 * t), (1310, 600 + 170 * t)], "#c9d4d4", 0.9)
    c.poly([net[0], net[1], (1310, 622), (850, 578)], "#ffffff")
    c.limb((850, 556), (850, 790), 8, 8, "#e8c04a")
    return c.finish(bloom=0.4, vignette=0.4)


def running(c):
    """Runners of a city road race coming towards the viewer."""
    c.fill((0, 0, W, 480), ["#78b0dc", "#c4dfea", "#fdeecb"])
    c.glow(900, 330, 460, "#fff2c4", 0.95)
    s.skyline(c, 450, 100, 330, "#9ab0c0", x1=480, lit=0.02)
    s.skyline(c, 450, 100, 330, "#9ab0c0", x0=800, lit=0.02)
    c.haze(160, 460, "#fdeecf", 0.1, 0.6)
    for side in (-1, 1):
        for k in range(8):
            t = (k / 7) ** 1.5
            s.foliage(c, 640 + side * (160 + 560 * t), 400 - 70 * t, 50 + 110 * t, 50 + 110 * t, s.GREENS, 70, 0.22)
    c.fill((0, 448, W, H), ["#a9a49a", "#85827c", "#62605e"])
    for side in (-1, 1):
        c.shape(
            [(640 + side * 150, 448), (640 + side * 700, 448), (640 + side * 900, H), (640 + side * 640, H)],
            ["#c9bfae", "#a89c8a"],
        )
        for k in range(16):
            t = (k / 15) ** 1.6
            bust(
                c,
                640 + side * (200 + 480 * t),
                426 - 20 * t,
                22 + 50 * t,
                random_look(c.rng),
                turn=-side * 0.7,
                body=3.6,
            )
        for k in range(5):
            t0, t1 = (k / 5) ** 1.6, ((k + 0.9) / 5) ** 1.6
            x0, x1 = 640 + side * (165 + 430 * t0), 640 + side * (165 + 430 * t1)
            c.shape(
                [(x0, 462 + 130 * t0), (x1, 462 + 130 * t1), (x1, 500 + 300 * t1), (x0, 500 + 300 * t0)],
                [("#d0413a", "#2f6a9a", "#e8b83a")[k % 3], "#4a3a3a"],
            )
    for x in (430, 850):
        c.rect(x - 13, 200, x + 13, 470, "#d0322e")
    c.fill((416, 176, 864, 236), ["#e8463c", "#b5282a"])
    for k in range(24):
        c.rect(430 + k * 18, 236 + (k % 2) * 9, 448 + k * 18, 245 + (k % 2) * 9, "#1c1c20")
        c.rect(430 + k * 18, 245 - (k % 2) * 9, 448 + k * 18, 254 - (k % 2) * 9, "#f6f4ee")
    c.blur(2.5)
    c.shadow([(560, 500), (720, 500), (860, H), (420, H)], "#fff0c8", 0.4, 40)
    kits = ("#e8562c", "#2f7ab0", "#e8c23a", "#3f9a6a", "#b53a6a", "#f2efe6", "#6a4aa0", "#d0262c", "#2fa0a0")
    rows = (
        (470, 530, 130),
        (560, 536, 136),
        (650, 528, 130),
        (740, 534, 134),
        (820, 540, 136),
        (430, 650, 230),
        (570, 660, 240),
        (710, 650, 236),
        (860, 660, 230),
        (520, 830, 390),
        (690, 836, 400),
        (880, 824, 370),
        (350, 826, 370),
    )
    for k, (x, y, h) in enumerate(rows):
        c.glow(x + 14, y, h * 0.32, "#2c2a28", 0.6, ry=h * 0.05)
        look = Look(
            skin=c.rng.choice(("#b57a54", "#9c6544", "#c98f66", "#85523a")),
            cloth=kits[k % 9],
            legs=("#22252e", "#2f3a5c")[k % 2],
            hair=("short", "hijab", "cap", "bun", "side")[k % 5],
            cover=("#2f3f5c", "#d8cdb8", "#e8562c")[k % 3],
        )
        figure(c, x, y, h, look, "run", flip=k % 2 == 1, sleeves=0.25)
        side = -1 if k % 2 else 1
        c.rect(
            x + side * h * 0.035 - h * 0.055, y - h * 0.72, x + side * h * 0.035 + h * 0.055, y - h * 0.63, "#fbfaf4"
        )
        c.rect(
            x + side * h * 0.035 - h * 0.035, y - h * 0.69, x + side * h * 0.035 + h * 0.035, y - h * 0.66, "#3a3d44"
        )
    return c.finish(bloom=0.25, warmth=0.02)


def stage(c):
    """A concert: beams of light, musicians and raised hands."""
    c.fill((0, 0, W, H), ["#0d0a24", "#2a1650", "#53205c", "#160c24"])
    c.glow(640, 420, 620, "#c23a8a", 0.6, ry=360)
    for k in range(9):
        x = 80 + k * 140
        tone = ("#ff5aa0", "#5ac8ff", "#ffc24a")[k % 3]
        aim = 640 + (x - 640) * 0.1 + (k % 3 - 1) * 190
        c.shadow([(x - 8, 40), (x + 8, 40), (aim + 80, 640), (aim - 80, 640)], tone, 0.42, 10)
    c.rect(0, 22, W, 38, "#2c2a38")
    for k in range(33):
        c.line([(k * 40, 22), (k * 40 + 20, 4), (k * 40 + 40, 22)], "#3a3848", 3)
    for k in range(9):
        x = 80 + k * 140
        c.rect(x - 16, 34, x + 16, 62, "#16151e", 4)
        c.glow(x, 60, 70, ("#ffd0e4", "#d6f2ff", "#fff0c4")[k % 3], 1)
    c.clouds(260, 640, "#e88ac4", 0.45, (380, 80), 0.5)
    c.fill((0, 610, W, 640), ["#6a3a70", "#2c1834"])
    ink = dict(skin="#2c1a28", cloth="#1c1020", legs="#120a18", hair_colour="#0c0810")
    figure(c, 330, 620, 250, Look(hair="short", **ink), "front-hands")
    c.limb((270, 500), (420, 450), 9, 6, "#120a18")
    c.ball(300, 490, 40, 30, ["#3c1f34", "#120a18"])
    figure(c, 960, 620, 250, Look(hair="long", **ink), "front-hands", flip=True)
    c.limb((1010, 500), (860, 446), 9, 6, "#120a18")
    c.ball(984, 492, 40, 30, ["#3c1f34", "#120a18"])
    for x in (470, 800):
        c.fill((x, 520, x + 70, 616), ["#3a2448", "#120a18"])
        c.oval(x + 35, 586, 24, 24, "#5c3a6a")
        c.oval(x + 35, 546, 13, 13, "#5c3a6a")
    c.glow(640, 430, 300, "#fff0d8", 0.85, ry=330)
    figure(
        c,
        640,
        626,
        370,
        Look(skin="#b57a54", hair="long", cloth="#e8c44a", legs="#7a2a4c"),
        "sing",
        skirt=True,
        sleeves=0.9,
    )
    c.limb((620, 320), (632, 300), 6, 10, "#16151e")
    for _ in range(60):
        c.glow(
            c.rng.uniform(0, W),
            c.rng.uniform(60, 560),
            c.rng.uniform(4, 9),
            c.rng.choice(("#ffd98a", "#ff8ac4", "#8ae0ff", "#ffffff")),
            0.9,
        )
    for row in range(3):
        for k in range(15 - row * 3):
            x = W * (k + c.rng.random()) / (15 - row * 3)
            y, size = 716 + row * 50, 46 + row * 22
            tone = mix("#3a1c44", "#0a0610", row / 2.2)
            c.shape(
                curve(
                    [
                        (x - size * 1.2, y + size * 3),
                        (x - size * 1.05, y + size * 0.5),
                        (x - size * 0.35, y + size * 0.1),
                        (x + size * 0.35, y + size * 0.1),
                        (x + size * 1.05, y + size * 0.5),
                        (x + size * 1.2, y + size * 3),
                    ],
                    closed=True,
                ),
                [light(tone, 0.1), tone],
            )
            c.ball(x, y - size * 0.42, size * 0.4, size * 0.55, [mix(tone, "#ff8ac4", 0.35), tone, dark(tone, 0.3)])
            if c.rng.random() < 0.6:
                side = c.rng.choice((-1, 1))
                tip = (x + side * size * 1.15, y - size * c.rng.uniform(1.5, 2.3))
                c.limb((x + side * size * 0.9, y + size * 0.6), tip, size * 0.2, size * 0.13, tone)
                c.oval(tip[0], tip[1] - size * 0.1, size * 0.17, size * 0.22, tone)
                if c.rng.random() < 0.3:
                    c.rect(
                        tip[0] - size * 0.2, tip[1] - size * 0.5, tip[0] + size * 0.2, tip[1] - size * 0.1, "#dff0ff", 2
                    )
                    c.glow(tip[0], tip[1] - size * 0.3, size * 0.7, "#bfe0ff", 0.7)
    return c.finish(bloom=0.6, vignette=0.4)


def man(c):
    """A man in batik by a garden, in soft evening light."""
    c.fill((0, 0, W, H), ["#d9c48a", "#8fa060", "#3f5a38", "#24382a"])
    for _ in range(60):
        c.glow(
            c.rng.uniform(0, W),
            c.rng.uniform(0, 700),
            c.rng.uniform(40, 120),
            c.rng.choice(("#f6e6a4", "#a9b86a", "#5c7a44", "#2f4a30", "#ffe9bc")),
            0.6,
        )
    c.blur(18)
    bust(
        c,
        640,
        480,
        320,
        Look(skin="#a86f4c", hair="peci", dress="batik", cloth="#3a2a24", accent="#c98f3c", moustache=True),
        turn=-0.2,
        body=1.6,
    )
    c.glow(470, 300, 330, "#ffe6b0", 0.16)
    return c.finish(bloom=0.25, vignette=0.45, warmth=0.03)


def woman(c):
    """A woman in a headscarf in front of city lights."""
    c.fill((0, 0, W, H), ["#8fa9bc", "#c4b4a8", "#8d7f86", "#4a4a5c"])
    for _ in range(60):
        c.glow(
            c.rng.uniform(0, W),
            c.rng.uniform(60, 640),
            c.rng.uniform(26, 70),
            c.rng.choice(("#fff0cc", "#ffd09a", "#dbe6ee", "#a9bccb", "#e8a98a")),
            0.55,
        )
    for x in (80, 240, 980, 1130):
        c.fill((x, 100, x + 110, H), ["#7f8d9c", "#5c6474"])
    c.blur(18)
    bust(
        c,
        640,
        480,
        312,
        Look(skin="#c98f66", hair="hijab", cover="#a85a5c", dress="shirt", cloth="#31465e"),
        turn=0.2,
        body=1.6,
    )
    c.glow(480, 300, 330, "#fff0d8", 0.14)
    return c.finish(bloom=0.25, vignette=0.4, warmth=0.01)
