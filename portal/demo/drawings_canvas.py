"""The painting surface of the demo pictures: gradients, noise, light and finishing.

All coordinates and lengths are design pixels on a 1280 x 853 picture; the
surface itself is twice as large so that edges come out smooth. Colours are
"#rrggbb" strings or (r, g, b) triples. Angles are degrees, amounts are 0 to 1.
"""

import math
import random
from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter

W, H = 1280, 853
SCALE = 2
FRAME = (0, 0, W, H)


def rgb(colour):
    """Return a colour as an (r, g, b) triple."""
    if isinstance(colour, str):
        return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return tuple(colour)


def mix(first, second, amount):
    """Return the colour lying `amount` (0 to 1) of the way from first to second."""
    first, second = rgb(first), rgb(second)
    return tuple(round(a + (b - a) * amount) for a, b in zip(first, second, strict=True))


def light(colour, amount=0.2):
    """Return the colour moved towards warm white."""
    return mix(colour, "#fff6e4", amount)


def dark(colour, amount=0.2):
    """Return the colour moved towards cool black."""
    return mix(colour, "#0a0d16", amount)


@lru_cache(maxsize=256)
def _strip(stops):
    """Return a 1 x 256 picture running through the colour stops from top to bottom."""
    strip = Image.new("RGB", (1, 256))
    last = len(stops) - 1
    for y in range(256):
        place = y / 255 * last
        step = min(int(place), last - 1) if last else 0
        strip.putpixel((0, y), mix(stops[step], stops[min(step + 1, last)], place - step))
    return strip


def gradient(stops, size, across=False):
    """Return a picture of `size` surface pixels running down (or across) the stops."""
    strip = _strip(tuple(rgb(stop) for stop in stops))
    if across:
        strip = strip.transpose(Image.Transpose.ROTATE_90)
    return strip.resize(size, Image.Resampling.BILINEAR)


@lru_cache(maxsize=1)
def _radial():
    """Return a 256 x 256 mask, white in the middle and fading softly to its rim."""
    fade = Image.radial_gradient("L").crop((0, 0, 256, 256))
    return fade.point([int(255 * max(0.0, 1 - v / 180) ** 1.8) for v in range(256)])


def noise(rng, size, cell, octaves=4):
    """Return cloudy noise as a mask; `cell` is the (x, y) size of the largest lumps."""
    result, total, weight = None, 0.0, 1.0
    for octave in range(octaves):
        grid = [max(2, math.ceil(size[i] / max(1.0, cell[i] / 2**octave))) for i in (0, 1)]
        lumps = Image.frombytes("L", tuple(grid), rng.randbytes(grid[0] * grid[1]))
        lumps = lumps.resize(size, Image.Resampling.BICUBIC)
        total += weight
        result = Image.blend(result, lumps, weight / total) if result else lumps
        weight *= 0.55
    return result


def levels(mask, low, high, top=1.0):
    """Stretch a mask so that `low` (0 to 1) becomes black and `high` becomes `top`."""
    span = max(0.001, high - low)
    table = [int(255 * top * min(1.0, max(0.0, (v / 255 - low) / span))) for v in range(256)]
    return mask.point(table)


def curve(points, closed=False, steps=8):
    """Return many points of a smooth line passing through the given ones."""
    count = len(points)
    result = []
    for i in range(count if closed else count - 1):
        around = [i - 1, i, i + 1, i + 2]
        if closed:
            p0, p1, p2, p3 = (points[j % count] for j in around)
        else:
            p0, p1, p2, p3 = (points[min(max(j, 0), count - 1)] for j in around)
        for step in range(steps):
            t = step / steps
            result.append(tuple(_spline(p0[k], p1[k], p2[k], p3[k], t) for k in (0, 1)))
    return result if closed else [*result, tuple(points[-1])]


def _spline(a, b, c, d, t):
    """Return one coordinate of a Catmull-Rom line between b and c."""
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


