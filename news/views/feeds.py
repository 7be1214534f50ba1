"""Feeds at their addresses: found, written, and not sent again to who has them."""

import json
from hashlib import sha256

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from news.feed_formats import MEDIA_TYPES, written_as_json, written_as_xml
from news.feeds import NOUNS, feed_addresses, feed_of
from news.keeping import kept
from news.models import Category
from news.views.addresses import in_small_letters


class FeedKind:
    """`kanal`, `tag` or `penulis` in an address."""

    regex = "|".join(NOUNS)
    to_python = to_url = staticmethod(str)


class FeedForm:
    """Formats that an address names; without a name it is RSS."""

    regex = "atom|json"
    to_python = to_url = staticmethod(str)


@require_safe
@kept()
def site(request, form="rss"):
    return _answer(request, None, form)


@require_safe
@kept()
@in_small_letters
def of(request, kind, slug, form="rss"):
    """The feed of a channel, keyword or person; 301 from an address that it used to have."""
    model = NOUNS[kind]
    found = model.objects.select_related("parent") if model is Category else model.objects
    noun = found.filter(slug=slug).first()
    if noun is None:
        moved = model.objects.filter(old_slugs__slug=slug).first()
        if moved is None:
            raise Http404("no such feed")
        return redirect(feed_addresses(moved)[form].removeprefix(settings.SITE_URL), permanent=True)
    return _answer(request, noun, form)


def _answer(request, noun, form: str) -> HttpResponse:
    feed = feed_of(noun)
    told = (
        json.dumps(written_as_json(feed), ensure_ascii=False).encode() if form == "json" else written_as_xml(feed, form)
    )
    answer = HttpResponse(told, content_type=MEDIA_TYPES[form])
    answer["Cache-Control"] = "public, max-age=0, must-revalidate"
    links = [(feed.addresses[form], "self"), *([(settings.WEBSUB_HUB, "hub")] if settings.WEBSUB_HUB else [])]
    answer["Link"] = ", ".join(f'<{address}>; rel="{rel}"' for address, rel in links)
    return conditional(request, answer, int(feed.touched.timestamp()))


def conditional(request, answer: HttpResponse, changed: int | None = None) -> HttpResponse:
    """The answer with its ETag (and Last-Modified, in seconds), or 304 for who has it already."""
    answer["ETag"] = f'"{sha256(answer.content).hexdigest()[:32]}"'
    if changed is not None:
        answer["Last-Modified"] = http_date(changed)
    return get_conditional_response(request, answer["ETag"], changed, answer)
