"""People of the demo pictures: how they look, busts and whole figures.

Lengths are design pixels. A bust is measured by the height of its head, a
whole figure by its height from foot to crown.
"""

from dataclasses import dataclass, replace

from .drawings_canvas import curve, dark, light, mix

SKINS = ("#d9a57c", "#c98f66", "#b57a54", "#9c6544", "#85523a", "#e0b48e")
HAIRS = ("#17130f", "#221a16", "#2c211b", "#14161a")
CLOTHS = (
    "#7d2f2c",
    "#2f4a66",
    "#456b52",
    "#c9b48a",
    "#e8e2d4",
    "#5a4a72",
    "#b4692f",
    "#31565e",
    "#93a7b5",
    "#6e5140",
)
VEILS = ("#d8cdb8", "#8d5b58", "#4c6a78", "#6f7f5c", "#b98f8a", "#3d4356", "#e9e4da", "#7b6a92")


@dataclass(frozen=True)
class Look:
    """Skin, hair and clothes of one person.

    hair: short, side, long, bun, bob, bald, grey, hijab, peci, cap, helmet, caping.
    dress: shirt, suit, batik, tee, coat, vest.
    """

    skin: str = SKINS[1]
    hair: str = "short"
    hair_colour: str = HAIRS[0]
    cover: str = "#17151a"
    dress: str = "shirt"
    cloth: str = "#e8e2d4"
    accent: str = "#8c2a2a"
    legs: str = "#2c3140"
    glasses: bool = False
    moustache: bool = False
    mask: bool = False


def random_look(rng, **fixed):
    """Return a person of the crowd; keyword arguments override what was picked."""
    hair = rng.choice(("short", "short", "side", "hijab", "hijab", "long", "bun", "peci", "cap"))
    look = Look(
        skin=rng.choice(SKINS),
        hair=hair,
        hair_colour=rng.choice(HAIRS),
        cover=rng.choice(VEILS) if hair == "hijab" else rng.choice(CLOTHS),
        dress=rng.choice(("shirt", "shirt", "tee", "batik")),
        cloth=rng.choice(CLOTHS),
        accent=rng.choice(CLOTHS),
    )
    if hair == "peci":
        look = replace(look, cover="#17151a")
    return replace(look, **fixed)


def bust(c, x, chin, s, look, turn=0.0, back=False, body=2.6, arms=True):
    """Paint head and shoulders: chin height, head height s, turn -1 (left) to 1."""

    def at(points, smooth=True, mirror=False):
        if mirror:
            points = points + [(-px, py) for px, py in reversed(points)]
        points = [(x + px * s, chin + py * s) for px, py in points]
        return curve(points, closed=True) if smooth else points

    if look.hair == "long":
        _long_hair(c, at, look)
    _torso(c, at, x, chin, s, look, back, body)
    _neck(c, at, look, back)
    if look.hair == "hijab":
        _hijab(c, at, x, chin, s, look, turn, back)
        return
    _ears(c, x, chin, s, look, turn)
    if back:
        _back_of_head(c, at, x, chin, s, look)
        return
    _head(c, at, look, turn)
    _face(c, x, chin, s, look, turn)
    _hair(c, at, x, chin, s, look, turn)


def _torso(c, at, x, chin, s, look, back, body):
    """Paint shoulders and chest with the clothes on them."""
    outline = at(
        [(-0.18, 0.12), (-0.5, 0.3), (-0.98, 0.46), (-1.18, 0.85), (-1.27, 1.6), (-1.3, body)],
        mirror=True,
    )
    cloth = look.cloth
    stops = [light(cloth, 0.22), light(cloth, 0.06), cloth, dark(cloth, 0.38)]
    c.shape(outline, stops, across=True)
    c.shadow(at([(-0.4, 0.2), (0.4, 0.2), (0.3, 0.5), (-0.3, 0.5)], False), "#000000", 0.25, s * 0.1)
    for side in (-1, 1):
        fold = [(side * 0.8, 1.0), (side * 0.74, 1.6), (side * 0.76, body)]
        c.line([(x + px * s, chin + py * s) for px, py in fold], dark(cloth, 0.3), s * 0.025)
    if look.dress == "batik":
        _batik(c, x, chin, s, look, body)
    if not back:
        _front(c, at, x, chin, s, look, body)


