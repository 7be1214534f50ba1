"""A story that is not out yet, for somebody without an account who was sent a link to it."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from news.models import Article, PreviewLink, State
from news.views.articles import article_context

#: Pages of this address are kept by nobody, found by no search engine and named to no other site.
SECRET = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow, noarchive"}
UNKNOWN = (
    "Tautan pratinjau tidak dikenal",
    "Periksa lagi alamatnya: mungkin ada huruf yang terpotong saat disalin. Kalau perlu, minta tautan baru kepada redaksi.",
)
OVER = (
    "Tautan pratinjau tidak berlaku lagi",
    "Masa berlakunya habis atau redaksi sudah mencabutnya. Kalau masih perlu membaca naskahnya, minta tautan baru kepada redaksi.",
)


@require_safe
def preview(request, signed):
    """The story as it is saved; once readers may see it, its own address. Reads no session and counts no read."""
    link = PreviewLink.objects.signed(signed)
    if link is None:
        return _closed(request, 404, *UNKNOWN)
    story = Article.objects.for_page().get(pk=link.article_id)
    if story.is_public():
        return _secret(redirect(story))
    if not link.is_open() or not _is_still_to_come(story):
        return _closed(request, 410, *OVER)
    context = article_context(story, "all") | {"preview": True, "preview_link": link}
    return _secret(render(request, "news/article.html", context))


def _is_still_to_come(story: Article) -> bool:
    """Not what has been taken back: a withdrawn story and one whose time is over are shown to nobody."""
    is_over = story.state == State.PUBLISHED and story.expires_at and story.expires_at <= timezone.now()
    return story.state != State.WITHDRAWN and not is_over


def _closed(request, status: int, title: str, text: str):
    return _secret(render(request, "error.html", {"status": status, "title": title, "text": text}, status=status))


def _secret(answer):
    add_never_cache_headers(answer)
    for name, value in SECRET.items():
        answer[name] = value
    return answer
