"""Pictures of politics and law indoors: speeches, meetings and courts."""

from . import scenery as s
from .drawings_canvas import H, W, curve, dark, light
from .figures import Look, bust, random_look


def _standing_flag(c, x, y, h):
    """Paint a red and white flag hanging in folds from an indoor pole, its foot at (x, y)."""
    c.limb((x, y), (x, y - h), 4, 4, "#c9a24a")
    c.oval(x, y - h - 8, 8, 10, "#e8c66a")
    for part, tone in ((0, "#b3202a"), (1, "#f1eee8")):
        top, low = y - h + 8 + part * h * 0.3, y - h + 8 + (part + 1) * h * 0.3
        cloth = [(x, top), (x + h * 0.2, top + h * 0.05 + part * 10), (x + h * 0.22, low + h * 0.06), (x, low)]
        stops = [dark(tone, 0.35), tone, dark(tone, 0.4), light(tone, 0.15), dark(tone, 0.3)]
        c.shape(cloth, stops, across=True)


def _mics(c, x, y, reach, tones=("#15161a",)):
    """Paint a fan of microphones whose stems start at (x, y)."""
    for k, tone in enumerate(tones):
        spread = (k - (len(tones) - 1) / 2) * 34
        tip = (x + spread * 0.6, y - reach + abs(spread) * 0.3)
        c.line(curve([(x + spread, y), (x + spread * 1.1, y - reach * 0.5), tip]), "#22242a", 4)
        c.limb(tip, (tip[0] - spread * 0.06, tip[1] - 26), 9, 11, tone)


def podium(c):
    """A speaker behind a lectern, flags to both sides."""
    c.fill((0, 0, W, H), ["#5a3f2e", "#7d5a3e", "#4a3226"])
    for k in range(15):
        c.fill((k * 88, 0, k * 88 + 80, H), ["#8a6444", "#6e4d34", "#3f2b20"])
        c.haze(0, H, "#1c120c", 0.5, 0.5, k * 88 + 80, k * 88 + 88)
    for x in (150, 390, 890, 1130):
        c.glow(x, 150, 260, "#ffdca0", 0.75)
    c.rect(500, 0, 780, 190, "#a38048")
    c.oval(640, 120, 62, 70, "#d9b25a")
    for side in (-1, 1):
        c.poly([(640, 110), (640 + side * 150, 66), (640 + side * 120, 130), (640 + side * 60, 190)], "#c79c48")
    for x in (190, 300, 960, 1070):
        _standing_flag(c, x, 800, 640)
    c.blur(7)
    look = Look(skin="#b57a54", hair="peci", dress="suit", cloth="#252c40", accent="#a5232a")
    bust(c, 640, 420, 178, look, turn=-0.25, body=2.6)
    for side in (-1, 1):
        c.limb((640 + side * 190, 640), (640 + side * 120, 706), 34, 28, dark(look.cloth, 0.15))
        c.ball(640 + side * 104, 700, 30, 22, [light(look.skin, 0.1), dark(look.skin, 0.25)])
    c.poly([(656, 478), (712, 506), (704, 520), (662, 500)], "#d8c070")
    c.shape([(392, 690), (888, 690), (916, 724), (364, 724)], ["#a8744a", "#7c5032"])
    c.shape([(400, 724), (880, 724), (840, H), (440, H)], ["#6e4229", "#4a2b1b", "#2f1b12"], rough=(120, 0.25))
    c.shape([(452, 744), (828, 744), (806, H), (474, H)], ["#7c4c30", "#54311f"])
    c.ball(640, 812, 42, 46, ["#f0d488", "#b98d3c", "#7d5a22"])
    _mics(c, 640, 692, 150, ("#17181c", "#17181c", "#17181c"))
    for x, r in ((90, 120), (1210, 130)):
        c.shadow(
            curve([(x - r, H + 60), (x - r * 0.5, 760), (x, 690), (x + r * 0.5, 760), (x + r, H + 60)], closed=True),
            "#120c0a",
            0.9,
            16,
        )
    return c.finish(bloom=0.35, vignette=0.45, warmth=0.02)


