"""Pictures of school, campus and library."""

from . import scenery as s
from .drawings_canvas import H, W, curve, dark, light, mix
from .figures import Look, bust, random_look
from .figures_whole import figure


def school(c):
    """Pupils lined up in the yard of a school at flag raising."""
    c.fill((0, 0, W, 530), ["#5a9fd6", "#aed4ea", "#f6eed6"])
    c.clouds(10, 330, "#ffffff", 0.48, (400, 100), 0.9)
    for x in range(0, 1300, 45):
        s.foliage(c, x, (340 if x % 90 else 460) + c.rng.uniform(-20, 10), 96, 80, s.GREENS, 80, 0.2)
    c.shape([(40, 330), (130, 236), (1150, 236), (1240, 330)], ["#cf7650", "#b0583a", "#83402c"])
    for k in range(26):
        c.line([(140 + k * 40, 238), (56 + k * 46.5, 328)], "#8f4830", 1.2)
    c.fill((80, 328, 1200, 520), ["#f6edd4", "#e9dcbc", "#cdbd98"])
    c.fill((80, 470, 1200, 520), ["#5f9a80", "#47806a"])
    for k in range(7):
        x = 116 + k * 156
        c.fill((x, 366, x + 76, 440), ["#9fbcc4", "#44606a"])
        c.line([(x + 38, 366), (x + 38, 440)], "#fff8e8", 4)
        c.fill((x + 92, 362, x + 130, 520), ["#8a5a38", "#6a4228"])
    for k in range(9):
        c.rect(84 + k * 138, 330, 96 + k * 138, 520, "#fffaf0")
    c.fill((0, 516, W, H), ["#d2bd98", "#bda27a", "#94784f"])
    c.plane(516, H, "#8a6d48", (9, 5), 0.5, 0.68, 0.35, 8)
    c.limb((640, 600), (640, 60), 5, 4, "#e2e4e4")
    s.flag(c, 644, 66, 160, 98)
    c.fill((598, 588, 682, 612), ["#fffaf0", "#c4bca8"])
    for x in (540, 740):
        figure(
            c,
            x,
            610,
            110,
            Look(
                hair="hijab" if x > 600 else "peci",
                cover="#f6f2ea" if x > 600 else "#17151a",
                cloth="#f8f5ee",
                legs="#b02a2e",
            ),
            "salute",
            skirt=x > 600,
            facing="back",
        )
    for row in range(4):
        t = row / 3
        count = 13 - row * 2
        for k in range(count):
            x = W * (k + 0.5) / count + c.rng.uniform(-6, 6)
            girl = (k + row) % 2 == 0
            look = Look(
                skin=c.rng.choice(("#b57a54", "#9c6544", "#c98f66")),
                cloth="#fbf8f2",
                legs="#b5282d",
                hair="hijab" if girl and k % 4 else "cap",
                cover="#f8f6f0" if girl and k % 4 else "#b5282d",
            )
            y, h = 660 + 230 * t, 120 + 150 * t
            c.glow(x + 10, y, h * 0.4, "#5c4428", 0.5, ry=h * 0.07)
            figure(c, x, y, h, look, "salute" if row else "stand", facing="back", skirt=girl)
    return c.finish(bloom=0.22, warmth=0.02)