def _batik(c, x, chin, s, look, body):
    """Scatter a woven pattern of rhombs over the chest."""
    motif, core = light(look.accent, 0.15), light(look.cloth, 0.5)
    row, y = 0, 0.5
    while y < body - 0.1:
        reach = min(1.12, 0.5 + y * 0.62) - 0.12
        px = -1.2 + (0.12 if row % 2 else 0)
        while px <= reach:
            if px < -reach:
                px += 0.24
                continue
            cx, cy, r = x + px * s, chin + y * s, s * 0.085
            c.poly([(cx - r, cy), (cx, cy - r), (cx + r, cy), (cx, cy + r)], motif)
            c.oval(cx, cy, r * 0.35, r * 0.35, core)
            px += 0.24
        y += 0.13
        row += 1


def _front(c, at, x, chin, s, look, body):
    """Paint collar, lapels, tie or buttons."""
    inner = "#ece8e0" if look.dress in ("suit", "coat") else light(look.cloth, 0.3)
    if look.dress == "tee":
        c.shape(at([(-0.3, 0.2), (0, 0.42), (0.3, 0.2), (0, 0.1)]), [dark(look.skin, 0.25), look.skin])
        return
    if look.dress in ("suit", "coat"):
        c.shape(at([(-0.32, 0.16), (0.32, 0.16), (0, 1.35)], False), [dark(inner, 0.2), inner])
        for side in (-1, 1):
            lapel = [(side * 0.24, 0.1), (side * 0.62, 0.5), (side * 0.4, 0.62), (0, 1.55)]
            lapel += [(side * 0.12, 0.9)]
            c.poly(at(lapel, False), mix(look.cloth, "#ffffff" if side < 0 else "#000000", 0.16))
        if look.dress == "suit":
            tie = [(-0.07, 0.28), (0.07, 0.28), (0.1, 1.0), (0, 1.3), (-0.1, 1.0)]
            c.shape(at(tie, False), [dark(look.accent, 0.2), look.accent])
        c.line(at([(0, 1.55), (0, body)], False), dark(look.cloth, 0.35), s * 0.03)
    else:
        c.line(at([(0, 0.45), (0, body)], False), dark(look.cloth, 0.25), s * 0.025)
        for k in range(4):
            c.oval(x, chin + s * (0.68 + 0.4 * k), s * 0.025, s * 0.025, dark(look.cloth, 0.5))
    if look.dress == "vest":
        for side in (-1, 1):
            strap = [(side * 0.5, 0.3), (side * 0.72, 0.36), (side * 0.72, body), (side * 0.46, body)]
            c.poly(at(strap, False), look.accent)
    for side in (-1, 1):
        collar = [(side * 0.06, 0.3), (side * 0.3, 0.06), (side * 0.36, 0.28), (side * 0.2, 0.5)]
        c.poly(at(collar, False), mix(inner, "#000000", 0.02 if side < 0 else 0.14))


def _neck(c, at, look, back):
    """Paint the neck with the shadow of the chin."""
    skin = look.skin
    points = [(-0.21, -0.25), (0.21, -0.25), (0.22, 0.2), (0.0, 0.36 if not back else 0.24), (-0.22, 0.2)]
    c.shape(at(points, False), [dark(skin, 0.42), dark(skin, 0.26), dark(skin, 0.12)])


def _ears(c, x, chin, s, look, turn):
    """Paint the ears that can be seen."""
    for side in (-1, 1):
        if side * turn < 0.5:
            tone = light(look.skin, 0.02) if side < 0 else dark(look.skin, 0.2)
            c.oval(x + side * s * 0.38, chin - s * 0.43, s * 0.06, s * 0.11, tone)


def _skull():
    """Return half the outline of a head in head heights, from crown to chin."""
    return [(0, -1.0), (0.26, -0.94), (0.375, -0.72), (0.375, -0.42), (0.32, -0.17), (0.16, -0.01)]


def _head(c, at, look, turn):
    """Paint the face surface, lit from the left."""
    half = _skull()
    points = half + [(-px, py) for px, py in reversed(half[1:])]
    points = [(px + turn * 0.03, py) for px, py in points]
    skin = look.skin
    c.shape(at(points), [light(skin, 0.2), light(skin, 0.08), skin, dark(skin, 0.26)], across=True)


