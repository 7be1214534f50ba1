"""Pictures of health care, laboratory and computers."""

from .drawings_canvas import H, W, curve, dark, light, mix
from .figures import Look, bust, random_look
from .figures_whole import figure


def _windows(c, x0, y0, count, w, h, gap, tone="#dff0f6"):
    """Paint a row of bright windows starting at (x0, y0)."""
    for k in range(count):
        x = x0 + k * (w + gap)
        c.rect(x - 8, y0 - 8, x + w + 8, y0 + h + 8, "#f4efe4")
        c.fill((x, y0, x + w, y0 + h), ["#ffffff", tone, mix(tone, "#8fb07a", 0.5)])
        c.line([(x + w / 2, y0), (x + w / 2, y0 + h)], "#e9e2d2", 6)
        c.line([(x, y0 + h * 0.4), (x + w, y0 + h * 0.4)], "#e9e2d2", 6)


def clinic(c):
    """A nurse giving an injection at a village health post."""
    c.fill((0, 0, W, H), ["#e4f0ea", "#cfe2da", "#a9c4b8"])
    _windows(c, 60, 90, 2, 150, 230, 40)
    c.rect(900, 90, 1180, 330, "#f8f6ee", 6)
    c.fill((916, 106, 1164, 314), ["#ffffff", "#e9eee8"])
    c.oval(1040, 190, 52, 52, "#3f9a6a")
    c.rect(1028, 156, 1052, 224, "#ffffff")
    c.rect(1006, 178, 1074, 202, "#ffffff")
    for k in range(3):
        c.rect(950, 262 + k * 15, 1130 - 30 * k, 268 + k * 15, "#a9c4b8")
    c.fill((0, 470, W, 500), ["#5fa88a", "#3f8066"])
    c.shape([(980, 420), (1240, 420), (1240, H), (980, H)], ["#f4f2ea", "#c9cdc4"])
    for k, tone in enumerate(("#c9503c", "#e9e2d0", "#4f86a8", "#d9a83c", "#5f9a80")):
        c.fill((1000 + k * 44, 380, 1032 + k * 44, 420), [light(tone, 0.3), tone])
    c.blur(5)
    nurse = Look(skin="#c98f66", hair="hijab", cover="#e6f0ec", dress="shirt", cloth="#f4f7f4", mask=True)
    bust(c, 410, 330, 160, nurse, turn=0.55, body=3.8)
    child = Look(skin="#b57a54", hair="side", dress="tee", cloth="#e0a23c")
    mother = Look(skin="#b57a54", hair="hijab", cover="#8d5b58", dress="batik", cloth="#4a5a7a", accent="#c9a45a")
    bust(c, 1000, 370, 150, mother, turn=-0.5, body=3.6)
    bust(c, 780, 500, 128, child, turn=-0.35, body=3.0)
    c.limb((640, 596), (622, 720), 38, 30, "#c78d30")
    c.limb((626, 690), (640, 800), 28, 26, "#b57a54")
    c.limb((540, 560), (470, 760), 60, 50, "#e6ebe8")
    c.limb((470, 760), (560, 700), 48, 36, "#dfe6e2")
    c.limb((556, 704), (590, 676), 26, 22, "#8fc4d4")
    c.ball(596, 668, 26, 24, ["#a9d8e4", "#6aa4b8"])
    c.limb((560, 640), (612, 656), 8, 8, "#eaf6fa")
    c.line([(612, 656), (644, 666)], "#8d9aa0", 3)
    c.limb((546, 636), (560, 640), 14, 9, "#4f86a8")
    c.shape([(300, 790), (1280, 776), (1280, H), (240, H)], ["#f6f4ec", "#cfd4cc"])
    for x, tone in ((900, "#c9503c"), (950, "#e9f2f4"), (1000, "#4f86a8")):
        c.fill((x, 740, x + 34, 796), [light(tone, 0.3), tone])
        c.rect(x + 6, 728, x + 28, 742, "#8d9aa0")
    return c.finish(bloom=0.25, vignette=0.25)


