"""Questions about stories: which ones a reader may see, in which order, and what comes with them."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import Combinable
from django.utils import timezone

from news.freshness import FreshQuerySet, first_after
from news.models.beat import within_reach
from news.models.byline import Byline, bylines
from news.models.photo import ITS_WORDS, NOT_SHOWN
from news.models.state import ANSWERING, State, may_be_seen
from news.prepared import prepared

#: What a card shows besides the story itself. Other rooms add what belongs to one story and is read with it.
ON_CARDS = ["category", "lead_photo"]
#: What a card does not show of a story and of its photograph. Whoever asks for it nevertheless costs a query for each card.
NOT_ON_CARDS = [
    *("body", "withdrawal_reason", "share_title", "share_card", "dateline_place", "lead_caption", "lead_alt"),
    *("lead_decorative", "comments_open", "created_by", "created_at", "withdrawn_at", "category__description"),
    *(f"lead_photo__{name}" for name in (*NOT_SHOWN, *ITS_WORDS)),
]
#: What its own page does not show of a story and of what belongs to it.
NOT_ON_PAGES = [
    *("withdrawal_reason", "created_by", "withdrawn_at", "category__description", "category__parent__description"),
    *("editor__bio", "editor__initials", "editor__portrait", "editor__user"),
    *(f"lead_photo__{name}" for name in NOT_SHOWN),
]
#: What other rooms ask of a story when its page is drawn, by the name of the attribute that answers.
ON_PAGES: dict[str, Combinable] = {}


class ArticleQuerySet(FreshQuerySet):
    def public(self, now=None, *, before=None):
        """What a reader may see at `now`, narrowed to what was published `before` then."""
        return self.filter(may_be_seen(now or timezone.now(), before))

    def hidden_among(self, keys, now=None) -> set[int]:
        """Those of some stories, by key, that a reader may not see: few, so asking costs less than for the others."""
        return set(self.filter(pk__in=keys).exclude(may_be_seen(now or timezone.now())).values_list("pk", flat=True))

    def gone(self, now=None):
        """Stories that were public and are not any more: their address answers 410."""
        now = now or timezone.now()
        return self.filter(Q(embargo_until=None) | Q(embargo_until__lte=now)).filter(
            Q(state=State.WITHDRAWN, published_at__lte=now)
            | Q(state=State.PUBLISHED, published_at__lte=now, expires_at__lte=now)
        )

    def seen_by(self, user):
        """What somebody may look at in the CMS, drafts included: the one rule, for lists and for every given id."""
        return self.filter(within_reach(user))

    def newest_first(self):
        return self.order_by("-published_at", "-pk")

    def in_channel(self, category):
        """Stories of a channel; a channel with no parent also shows those of its sub-channels."""
        return self.in_channel_of(category.pk, at_top=not category.parent_id)

    def in_channel_of(self, key, at_top: bool):
        return self.filter(**{"section" if at_top else "category": key})

    def with_keyword(self, keyword, now=None):
        """Public stories of a keyword, newest first, read along the keyword's own index."""
        now = now or timezone.now()
        found = self.public(now).filter(taggings__tag=keyword, taggings__published_at__lte=now)
        return found.order_by("-taggings__published_at", "-taggings__content_object_id")

    def by_person(self, person, now=None):
        """Public stories with a person's name above them, newest first, along that person's index."""
        now = now or timezone.now()
        # Who wrote and photographed a story has two bylines under it: the first one counts.
        earlier = Byline.objects.filter(article=OuterRef("pk"), person=person, pk__lt=OuterRef("bylines__pk"))
        found = self.public(now).filter(~Exists(earlier), bylines__person=person, bylines__published_at__lte=now)
        return found.order_by("-bylines__published_at", "-bylines__article_id")

    def answering(self):
        """Stories whose address says something to readers, now or when their time comes."""
        return self.filter(state__in=ANSWERING)

    def edges(self, now):
        """When the next story comes out, ends, or is no longer under embargo."""
        published = self.filter(state=State.PUBLISHED)
        return first_after(now, published, "published_at", "expires_at", "embargo_until")

    def for_cards(self):
        """All that a card needs, in one query."""
        return self.select_related(*ON_CARDS).defer(*NOT_ON_CARDS)

    def public_cards(self, keys, now=None, *, whole=False) -> dict:
        """Those of some stories that are public, by primary key, with their bodies when they are wanted `whole`.

        The rule is applied after fetching: with it in the query SQLite walks all public stories.
        """
        keys, now = tuple(keys), now or timezone.now()
        found = _cards(keys, whole) if keys else []
        return {article.pk: article for article in found if article.is_public(now)}

    def for_feed(self):
        """All that a feed tells of its stories, in one query and one each for names and keywords."""
        return self.select_related("category__parent", "lead_photo").prefetch_related(bylines("person"), "keywords")

    def for_page(self):
        """All that the article page needs besides bylines and keywords, in one query."""
        found = self.select_related("category__parent", "editor", *ON_CARDS).annotate(**ON_PAGES)
        return found.defer(*NOT_ON_PAGES)


@prepared
def _cards(keys: tuple[int, ...], whole: bool) -> models.QuerySet:
    found = apps.get_model("news", "Article").objects.for_cards()  # not there yet when this module is read
    return (found.defer(None) if whole else found).filter(pk__in=keys)
