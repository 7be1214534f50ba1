"""The darkroom: what it makes of every kind of file, and what it will not touch."""

from io import BytesIO

import pytest
from PIL import Image

from news.darkroom import MASTER_EDGE, Refused, develop, open_safely
from tests.news import pictures as p

MOST = 50_000_000


@pytest.fixture(autouse=True)
def other_tests_keep_their_limit(monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", Image.MAX_IMAGE_PIXELS)


def opened(data: bytes) -> Image.Image:
    return open_safely(data, MOST)


def code_for(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        opened(data)
    return str(refused.value)


def near(pixel, color, by=12) -> bool:
    return all(abs(one - other) <= by for one, other in zip(pixel, color, strict=True))


EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n%%EndComments\nshowpage\n"
NOT_PHOTOS = {
    "eps": EPS,
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><script>alert(1)</script></svg>',
    "html": b"<!doctype html><script>alert(1)</script>",
    "gif": p.encoded(p.plain(), "GIF"),
    "gif that is also a script": b"GIF89a/*" + b"\x00" * 40 + b"*/=1;alert(1)",
    "pdf": p.encoded(p.plain(), "PDF"),
    "tiff": p.encoded(p.plain(), "TIFF"),
    "bmp": p.encoded(p.plain(), "BMP"),
    "text": b"Ini bukan foto." * 50,
    "nothing": b"",
    "one byte": b"\xff",
    "a jpeg's first bytes": b"\xff\xd8\xff\xe0",
    "zeros": b"\x00" * 4000,
}


@pytest.mark.parametrize("data", NOT_PHOTOS.values(), ids=NOT_PHOTOS)
def test_what_is_no_photograph_is_refused(data):
    assert code_for(data) == "type"


@pytest.mark.parametrize(
    "size", [(20_000, 20_000), (12_000, 9_000), (8_000, 6_251), (2**31 - 1, 2**31 - 1), (1, 60_000_000)]
)
def test_a_bomb_is_refused_by_what_its_head_says(size):
    assert code_for(p.png_head(*size)) in {"pixels", "type"}


def test_a_head_without_a_body_and_a_file_cut_short_are_broken():
    assert code_for(p.png_head(600, 400)) == "broken"
    for kind in ("JPEG", "PNG", "WEBP", "AVIF"):
        data = p.encoded(Image.effect_noise((600, 400), 90).convert("RGB"), kind)
        assert code_for(data[: len(data) * 2 // 3]) in {"broken", "type"}, kind


def test_a_picture_too_small_to_see_is_refused_and_a_strip_is_not():
    assert code_for(p.encoded(p.plain((15, 300)), "PNG")) == "small"
    assert opened(p.encoded(p.plain((16, 5000)), "PNG")).size == (8, 2560)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_way_to_hold_a_camera_ends_upright(orientation):
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    upright = p.quarters()
    exif = Image.Exif()
    exif[0x0112] = orientation
    held = upright.transpose(turns[orientation]) if orientation > 1 else upright
    for kind, options in (("JPEG", {"quality": 95}), ("PNG", {}), ("WEBP", {"lossless": True})):
        seen = opened(p.encoded(held, kind, exif=exif, **options))
        assert seen.size == upright.size, kind
        for at, color in (
            ((160, 120), (255, 0, 0)),
            ((480, 120), (0, 255, 0)),
            ((160, 360), (0, 0, 255)),
            ((480, 360), (255,) * 3),
        ):
            assert near(seen.getpixel(at), color, 20), (kind, at)


def test_broken_camera_data_cost_the_turn_not_the_photograph():
    data = p.encoded(p.plain(), exif=b"Exif\x00\x00II*\x00\xff\xff\xff\xff" + b"\x12\x01" * 30)
    assert opened(data).size == (700, 500)


@pytest.mark.parametrize("mode", ["L", "1", "P", "RGBA", "LA", "I;16", "CMYK"])
def test_every_kind_of_pixel_becomes_the_same_colours(mode):
    grey = Image.new("L", (300, 200), 128 if mode != "1" else 255)
    if mode == "I;16":
        picture = Image.new("I;16", grey.size, 128 * 257)
    elif mode == "CMYK":
        picture = grey.convert("RGB").convert("CMYK")
    else:
        picture = grey.convert(mode)
    seen = opened(p.encoded(picture, "JPEG" if mode == "CMYK" else "PNG"))
    assert seen.mode == "RGB"
    assert near(seen.getpixel((150, 100)), grey.convert("RGB").getpixel((0, 0)), 6)


def test_what_is_transparent_becomes_white():
    glass = Image.new("RGBA", (300, 200), (200, 0, 0, 0))
    palette = Image.new("P", (300, 200), 7)
    palette.putpalette([0] * 768)
    keyed = Image.new("RGB", (300, 200), (1, 2, 3))
    half = Image.new("RGBA", (300, 200), (0, 0, 0, 128))
    for data in (p.encoded(glass, "PNG"), p.encoded(glass, "WEBP"), p.encoded(palette, "PNG", transparency=7),
                 p.encoded(keyed, "PNG", transparency=(1, 2, 3))):  # fmt: skip
        assert near(opened(data).getpixel((150, 100)), (255, 255, 255), 2)
    assert near(opened(p.encoded(half, "PNG")).getpixel((150, 100)), (127, 127, 127), 3)


def test_a_colour_profile_is_obeyed_and_a_broken_one_forgiven():
    swapped = p.wide_profile()
    for kind in ("JPEG", "PNG", "WEBP"):
        seen = opened(p.encoded(p.plain(color=(250, 10, 10)), kind, icc_profile=swapped))
        assert near(seen.getpixel((9, 9)), (10, 250, 10), 25), kind
    glass = p.plain(color=(250, 10, 10)).convert("RGBA")
    assert near(opened(p.encoded(glass, "PNG", icc_profile=swapped)).getpixel((9, 9)), (10, 250, 10), 25)
    for broken in (b"x" * 200, swapped[:300]):
        assert near(opened(p.encoded(p.plain(color=(250, 10, 10)), icc_profile=broken)).getpixel((9, 9)), (250, 10, 10))


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_of_a_moving_picture_only_the_first_frame_is_seen(kind):
    assert near(opened(p.moving(kind, frames=12 if kind == "AVIF" else 100)).getpixel((9, 9)), (255, 0, 0), 20)


def test_a_phones_double_jpeg_is_a_photograph():
    data = p.encoded(p.quarters((1200, 900)), "MPO", save_all=True, append_images=[p.plain()])
    assert opened(data).size == (1200, 900)


@pytest.mark.parametrize("data", [p.telltale_jpeg(), p.telltale_png(), p.telltale_webp()], ids=["jpeg", "png", "webp"])
def test_nothing_but_pixels_is_stored_in_any_file(data, tmp_path):
    assert p.SECRET.encode() in data
    made = develop(data, tmp_path, "photo", (0.5, 0.5), MOST)
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"photo-master.jpg", *made["files"]}
    for path in tmp_path.iterdir():
        stored = path.read_bytes()
        for trace in (
            p.SECRET.encode(),
            b"Exif",
            b"ICC_PROFILE",
            b"http://ns.adobe",
            b"Photoshop",
            b"8BIM",
            b"<x>",
            b"<script",
            b"\xff\xfe\x00",
        ):
            assert trace not in stored, (path.name, trace)
        seen = Image.open(BytesIO(stored))
        assert not seen.getexif() and not {"exif", "xmp", "comment", "icc_profile", "photoshop"} & set(seen.info), (
            path.name
        )
        if path.suffix == ".jpg":
            assert stored.endswith(b"\xff\xd9")


def test_the_master_is_small_enough_and_every_file_has_its_size(tmp_path):
    made = develop(p.encoded(p.plain((4000, 3000))), tmp_path, "photo", (0.5, 0.5), MOST)
    assert (made["width"], made["height"]) == Image.open(tmp_path / "photo-master.jpg").size == (MASTER_EDGE, 1920)
    *renditions, share = made["files"]
    assert Image.open(tmp_path / share).size == (1200, 630)
    for name in renditions:
        shape, width = name.rsplit(".")[0].split("-")[1:]
        across, down = map(int, shape.split("x"))
        assert Image.open(tmp_path / name).size == (int(width), round(int(width) * down / across)), name


@pytest.mark.parametrize("size", [(2000, 1500), (900, 2000), (2400, 600)])
@pytest.mark.parametrize("at", [(0.1, 0.5), (0.9, 0.2), (0.5, 0.85), (0.5, 0.5)])
def test_the_focal_point_is_in_every_crop_where_it_should_be(size, at, tmp_path):
    made = develop(p.encoded(p.marked(size, at)), tmp_path, "photo", at, MOST)
    for name in made["files"]:
        if name.endswith(".jpg"):
            picture = Image.open(tmp_path / name)
            across, down = picture.size
            kept = min(size[0], size[1] * across / down)
            expected = []
            for point, whole, part in ((at[0], size[0], kept), (at[1], size[1], kept * down / across)):
                start = min(max(point * whole - part / 2, 0), whole - part)
                expected.append((point * whole - start) / part)
            assert p.centre_of_red(picture) == pytest.approx(expected, abs=0.03), name
