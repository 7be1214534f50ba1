"""Twenty byline portraits: head and shoulders in front of a soft background."""

from PIL import Image

from .drawings_canvas import Canvas, H, W, dark, light
from .figures import Look, bust

# Each entry: the person, the background colour and the turn of the head (-1 to 1).
PORTRAITS = (
    (Look(skin="#c98f66", hair="short", dress="shirt", cloth="#3a5676"), "#b9c4c2", -0.2),
    (Look(skin="#d9a57c", hair="hijab", cover="#a65a5c", cloth="#4a3a48"), "#c9bba8", 0.2),
    (Look(skin="#9c6544", hair="peci", dress="batik", cloth="#4a2c22", accent="#c9953e"), "#7f8f74", -0.15),
    (Look(skin="#d9a57c", hair="long", dress="suit", cloth="#7a3440", accent="#e8e2d4"), "#a9b8c4", 0.2),
    (Look(skin="#b57a54", hair="side", dress="suit", cloth="#2a3246", accent="#8c2a2a", glasses=True), "#8d98a6", 0.15),
    (Look(skin="#c98f66", hair="hijab", cover="#4c6a78", cloth="#d9cdb4", glasses=True), "#d8c4a4", -0.2),
    (Look(skin="#85523a", hair="bald", dress="tee", cloth="#c9a24a", moustache=True), "#5f7f86", 0.1),
    (Look(skin="#c98f66", hair="bob", dress="batik", cloth="#2f5a56", accent="#e0b45a"), "#c4a090", -0.2),
    (
        Look(skin="#b57a54", hair="short", hair_colour="#8f8d8a", dress="shirt", cloth="#e6e2d8", glasses=True),
        "#6f7a8c",
        0.2,
    ),
    (Look(skin="#e0b48e", hair="hijab", cover="#e4dccb", cloth="#6a7d5c"), "#8fa08a", 0.15),
    (Look(skin="#9c6544", hair="cap", cover="#3a4a3c", dress="tee", cloth="#8c4632"), "#b0a48c", -0.2),
    (Look(skin="#c98f66", hair="bun", dress="shirt", cloth="#b98f3e"), "#9a86a0", 0.2),
    (Look(skin="#d9a57c", hair="side", hair_colour="#2c211b", dress="tee", cloth="#2f3a44"), "#d2b48c", -0.25),
    (
        Look(skin="#b57a54", hair="hijab", cover="#3d4356", dress="batik", cloth="#7a3a3a", accent="#d8b878"),
        "#a8b4b8",
        -0.15,
    ),
    (
        Look(skin="#85523a", hair="short", dress="batik", cloth="#2a4668", accent="#c4d0d8", moustache=True),
        "#c2b08e",
        0.2,
    ),
    (
        Look(
            skin="#d9a57c",
            hair="bun",
            hair_colour="#9a9590",
            dress="suit",
            cloth="#51605a",
            accent="#3a4a44",
            glasses=True,
        ),
        "#cdbfb6",
        0.1,
    ),
    (
        Look(skin="#c98f66", hair="peci", dress="suit", cloth="#4c4238", accent="#2f5a4a", moustache=True),
        "#93a7b5",
        0.2,
    ),
    (Look(skin="#9c6544", hair="long", dress="tee", cloth="#d8d2c4"), "#7a6a5c", -0.2),
    (Look(skin="#c98f66", hair="hijab", cover="#7f8f5c", cloth="#efe6d2"), "#b88f7a", 0.25),
    (Look(skin="#b57a54", hair="short", dress="shirt", cloth="#7d2f3c", glasses=True), "#dccfb4", -0.1),
)


def draw_portrait(seed, size=512):
    """Return the square portrait of a byline person, `size` pixels wide."""
    number = seed % len(PORTRAITS)
    look, backdrop, turn = PORTRAITS[number]
    c = Canvas(f"portrait {number}")
    c.fill((0, 0, W, H), [light(backdrop, 0.35), backdrop, dark(backdrop, 0.35)])
    for _ in range(26):
        x, y = c.rng.uniform(200, 1080), c.rng.uniform(0, 640)
        tone = c.rng.choice((light(backdrop, 0.5), light(backdrop, 0.25), dark(backdrop, 0.2)))
        c.glow(x, y, c.rng.uniform(70, 170), tone, 0.5)
    c.shadow([(430, 560), (860, 560), (900, H), (380, H)], "#000000", 0.25, 50)
    bust(c, 640, 556, 370 - 12 * (number % 3), look, turn=turn, body=1.3)
    c.glow(520, 330, 340, "#fff2da", 0.1)
    picture = c.finish(bloom=0.2, vignette=0.0, grain=3, warmth=0.01)
    square = picture.crop(((W - H) // 2, 0, (W - H) // 2 + H, H))
    return square.resize((size, size), Image.Resampling.LANCZOS)
