"""Serves photographs under /media/. Their names are random and never reused: a copy may be kept for ever."""

import stat
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponseNotModified
from django.utils.http import http_date, parse_http_date_safe
from django.views.decorators.http import require_safe

# What our own darkroom writes. Whatever else lies in the folder does not exist for a reader.
TYPES = {".avif": "image/avif", ".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}


def _file_of(name: str) -> tuple[Path, int, int]:
    """The file's path, size and change time (whole seconds). 404 for anything but a plain picture inside MEDIA_ROOT."""
    root = Path(settings.MEDIA_ROOT).resolve()
    if "\0" in name or any(part.startswith(".") for part in name.split("/")):
        raise Http404
    path = root / name
    try:
        status = path.lstat()
        inside = path.resolve().is_relative_to(root)
    except (OSError, ValueError) as error:
        raise Http404 from error
    if not inside or not stat.S_ISREG(status.st_mode) or path.suffix not in TYPES:
        raise Http404
    return path, status.st_size, int(status.st_mtime)


@require_safe
def serve(request, name: str):
    """One picture, or 304 when the reader's copy is still it."""
    path, size, changed = _file_of(name)
    tag = f'"{changed:x}-{size:x}"'
    if _has_it(request, tag, changed):
        answer = HttpResponseNotModified()
    else:
        try:
            answer = FileResponse(path.open("rb"), content_type=TYPES[path.suffix])
        except OSError as error:
            raise Http404 from error
    answer["ETag"] = tag
    answer["Last-Modified"] = http_date(changed)
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    # Opened by itself a picture can do nothing, whatever a browser should take it for.
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _has_it(request, tag: str, changed: int) -> bool:
    asked = request.headers.get("If-None-Match")
    if asked is not None:
        return asked.strip() == "*" or tag in (one.strip().removeprefix("W/") for one in asked.split(","))
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    return since is not None and changed <= since