def classroom(c):
    """A teacher at a green board, pupils raising hands."""
    c.fill((0, 0, W, H), ["#f4ecd8", "#e6d9be", "#c9b896"])
    c.shape([(0, 0), (150, 40), (150, 560), (0, 700)], ["#efe3c6", "#cdbc98"])
    for k in range(2):
        x = 10 + k * 72
        c.shape(
            [(x, 90 + k * 18), (x + 56, 104 + k * 18), (x + 56, 420 - k * 20), (x, 440 - k * 20)],
            ["#ffffff", "#d6eef6", "#a9cc9a"],
        )
    c.shadow([(20, 120), (140, 130), (760, 700), (300, 760)], "#fff6d0", 0.35, 40)
    c.rect(250, 92, 1030, 450, "#8a5f3a", 6)
    c.fill((264, 106, 1016, 436), ["#2f5f4c", "#27523f", "#1d4030"])
    c.speckle((264, 106, 1016, 436), "#dfe9dc", (160, 60), 0.5, 0.85, 0.25)
    c.line(curve([(330, 360), (430, 220), (530, 360)]), "#f2f4ea", 4)
    c.line([(320, 362), (560, 362)], "#f2f4ea", 4)
    c.oval(860, 220, 70, 70, "#f2f4ea")
    c.oval(860, 220, 66, 66, "#2a5744")
    c.line([(860, 220), (916, 182)], "#f4d27a", 4)
    c.poly([(300, 150), (420, 150), (420, 154), (300, 154)], "#f2f4ea")
    c.rect(300, 172, 380, 176, "#f2f4ea")
    c.fill((240, 448, 1040, 462), ["#b98a58", "#7d5832"])
    s.flag(c, 1090, 130, 110, 70)
    for x, tone in ((180, "#c9503c"), (1180, "#4f86a8")):
        c.rect(x - 4, 250, x + 64, 340, "#fffaf0")
        c.fill((x, 254, x + 60, 336), [light(tone, 0.4), tone])
    figure(
        c,
        660,
        700,
        470,
        Look(skin="#b57a54", hair="hijab", cover="#5c7d74", cloth="#8a7a5c", legs="#4d4438"),
        "reach",
        skirt=True,
        sleeves=0.95,
    )
    c.blur(2)
    for row in range(2):
        count = 6 - row
        for k in range(count):
            x = W * (k + 0.5) / count + c.rng.uniform(-10, 10)
            if row == 0 and abs(x - 640) < 60:
                continue
            y, size = 610 + 130 * row, 74 + 30 * row
            girl = c.rng.random() < 0.5
            look = Look(
                skin=c.rng.choice(("#b57a54", "#9c6544", "#c98f66")),
                cloth="#fbf8f2",
                hair="hijab" if girl else "short",
                cover="#f6f3ec",
            )
            if (k + row) % 2 == 0:
                side = 1 if k % 2 else -1
                c.limb(
                    (x + side * size * 0.9, y + size * 0.9),
                    (x + side * size * 1.1, y - size * 0.4),
                    size * 0.22,
                    size * 0.17,
                    "#efeae0",
                )
                c.limb(
                    (x + side * size * 1.1, y - size * 0.4),
                    (x + side * size * 1.12, y - size * 1.35),
                    size * 0.14,
                    size * 0.11,
                    look.skin,
                )
                c.ball(
                    x + side * size * 1.13,
                    y - size * 1.5,
                    size * 0.15,
                    size * 0.22,
                    [light(look.skin, 0.2), dark(look.skin, 0.1)],
                )
            bust(c, x, y, size, look, back=True, body=2.4)
        c.fill((0, 728 + row * 92, W, 750 + row * 100), ["#d9a868", "#a8743e"])
        c.fill((0, 748 + row * 100, W, 792 + row * 100), ["#7d5430", "#5c3c22"])
    return c.finish(bloom=0.25, warmth=0.02)


def _bookcase(c, side):
    """Paint a wall of six shelves running from the window (u = 0) to the viewer (u = 1)."""
    tones = ("#8c2f2a", "#2f4f6e", "#c79a45", "#4a6b4a", "#e2d6bc", "#6a3f5c", "#a85a32", "#2c3c44", "#d9b98a")

    def wall(u0, u1, v0, v1):
        """Return the corners of a patch of the wall, v running down from 0 to 1."""
        corners = ((u0, v0), (u1, v0), (u1, v1), (u0, v1))
        return [(640 + side * (125 + 535 * u), 96 - 356 * u + (444 + 916 * u) * v) for u, v in corners]

    c.poly(wall(0, 1, 0, 1), "#4a3020")
    for shelf in range(6):
        top, foot = shelf / 6 + 0.015, (shelf + 0.86) / 6
        u, book = 0.0, 0
        while u < 1:
            thick = (0.004 + 0.022 * u) * c.rng.uniform(0.8, 1.6)
            end = min(1.0, u + thick)
            head = foot - (foot - top) * c.rng.uniform(0.7, 0.95)
            tone = mix(c.rng.choice(tones), "#1c120c", c.rng.uniform(0.15, 0.4))
            c.poly(wall(u, end - thick * 0.1, head, foot), tone)
            if book % 3 == 0 and u > 0.12:
                c.poly(wall(u, end - thick * 0.1, head + 0.02, head + 0.03), "#e6cf94")
            u, book = end, book + 1
        c.poly(wall(0, 1, foot, foot + 0.022), "#8a5f3a")


