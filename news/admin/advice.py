"""Advice on a story that is being written: titles like this one, keywords that it asks for, spelling. Stores nothing."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from news.dates import short_day
from news.house_style import hints
from news.manuscript_lines import signs
from news.models import Article, Person
from news.models.state import may_be_seen
from news.similar import similar_titles
from news.suggestions import suggest_keywords

HINTS_MOST = 40
#: Letters before a hint that say where it stands.
AROUND = 30


def advice(user, title: str, standfirst: str, paragraphs: list[str], taken: list[str], own: int | None = None) -> dict:
    """Similar titles, keywords and hints; `own` is the story's own key.

    `place` of a hint is a field or the number of its paragraph.
    """
    others = _visible(user).exclude(pk=own) if own else _visible(user)
    texts = [("title", title), ("standfirst", standfirst), *enumerate(paragraphs)]
    found = [_hint(place, text, hint) for place, text in texts for hint in hints(text)]
    return {
        "similar": [_other(user, other) for other in similar_titles(title, others)],
        "keywords": suggest_keywords(title, " ".join(paragraphs), taken),
        "hints": [*_initials(paragraphs), *found][:HINTS_MOST],
    }


def _visible(user):
    """The stories that somebody may see in the CMS or on the site."""
    stories = Article.objects.select_related("category").defer("body")
    if user.has_perm("news.edit_any_article"):
        return stories
    return stories.filter(Q(created_by=user) | may_be_seen(timezone.now()))


def _other(user, story: Article) -> dict:
    own = user.has_perm("news.edit_any_article") or story.created_by_id == user.pk
    address = reverse("admin:news_article_change", args=[story.pk]) if own else story.get_absolute_url()
    when = short_day(story.published_at or story.saved_at)
    return {"title": story.title, "note": f"{when}, {story.state_label}", "address": address}


def _hint(place: str | int, text: str, hint) -> dict:
    return {
        "place": place,
        "start": _as_script_counts(text, hint.start),
        "found": hint.found,
        "better": hint.better,
        "why": hint.why,
        "safe": hint.safe,
        "around": _before(text, hint.start),
    }


def _before(text: str, start: int) -> str:
    """The words before a place, none of them cut."""
    if start <= AROUND:
        return text[:start]
    return text[start - AROUND : start].partition(" ")[2]


def _initials(paragraphs: list[str]) -> list[dict]:
    """Initials typed at the end of the text: the template adds them, or nobody has them."""
    place = next((place for place in reversed(range(len(paragraphs))) if paragraphs[place].strip()), None)
    signed = signs(paragraphs[place].rstrip()) if place is not None else None
    if not signed:
        return []
    text, (codes, length) = paragraphs[place].rstrip(), signed
    named = Q()
    for code in codes:
        named |= Q(initials__iexact=code)
    known = {initials.lower() for initials in Person.objects.filter(named).values_list("initials", flat=True)}
    unknown = [code for code in codes if code.lower() not in known]
    why = (
        f"Inisial ({'/'.join(unknown)}) tidak ada di daftar penulis"
        if unknown
        else "Inisial ditambahkan sendiri dari kolom Penulis; pilih orangnya di sana"
    )
    start = len(text) - length
    hint = {"found": text[start:].strip(), "better": "", "why": why, "safe": not unknown, "around": ""}
    return [{"place": place, "start": _as_script_counts(text, start), **hint}]


def _as_script_counts(text: str, letters: int) -> int:
    """Letters as JavaScript counts them: an emoji is two."""
    return len(text[:letters].encode("utf-16-le", "surrogatepass")) // 2
