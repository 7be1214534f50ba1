"""What an editor may put between the paragraphs of a story: the searches behind the chooser of the rich text."""

import re

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.urls import path

from news import embeds
from news.dates import short_stamp
from news.keys import as_key
from news.models import Article, Keyword, Photo

FOUND_MOST, PHOTOS_MOST = 12, 24
#: Titles have no index for words in their middle: among so many of the newest is looked.
LOOKED_AT = 5_000
KEYS_MOST = 100
KEYWORDS_MOST = 5


class InsertSearches:
    """Mixed into the admin of stories: four answers in JSON for who may write stories or static pages."""

    def get_urls(self):
        views = {"foto": find_photos, "berita": find_stories, "tautan": find_link, "sematan": find_embed}
        own = [
            path(f"sisipan/{name}/", self.admin_site.admin_view(view), name=f"news_article_insert_{name}")
            for name, view in views.items()
        ]
        return own + super().get_urls()


def find_photos(request):
    """Photographs that may be published: by key (`id`), or those used last whose words hold `q`."""
    _require(request, "news.view_photo", "news.change_page")
    usable = Photo.objects.publishable()
    if keys := _keys(request):
        return _answer([_photo(one) for one in usable.filter(pk__in=keys)])
    hits = usable.search(_typed(request)).recent_first()[:PHOTOS_MOST]
    return _answer([_photo(one) for one in hits], "Tidak ada foto yang cocok dan boleh tampil.")


def find_stories(request):
    """Public stories: by key (`id`), the newest with `q` in the title, or those that share the keywords `kata`."""
    _require(request, "news.view_article", "news.change_page")
    if keys := _keys(request):
        return _answer([_story(one) for one in Article.objects.public_cards(keys).values()])
    typed = _typed(request)
    found = _titled(typed) if typed else _of_keywords(request.GET.get("kata", "")) or _newest()
    other = as_key(request.GET.get("bukan"))
    return _answer(
        [_story(one) for one in found if one.pk != other][:FOUND_MOST], "Tidak ada berita terbit yang cocok."
    )


def find_link(request):
    """Where a link may lead: the address that was typed, or public stories with `q` in the title."""
    _require(request, "news.view_article", "news.change_page")
    typed = request.GET.get("q", "").strip()[:2000]
    if re.match(r"(?:https?://|mailto:|/|www\.)\S", typed):
        address = f"https://{typed}" if typed.startswith("www.") else typed
        return _answer([{"id": address, "title": typed, "note": "Alamat yang Anda ketik", "address": address}])
    return find_stories(request)


def find_embed(request):
    """The video or post behind an address, in the one spelling in which it is stored."""
    _require(request, "news.change_article", "news.change_page")
    address = request.GET.get("q", "").strip()
    embed = embeds.recognise(address[:2000])
    found = [{"id": embed.address, "title": f"Sisipkan {embed.label}", "note": embed.address}] if embed else []
    return _answer(found, f"Bukan alamat {embeds.KNOWN} yang dikenal." if address else f"Tempel alamat {embeds.KNOWN}.")


def _require(request, *permissions):
    if not any(map(request.user.has_perm, permissions)):
        raise PermissionDenied


def _answer(found: list[dict], nothing: str = "") -> JsonResponse:
    return JsonResponse({"found": found, "note": "" if found else nothing})


def _keys(request) -> list[int]:
    return list(filter(None, map(as_key, request.GET.getlist("id")[:KEYS_MOST])))


def _typed(request) -> str:
    return request.GET.get("q", "").strip()[:80]


def _holds(text: str, typed: str) -> bool:
    """Whether each word that was typed stands somewhere in a text."""
    text = text.casefold()
    return all(word in text for word in typed.casefold().split())


def _newest(number: int = FOUND_MOST + 1):
    return Article.objects.public().newest_first().for_cards()[:number]


def _titled(typed: str) -> list[Article]:
    newest = Article.objects.public().newest_first().values_list("pk", "title")[:LOOKED_AT]
    keys = [key for key, title in newest if _holds(title, typed)][: FOUND_MOST + 1]
    return _newest_of(Article.objects.public_cards(keys))


def _of_keywords(names: str) -> list[Article]:
    wanted = [name.strip() for name in names.split(",") if name.strip()][:KEYWORDS_MOST]
    keywords = Keyword.objects.filter(name__in=wanted) if wanted else ()
    keys = {
        key for one in keywords for key in Article.objects.with_keyword(one).values_list("pk", flat=True)[:FOUND_MOST]
    }
    return _newest_of(Article.objects.public_cards(keys))[: FOUND_MOST + 1]


def _newest_of(found: dict) -> list[Article]:
    return sorted(found.values(), key=lambda one: (one.published_at, one.pk), reverse=True)


def _photo(photo: Photo) -> dict:
    return {
        "id": photo.pk,
        "title": photo.caption or photo.alt or f"Foto {photo.pk}",
        "note": photo.credit,
        "caption": photo.caption,
        "credit": photo.credit_line,
        "alt": photo.alt,
        "thumb": photo.rendition("3:2", photo.widths("3:2")[0]),
    }


def _story(story: Article) -> dict:
    return {
        "id": story.pk,
        "title": story.title,
        "note": f"{story.category.name} · {short_stamp(story.published_at)}",
        "address": story.get_absolute_url(),
    }
