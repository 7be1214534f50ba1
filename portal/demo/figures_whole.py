"""Whole people of the demo pictures, standing, walking, sitting or running.

A pose gives the joints in parts of the body height, measured from the foot
point: x to the right, y upwards.
"""

from .drawings_canvas import curve, dark, light

STAND = {
    "head": (0, 0.925), "neck": (0, 0.84), "hip": (0, 0.5),
    "knees": ((-0.06, 0.27), (0.06, 0.27)), "feet": ((-0.07, 0.02), (0.07, 0.02)),
    "elbows": ((-0.165, 0.65), (0.165, 0.65)), "hands": ((-0.16, 0.47), (0.16, 0.47)),
}  # fmt: skip


def _pose(**changed):
    """Return the standing pose with some joints moved."""
    return STAND | changed


POSES = {
    "stand": STAND,
    "front-hands": _pose(hands=((-0.06, 0.56), (0.06, 0.56))),
    "walk": _pose(
        knees=((-0.03, 0.28), (0.08, 0.28)), feet=((-0.16, 0.05), (0.13, 0.02)),
        elbows=((-0.13, 0.64), (0.12, 0.65)), hands=((-0.05, 0.5), (0.17, 0.53)),
    ),
    "run": _pose(
        head=(0.1, 0.9), neck=(0.06, 0.82), hip=(0, 0.5),
        knees=((-0.1, 0.3), (0.17, 0.38)), feet=((-0.34, 0.24), (0.12, 0.06)),
        elbows=((-0.12, 0.68), (0.2, 0.66)), hands=((-0.13, 0.52), (0.3, 0.76)),
    ),
    "raise": _pose(elbows=((-0.16, 0.65), (0.19, 0.9)), hands=((-0.15, 0.48), (0.2, 1.08))),
    "cheer": _pose(elbows=((-0.2, 0.9), (0.2, 0.9)), hands=((-0.2, 1.1), (0.22, 1.1))),
    "sing": _pose(elbows=((-0.2, 0.72), (0.19, 0.9)), hands=((-0.05, 0.85), (0.2, 1.08))),
    "salute": _pose(elbows=((-0.16, 0.65), (0.21, 0.78)), hands=((-0.15, 0.47), (0.08, 0.93))),
    "reach": _pose(elbows=((-0.15, 0.65), (0.17, 0.72)), hands=((-0.13, 0.48), (0.32, 0.74))),
    "bend": _pose(
        head=(0.3, 0.66), neck=(0.22, 0.63), hip=(-0.02, 0.5),
        elbows=((0.24, 0.42), (0.28, 0.44)), hands=((0.28, 0.22), (0.36, 0.24)),
    ),
    "rake": _pose(
        head=(0.08, 0.9), neck=(0.05, 0.82),
        elbows=((-0.04, 0.62), (0.22, 0.66)), hands=((0.16, 0.5), (0.32, 0.58)),
    ),
    "sit": _pose(
        head=(0, 0.7), neck=(0, 0.61), hip=(0, 0.28),
        knees=((0.22, 0.28), (0.25, 0.27)), feet=((0.2, 0.02), (0.27, 0.02)),
        elbows=((-0.06, 0.42), (0.1, 0.41)), hands=((0.16, 0.36), (0.24, 0.37)),
    ),
    "carry": _pose(elbows=((-0.18, 0.8), (0.16, 0.84)), hands=((-0.1, 1.0), (0.08, 1.02))),
    "throw": _pose(
        head=(0.03, 0.92), knees=((-0.1, 0.27), (0.1, 0.28)), feet=((-0.15, 0.02), (0.14, 0.02)),
        elbows=((-0.02, 0.74), (0.22, 0.78)), hands=((0.16, 0.78), (0.34, 0.88)),
    ),
    "smash": _pose(
        head=(-0.02, 0.93), neck=(-0.03, 0.84), hip=(-0.08, 0.52),
        knees=((-0.22, 0.36), (0.08, 0.34)), feet=((-0.4, 0.26), (0.02, 0.1)),
        elbows=((0.16, 0.86), (-0.16, 0.98)), hands=((0.3, 0.96), (-0.08, 1.16)),
    ),
}  # fmt: skip