class Canvas:
    """A picture being painted, with its own random numbers."""

    def __init__(self, seed):
        self.rng = random.Random(f"nusawarta:{seed}")
        self.image = Image.new("RGB", (W * SCALE, H * SCALE))
        self.pen = ImageDraw.Draw(self.image)

    # Plain shapes

    def rect(self, x0, y0, x1, y1, fill, radius=0):
        """Fill a rectangle, with round corners if a radius is given."""
        box = [v * SCALE for v in (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))]
        if radius:
            self.pen.rounded_rectangle(box, radius * SCALE, fill=rgb(fill))
        else:
            self.pen.rectangle(box, fill=rgb(fill))

    def oval(self, x, y, rx, ry, fill):
        """Fill an ellipse around (x, y)."""
        box = [(x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE]
        self.pen.ellipse(box, fill=rgb(fill))

    def poly(self, points, fill):
        """Fill a polygon."""
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=rgb(fill))

    def line(self, points, fill, width=2):
        """Draw a line through the points."""
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self.pen.line(scaled, fill=rgb(fill), width=max(1, round(width * SCALE)), joint="curve")

    def limb(self, start, end, r0, r1, fill):
        """Draw a tapering bar with round ends of the given radii."""
        angle = math.atan2(end[1] - start[1], end[0] - start[0]) + math.pi / 2
        dx, dy = math.cos(angle), math.sin(angle)
        self.poly(
            [
                (start[0] + dx * r0, start[1] + dy * r0),
                (end[0] + dx * r1, end[1] + dy * r1),
                (end[0] - dx * r1, end[1] - dy * r1),
                (start[0] - dx * r0, start[1] - dy * r0),
            ],
            fill,
        )
        self.oval(*start, r0, r0, fill)
        self.oval(*end, r1, r1, fill)

    # Shapes with light on them

    def fill(self, box, stops, across=False):
        """Fill a (x0, y0, x1, y1) box with a gradient."""
        size = (round((box[2] - box[0]) * SCALE), round((box[3] - box[1]) * SCALE))
        at = (round(box[0] * SCALE), round(box[1] * SCALE))
        self.image.paste(gradient(stops, (max(1, size[0]), max(1, size[1])), across), at)

    def shape(self, points, stops, across=False, rough=None):
        """Fill a polygon with a gradient; rough=(lump size, strength) adds a lit surface."""
        x0, y0, mask = self._mask(points)
        self.image.paste(gradient(stops, mask.size, across), (x0, y0), mask)
        if rough:
            self._relief((x0, y0), mask, *rough)

    def ball(self, x, y, rx, ry, stops, across=False):
        """Fill an ellipse with a gradient."""
        size = (max(2, round(rx * 2 * SCALE)), max(2, round(ry * 2 * SCALE)))
        mask = Image.new("L", size)
        ImageDraw.Draw(mask).ellipse((0, 0, size[0] - 1, size[1] - 1), fill=255)
        at = (round((x - rx) * SCALE), round((y - ry) * SCALE))
        self.image.paste(gradient(stops, size, across), at, mask)

    def _mask(self, points):
        """Return the surface corner and the mask of a polygon."""
        xs = [x * SCALE for x, _ in points]
        ys = [y * SCALE for _, y in points]
        x0, y0 = math.floor(min(xs)), math.floor(min(ys))
        mask = Image.new("L", (math.ceil(max(xs)) - x0 + 1, math.ceil(max(ys)) - y0 + 1))
        corners = [(x - x0, y - y0) for x, y in zip(xs, ys, strict=True)]
        ImageDraw.Draw(mask).polygon(corners, fill=255)
        return x0, y0, mask

    def _relief(self, at, mask, lump, strength):
        """Light a masked surface as if it were uneven, from the upper left."""
        half = (max(2, mask.width // SCALE), max(2, mask.height // SCALE))
        field = noise(self.rng, half, (lump, lump), 5)
        slope = ImageChops.subtract(field, ImageChops.offset(field, 2, 2), 0.22, 128)
        for sign, colour in ((1, "#fff3d6"), (-1, "#05080e")):
            table = [int(min(255, max(0, (v - 128) * sign * 2 * strength))) for v in range(256)]
            part = slope.point(table).resize(mask.size, Image.Resampling.BILINEAR)
            self.image.paste(rgb(colour), at, ImageChops.multiply(part, mask))

    def shadow(self, points, colour="#000000", amount=0.5, spread=14):
        """Paint a polygon with a soft rim of `spread` pixels, see-through by `amount`."""
        pad = spread * 3
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        x0, y0 = min(xs) - pad, min(ys) - pad
        step = 4 if spread > 6 else 2
        small = Image.new(
            "L",
            (
                math.ceil((max(xs) + pad - x0) / step) + 1,
                math.ceil((max(ys) + pad - y0) / step) + 1,
            ),
        )
        corners = [((x - x0) / step, (y - y0) / step) for x, y in points]
        ImageDraw.Draw(small).polygon(corners, fill=int(255 * amount))
        small = small.filter(ImageFilter.GaussianBlur(spread / step))
        big = small.resize((small.width * step * SCALE, small.height * step * SCALE), Image.Resampling.BILINEAR)
        self.image.paste(rgb(colour), (round(x0 * SCALE), round(y0 * SCALE)), big)

    def glow(self, x, y, r, colour, amount=1.0, ry=None):
        """Paint a round light (or a round shadow, with a dark colour)."""
        ry = ry or r
        size = (max(2, round(r * 2 * SCALE)), max(2, round(ry * 2 * SCALE)))
        mask = _radial().point([int(v * min(1, amount)) for v in range(256)])
        mask = mask.resize(size, Image.Resampling.BILINEAR)
        self.image.paste(rgb(colour), (round((x - r) * SCALE), round((y - ry) * SCALE)), mask)

    def haze(self, y0, y1, colour, amount0, amount1, x0=0, x1=W, across=False):
        """Lay a veil over a band, from amount0 at its start to amount1 at its end."""
        size = (round((x1 - x0) * SCALE), round((y1 - y0) * SCALE))
        ends = [(round(255 * v),) * 3 for v in (amount0, amount1)]
        mask = gradient(ends, size, across).getchannel(0)
        self.image.paste(rgb(colour), (round(x0 * SCALE), round(y0 * SCALE)), mask)

    # Surfaces

    def clouds(self, y0, y1, colour, cover=0.5, cell=(420, 110), amount=0.9, soft=0.25):
        """Paint clouds, smoke or mist between two heights, fading at both."""
        size = (W, max(4, round(y1 - y0)))
        mask = levels(noise(self.rng, size, cell, 5), 0.72 - cover * 0.5, 0.72 - cover * 0.5 + soft)
        fade = gradient([(0, 0, 0), (255,) * 3, (255,) * 3, (0, 0, 0)], size).getchannel(0)
        self._paste_mask(ImageChops.multiply(mask, fade), (0, y0), colour, amount)

    def speckle(self, box, colour, cell, low=0.5, high=0.6, amount=0.5):
        """Paint noise of one colour into a (x0, y0, x1, y1) box."""
        size = (max(2, round(box[2] - box[0])), max(2, round(box[3] - box[1])))
        mask = levels(noise(self.rng, size, cell, 3), low, high)
        self._paste_mask(mask, box[:2], colour, amount)

    def plane(self, y0, y1, colour, cell=(9, 5), low=0.5, high=0.62, amount=0.5, depth=8, fade=0):
        """Paint noise lying flat, from the far edge y0 to the near edge y1.

        `depth` tells how many times larger the near lumps are; `fade` > 0 thins
        them out towards the far edge.
        """
        width, height = W, max(4, round(y1 - y0))
        source = (W, 640)
        field = levels(noise(self.rng, source, cell, 3), low, high, amount)
        near = height / (depth - 1)
        coefficients = (1, W / 2 / near, 0, 0, 0, source[1] - 2, 0, 1 / near)
        mask = field.transform(
            (width, height),
            Image.Transform.PERSPECTIVE,
            coefficients,
            Image.Resampling.BILINEAR,
        )
        if fade:
            ends = [(int(255 * (1 - fade)),) * 3, (255,) * 3]
            mask = ImageChops.multiply(mask, gradient(ends, mask.size).getchannel(0))
        self._paste_mask(mask, (0, y0), colour, 1)

    def _paste_mask(self, mask, at, colour, amount):
        """Paint a colour through a design-pixel mask."""
        if amount < 1:
            mask = mask.point([int(v * amount) for v in range(256)])
        big = mask.resize((mask.width * SCALE, mask.height * SCALE), Image.Resampling.BILINEAR)
        self.image.paste(rgb(colour), (round(at[0] * SCALE), round(at[1] * SCALE)), big)

    def reflect(self, y, depth, tint, amount=0.35, smear=10, squeeze=1.0):
        """Mirror what is above y into the water below it, tinted by `amount`."""
        source = self.image.crop((0, round((y - depth / squeeze) * SCALE), W * SCALE, round(y * SCALE)))
        flipped = source.reduce(4).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        flipped = flipped.filter(ImageFilter.GaussianBlur((0.8, smear / 2)))
        flipped = Image.blend(flipped, Image.new("RGB", flipped.size, rgb(tint)), amount)
        size = (W * SCALE, round(depth * SCALE))
        self.image.paste(flipped.resize(size, Image.Resampling.BICUBIC), (0, round(y * SCALE)))

    # Lens and film

    def blur(self, radius):
        """Put everything painted so far out of focus."""
        step = 8 if radius >= 8 else 4 if radius >= 3 else 2
        small = self.image.reduce(step).filter(ImageFilter.GaussianBlur(radius * SCALE / step))
        self.image.paste(small.resize(self.image.size, Image.Resampling.BICUBIC))

    def finish(self, bloom=0.22, vignette=0.3, grain=4, warmth=0.0):
        """Return the picture at design size with bloom, vignette, tone and grain."""
        picture = self.image.reduce(SCALE)
        if bloom:
            bright = picture.reduce(4).point([int(max(0, v - 120) * 1.6) for v in range(256)] * 3)
            bright = bright.filter(ImageFilter.GaussianBlur(9))
            bright = bright.point([int(v * bloom) for v in range(256)] * 3)
            bright = bright.resize(picture.size, Image.Resampling.BILINEAR)
            picture = ImageChops.screen(picture, bright)
        picture = Image.blend(picture, picture.convert("L").convert("RGB"), 0.1)
        picture = self._tone(picture, warmth)
        if vignette:
            rim = _radial().resize((W * 2, H * 2), Image.Resampling.BILINEAR)
            rim = rim.crop((W // 2, H // 2, W // 2 + W, H // 2 + H))
            rim = rim.point([int(255 - max(0, 215 - v * 1.5) * vignette) for v in range(256)])
            picture = ImageChops.multiply(picture, Image.merge("RGB", (rim, rim, rim)))
        field = Image.frombytes("L", (W, H), self.rng.randbytes(W * H))
        field = field.point([round(128 + (v - 128) / 128 * grain) for v in range(256)])
        return ImageChops.add(picture, Image.merge("RGB", (field,) * 3), 1, -128)

    def _tone(self, picture, warmth):
        """Give a gentle S curve and shift red against blue."""
        table = []
        for shift in (warmth, 0.0, -warmth):
            for v in range(256):
                t = v / 255
                curved = t + 0.06 * math.sin((t - 0.5) * 2 * math.pi) + 0.02
                table.append(int(255 * min(1.0, max(0.0, curved * (1 + shift)))))
        return picture.point(table)
