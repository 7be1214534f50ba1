"""How a story lies on its pages: what is drawn on which, what stands in "Baca juga", what is related."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.utils.safestring import SafeString, mark_safe

from news import inserts
from news.models import Article, Kind, Page, Photo
from news.prose import PAGE_BREAK, halves
from news.related import RELATED, recommended_stories

#: An automatic "Baca juga" lets a reader come this far first.
PARAGRAPHS_FIRST = 3


@dataclass(frozen=True)
class StoryPage:
    """The page of a story that is being read. `number` is 0 when all pages stand on one."""

    body: SafeString
    number: int
    total: int
    address: str

    @property
    def is_first(self) -> bool:
        return self.number <= 1

    @property
    def is_last(self) -> bool:
        return self.number in (0, self.total)

    @property
    def talk_url(self) -> str:
        """Where the comments stand: under the first page."""
        return "#komentar" if self.number == 1 else f"{self.address}#komentar"

    @property
    def links(self) -> list[tuple[int, str]]:
        return [(number, self._at(number)) for number in range(1, self.total + 1)]

    @property
    def next_url(self) -> str:
        return "" if self.is_last else self._at(self.number + 1)

    @property
    def previous_url(self) -> str:
        return "" if self.is_first else self._at(self.number - 1)

    @property
    def whole_url(self) -> str:
        return f"{self.address}?page=all"

    def _at(self, number: int) -> str:
        return self.address if number == 1 else f"{self.address}?page={number}"


def lay_out(story: Article, asked: str | None = None) -> dict:
    """What the template shows of a story's text: `page`, `read_also` behind it and `related` beside it.

    `asked` is the value of `?page=`. Raises Http404 for a page that the story does not have. Four queries at most,
    whatever stands in the text.
    """
    named = inserts.stories_in(story.body)
    related, stories = recommended_stories(story, named)
    html = str(story.body_html)
    if related and not any(key in stories for key in named):
        html = _recommend(html, related[0])
        stories = stories | {related[0].pk: related[0]}
    photos = _photos(html)
    is_photo_story = story.kind == Kind.PHOTO
    lead = bool(is_photo_story and story.shown_photo)
    total = sum(key in photos for key in inserts.photos_in(html)) + lead
    drawing = inserts.Drawing(photos, stories, total, is_photo_story, lead)
    bodies = [body for body in map(drawing.draw, html.split(PAGE_BREAK)) if body.strip()]
    number = _number(asked, len(bodies))
    body = bodies[number - 1] if number and bodies else mark_safe("".join(bodies))  # noqa: S308 - drawn from cleaned HTML
    left = [one for one in related if one.pk not in drawing.recommended]
    behind = left[: inserts.READ_ALSO_MOST - len(drawing.recommended)]
    return {
        "page": StoryPage(body, number, max(1, len(bodies)), story.get_absolute_url()),
        "page_title": f"{story.title} - Halaman {number}" if number > 1 else story.title,
        "photo_total": total if is_photo_story else 0,
        "read_also": behind,
        "related": left[len(behind) :][:RELATED],
    }


def lay_out_page(page: Page) -> SafeString:
    """The body of a static page, whole."""
    html = page.body.replace(PAGE_BREAK, "")
    stories = Article.objects.public_cards(inserts.stories_in(html))
    return inserts.Drawing(_photos(html), stories).draw(html)


def _photos(html: str) -> dict[int, Photo]:
    keys = inserts.photos_in(html)
    return Photo.objects.publishable().in_bulk(keys) if keys else {}


def _recommend(html: str, story: Article) -> str:
    """The body with one "Baca juga" between two of its paragraphs, if it is long enough for one."""
    before, behind = halves(html, PARAGRAPHS_FIRST)
    return f"{before}{inserts.read_also(story)}{behind}" if behind else html


def _number(asked: str | None, total: int) -> int:
    """The page that `?page=` asks for: 1 without it, 0 for all of several."""
    if asked == "all":
        return 0 if total > 1 else 1
    if asked is None or asked in {str(number) for number in range(1, total + 1)} | {"1"}:
        return int(asked or 1)
    raise Http404("no such page of this story")