def figure(c, x, y, h, look, pose="stand", flip=False, facing="front", skirt=False, sleeves=0.6):
    """Paint a whole person whose feet are at (x, y); `sleeves` is the covered part of an arm."""
    side = -1 if flip else 1

    def at(joint):
        return x + side * joint[0] * h, y - joint[1] * h

    joints = POSES[pose]
    _leg(c, at, h, joints, 0, look, 0.22)
    _arm(c, at, h, joints, 0 if side > 0 else 1, look, sleeves, 0.16)
    _leg(c, at, h, joints, 1, look, 0.0)
    if skirt:
        _skirt(c, at, h, joints, look)
    _trunk(c, at, h, joints, look)
    _small_head(c, *at(joints["head"]), h * 0.135, look, facing, side)
    _arm(c, at, h, joints, 1 if side > 0 else 0, look, sleeves, 0.0)


def _leg(c, at, h, joints, which, look, shade):
    """Paint one leg with its shoe."""
    hip = joints["hip"]
    near = (hip[0] + (-0.045 if which == 0 else 0.045), hip[1])
    cloth = dark(look.legs, shade)
    knee, foot = joints["knees"][which], joints["feet"][which]
    c.limb(at(near), at(knee), h * 0.06, h * 0.045, cloth)
    c.limb(at(knee), at(foot), h * 0.044, h * 0.028, cloth)
    fx, fy = at(foot)
    toe = at((foot[0] + 0.045, foot[1] - 0.012))
    c.limb((fx, fy), toe, h * 0.026, h * 0.018, dark(look.legs, 0.6))


def _arm(c, at, h, joints, which, look, sleeves, shade):
    """Paint one arm, sleeved down to the wanted part."""
    neck, elbow, hand = joints["neck"], joints["elbows"][which], joints["hands"][which]
    shoulder = (neck[0] + (-0.105 if which == 0 else 0.105), neck[1] - 0.035)
    skin, cloth = dark(look.skin, shade), dark(look.cloth, shade + 0.06)
    c.limb(at(shoulder), at(elbow), h * 0.038, h * 0.029, skin if sleeves < 0.3 else cloth)
    c.limb(at(elbow), at(hand), h * 0.028, h * 0.021, skin if sleeves < 0.9 else cloth)
    c.oval(*at(hand), h * 0.026, h * 0.028, skin)


def _trunk(c, at, h, joints, look):
    """Paint the trunk from shoulders to hip."""
    (nx, ny), (hx, hy) = joints["neck"], joints["hip"]
    outline = [
        (nx - 0.04, ny + 0.02), (nx - 0.13, ny - 0.03), (nx - 0.115, ny - 0.16), (hx - 0.095, hy - 0.03),
        (hx + 0.095, hy - 0.03), (nx + 0.115, ny - 0.16), (nx + 0.13, ny - 0.03), (nx + 0.04, ny + 0.02),
    ]  # fmt: skip
    cloth = look.cloth
    c.shape(
        curve([at(p) for p in outline], closed=True, steps=5),
        [light(cloth, 0.22), cloth, dark(cloth, 0.3)],
        across=True,
    )
    if look.dress in ("vest", "coat"):
        for way in (-1, 1):
            band = [(nx + way * 0.05, ny), (nx + way * 0.09, ny), (hx + way * 0.08, hy), (hx + way * 0.04, hy)]
            c.poly([at(p) for p in band], look.accent)


