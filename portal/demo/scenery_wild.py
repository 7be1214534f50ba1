"""Pictures of forest, mountain and waterfall."""

from . import scenery as s
from .drawings_canvas import H, W, curve, dark, light, mix
from .figures import Look
from .figures_whole import figure


def forest(c):
    """Sun rays between tall trunks, a path with ferns."""
    c.fill((0, 0, W, H), ["#dfe8a4", "#a5c47a", "#4f7a48", "#1d3a26"])
    c.glow(700, 190, 560, "#fffbd8", 1)
    for layer, (tone, count, r) in enumerate((("#9db87c", 20, 10), ("#65895a", 15, 18), ("#35553a", 10, 30))):
        for k in range(count):
            x = W * (k + c.rng.uniform(0.1, 0.9)) / count
            if layer == 2 and 480 < x < 860:
                continue
            c.limb(
                (x, 720 + layer * 30),
                (x + c.rng.uniform(-30, 30), -20),
                r * 1.3,
                r * 0.7,
                mix(tone, "#2a2a1c", c.rng.random() * 0.25),
            )
        for _ in range(16):
            x = c.rng.uniform(0, W)
            if abs(x - 690) > 150 - layer * 20:
                s.foliage(
                    c,
                    x,
                    c.rng.uniform(0, 250 - layer * 30),
                    150,
                    90,
                    (dark(tone, 0.35), tone, light(tone, 0.2), light(tone, 0.5)),
                    60,
                    0.2,
                )
        c.haze(200, 720, "#eef2b8", 0.25 - 0.08 * layer, 0.05)
        if layer == 1:
            for k in range(7):
                x = 180 + k * 165
                c.shadow([(700, 30), (730, 30), (x + 110, 760), (x, 760)], "#fff8cc", 0.42, 10)
    c.fill((0, 690, W, H), ["#5f7a40", "#2f4a28", "#1a2c1a"])
    c.haze(640, 740, "#dfe8a4", 0.0, 0.35)
    path = [
        *curve([(330, H + 9), (500, 800), (560, 750), (636, 692)]),
        *curve([(668, 692), (690, 750), (800, 800), (930, H + 9)]),
    ]
    c.shape(path, ["#e2dca6", "#b0a468", "#6a5c38"], rough=(50, 0.15))
    for k in range(60):
        s.grass(c, 700 + 2.6 * k, 10 + 0.5 * k, ("#4f7a38", "#7fa04a", "#2f5a2c"), 7, 0, 560 - 3 * k)
        s.grass(c, 700 + 2.6 * k, 10 + 0.5 * k, ("#4f7a38", "#7fa04a", "#2f5a2c"), 7, 690 + 3 * k, W)
    for x, r in ((70, 62), (1200, 74)):
        c.shape(
            [(x - r * 1.9, H), (x - r, 620), (x - r * 0.85, -10), (x + r * 0.85, -10), (x + r, 620), (x + r * 2, H)],
            ["#5c4c34", "#3a3022", "#1a1812"],
            across=True,
            rough=(30, 0.4),
        )
    for k in range(26):
        side = -1 if k % 2 else 1
        x, y = 640 + side * c.rng.uniform(210, 640), c.rng.uniform(690, 870)
        for blade in range(9):
            s.leaf(
                c,
                x,
                y,
                c.rng.uniform(70, 130),
                -90 + (blade - 4) * 21,
                13,
                c.rng.choice(("#3f7a36", "#2a5a2c", "#67993f", "#1f4524")),
                vein=False,
            )
    figure(c, 650, 700, 150, Look(cloth="#c4502e", legs="#33402c", hair="cap", cover="#3a4a5c"), "walk", facing="back")
    return c.finish(bloom=0.4, vignette=0.4, warmth=0.02)