def meeting(c):
    """Officials on both sides of a long table in front of a screen."""
    c.fill((0, 0, W, 420), ["#d9d2c4", "#c4b8a4", "#a8977e"])
    c.shape([(0, 0), (W, 0), (900, 90), (380, 90)], ["#f3efe6", "#d8d0c2"])
    for k in range(3):
        t = (k + 1) / 3
        for side in (-1, 1):
            x = 640 + side * (90 + 260 * t)
            c.shadow(
                [
                    (x - 60 * t, 82 - 70 * t),
                    (x + 60 * t, 82 - 70 * t),
                    (x + 80 * t, 98 - 70 * t),
                    (x - 80 * t, 98 - 70 * t),
                ],
                "#fffdf2",
                1,
                6,
            )
    for side in (-1, 1):
        c.shape(
            [(640 + side * 260, 90), (640 + side * 640, 0), (640 + side * 640, 620), (640 + side * 260, 400)],
            ["#b99a72", "#8d6c4a"],
        )
        for k in range(3):
            x = 640 + side * (310 + 110 * k)
            c.shape(
                [(x, 120 - 26 * k), (x + side * 70, 104 - 26 * k), (x + side * 70, 360 + 44 * k), (x, 346 + 44 * k)],
                ["#e9f2f4", "#b9d0d6", "#8fa8a4"],
            )
    c.fill((470, 118, 810, 316), ["#eaf3f8", "#a9c6d8"])
    for k, h in enumerate((50, 84, 66, 110, 136)):
        c.rect(530 + k * 46, 290 - h, 560 + k * 46, 290, ("#3f7ab0", "#c9503c")[k == 4])
    c.line([(520, 292), (770, 292)], "#5c7486", 3)
    _standing_flag(c, 420, 420, 240)
    _standing_flag(c, 826, 420, 240)
    c.fill((0, 400, W, H), ["#6f4f38", "#4d3526", "#2f2018"])
    c.blur(3)
    bust(c, 640, 372, 66, Look(hair="peci", dress="suit", cloth="#2a3044", accent="#8c2a2a"), body=1.6)
    table = [(540, 440), (740, 440), (1040, H + 10), (240, H + 10)]
    c.shape(table, ["#c08a58", "#94623a", "#6b4326"])
    c.shadow([(600, 440), (690, 440), (760, H), (540, H)], "#ffe6bc", 0.35, 30)
    styles = (
        ("batik", "side"),
        ("suit", "short"),
        ("shirt", "hijab"),
        ("batik", "hijab"),
        ("shirt", "grey"),
        ("suit", "bob"),
        ("batik", "peci"),
        ("suit", "hijab"),
    )
    for row in range(4):
        t = (row / 3) ** 1.3
        size = 60 + 96 * t
        for column, side in enumerate((-1, 1)):
            dress, hair = styles[row * 2 + column]
            look = random_look(
                c.rng, dress=dress, hair="short" if hair == "grey" else hair, glasses=(row + column) % 3 == 0
            )
            if hair == "peci":
                look = random_look(c.rng, dress=dress, hair="peci", cover="#17151a")
            bust(c, 640 + side * (170 + 315 * t), 424 + 190 * t, size, look, turn=-side * 0.9, body=2.9)
    c.shape([(548, 470), (732, 470), (1000, H + 10), (280, H + 10)], ["#c99462", "#a06c42", "#744a2c"])
    c.shadow([(610, 470), (680, 470), (740, H), (560, H)], "#ffe9c6", 0.4, 30)
    for row in range(4):
        t = (row + 0.4) / 4
        y = 480 + 340 * t
        for side in (-1, 1):
            x = 640 + side * (70 + 190 * t)
            w = 18 + 40 * t
            c.poly([(x - w, y), (x + w, y), (x + w * 1.1, y + w * 0.5), (x - w * 1.1, y + w * 0.5)], "#f6f2e8")
            c.ball(x - side * w * 1.7, y, w * 0.3, w * 0.5, ["#eef6f8", "#9fc0cc"])
    for k in range(3):
        s.foliage(c, 640, 540 + k * 120, 24 + 12 * k, 14 + 8 * k, ("#2a5a30", "#5a9242", "#e8e2d0", "#ffffff"), 50, 0.3)
    return c.finish(bloom=0.25, warmth=0.02)


def interview(c):
    """A source surrounded by microphones and a camera."""
    c.fill((0, 0, W, H), ["#9fb2ba", "#7f8f92", "#4f5a58"])
    for x in (120, 420, 760, 1100):
        c.fill((x, 0, x + 90, 560), ["#dfe3de", "#b0b6b0"])
    for k in range(8):
        bust(c, 80 + k * 160, 330 + (k % 3) * 24, 110, random_look(c.rng), turn=0.2, body=3.2)
    c.blur(9)
    look = Look(skin="#b57a54", hair="side", dress="batik", cloth="#5c2f26", accent="#c9953e", glasses=True)
    bust(c, 640, 408, 200, look, turn=-0.15, body=2.7)
    for x, y, hx, hy, tone, sleeve in (
        (90, 900, 500, 590, "#b52a2a", "#33506a"),
        (330, 930, 560, 640, "#1f5fa0", "#7a4a3a"),
        (960, 930, 716, 640, "#e0a52c", "#3f5a44"),
        (1200, 880, 780, 586, "#22242a", "#6a3a4a"),
        (640, 960, 640, 676, "#2f7a50", "#51443a"),
    ):
        skin = c.rng.choice(("#b57a54", "#9c6544", "#c98f66"))
        side = -1 if hx < 640 else 1
        c.limb((x, y), (hx + side * 70, hy + 90), 62, 40, sleeve)
        c.limb((hx + side * 64, hy + 84), (hx + side * 20, hy + 46), 32, 28, skin)
        c.limb((hx + side * 34, hy + 86), (hx, hy), 13, 13, "#1c1d22")
        c.ball(hx + side * 18, hy + 44, 36, 32, [light(skin, 0.18), dark(skin, 0.2)])
        c.limb((hx, hy), (hx - side * 6, hy - 24), 24, 27, tone)
        c.rect(hx + side * 12 - 27, hy + 4, hx + side * 12 + 27, hy + 34, light(tone, 0.25), 6)
        c.glow(hx - 12, hy - 26, 22, "#ffffff", 0.3)
    c.shape([(-20, 330), (250, 350), (270, 560), (-20, 620)], ["#3a3d44", "#1d1f24", "#101114"])
    c.ball(270, 452, 46, 92, ["#4a4d54", "#17181c"])
    c.ball(284, 452, 34, 72, ["#7f9ab0", "#1b2530", "#0a0d12"])
    c.glow(278, 424, 26, "#dff0ff", 0.9)
    c.oval(60, 380, 9, 9, "#e2312a")
    c.glow(60, 380, 36, "#ff4a3a", 0.8)
    return c.finish(bloom=0.25, vignette=0.4)


