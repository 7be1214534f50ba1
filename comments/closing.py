"""Whether and until when a story takes comments, and whether they are looked at first: story, channel, site, keyword."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from comments.models import Mode, SensitiveKeyword
from news.keeping import holds_until
from news.models import Article
from news.models.article_set import ON_PAGES
from news.models.keyword import Tagging

NOT_PUBLIC = "Berita ini tidak menerima komentar."
BY_EDITORS = "Komentar untuk berita ini sudah ditutup redaksi."
SENSITIVE = "Redaksi tidak membuka komentar untuk berita ini, demi melindungi orang-orang yang diberitakan."
#: What one row of a channel's rule says.
_PARTS = ("pk", "mode", "closes_after_days", "open")


@dataclass(frozen=True)
class Terms:
    """What holds for the conversation under one story, from the nearest rule that says something."""

    mode: Mode
    open: bool
    closes_after_days: int
    sensitive: bool


def _questions() -> dict:
    """What is asked of a story to know its terms, by the name of each answer."""
    ways = {"own": "category__comment_rule", "above": "section__comment_rule"}
    rules = {f"talk_{name}_{part}": F(f"{way}__{part}") for name, way in ways.items() for part in _PARTS}
    sensitive = Tagging.objects.filter(
        content_object=OuterRef("pk"), tag__in=SensitiveKeyword.objects.values("keyword")
    )
    return {"talk_mode": F("conversation__mode"), "talk_sensitive": Exists(sensitive)} | rules


ON_PAGES.update(_questions())  # a story that is drawn has been asked already


def terms_of(article) -> Terms:
    """At most one query, whatever rules there are. A channel's own rule stands in the place of its parent's."""
    told = article.__dict__
    if "talk_mode" not in told:
        told = Article.objects.filter(pk=article.pk).order_by().values(**_questions()).get()
    rule = {part: told[f"talk_{'own' if told['talk_own_pk'] else 'above'}_{part}"] for part in _PARTS}
    usual = Mode.BEFORE if settings.READERS.look_first else Mode.AFTER
    days = rule["closes_after_days"]
    return Terms(
        mode=Mode(told["talk_mode"] or rule["mode"] or usual),
        open=rule["pk"] is None or rule["open"],
        closes_after_days=settings.READERS.close_after_days if days is None else days,
        sensitive=told["talk_sensitive"],
    )


def closed(article, now: datetime | None = None) -> str | None:
    """Why nobody may comment on a story, in a sentence for readers, or None. Part of public pages: at most one query."""
    now = now or timezone.now()
    if not article.is_public(now):
        return NOT_PUBLIC
    if not article.comments_open:
        return BY_EDITORS
    terms = terms_of(article)
    if terms.sensitive:
        return SENSITIVE
    if not terms.open:
        return f"Kanal {article.category} tidak menerima komentar."
    end = closes_at(article, terms)
    holds_until(end if end and end > now else None)
    if end and end <= now:
        return f"Komentar ditutup {terms.closes_after_days} hari setelah berita terbit."
    return None


def closes_at(article, terms: Terms | None = None) -> datetime | None:
    """When a story's conversation closes by age; a kept copy of its page may not live longer. None: never."""
    days = (terms or terms_of(article)).closes_after_days
    return article.published_at + timedelta(days=days) if days and article.published_at else None