def _face(c, x, chin, s, look, turn):
    """Paint brows, eyes, nose and mouth, quietly."""
    mid = x + turn * s * 0.14
    ink, shade = dark(look.skin, 0.78), dark(look.skin, 0.3)
    for side in (-1, 1):
        ex, ey = mid + side * s * 0.155, chin - s * 0.47
        c.oval(ex, ey, s * 0.055, s * 0.026, mix(look.skin, "#ffffff", 0.55))
        c.oval(ex + turn * s * 0.01, ey, s * 0.028, s * 0.028, ink)
        c.line(
            [(ex - s * 0.065, ey - s * 0.022), (ex, ey - s * 0.034), (ex + s * 0.065, ey - s * 0.02)], ink, s * 0.016
        )
        outer = side * s * 0.085
        brow = [(ex - outer, ey - s * 0.092), (ex + outer * 0.2, ey - s * 0.112), (ex + outer, ey - s * 0.075)]
        c.line(curve(brow), mix(look.hair_colour, look.skin, 0.15), s * 0.028)
        c.glow(mid + side * s * 0.2, chin - s * 0.3, s * 0.13, "#d86a50", 0.18)
        if look.glasses:
            c.line(
                curve(
                    [
                        (ex + dx * s, ey + dy * s)
                        for dx, dy in ((-0.11, -0.06), (0.11, -0.06), (0.1, 0.06), (0, 0.085), (-0.1, 0.06))
                    ],
                    closed=True,
                ),
                "#26221f",
                s * 0.02,
            )
    if look.glasses:
        c.line([(mid - s * 0.05, chin - s * 0.49), (mid + s * 0.05, chin - s * 0.49)], "#26221f", s * 0.02)
    if look.mask:
        c.shape(
            curve(
                [
                    (mid - s * 0.3, chin - s * 0.38),
                    (mid, chin - s * 0.42),
                    (mid + s * 0.3, chin - s * 0.38),
                    (mid + s * 0.22, chin - s * 0.04),
                    (mid, chin + s * 0.02),
                    (mid - s * 0.22, chin - s * 0.04),
                ],
                closed=True,
            ),
            ["#dfe9ec", "#b4c8cf"],
        )
        return
    nose = [(mid + s * 0.025, chin - s * 0.46), (mid + s * 0.06, chin - s * 0.28), (mid - s * 0.03, chin - s * 0.25)]
    c.line(curve(nose), shade, s * 0.022)
    c.oval(mid, chin - s * 0.135, s * 0.095, s * 0.024, mix(look.skin, "#7a2a2a", 0.55))
    c.line(
        curve([(mid - s * 0.12, chin - s * 0.158), (mid, chin - s * 0.13), (mid + s * 0.12, chin - s * 0.158)]),
        dark(look.skin, 0.6),
        s * 0.013,
    )
    if look.moustache:
        lip = [(mid - s * 0.13, chin - s * 0.185), (mid, chin - s * 0.212), (mid + s * 0.13, chin - s * 0.185)]
        c.line(curve(lip), look.hair_colour, s * 0.04)


def _hair(c, at, x, chin, s, look, turn):
    """Paint hair or headgear over a face."""
    tone = look.hair_colour
    stops = [light(tone, 0.16), tone, dark(tone, 0.3)]
    if look.hair == "bald":
        return
    part = -0.16 if look.hair in ("side", "long", "bob") else 0.0
    cap = [(-0.39, -0.5), (-0.42, -0.8), (-0.28, -1.03), (0, -1.1), (0.28, -1.03), (0.42, -0.8), (0.39, -0.5)]
    cap += [(0.345, -0.62), (0.26, -0.74), (part + 0.04, -0.8), (-0.24, -0.7), (-0.345, -0.6)]
    c.shape(at(cap), stops, across=True)
    if look.hair == "bun":
        c.ball(x, chin - s * 1.13, s * 0.17, s * 0.14, stops)
    if look.hair in ("long", "bob"):
        for side in (-1, 1):
            length = 0.22 if look.hair == "long" else -0.08
            lock = [
                (side * 0.3, -0.9),
                (side * 0.45, -0.6),
                (side * 0.46, length),
                (side * 0.34, length + 0.05),
                (side * 0.345, -0.55),
            ]
            c.shape(at(lock), stops, across=True)
    if look.hair == "peci":
        c.shape(
            at([(-0.4, -0.72), (-0.37, -1.1), (0.34, -1.12), (0.4, -0.76), (0.0, -0.82)], False),
            [light(look.cover, 0.18), look.cover, dark(look.cover, 0.4)],
            across=True,
        )
    if look.hair in ("cap", "helmet"):
        tall = -1.16 if look.hair == "cap" else -1.22
        dome = [(-0.43, -0.7), (-0.38, -0.98), (0, tall), (0.38, -0.98), (0.43, -0.7), (0, -0.76)]
        c.shape(at(dome), [light(look.cover, 0.35), look.cover, dark(look.cover, 0.3)], across=True)
        c.shape(
            at([(-0.46, -0.72), (0, -0.8), (0.46, -0.72), (0.3, -0.65), (0, -0.68), (-0.3, -0.65)]),
            [look.cover, dark(look.cover, 0.4)],
        )
    if look.hair == "caping":
        c.shape(
            at([(-0.95, -0.68), (0, -1.4), (0.95, -0.68), (0, -0.58)], False),
            ["#ecd9a6", "#c9a96a", "#8f6f40"],
            across=True,
        )


