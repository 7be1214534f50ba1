"""The lower parts of the front page: newest and most read stories, and a block for each channel. One stencil each."""

from __future__ import annotations

from django.utils.safestring import SafeString

from news.models import Article, Category, Keyword
from news.page_parts import section_head, tags
from news.stencils import Stencil, joined
from portal.cards import briefs, cards, ranking

_RIVER = Stencil("news/_river.html", plain=("latest", "popular", "topics", "others"))
_BLOCK = Stencil("news/_block.html", plain=("id", "head", "cards"))
#: Newest stories that stand as cards; the others are rows of time and headline.
LARGE = 5


def river(latest: list[Article], popular: list[Article], topics: list[Keyword]) -> SafeString:
    """The newest stories under the first row; what is read most, else what they are about."""
    others = latest[LARGE:]
    told = {
        "latest": cards(latest[:LARGE], style="side", summary=True),
        "popular": ranking(popular) if popular else "",
        "topics": tags(topics, "topik") if topics and not popular else "",
        "others": briefs(others) if others else "",
    }
    return _RIVER.fill(told, ranked=bool(popular), topical=bool(told["topics"]), longer=bool(others))


def blocks(of_channels: list[tuple[Category, list[Article]]]) -> SafeString:
    """For each channel its newest stories that stand nowhere else on the page."""
    return joined(_block(*one) for one in of_channels)


def _block(category: Category, articles: list[Article]) -> SafeString:
    name = f"kanal-{category.slug}"
    head = section_head(name, category.name, category.get_absolute_url(), more=f"di {category.name}")
    return _BLOCK.fill({"id": name, "head": head, "cards": cards(articles, style="small", first="")})
