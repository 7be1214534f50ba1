"""Videos and posts of other sites that a story may show: recognised by their address, never asked before a reader does.

One table of sites. What is stored is the address in one spelling; the frame's address is made from it when it is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, urlsplit

#: How much room a frame needs; the style sheet knows these three.
WIDE, TALL, POST = "wide", "tall", "post"


@dataclass(frozen=True)
class Embed:
    """One video or post: whose it is, where it is read, and the address of its frame."""

    site: str
    what: str
    address: str
    frame: str
    room: str = WIDE

    @property
    def label(self) -> str:
        """ "Video di YouTube"."""
        return f"{self.what} di {self.site}"


def _youtube(path: str, query: dict) -> Embed | None:
    found = re.fullmatch(r"/(?:embed/|live/|v/|(shorts)/)?([\w-]{11})/?", path)
    key = query.get("v", "") if path.rstrip("/") == "/watch" else found[2] if found else ""
    if not re.fullmatch(r"[\w-]{11}", key, re.ASCII):
        return None
    short = bool(found and found[1])
    address = f"https://www.youtube.com/{'shorts/' if short else 'watch?v='}{key}"
    frame = f"https://www.youtube-nocookie.com/embed/{key}?autoplay=1&hl=id"
    return Embed("YouTube", "Video", address, frame, TALL if short else WIDE)


def _x(path: str, query: dict) -> Embed | None:
    found = re.match(r"/(\w{1,30})/status(?:es)?/(\d{1,20})(?:/|$)", path, re.ASCII)
    if not found:
        return None
    frame = f"https://platform.twitter.com/embed/Tweet.html?id={found[2]}&dnt=true&lang=id"
    return Embed("X", "Unggahan", f"https://x.com/{found[1]}/status/{found[2]}", frame, POST)


def _instagram(path: str, query: dict) -> Embed | None:
    found = re.match(r"/(?:[\w.]+/)?(p|reel|reels|tv)/([\w-]{5,40})(?:/|$)", path, re.ASCII)
    if not found:
        return None
    kind = "reel" if found[1] == "reels" else found[1]
    address = f"https://www.instagram.com/{kind}/{found[2]}/"
    return Embed("Instagram", "Unggahan" if kind == "p" else "Video", address, f"{address}embed/", POST)


def _tiktok(path: str, query: dict) -> Embed | None:
    found = re.match(r"/@([\w.]{1,30})/video/(\d{5,25})(?:/|$)", path, re.ASCII)
    if not found:
        return None
    address = f"https://www.tiktok.com/@{found[1]}/video/{found[2]}"
    return Embed("TikTok", "Video", address, f"https://www.tiktok.com/player/v1/{found[2]}?autoplay=1", TALL)


def _facebook(path: str, query: dict) -> Embed | None:
    found = re.match(r"/([\w.-]{1,60})/videos/(?:[\w.%-]+/)?(\d{5,25})(?:/|$)", path, re.ASCII)
    watched = query.get("v", "") if path.rstrip("/") in ("/watch", "/video.php") else ""
    if found:
        address = f"https://www.facebook.com/{found[1]}/videos/{found[2]}/"
    elif re.fullmatch(r"\d{5,25}", watched, re.ASCII):
        address = f"https://www.facebook.com/watch/?v={watched}"
    else:
        return None
    frame = f"https://www.facebook.com/plugins/video.php?href={quote(address, safe='')}&show_text=false&autoplay=true"
    return Embed("Facebook", "Video", address, frame)


#: Host, without "www." and "m." -> who reads its addresses.
SITES: dict[str, Callable[[str, dict], Embed | None]] = {
    "youtube.com": _youtube, "youtu.be": _youtube, "youtube-nocookie.com": _youtube,
    "x.com": _x, "twitter.com": _x, "instagram.com": _instagram, "tiktok.com": _tiktok, "facebook.com": _facebook,
}  # fmt: skip
#: The only hosts that a page of ours may frame.
FRAME_HOSTS = (
    "https://www.youtube-nocookie.com", "https://platform.twitter.com", "https://www.instagram.com",
    "https://www.tiktok.com", "https://www.facebook.com",
)  # fmt: skip
#: How an editor is told which addresses can be shown.
KNOWN = "YouTube, X, Instagram, TikTok, atau video Facebook"


def recognise(address: str) -> Embed | None:
    """The video or post behind an address; None when it is of no listed site or of no known form."""
    try:
        parts = urlsplit(address.strip())
        plain = parts.scheme in ("http", "https") and parts.port is None and not parts.username
    except ValueError:
        return None
    host = re.sub(r"^(?:www|m|mobile)\.", "", (parts.hostname or "").lower())
    read = SITES.get(host)
    if not plain or read is None:
        return None
    return read(parts.path, {name: values[0] for name, values in parse_qs(parts.query).items()})