def court(c):
    """Three judges at the bench, a gavel in front."""
    c.fill((0, 0, W, H), ["#6a452c", "#7c5234", "#4a2e1e"])
    for k in range(10):
        x = k * 130
        c.fill((x, 0, x + 124, 520), ["#8d5f3e", "#70482e", "#54341f"])
        c.fill((x + 18, 60, x + 106, 420), ["#7a5034", "#8d6040"])
    c.glow(640, 120, 420, "#ffe2a8", 0.75)
    c.ball(640, 130, 66, 76, ["#f6dc92", "#c99a44", "#8a6428"])
    for side in (-1, 1):
        wing = [
            (640 + side * 30, 120),
            (640 + side * 120, 50),
            (640 + side * 190, 70),
            (640 + side * 170, 130),
            (640 + side * 100, 190),
        ]
        c.shape(curve(wing, closed=True), ["#f0d080", "#b58838"])
    c.shape([(606, 96), (674, 96), (670, 150), (640, 176), (610, 150)], ["#c4302c", "#8c1f1e"])
    _standing_flag(c, 130, 560, 440)
    _standing_flag(c, 1060, 560, 440)
    c.blur(3)
    for x, hair, size in ((330, "hijab", 118), (950, "side", 118), (640, "peci", 132)):
        look = Look(
            skin="#b57a54",
            hair=hair,
            cover="#17151a" if hair == "peci" else "#3a2430",
            cloth="#24202a",
            dress="shirt",
            accent="#b32a2e",
            glasses=x == 950,
        )
        c.shape(
            curve([(x - 120, 560), (x - 112, 260), (x, 220), (x + 112, 260), (x + 120, 560)], closed=True),
            ["#7a2a28", "#4d1a1a"],
        )
        bust(c, x, 400, size, look, turn=(640 - x) / 900, body=2.4)
        for side in (-1, 1):
            c.shape(
                [(x + side * 14, 412), (x + side * 70, 440), (x + side * 60, 600), (x + side * 16, 600)],
                ["#c9302f", "#8f2022"],
            )
        c.shape(
            curve([(x - 22, 410), (x + 22, 410), (x + 34, 520), (x, 540), (x - 34, 520)], closed=True),
            ["#ffffff", "#d9d4cc"],
        )
    c.shape([(60, 540), (1220, 540), (1250, 574), (30, 574)], ["#b98350", "#8d5c36"])
    c.shape([(60, 574), (1220, 574), (1220, H), (60, H)], ["#7a4a2c", "#53301c", "#341d11"], rough=(140, 0.2))
    for k in range(5):
        c.fill((90 + k * 224, 604, 290 + k * 224, H), ["#6a3f25", "#8a5836", "#5f3820"])
    for x in (330, 640, 950):
        c.rect(x - 70, 530, x + 70, 552, "#efe8d8", 3)
    c.blur(1.6)
    c.glow(640, 812, 330, "#120a06", 0.8, ry=60)
    c.fill((0, 792, W, H), ["#a06c40", "#6a4428"])
    c.shape(curve([(530, 770), (760, 770), (770, 812), (640, 826), (516, 812)], closed=True), ["#c48a54", "#6e4426"])
    c.limb((700, 730), (960, 660), 12, 17, "#8d5a34")
    c.limb((700, 726), (958, 655), 4, 6, "#c48a54")
    c.shape([(566, 690), (714, 690), (714, 784), (566, 784)], ["#d9a066", "#9c6438", "#5f361d"])
    for x in (566, 714):
        c.ball(x, 737, 26, 58, ["#e6b47a", "#a86c3e", "#4f2c17"])
    for x in (606, 674):
        c.fill((x - 6, 688, x + 6, 786), ["#f4d890", "#b98d3c", "#6a4a1c"])
    return c.finish(bloom=0.3, vignette=0.45, warmth=0.025)