def _skirt(c, at, h, joints, look):
    """Paint a long skirt or sarong."""
    (hx, hy), (fl, fr) = joints["hip"], joints["feet"]
    outline = [(hx - 0.09, hy), (hx + 0.09, hy), (fr[0] + 0.05, 0.05), (fl[0] - 0.05, 0.05)]
    c.shape([at(p) for p in outline], [light(look.legs, 0.15), look.legs, dark(look.legs, 0.3)], across=True)


def _small_head(c, x, y, s, look, facing, side):
    """Paint a head of height s around (x, y), facing front, back or side."""
    skin, tone = look.skin, look.hair_colour
    c.limb((x, y + s * 0.3), (x, y + s * 0.75), s * 0.2, s * 0.22, dark(skin, 0.25))
    if look.hair == "hijab":
        c.ball(x, y, s * 0.5, s * 0.58, [light(look.cover, 0.25), look.cover, dark(look.cover, 0.3)], across=True)
        drape = [(-0.45, 0.1), (0.45, 0.1), (0.7, 0.95), (0, 1.25), (-0.7, 0.95)]
        c.poly([(x + px * s, y + py * s) for px, py in drape], look.cover)
        if facing != "back":
            shift = s * 0.16 * side if facing == "side" else 0
            c.ball(x + shift, y + s * 0.03, s * 0.3, s * 0.4, [light(skin, 0.15), dark(skin, 0.15)], across=True)
        return
    c.ball(x, y, s * 0.39, s * 0.5, [light(skin, 0.15), skin, dark(skin, 0.22)], across=True)
    crown = {"front": (0, -0.16, 0.43, 0.4), "back": (0, -0.06, 0.43, 0.48), "side": (-0.12 * side, -0.12, 0.4, 0.44)}
    dx, dy, rx, ry = crown[facing]
    if look.hair != "bald":
        cut = [
            (x + dx * s + rx * s * px, y + dy * s + ry * s * py)
            for px, py in ((-1, 0.25), (-0.98, -0.35), (-0.6, -0.9), (0, -1.05), (0.6, -0.9), (0.98, -0.35), (1, 0.25))
        ]
        low = 0.55 if facing == "back" else -0.25
        c.poly([*curve(cut, steps=4), (x + dx * s, y + dy * s + ry * s * low)], tone)
    if look.hair == "long" and facing == "front":
        for way in (-1, 1):
            c.limb((x + way * s * 0.36, y - s * 0.1), (x + way * s * 0.4, y + s * 0.65), s * 0.13, s * 0.1, tone)
    elif look.hair in ("long", "bun"):
        c.limb((x - side * s * 0.2, y), (x - side * s * 0.32, y + s * 0.6), s * 0.2, s * 0.1, tone)
    _headgear(c, x, y, s, look, side, facing)


def _headgear(c, x, y, s, look, side, facing):
    """Paint a peci, cap, helmet or pointed hat on a small head."""
    if look.hair == "peci":
        c.rect(x - s * 0.38, y - s * 0.68, x + s * 0.38, y - s * 0.26, look.cover, s * 0.06)
    elif look.hair in ("cap", "helmet"):
        r = s * (0.46 if look.hair == "cap" else 0.52)
        dome = [
            (x - r, y - s * 0.2),
            (x - r * 0.85, y - s * 0.52),
            (x, y - s * 0.7),
            (x + r * 0.85, y - s * 0.52),
            (x + r, y - s * 0.2),
        ]
        c.shape(curve(dome, steps=4), [light(look.cover, 0.3), look.cover])
        brim = side if facing == "side" else 0
        c.limb(
            (x - r * (1 - brim * 0.6), y - s * 0.2),
            (x + r * (1 + brim * 0.5), y - s * 0.2),
            s * 0.05,
            s * 0.05,
            dark(look.cover, 0.2),
        )
    elif look.hair == "caping":
        c.shape(
            [(x - s * 1.0, y - s * 0.1), (x, y - s * 0.85), (x + s * 1.0, y - s * 0.1), (x, y + s * 0.03)],
            ["#f0dfae", "#cfae6c", "#94743f"],
            across=True,
        )