def hospital(c):
    """A bed being wheeled down a bright corridor by medics."""
    c.fill((0, 0, W, H), ["#eef4f4", "#dfe9e9", "#b9cbcc"])
    c.poly([(0, 0), (W, 0), (760, 250), (520, 250)], "#f8fbfa")
    for side in (-1, 1):
        c.shape(
            [(640 + side * 120, 250), (640 + side * 640, -10), (640 + side * 640, H), (640 + side * 120, 470)],
            ["#d9e9e6", "#c2d8d5", "#9fbcba"],
        )
        c.poly(
            [(640 + side * 120, 396), (640 + side * 640, 520), (640 + side * 640, 580), (640 + side * 120, 412)],
            "#4fa095",
        )
        for t0, t1 in ((0.06, 0.17), (0.3, 0.5), (0.68, 1.0)):
            x0, x1 = 640 + side * (120 + 520 * t0), 640 + side * (120 + 520 * t1)
            c.shape(
                [(x0, 290 - 60 * t0), (x1, 290 - 60 * t1), (x1, 474 + 375 * t1), (x0, 474 + 375 * t0)],
                ["#8fb9c4", "#5f8d9a", "#4a7482"],
            )
            c.shape(
                [
                    (x0 + side * 6, 312 - 60 * t0),
                    (x0 + (x1 - x0) * 0.5, 312 - 60 * (t0 + t1) / 2),
                    (x0 + (x1 - x0) * 0.5, 372 + 60 * t1),
                    (x0 + side * 6, 372 + 30 * t0),
                ],
                ["#f6fbfb", "#cfe4e8"],
            )
    for k in range(4):
        t0, t1 = (k / 4) ** 1.6, ((k + 0.6) / 4) ** 1.6
        c.poly(
            [
                (640 - 36 - 160 * t0, 244 - 244 * t0),
                (640 + 36 + 160 * t0, 244 - 244 * t0),
                (640 + 36 + 160 * t1, 244 - 244 * t1),
                (640 - 36 - 160 * t1, 244 - 244 * t1),
            ],
            "#ffffff",
        )
    c.fill((540, 262, 740, 470), ["#ffffff", "#e4f2f4"])
    c.shape([(520, 470), (760, 470), (W, H), (0, H)], ["#e9f1f0", "#c2d4d4", "#93adb0"])
    c.shadow([(600, 470), (680, 470), (840, H), (440, H)], "#ffffff", 0.6, 30)
    c.glow(640, 330, 300, "#ffffff", 0.8)
    c.blur(3)
    scrub = dict(dress="shirt", legs="#2f7d80", mask=True)
    c.glow(640, 800, 330, "#3f5a5e", 0.7, ry=50)
    figure(c, 500, 640, 300, Look(hair="cap", cover="#3f9a9a", cloth="#3a9296", **scrub), "front-hands", sleeves=0.5)
    figure(c, 790, 640, 300, Look(hair="hijab", cover="#dfe9e6", cloth="#f4f7f6", **scrub), "front-hands", sleeves=0.9)
    figure(c, 950, 560, 190, random_look(c.rng, cloth="#f4f7f6"), "walk")
    figure(c, 340, 560, 190, random_look(c.rng, cloth="#f4f7f6", hair="bun"), "stand", facing="back")
    c.shape([(540, 520), (740, 520), (840, 720), (440, 720)], ["#ffffff", "#e6eef0", "#c4d2d6"])
    c.ball(640, 548, 74, 34, ["#ffffff", "#d2dee2"])
    c.ball(640, 546, 30, 38, ["#c98f66", "#a8714c"])
    c.ball(640, 526, 31, 22, ["#2a211c", "#17130f"])
    c.shape(
        curve([(520, 590), (640, 566), (760, 590), (850, 730), (640, 752), (430, 730)], closed=True, steps=5),
        ["#8fd0cc", "#5fb0ac", "#3f8a8a"],
        rough=(60, 0.35),
    )
    c.fill((430, 726, 850, 752), ["#f2f5f5", "#8fa2a6"])
    for x in (450, 830):
        c.limb((x, 752), (x, 800), 7, 6, "#7d8d92")
        c.oval(x, 812, 17, 17, "#2c3438")
    c.limb((446, 720), (446, 380), 4, 4, "#aab8bc")
    c.ball(462, 420, 22, 38, ["#f6fbfb", "#b9d8e0"])
    return c.finish(bloom=0.35, vignette=0.25)