def volcano(c):
    """A smoking volcano above a sea of morning mist."""
    c.fill((0, 0, W, 620), ["#35558c", "#8593b8", "#f0b79a", "#ffe0b0"])
    c.clouds(20, 420, "#ffd8bc", 0.42, (560, 60), 0.75)
    c.glow(1060, 520, 520, "#fff0c4", 0.9, ry=330)
    for k in range(40):
        puff = mix("#f0dacc", "#9c8f98", c.rng.random())
        c.glow(
            650 + k * 15 + c.rng.uniform(-20, 20),
            172 - k * 4.2 + c.rng.uniform(-12, 12),
            40 + 3.6 * k,
            puff,
            0.6 - 0.009 * k,
        )
    s.peak(c, 640, 640, 760, 176, ["#5d5468", "#6d6a80", "#8a8da0", "#c3b4b4"], (80, 0.42), 0.055)
    c.shadow([(690, 190), (860, 420), (1200, 640), (760, 640)], "#ffd9a4", 0.28, 34)
    c.clouds(440, 640, "#ffeeda", 0.62, (420, 60), 0.95)
    s.peak(c, 250, 690, 380, 470, ["#4a4a4c", "#62604e", "#7d7658"], (40, 0.5), 0.16)
    s.peak(c, 1010, 680, 330, 520, ["#4d5a48", "#5f7048", "#86895a"], (40, 0.5), 0.02)
    c.fill((0, 640, W, H), ["#e6d6cc", "#c4bcc0", "#8f96a0"])
    c.clouds(560, 720, "#fff4e4", 0.66, (380, 60), 1.0)
    c.clouds(600, 790, "#ffffff", 0.5, (300, 40), 0.8)
    s.ridge(c, 800, 60, ["#2f4030", "#1d2a22", "#141d18"], 2, relief=(16, 0.5))
    for x in (130, 190, 1090, 1170):
        s.foliage(c, x, 730, 56, 74, ("#0f1c14", "#1e3322", "#3d5230", "#7d8050"), 80)
    figure(c, 590, 800, 120, Look(cloth="#c2412c", legs="#232833", hair="cap", cover="#22344a"), "raise", facing="back")
    figure(
        c, 660, 802, 116, Look(cloth="#d8a83a", legs="#2b2f3a", hair="hijab", cover="#5f7a86"), "stand", facing="back"
    )
    return c.finish(bloom=0.35, warmth=0.02)


def waterfall(c):
    """A high waterfall into a pool between mossy cliffs."""
    c.fill((0, 0, W, H), ["#e6efd4", "#a9c49a", "#3f6a48", "#1d3a2c"])
    c.glow(640, 60, 420, "#ffffff", 0.9)
    for side in (-1, 1):
        cliff = [
            (640 + side * 660, -10),
            (640 + side * 130, -10),
            (640 + side * 100, 120),
            (640 + side * 128, 300),
            (640 + side * 96, 470),
            (640 + side * 170, 640),
            (640 + side * 660, 680),
        ]
        c.shape(cliff, ["#6a7a54", "#4a5a44", "#2b3a32"], rough=(80, 0.7))
    c.shape([(530, 60), (750, 60), (770, 600), (510, 600)], ["#6f7d70", "#4a5850"], rough=(40, 1.0))
    c.shape([(572, 40), (708, 40), (744, 620), (536, 620)], ["#f6fbfa", "#dcebec", "#f4faf8"])
    for _ in range(240):
        x, y = c.rng.gauss(640, 40), c.rng.uniform(40, 560)
        c.line(
            [(x, y), (640 + (x - 640) * 1.12, y + c.rng.uniform(40, 150))],
            c.rng.choice(("#ffffff", "#b9d2d6", "#ffffff", "#93b4bc")),
            c.rng.uniform(0.8, 3.4),
        )
    for k in range(44):
        side = -1 if k % 2 else 1
        x, y = 640 + side * c.rng.uniform(150, 640), c.rng.uniform(-10, 580)
        s.foliage(
            c,
            x,
            y,
            c.rng.uniform(50, 110),
            c.rng.uniform(30, 64),
            ("#12301c", "#285430", "#4f8a3c", "#a3c85c"),
            44,
            0.22,
        )
    c.fill((0, 620, W, H), ["#bfe0d6", "#5fa59a", "#2f7470", "#18474c"])
    s.ripples(c, 620, "#effbf6", "#123a3c", 0.5, 7)
    for _ in range(40):
        c.glow(c.rng.gauss(640, 90), 612 + c.rng.gauss(0, 22), c.rng.uniform(50, 110), "#ffffff", 0.4)
    for x, y, r in ((180, 770, 120), (330, 700, 70), (1080, 760, 150), (930, 690, 66), (520, 812, 60)):
        rock = curve(
            [
                (x - r, y + r * 0.3),
                (x - r * 0.7, y - r * 0.35),
                (x, y - r * 0.55),
                (x + r * 0.75, y - r * 0.3),
                (x + r, y + r * 0.3),
            ],
            closed=True,
        )
        c.shape(rock, ["#8d9a80", "#55604f", "#262f2c"], rough=(24, 1.0))
    figure(c, 930, 662, 150, Look(cloth="#d8452f", legs="#2a3550"), "cheer", facing="back")
    for x in (-10, 1290):
        for k in range(8):
            s.leaf(c, x, 870, 330, -90 + (k - 3.5) * 22, 36, ("#1d4a28", "#2f6a30", "#123820")[k % 3])
    return c.finish(bloom=0.35)