def library(c):
    """Shelves leading to a window, a reader at a lamp-lit table."""
    c.fill((0, 0, W, H), ["#5a4232", "#7a5a40", "#3a281c"])
    c.fill((520, 90, 760, 520), ["#fffbe8", "#f3e6c4", "#d9c49a"])
    for k in range(1, 3):
        c.line([(520 + 80 * k, 90), (520 + 80 * k, 520)], "#8d6c4a", 6)
    for y in (90, 230, 370):
        c.line([(520, y), (760, y)], "#8d6c4a", 6)
    c.fill((380, 510, 900, H), ["#a8825a", "#8a6644", "#5c4028"])
    for side in (-1, 1):
        _bookcase(c, side)
    c.glow(640, 300, 420, "#fff0c4", 0.55)
    c.shadow([(540, 520), (740, 520), (880, H), (420, H)], "#fff0c8", 0.35, 30)
    c.blur(2)
    bust(
        c,
        640,
        490,
        122,
        Look(skin="#c98f66", hair="hijab", cover="#7d9a94", cloth="#b5653f", dress="shirt", glasses=True),
        turn=-0.15,
        body=2.2,
    )
    c.glow(640, 800, 520, "#20140c", 0.7, ry=90)
    c.shape([(220, 690), (1060, 690), (1180, H), (100, H)], ["#c08a54", "#94623a", "#6b4326"], rough=(160, 0.2))
    for side in (-1, 1):
        page = curve(
            [
                (640, 730),
                (640 + side * 80, 706),
                (640 + side * 190, 724),
                (640 + side * 206, 790),
                (640 + side * 90, 776),
                (640, 800),
            ],
            closed=True,
        )
        c.shape(page, ["#fffdf4", "#e9dfc8"])
        for k in range(5):
            c.line(
                curve(
                    [(640 + side * 24, 738 + k * 10), (640 + side * 90, 722 + k * 11), (640 + side * 178, 736 + k * 11)]
                ),
                "#b5a88e",
                1.6,
            )
        c.limb((640 + side * 190, 700), (640 + side * 170, 762), 30, 22, "#b5653f")
        c.ball(640 + side * 160, 776, 26, 18, ["#d9a57c", "#a8714c"])
    for k, tone in enumerate(("#8c2f2a", "#2f4f6e", "#c79a45")):
        c.rect(880 + k * 8, 690 - k * 24, 1040 - k * 6, 712 - k * 24, tone, 3)
        c.rect(886 + k * 8, 694 - k * 24, 1036 - k * 6, 697 - k * 24, light(tone, 0.5))
    c.limb((330, 740), (330, 600), 6, 5, "#c9a24a")
    c.ball(330, 744, 50, 14, ["#e0bf6c", "#7d5f2a"])
    c.shape([(270, 606), (296, 548), (364, 548), (390, 606)], ["#3f8a66", "#245a42"])
    c.glow(330, 640, 170, "#ffedb0", 0.8, ry=110)
    return c.finish(bloom=0.35, vignette=0.4, warmth=0.02)


def campus(c):
    """Students walking to a modern faculty building."""
    c.fill((0, 0, W, 660), ["#4a92d0", "#a0cdea", "#eef3e6"])
    c.clouds(10, 400, "#ffffff", 0.5, (420, 110), 0.95)
    for x in range(-30, 1310, 40):
        s.foliage(c, x, 500 if x % 80 else 600, 96, 80, s.GREENS, 70, 0.22)
    for level in range(4):
        y = 160 + level * 100
        left, right = 250 - level * 22, 1010 + level * 30
        c.fill((left, y, right, y + 74), ["#a8d0e0", "#6f9fb4", "#3f6478"])
        for k in range(int((right - left) // 38)):
            x = left + k * 38
            c.rect(x, y, x + 4, y + 74, "#dfe9ec")
            if c.rng.random() < 0.3:
                c.fill((x + 4, y, x + 38, y + 74), ["#f6ecd0", "#c9b48a"])
        c.fill((left - 30, y + 70, right + 30, y + 100), ["#ffffff", "#eceae2", "#b9b6ac"])
        if level:
            for k in range(18):
                s.foliage(c, left + 10 + k * (right - left) / 18, y + 70, 22, 12, s.GREENS, 16, 0.4)
    c.fill((210, 140, 1050, 164), ["#ffffff", "#c9c6bc"])
    c.fill((540, 420, 740, 586), ["#d8743c", "#b5552a"])
    c.fill((572, 456, 708, 586), ["#4f7486", "#22343e"])
    c.line([(640, 456), (640, 586)], "#dfe9ec", 4)
    for k in range(6):
        c.fill((450 - k * 24, 584 + k * 11, 830 + k * 24, 596 + k * 11), ["#f3efe4", "#bdb6a6"])
    c.fill((0, 648, W, H), ["#8ab850", "#6a9c3e", "#456f2a"])
    c.plane(648, H, "#c0d872", (8, 4), 0.5, 0.64, 0.4, 7)
    c.shape([(420, 648), (860, 648), (1180, H), (100, H)], ["#e6dfd0", "#c9c0ae", "#a89e8c"])
    for k in range(7):
        y = 660 + 28 * k * (1 + k * 0.06)
        c.line([(400 - 46 * k, y), (880 + 46 * k, y)], "#b0a694", 1.5)
    for x in (140, 1140):
        c.glow(x, 742, 200, "#24401c", 0.6, ry=26)
        s.tree(c, x, 740, 520, s.GREENS, count=320)
    people = (
        (430, 690, 130, "hijab"),
        (850, 700, 140, "short"),
        (540, 790, 230, "hijab"),
        (640, 800, 240, "short"),
        (750, 790, 226, "long"),
    )
    for k, (x, y, h, hair) in enumerate(people):
        c.glow(x + 12, y, h * 0.34, "#5a5040", 0.55, ry=h * 0.06)
        look = random_look(
            c.rng,
            hair=hair,
            cover=("#d8cdb8", "#8d5b58")[k % 2],
            cloth=("#d9a83c", "#2f5f8c", "#e6e0d2", "#2f6a52", "#b5402f")[k],
        )
        figure(c, x, y, h, look, "walk", flip=k % 2 == 0, facing="back", skirt=hair == "hijab")
        c.rect(x - h * 0.085, y - h * 0.8, x + h * 0.085, y - h * 0.55, dark(look.accent, 0.25), h * 0.04)
    return c.finish(bloom=0.22)
