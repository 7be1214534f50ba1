"""Keeps the public pages of this process and answers them before Django's handler: exact, because it asks the database
for the versions of a page's tags each time (`news.freshness`), and bounded in memory."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.http.request import split_domain_port, validate_host
from django.utils import timezone

from portal.kept_page import KeptPage
from portal.outer_caches import ASK
from portal.proxies import is_trusted
from portal.versions import present_versions

#: The parameters that public pages read; all others change nothing, and make no page of their own.
KNOWN = frozenset({"dari", "kanal", "page", "q", "rentang", "sampai", "sebelum", "setelah", "suka", "tanggal", "urut"})
#: Where answers are private, or files.
ELSEWHERE = ("/admin/", "/akun/", "/api/", "/healthz", "/media/", "/pratinjau/", "/static/")
LONGEST_NAME = 400  # characters of path and parameters
STATUSES = ("200", "410")
#: Headers of the answer that belong to one transfer and not to the page.
TRANSFER = frozenset({"content-length", "content-encoding", "etag", "vary", "set-cookie", "date", "connection"})
#: Seconds that a reader waits while somebody else's request draws the same page.
PATIENCE = 30
#: In the environ: what the answer is made of (`NameTags` says it), and that the page will be compressed here.
MADE, KEEPS = "nusawarta.made", "nusawarta.keeps"


class NameTags:
    """Middleware: names the tags of a public answer for caches outside, and hands them to the page cache in this process."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        answer = self.get_response(request)
        made = getattr(answer, "made", None)
        if made:
            request.META[MADE] = made
            tags = sorted(made.versions)
            answer["Surrogate-Key"] = answer["xkey"] = " ".join(tags)
            answer["Cache-Tag"] = ",".join(tags)
            answer.setdefault("Cache-Control", ASK)
            if settings.OUTER_CACHES.addresses:
                answer["Cache-Control"] = settings.OUTER_CACHES.cache_control(
                    made.until, made.wrong_from, timezone.now()
                )
        return answer


class Shelf:
    """Kept pages by name, at most `room` bytes of them; what was not asked for longest goes first."""

    def __init__(self, room: int):
        self.room, self.used = room, 0
        self.pages: OrderedDict[str, tuple[KeptPage, int]] = OrderedDict()
        self.lock = threading.Lock()

    def get(self, name: str) -> KeptPage | None:
        with self.lock:
            found = self.pages.get(name)
            if found:
                self.pages.move_to_end(name)
            return found and found[0]

    def put(self, name: str, page: KeptPage) -> None:
        # Each encoding will be asked for sooner or later: its place is taken at once.
        size = 2 * page.size
        with self.lock:
            self.used += size - self.pages.pop(name, (None, 0))[1]
            self.pages[name] = (page, size)
            while self.used > self.room and self.pages:
                self.used -= self.pages.popitem(last=False)[1][1]


class Turns:
    """One thread draws a page; who wants the same one meanwhile waits for it."""

    def __init__(self):
        self.lock = threading.Lock()
        self.running: dict[str, threading.Event] = {}

    def take(self, name: str) -> bool:
        """True when it is our turn. Else somebody has drawn it meanwhile, and we have waited for that."""
        with self.lock:
            event = self.running.get(name)
            if event is None:
                self.running[name] = threading.Event()
                return True
        event.wait(PATIENCE)
        return False

    def end(self, name: str) -> None:
        with self.lock:
            self.running.pop(name).set()


class PageCache:
    """WSGI middleware around Django. `room` is in bytes."""

    def __init__(self, application: Callable, room: int):
        self.application = application
        self.shelf, self.turns = Shelf(room), Turns()

    def __call__(self, environ: dict, start_response) -> Iterable[bytes]:
        name = name_of(environ)
        if name is None:
            return self.application(environ, start_response)
        page, lifetime = self._find(name)
        if lifetime:
            return page.answer(environ, start_response, lifetime)
        if environ["REQUEST_METHOD"] != "GET":
            return self.application(environ, start_response)
        if not self.turns.take(name):
            # What was drawn meanwhile is there now, unless it is old again; or it is nothing that is kept.
            return self(environ, start_response) if self.shelf.get(name) else self._draw(name, environ, start_response)
        try:
            # Somebody may have had the turn, and ended it, since we looked.
            new, lifetime = (page, "") if self.shelf.get(name) is page else self._find(name)
            if lifetime:
                return new.answer(environ, start_response, lifetime)
            return self._draw(name, environ, start_response)
        finally:
            self.turns.end(name)

    def _find(self, name: str) -> tuple[KeptPage | None, str]:
        """The kept page and, if it is good, how long others may keep it (its Cache-Control).

        While the database is away the last copy is good enough for a reader, and for no cache outside.
        """
        page = self.shelf.get(name)
        if page is None:
            return None, ""
        try:
            good = present_versions(page.tags) == page.versions and timezone.now() < page.until
        except (DatabaseError, InterfaceError):
            return page, ASK
        return page, page.lifetime() if good else ""

    def _draw(self, name: str, environ: dict, start_response) -> Iterable[bytes]:
        """Django's answer; kept when it says what it is made of."""
        asked = {**environ, KEEPS: True}
        # The whole page is wanted: what this reader has of it already is looked at when it is there.
        for header in ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE"):
            asked.pop(header, None)
        told: list[tuple[str, list]] = []
        chunks = self.application(asked, lambda status, headers, exc_info=None: told.append((status, headers)))
        made, (status, headers) = asked.get(MADE), told[0]
        if made is None or not status.startswith(STATUSES) or _is_private(headers):
            start_response(status, headers)
            return chunks
        try:
            body = b"".join(chunks)
        finally:
            getattr(chunks, "close", bool)()
        lasting = [header for header in headers if header[0].lower() not in TRANSFER]
        page = KeptPage(status, lasting, body, made.versions, made.until, made.wrong_from)
        self.shelf.put(name, page)
        return page.answer(environ, start_response, page.lifetime())


def name_of(environ: dict) -> str | None:
    """The address of a public page with the parameters that count; None for what is no question for one."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return None
    if not _is_our_host(environ.get("HTTP_HOST", "")) or not _is_safe(environ):
        return None
    path, asked = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")[:LONGEST_NAME]
    return _name(path, asked) if len(path) <= LONGEST_NAME else None


@lru_cache(maxsize=2048)
def _name(path: str, asked: str) -> str | None:
    if path.startswith(ELSEWHERE):
        return None
    told = parse_qsl(asked, keep_blank_values=True)
    counting = urlencode([(name, value) for name, value in told if name in KNOWN])
    name = f"{path}?{counting}" if counting else path
    return name if len(name) <= LONGEST_NAME else None


@lru_cache(maxsize=64)
def _is_our_host(host: str) -> bool:
    """A foreign Host is for Django to refuse. No page depends on which of ours was asked."""
    return validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS)


def _is_safe(environ: dict) -> bool:
    """Whether Django would answer and not lead to https first."""
    if not settings.SECURE_SSL_REDIRECT or environ.get("wsgi.url_scheme") == "https":
        return True
    ours = is_trusted(environ.get("REMOTE_ADDR", ""), tuple(settings.TRUSTED_PROXIES))
    return ours and environ.get("HTTP_X_FORWARDED_PROTO") == "https"


def _is_private(headers: list[tuple[str, str]]) -> bool:
    told = {name.lower(): value for name, value in headers}
    return "set-cookie" in told or any(word in told.get("cache-control", "") for word in ("private", "no-store"))