def laboratory(c):
    """A scientist with a microscope and coloured flasks."""
    c.fill((0, 0, W, H), ["#dfeaf0", "#b9cfda", "#7f9dac"])
    for row in range(2):
        c.fill((60, 190 + row * 150, W - 60, 202 + row * 150), ["#ffffff", "#a9bcc4"])
        for k in range(20):
            x = 80 + k * 57
            tone = c.rng.choice(("#5fa8c4", "#e0a23c", "#c9503c", "#8fc49a", "#e9eef0", "#7d6aa8"))
            h = c.rng.uniform(46, 100)
            c.fill((x, 190 + row * 150 - h, x + 36, 190 + row * 150), [light(tone, 0.55), tone])
    c.blur(9)
    bust(
        c,
        560,
        360,
        180,
        Look(skin="#c98f66", hair="bun", dress="coat", cloth="#eef3f4", glasses=True, mask=True),
        turn=0.5,
        body=3.2,
    )
    c.limb((700, 560), (800, 700), 52, 42, "#e2e9ec")
    c.fill((0, 716, W, H), ["#f6fafb", "#cfdde2", "#9fb4bc"])
    c.glow(860, 742, 200, "#44606c", 0.6, ry=26)
    c.shape(curve([(770, 742), (780, 704), (940, 704), (960, 742)], closed=False), ["#3f4a52", "#1f262b"])
    c.limb((930, 710), (940, 520), 22, 18, "#e9eef0")
    c.limb((940, 520), (870, 430), 22, 20, "#dfe6ea")
    c.rect(800, 626, 940, 646, "#2a3238", 4)
    c.limb((820, 400), (872, 560), 22, 22, "#f4f7f8")
    c.limb((806, 360), (822, 404), 15, 18, "#22292e")
    c.limb((876, 570), (886, 612), 13, 9, "#9aa8b0")
    c.oval(944, 660, 24, 24, "#22292e")
    c.ball(808, 706, 34, 24, ["#8fc4d4", "#5f9aae"])
    for x, w, tone in ((150, 120, "#2f9ac4"), (320, 96, "#e08a2c"), (1090, 124, "#3fae7a")):
        c.glow(x, 806, w, "#3f5a66", 0.5, ry=16)
        flask = curve(
            [
                (x - w * 0.14, 560),
                (x - w * 0.16, 660),
                (x - w * 0.62, 790),
                (x - w * 0.5, 812),
                (x + w * 0.5, 812),
                (x + w * 0.62, 790),
                (x + w * 0.16, 660),
                (x + w * 0.14, 560),
            ],
            steps=5,
        )
        c.shape(flask, ["#f6fcfd", "#dcebf0"])
        c.shape(
            [
                (x - w * 0.36, 730),
                (x + w * 0.36, 730),
                (x + w * 0.58, 790),
                (x + w * 0.46, 808),
                (x - w * 0.46, 808),
                (x - w * 0.58, 790),
            ],
            [light(tone, 0.4), tone, dark(tone, 0.2)],
        )
        c.oval(x, 730, w * 0.36, 7, light(tone, 0.55))
        c.line(flask, "#8fa9b4", 2.5)
        c.rect(x - w * 0.2, 552, x + w * 0.2, 564, "#c4d6dc", 4)
        c.limb((x - w * 0.3, 770), (x - w * 0.1, 690), 3, 3, "#ffffff")
    for k, tone in enumerate(("#c9503c", "#d9a83c", "#7d6aa8", "#3fae7a")):
        x = 470 + k * 46
        c.limb((x, 650), (x, 790), 13, 13, "#eef6f8")
        c.limb((x, 720), (x, 788), 11, 11, tone)
    c.fill((440, 752, 640, 774), ["#e9dcc0", "#a88d60"])
    return c.finish(bloom=0.3, vignette=0.3, warmth=-0.01)


