"""Picture files for the tests, made of colours: honest ones, odd ones and hostile ones."""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

SECRET = "RAHASIA-6.2088S"

#: What somebody types about a photograph in its form.
WORDS = {
    "caption": "Sawah.",
    "credit": "Rahmat",
    "rights": "staff",
    "alt": "Padi.",
    "place": "Demak",
    "taken_at": "2026-03-01T09:15",
}


def encoded(picture: Image.Image, kind="JPEG", **options) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def plain(size=(700, 500), color=(40, 120, 60), mode="RGB") -> Image.Image:
    return Image.new("RGB", size, color).convert(mode)


def quarters(size=(640, 480)) -> Image.Image:
    """Red above left, green above right, blue below left, white below right: shows which way is up."""
    picture, (width, height) = Image.new("RGB", size, "white"), size
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, width // 2 - 1, height // 2 - 1), "red")
    draw.rectangle((width // 2, 0, width, height // 2 - 1), "lime")
    draw.rectangle((0, height // 2, width // 2 - 1, height), "blue")
    return picture


def marked(size, at) -> Image.Image:
    """Grey, with a red disc at a place given from 0 to 1."""
    picture, (width, height) = Image.new("RGB", size, (128, 128, 128)), size
    x, y, radius = at[0] * width, at[1] * height, min(size) / 40
    ImageDraw.Draw(picture).ellipse((x - radius, y - radius, x + radius, y + radius), "red")
    return picture


def centre_of_red(picture: Image.Image) -> tuple[float, float] | None:
    """Where the mark is, from 0 to 1."""
    red, green, _ = picture.convert("RGB").split()
    mask = Image.composite(red, Image.new("L", picture.size), green.point(lambda level: 255 if level < 90 else 0))
    box = mask.point(lambda level: 255 if level > 180 else 0).getbbox()
    return box and ((box[0] + box[2]) / 2 / picture.width, (box[1] + box[3]) / 2 / picture.height)


def talkative() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x8298] = SECRET, SECRET, SECRET
    exif.get_ifd(0x8825).update({1: "S", 2: (6.0, 12.0, 31.0), 3: "E", 4: (106.0, 49.0, 7.0), 29: SECRET})
    return exif


def telltale_jpeg() -> bytes:
    """Says where and by whom in every place a JPEG has: EXIF, GPS, XMP, IPTC, comment, profile, after its end."""
    iptc = b"\x1c\x02\x78" + struct.pack(">H", len(SECRET)) + SECRET.encode()
    resource = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">I", len(iptc)) + iptc
    data = encoded(
        plain((900, 700)),
        exif=talkative(),
        comment=SECRET,
        xmp=f"<x>{SECRET}</x>".encode(),
        icc_profile=profile(SECRET),
    )
    app13 = b"\xff\xed" + struct.pack(">H", len(resource) + 2) + resource
    return data[:2] + app13 + data[2:] + b"<script>" + SECRET.encode()


def telltale_png() -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", SECRET)
    words.add_itxt("XML:com.adobe.xmp", SECRET)
    return encoded(plain(), "PNG", pnginfo=words, exif=talkative()) + SECRET.encode()


def telltale_webp() -> bytes:
    return encoded(plain(), "WEBP", exif=talkative(), xmp=SECRET.encode())


def profile(description="sRGB") -> bytes:
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made + description.encode()


def wide_profile() -> bytes:
    """A profile with red and green exchanged: whoever ignores it shows the wrong colour."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack(">I", data[128:132])[0]
    places = {bytes(data[132 + 12 * n : 136 + 12 * n]): 132 + 12 * n for n in range(count)}
    red, green = places[b"rXYZ"], places[b"gXYZ"]
    data[red + 4 : red + 12], data[green + 4 : green + 12] = data[green + 4 : green + 12], data[red + 4 : red + 12]
    return bytes(data)


def png_head(width: int, height: int, pixels=b"") -> bytes:
    """A PNG that promises a size and holds next to nothing."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")


def moving(kind: str, frames=100) -> bytes:
    pictures = [plain((200, 150), (255 if n == 0 else 0, 0, n)) for n in range(frames)]
    return encoded(pictures[0], kind, save_all=True, append_images=pictures[1:], duration=20)


def iptc(*fields: tuple[int, int, str]) -> bytes:
    """IPTC records as they stand in a JPEG."""
    return b"".join(
        bytes((0x1C, record, number)) + struct.pack(">H", len(text.encode())) + text.encode()
        for record, number, text in fields
    )


def captioned_jpeg(color=(70, 90, 110), source="", **words) -> bytes:
    """What an agency sends: words in IPTC, how it came about (`source`) in XMP, and the place in GPS."""
    numbers = {"caption": 120, "creator": 80, "credit": 110, "copyright": 116, "place": 90, "date": 55, "time": 60}
    records = iptc(*((2, numbers[name], text) for name, text in words.items()))
    resource = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">I", len(records)) + records
    xmp = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
        f' Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/{source}"/></rdf:RDF></x:xmpmeta>'
    )
    data = encoded(plain((900, 700), color), exif=talkative(), **({"xmp": xmp.encode()} if source else {}))
    return data[:2] + b"\xff\xed" + struct.pack(">H", len(resource) + 2) + resource + data[2:]
