"""One kept answer: its bytes in each encoding that was asked for, and what it says to a conditional request."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from hashlib import sha256

import brotli
from django.conf import settings
from django.utils import timezone
from django.utils.http import parse_etags, parse_http_date_safe

from portal.outer_caches import ASK

ENCODERS = {
    "br": lambda body, level: brotli.compress(body, quality=level),
    "gzip": lambda body, level: gzip.compress(body, level, mtime=0),
}
#: Most pages are asked for once between two changes, and a reader waits for it; what is asked for AGAIN is worth more work, and so
#: is what a cache outside asks for once and sends to many. Brotli takes 1 MB to work at 5, and 8 MB a thread at 7.
QUICKLY, WELL, AGAIN = {"br": 3, "gzip": 3}, {"br": 5, "gzip": 6}, 3
#: What a 304 does not tell, as it has no body.
OF_THE_BODY = frozenset({"Content-Type", "Content-Encoding", "Content-Length"})
#: An answer of fewer bytes fits into one packet as it is.
LEAST = 500
#: A browser names five encodings; whoever writes more than this wants to keep us busy.
LONGEST = 200
_coding = re.compile(r"\s*([a-z*]+)\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?))?\s*", re.IGNORECASE)


@lru_cache(maxsize=256)
def chosen_encoding(accepted: str) -> str:
    """ "br", "gzip" or "" for an Accept-Encoding header (RFC 9110, 12.5.3); what cannot be read accepts nothing."""
    if len(accepted) > LONGEST:
        return ""
    weights: dict[str, float] = {}
    for part in accepted.split(","):
        found = _coding.fullmatch(part)
        if found:
            weights[found[1].lower()] = float(found[2] or 1)
    others = weights.get("*", 0)
    best = max(("br", "gzip"), key=lambda name: weights.get(name, others))
    return best if weights.get(best, others) > 0 else ""


@dataclass(slots=True)
class Copy:
    """A page in one encoding, with the headers that go with just these bytes while `lifetime` is what they tell."""

    data: bytes
    lifetime: str
    headers: list[tuple[str, str]]
    asked: int = 1


@dataclass
class KeptPage:
    """An answer and what it is good under: `versions` of its tags, and the moment `until` which it holds.

    From then until `wrong_from` only figures on it are late.
    """

    status: str
    headers: list[tuple[str, str]]
    body: bytes
    versions: dict[str, int]
    until: datetime
    wrong_from: datetime
    copies: dict[str, Copy] = field(default_factory=dict)

    def __post_init__(self):
        self.tags = tuple(self.versions)
        self.digest = sha256(self.body).hexdigest()[:24]
        told = {name.lower(): value for name, value in self.headers}
        self.changed = parse_http_date_safe(told.get("last-modified", ""))
        self.own_lifetime = told.get("cache-control", ASK)
        self.headers = [header for header in self.headers if header[0].lower() != "cache-control"]

    @property
    def size(self) -> int:
        """Bytes that it takes in memory, as far as it is known."""
        return len(self.body) + sum(len(copy.data) for copy in self.copies.values()) + 2000

    def lifetime(self) -> str:
        """How long others may keep it, as a Cache-Control, when it is known to be good now."""
        outer = settings.OUTER_CACHES
        if not outer.addresses:
            return self.own_lifetime
        return outer.cache_control(self.until, self.wrong_from, timezone.now())

    def answer(self, environ: dict, start_response, lifetime: str) -> list[bytes]:
        """What WSGI sends for a GET or HEAD: the page, or 304 for who has it already."""
        encoding = chosen_encoding(environ.get("HTTP_ACCEPT_ENCODING", "")) if len(self.body) >= LEAST else ""
        copy = self._copy(encoding, lifetime)
        if ("HTTP_IF_NONE_MATCH" in environ or "HTTP_IF_MODIFIED_SINCE" in environ) and self._is_known(
            environ, encoding
        ):
            start_response("304 Not Modified", [header for header in copy.headers if header[0] not in OF_THE_BODY])
            return [b""]
        # The server may change the list that it gets (PEP 3333).
        start_response(self.status, copy.headers.copy())
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else copy.data]

    def _copy(self, encoding: str, lifetime: str) -> Copy:
        """The page in an encoding; two threads that want it first at once do the work twice and nobody waits."""
        copy = self.copies.get(encoding)
        if copy is not None and copy.lifetime == lifetime and copy.asked != AGAIN - 1:
            copy.asked += 1
            return copy
        asked = copy.asked + 1 if copy else 1
        if not encoding:
            data = self.body
        elif copy is None or asked == AGAIN:
            levels = WELL if asked >= AGAIN or settings.OUTER_CACHES.addresses else QUICKLY
            data = ENCODERS[encoding](self.body, levels[encoding])
        else:
            data = copy.data
        made = self.copies[encoding] = Copy(data, lifetime, self._headers(encoding, lifetime, len(data)), asked)
        return made

    def _headers(self, encoding: str, lifetime: str, length: int) -> list[tuple[str, str]]:
        headers = [*self.headers, ("Cache-Control", lifetime), ("ETag", self._etag(encoding))]
        headers += [("Vary", "Accept-Encoding"), *([("Content-Encoding", encoding)] if encoding else [])]
        return [*headers, ("Content-Length", str(length))]

    def _etag(self, encoding: str) -> str:
        """Weak where the bytes may be packed another time (RFC 9110, 8.8.1): they say the same then."""
        return f'W/"{self.digest}-{encoding}"' if encoding else f'"{self.digest}"'

    def _is_known(self, environ: dict, encoding: str) -> bool:
        """RFC 9110, 13.2.2: If-None-Match decides alone where it is there; If-Modified-Since only counts without it."""
        if not self.status.startswith("200"):
            return False
        if "HTTP_IF_NONE_MATCH" in environ:
            known = parse_etags(environ["HTTP_IF_NONE_MATCH"])
            ours = self._etag(encoding).removeprefix("W/")
            return known == ["*"] or ours in (one.removeprefix("W/") for one in known)
        since = parse_http_date_safe(environ["HTTP_IF_MODIFIED_SINCE"])
        return bool(self.changed and since and self.changed <= since)