def computer(c):
    """Hands on a laptop in a dark room, coloured lines of code on the screen."""
    c.fill((0, 0, W, H), ["#0c1424", "#16243c", "#0a101c"])
    for _ in range(34):
        c.glow(
            c.rng.uniform(0, W),
            c.rng.uniform(0, 420),
            c.rng.uniform(30, 80),
            c.rng.choice(("#3f8ae0", "#ff9a4a", "#6ad0c4", "#a86ae0")),
            0.9,
        )
    for x in (60, 1060):
        c.fill((x, 60, x + 170, 520), ["#1f2c44", "#121b2c"])
        for k in range(22):
            c.oval(x + 20 + (k % 4) * 40, 90 + (k // 4) * 70, 4, 4, ("#4ae08a", "#4aa8ff", "#ffb84a")[k % 3])
    c.blur(10)
    c.glow(640, 380, 700, "#2f7ac4", 0.5)
    c.rect(258, 92, 1022, 590, "#1a1d24", 18)
    c.fill((276, 110, 1004, 572), ["#12203a", "#0d1830", "#0a1226"])
    c.fill((276, 110, 1004, 140), ["#22345a", "#1a2848"])
    for k, tone in enumerate(("#ff6a5a", "#ffc24a", "#4ad07a")):
        c.oval(300 + k * 24, 125, 7, 7, tone)
    c.fill((276, 140, 390, 572), ["#182848", "#111e38"])
    for k in range(14):
        c.rect(296, 164 + k * 28, 296 + c.rng.uniform(30, 76), 172 + k * 28, "#4a658f", 3)
    indent = 0
    for _ in range(16):
        x, y = 420 + indent * 30, 160 + k * 25
        for _ in range(c.rng.randint(2, 5)):
            w = c.rng.uniform(24, 96)
            if x + w < 980:
                c.rect(x, y, x + w, y + 10, c.rng.choice(("#6ac4ff", "#ffb86a", "#8ae0a0", "#e88ac4", "#cfd9ea")), 4)
            x += w + 10
        indent = max(0, min(4, indent + c.rng.choice((-1, 0, 1, 1))))
    c.shadow([(760, 112), (1002, 112), (1002, 470)], "#bfe0ff", 0.1, 4)
    c.shape([(250, 590), (1030, 590), (1130, 790), (150, 790)], ["#4a505c", "#2f343e", "#1c2028"])
    for row in range(5):
        t = row / 5
        y, half = 606 + row * 24 * (1 + 0.1 * row), 350 + 60 * t
        for k in range(14):
            x = 640 - half + k * half * 2 / 14
            c.rect(x + 2, y, x + half * 2 / 14 - 4, y + 17 + 3 * t, mix("#14171d", "#3f8ae0", 0.12), 4)
    c.shape([(530, 742), (750, 742), (764, 786), (516, 786)], ["#3c424e", "#2a2f38"])
    c.fill((150, 788, 1130, 800), ["#6a7280", "#22262e"])
    for side in (-1, 1):
        c.limb((640 + side * 480, 900), (640 + side * 260, 770), 84, 52, "#27406a")
        c.limb((640 + side * 270, 776), (640 + side * 200, 726), 42, 40, "#a8714c")
        c.ball(640 + side * 186, 712, 62, 44, ["#c79a7c", "#8a5a3c"])
        for k in range(4):
            base = (640 + side * (226 - k * 32), 700)
            tip = (640 + side * (216 - k * 38), 646 + abs(k - 1.4) * 8)
            c.limb(base, tip, 15, 11, mix("#b98560", "#8fb4e0", 0.18))
        c.limb((640 + side * 140, 720), (640 + side * 96, 690), 15, 11, "#a06c48")
    c.glow(640, 600, 420, "#6ab4ff", 0.22, ry=180)
    return c.finish(bloom=0.5, vignette=0.4)
