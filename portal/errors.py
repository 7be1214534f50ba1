"""What a reader sees when something is wrong. These pages work with the database away and never show a traceback."""

import errno
import logging
import sys

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.html import format_html

from news.models import Article

log = logging.getLogger(__name__)

# What a page says, by status. A page says what happened and what the reader can do.
WORDS = {
    400: ("Permintaan tidak dapat dibaca", "Alamat atau isian yang dikirim rusak. Kembali ke beranda lalu coba lagi."),
    403: (
        "Halaman ini tertutup",
        "Anda tidak berhak membukanya. Masuk dengan akun yang sesuai, atau kembali ke beranda.",
    ),
    405: ("Cara itu tidak dikenal", "Halaman ini tidak menerima permintaan semacam itu."),
    413: ("Kiriman terlalu besar", "Perkecil berkas atau pendekkan tulisan, lalu kirim lagi."),
    414: ("Alamat terlalu panjang", "Pendekkan alamat atau kata pencarian, lalu coba lagi."),
    500: ("Ada yang rusak pada kami", "Redaksi sudah diberi tahu. Coba lagi sebentar lagi."),
    503: ("Sedang ada gangguan", "Halaman ini belum dapat dibuka. Coba lagi dalam beberapa detik."),
    507: ("Tempat penyimpanan penuh", "Kiriman Anda belum tersimpan. Coba lagi nanti."),
}
CSRF_WORDS = (
    "Formulir sudah kedaluwarsa",
    "Buka lagi halaman formulirnya, lalu kirim sekali lagi. Tulisan Anda belum tersimpan.",
)

#: What somebody at a desk of the newsroom reads, with the menu beside it.
DESK_WORDS = {
    403: ("Bukan bagian Anda", "Halaman ini di luar hak Anda. Kalau Anda membutuhkannya, mintalah kepada Admin."),
    404: ("Tidak ditemukan", "Yang Anda cari tidak ada, sudah dihapus, atau bukan milik meja Anda."),
}

#: Fields that no page writes back.
SECRET = {"csrfmiddlewaretoken", "password", "password1", "password2", "oldpassword", "code", "credential"}
#: Seconds: every counter of ACCOUNT_RATE_LIMITS that ends here counts a minute.
TOO_MANY_WAIT = 60
LONGEST_ADDRESS = 4000
METHODS = {"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"}


def page(status: int, words: tuple[str, str] | None = None) -> HttpResponse:
    """A page without database, session or context processors."""
    title, text = words or WORDS[status]
    try:
        words = {"status": status, "title": title, "text": text, "newsroom": settings.NEWSROOM}
        body = loader.render_to_string("error.html", words)
    except Exception:  # whatever breaks the template must not break the page that says so
        log.exception("the error page itself failed")
        body = format_html(
            '<!doctype html><html lang="id"><meta charset="utf-8"><title>{}</title><h1>{}</h1><p>{}</p>',
            title,
            title,
            text,
        )
    answer = HttpResponse(body, status=status)
    answer["Cache-Control"] = "no-store"
    if status in (503, 507):
        answer["Retry-After"] = "5"
    return answer


def _status_of(error: BaseException | None) -> int:
    """503 for a database that is away or busy, 507 for a full disk, 500 for our own mistakes."""
    while error is not None:
        if isinstance(error, (OperationalError, InterfaceError)):
            return 503
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            return 507
        error = error.__cause__ or error.__context__
    return 500


def server_error(request):
    """Django calls this inside the `except` of the failure, in views and in middleware alike."""
    return page(_status_of(sys.exc_info()[1]))


def _at_the_desk(request, status: int) -> HttpResponse | None:
    """The page for staff inside the CMS; None for everybody else, and when the database is away."""
    user = getattr(request, "user", None)
    if not request.path.startswith("/admin/"):
        return None
    try:
        if not (user and user.is_active and user.is_staff):
            return None
        title, text = DESK_WORDS[status]
        words = {**admin.site.each_context(request), "title": title, "text": text}
        answer = render(request, "admin/error.html", words, status=status)
    except (OperationalError, InterfaceError):
        return None
    answer["Cache-Control"] = "no-store"
    return answer


def not_found(request, exception=None):
    """Not here, but something to read: the five newest stories."""
    if answer := _at_the_desk(request, 404):
        return answer
    try:
        latest = list(Article.objects.public().select_related("category").order_by("-published_at")[:5])
        answer = render(request, "404.html", {"latest": latest}, status=404)
    except (OperationalError, InterfaceError):
        return page(503)
    answer["Cache-Control"] = "no-store"
    return answer


def forbidden(request, exception=None):
    return _at_the_desk(request, 403) or page(403)


def bad_request(request, exception=None):
    return page(413 if isinstance(exception, RequestDataTooBig) else 400)


def too_many(request, exception=None):
    """allauth asks for this page when somebody tries too often. What was typed comes back, but for what is secret."""
    typed = [(name, value) for name, values in request.POST.lists() if name not in SECRET for value in values]
    answer = render(request, "429.html", {"typed": typed, "wait": TOO_MANY_WAIT}, status=429)
    answer["Retry-After"], answer["Cache-Control"] = str(TOO_MANY_WAIT), "no-store"
    return answer


def csrf_failure(request, reason=""):
    """Settings name this view. The reason is for the log, which Django has written already."""
    return page(403, CSRF_WORDS)


class RefuseNonsense:
    """Answers at the door what no view could: other alphabets than UTF-8, endless addresses, unknown methods."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        status = self._refusal(request)
        if not status:
            return self.get_response(request)
        answer = page(status)
        if status == 405:
            answer["Allow"] = ", ".join(sorted(METHODS))
        return answer

    @staticmethod
    def _refusal(request) -> int:
        meta = request.META
        if request.method not in METHODS:
            return 405
        if len(request.get_full_path()) > LONGEST_ADDRESS:
            return 414
        # PostgreSQL cannot store NUL and no address of ours holds one.
        if "\0" in request.path or "%00" in meta.get("QUERY_STRING", ""):
            return 400
        charset = request.content_params.get("charset", "")
        if charset and charset.lower() != "utf-8":
            return 400
        length = meta.get("CONTENT_LENGTH") or "0"
        if not (length.isascii() and length.isdigit()):
            return 400
        # One photograph that is too large must still reach its form and be refused at its field.
        return 413 if int(length) > 3 * settings.PHOTO_MAX_BYTES + settings.DATA_UPLOAD_MAX_MEMORY_SIZE else 0
