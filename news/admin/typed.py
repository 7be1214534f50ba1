"""A story as it is being typed, for the preview: nothing of it is in the database."""

from __future__ import annotations

from django.utils import timezone

from news.keys import as_key
from news.models import Article, Byline, Category, Keyword, Person
from news.prepared import give
from news.prose import clean
from news.views.articles import article_context


def typed_context(form, data) -> dict:
    """Context of the article template made of a bound form, complete or not.

    `data` is the POST; names in the byline rows are read from it.
    """
    story = _story(form)
    story._prefetched_objects_cache = {"bylines": typed_bylines(data)}
    give(story, "keywords", Keyword, _keywords(form.cleaned_data.get("keywords") or []))
    return article_context(story, "all")


def _story(form) -> Article:
    """The form's story with gaps filled so that the template has something to show."""
    story = form.instance
    for name in ("title", "standfirst", "dateline_place", "lead_caption", "lead_alt", "share_title"):
        setattr(story, name, form.cleaned_data.get(name, form.data.get(name, "")) or "")
    story.body = clean(form.data.get("body", ""))
    story.title = story.title or "Tanpa judul"
    story.category = form.cleaned_data.get("category") or Category.objects.in_order().first() or Category(name="Kanal")
    story.lead_photo = form.cleaned_data.get("lead_photo")
    story.editor = form.cleaned_data.get("editor")
    story.kind = form.cleaned_data.get("kind") or story.kind
    story.published_at = story.published_at or form.cleaned_data.get("publish_at") or timezone.now()
    story.slug = story.slug or "pratinjau"
    # A story that was never saved has no relations; key 0 belongs to nobody and finds none.
    story.pk = story.pk or 0
    return story


def typed_bylines(data) -> list[Byline]:
    """The names above a story that stand in the rows of a form."""
    rows = range(min(as_key(data.get("bylines-TOTAL_FORMS")) or 0, 20))
    asked = [as_key(data.get(f"bylines-{row}-person")) for row in rows]
    people = {person.pk: person for person in Person.objects.filter(pk__in=filter(None, asked))}
    bylines = []
    for row, key in zip(rows, asked, strict=True):
        person = people.get(key)
        name = data.get(f"bylines-{row}-name_override", "").strip()
        role = data.get(f"bylines-{row}-role", Byline.Role.REPORTER)
        if (person or name) and not data.get(f"bylines-{row}-DELETE"):
            bylines.append(Byline(person=person, name_override=name, role=role))
    return bylines


def _keywords(names: list[str]) -> list[Keyword]:
    return [Keyword(name=name, slug="pratinjau") for name in names]