def _long_hair(c, at, look):
    """Paint the hair that falls behind the shoulders."""
    tone = look.hair_colour
    points = [(0, -1.05), (-0.42, -0.8), (-0.5, -0.2), (-0.52, 0.75), (0.52, 0.75), (0.5, -0.2), (0.42, -0.8)]
    c.shape(at(points), [light(tone, 0.1), tone, dark(tone, 0.3)], across=True)


def _hijab(c, at, x, chin, s, look, turn, back):
    """Paint a headscarf, with the face in it unless seen from behind."""
    tone = look.cover
    stops = [light(tone, 0.3), light(tone, 0.08), tone, dark(tone, 0.32)]
    drape = [(0, -1.1), (-0.36, -0.98), (-0.47, -0.55), (-0.44, -0.05), (-0.72, 0.36), (-0.7, 0.75), (0, 1.12)]
    c.shape(at(drape + [(-px, py) for px, py in reversed(drape[1:-1])]), stops, across=True)
    if not back:
        half = [(0, -0.86), (0.22, -0.82), (0.325, -0.62), (0.325, -0.38), (0.27, -0.13), (0.13, 0.0)]
        points = [(px + turn * 0.05, py) for px, py in half + [(-px, py) for px, py in reversed(half[1:])]]
        skin = look.skin
        c.shadow(at(points), dark(tone, 0.6), 0.5, s * 0.04)
        c.shape(at(points), [light(skin, 0.2), light(skin, 0.08), skin, dark(skin, 0.24)], across=True)
        _face(c, x, chin, s, look, turn)
    for k, bend in enumerate((0.16, 0.3, 0.44)):
        fold = curve([(-0.4 + 0.05 * k, 0.02 + bend * 0.3), (0.0, 0.2 + bend * 1.1), (0.42 - 0.04 * k, 0.0 + bend)])
        c.line([(x + px * s, chin + py * s) for px, py in fold], dark(tone, 0.18), s * 0.022)


def _back_of_head(c, at, x, chin, s, look):
    """Paint a head seen from behind."""
    half = [(0, -1.08), (0.3, -1.0), (0.41, -0.74), (0.39, -0.4), (0.27, -0.16), (0.16, -0.1)]
    points = half + [(-px, py) for px, py in reversed(half[1:])]
    tone = look.cover if look.hair in ("cap", "helmet", "peci") else look.hair_colour
    if look.hair in ("cap", "helmet", "peci"):
        c.shape(at(points), [look.hair_colour, dark(look.hair_colour, 0.3)])
        top = [(-0.42, -0.62), (-0.4, -0.98), (0, -1.17), (0.4, -0.98), (0.42, -0.62)]
        c.shape(at(top, look.hair != "peci"), [light(tone, 0.3), tone, dark(tone, 0.35)], across=True)
        return
    if look.hair == "long":
        points = [(0, -1.08), (-0.4, -0.85), (-0.46, -0.2), (-0.44, 0.6), (0.44, 0.6), (0.46, -0.2), (0.4, -0.85)]
    c.shape(at(points), [light(tone, 0.2), tone, dark(tone, 0.3)], across=True)
    if look.hair == "bun":
        c.ball(x, chin - s * 0.62, s * 0.19, s * 0.17, [light(tone, 0.3), tone])
