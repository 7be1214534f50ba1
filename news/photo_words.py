"""What a picture file says about itself in IPTC and XMP, and the few of these words that its public copies keep.

Runs in the darkroom, on files of strangers: whatever is broken is as if it were not there.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from defusedxml import ElementTree
from PIL import Image, IptcImagePlugin

#: Longest text that is read of one field.
MOST = 2_000
#: XMP packets beyond this size hold edit histories and previews, and are not read.
XMP_MOST = 1_000_000

_NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "core": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "ext": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
#: Our word -> (record and number in IPTC, element in XMP). IPTC Photo Metadata Standard 2023.1.
FIELDS = {
    "caption": ((2, 120), "dc:description"),
    "creator": ((2, 80), "dc:creator"),
    "credit": ((2, 110), "photoshop:Credit"),
    "source": ((2, 115), "photoshop:Source"),
    "copyright": ((2, 116), "dc:rights"),
    "keywords": ((2, 25), "dc:subject"),
    "place": ((2, 90), "photoshop:City"),
    "taken": (None, "photoshop:DateCreated"),
    "people": (None, "ext:PersonInImage"),
    "alt": (None, "core:AltTextAccessibility"),
    "digital_source": (None, "ext:DigitalSourceType"),
}
#: What is written back into public copies: whose work it is, and how it came about.
KEPT = ("creator", "credit", "copyright", "digital_source")
_DATE, _TIME, _CHARSET = (2, 55), (2, 60), (1, 90)
_TAKEN, _EXIF_FOLDER, _OFFSET = 0x9003, 0x8769, 0x9011


def read_words(picture: Image.Image) -> dict[str, str]:
    """The words of FIELDS that a picture has, newer XMP before older IPTC. "taken" is a date, perhaps with time and zone."""
    found = _iptc(picture)
    found |= _xmp(picture.info.get("xmp"))
    found.setdefault("taken", _exif_taken(picture))
    return {name: text for name, words in found.items() if (text := " ".join(words.split())[:MOST])}


def kept_packet(words: dict[str, str]) -> bytes:
    """An XMP packet with those of the words that public copies keep; b"" when there is none."""
    parts = [
        f"<{element}>{_written(name, escape(words[name]))}</{element}>"
        for name, (_, element) in FIELDS.items()
        if name in KEPT and words.get(name)
    ]
    if not parts:
        return b""
    spaces = " ".join(
        f'xmlns:{"Iptc4xmpExt" if short == "ext" else short}="{space}"' for short, space in _NAMES.items()
    )
    body = "".join(parts).replace("<ext:", "<Iptc4xmpExt:").replace("</ext:", "</Iptc4xmpExt:")
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {spaces}><rdf:Description rdf:about="">{body}'
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def _written(name: str, text: str) -> str:
    if name == "creator":
        return f"<rdf:Seq><rdf:li>{text}</rdf:li></rdf:Seq>"
    if name == "copyright":
        return f'<rdf:Alt><rdf:li xml:lang="x-default">{text}</rdf:li></rdf:Alt>'
    return text


def _iptc(picture: Image.Image) -> dict[str, str]:
    try:
        told = IptcImagePlugin.getiptcinfo(picture) or {}
    except MemoryError:
        raise
    except Exception:
        return {}
    is_utf8 = told.get(_CHARSET) == b"\x1b%G"
    found = {
        name: ", ".join(filter(None, (_text(one, is_utf8) for one in _listed(told[key]))))
        for name, (key, _) in FIELDS.items()
        if key and key in told
    }
    date = re.fullmatch(r"(\d{4})(\d\d)(\d\d)", _text(told.get(_DATE, b""), is_utf8))
    if date:
        time = re.match(r"(\d\d)(\d\d)(\d\d)(?:([+-]\d\d)(\d\d))?", _text(told.get(_TIME, b""), is_utf8))
        found["taken"] = "-".join(date.groups())
        if time:
            zone = f"{time[4]}:{time[5]}" if time[4] else ""
            found["taken"] += f"T{time[1]}:{time[2]}:{time[3]}{zone}"
    return found


def _listed(value) -> list[bytes]:
    return value if isinstance(value, list) else [value]


def _text(value: bytes, is_utf8: bool) -> str:
    value = _listed(value)[0]
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("utf-8" if is_utf8 else "cp1252", errors="ignore")


def _xmp(packet: bytes | str | None) -> dict[str, str]:
    if not packet or len(packet) > XMP_MOST:
        return {}
    if isinstance(packet, str):
        packet = packet.encode()
    try:
        root = ElementTree.fromstring(packet.strip(b"\0 \r\n"), forbid_dtd=True)
    except MemoryError:
        raise
    except Exception:
        return {}
    found = {}
    for name, (_, element) in FIELDS.items():
        short, _, local = element.partition(":")
        tag = f"{{{_NAMES[short]}}}{local}"
        for part in root.iter():
            words = part.get(tag) or (_items(part) if part.tag == tag else "")
            if words and words.strip():
                found[name] = words.strip()
                break
    return found


def _items(part) -> str:
    """The text of an element, or of the entries of its list; of a choice of languages the first."""
    entries = [(entry.text or "").strip() for entry in part.iter(f"{{{_NAMES['rdf']}}}li")]
    if not entries:
        return part.text or ""
    is_choice = part.find(f"{{{_NAMES['rdf']}}}Alt") is not None
    return entries[0] if is_choice else ", ".join(filter(None, entries))


def _exif_taken(picture: Image.Image) -> str:
    try:
        folder = picture.getexif().get_ifd(_EXIF_FOLDER)
        taken, offset = str(folder.get(_TAKEN, "")), str(folder.get(_OFFSET, ""))
    except MemoryError:
        raise
    except Exception:
        return ""
    found = re.fullmatch(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)\0?", taken.strip())
    zone = offset if re.fullmatch(r"[+-]\d\d:\d\d", offset) else ""
    return f"{found[1]}-{found[2]}-{found[3]}T{found[4]}{zone}" if found else ""
