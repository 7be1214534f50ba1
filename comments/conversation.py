"""What a page of the conversation holds: comments in an order, their first answers, and where it goes on.

Nothing here counts or sorts the whole of a conversation: every list is walked along its index from where it begins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When
from django.http import Http404
from django.utils import timezone

from comments.models import Comment
from comments.policy import closed
from news.keeping import LAG, holds_for, holds_until, made_of
from news.models.article_set import ON_PAGES
from news.paths import path_to
from news.prepared import prepared

PAGE_SIZE = 50
#: Answers that stand under a comment; the others have a page of their own.
ANSWERS_SHOWN = 3
#: Picks over the first page of a conversation.
PICKS = 3


@dataclass(frozen=True)
class Order:
    """How a conversation is read. `name` stands in the address ("" needs none)."""

    name: str
    label: str
    keys: tuple[str, str]
    falling: bool

    def sort(self, comments: QuerySet) -> QuerySet:
        return comments.order_by(*(f"-{key}" if self.falling else key for key in self.keys))

    def walk(self, comments: QuerySet, place: tuple | None = None) -> list[QuerySet]:
        """The questions that, one after the other, read an order from behind a place (values of `keys`).

        One for times, which few comments share; two for likes, which may be the same for most of a conversation.
        """
        if place is None:
            return [self.sort(comments)]
        (key, _), (value, pk) = self.keys, place
        beyond = "lt" if self.falling else "gt"
        if key.endswith("_at"):
            passed = {key: value, f"pk__{'gte' if self.falling else 'lte'}": pk}
            return [self.sort(comments.filter(**{f"{key}__{beyond}e": value}).exclude(**passed))]
        same = comments.filter(**{key: value, f"pk__{beyond}": pk})
        return [self.sort(same), self.sort(comments.filter(**{f"{key}__{beyond}": value}))]

    def read(self, comments: QuerySet, place: tuple | None, most: int) -> list:
        """At most so many from behind a place, or from the first one on."""
        found: list = []
        for part in self.walk(comments, place):
            if len(found) < most:
                found += part[: most - len(found)]
        return found


OLDEST = Order("", "Terlama", ("created_at", "pk"), falling=False)
NEWEST = Order("terbaru", "Terbaru", ("created_at", "pk"), falling=True)
LIKED = Order("disukai", "Paling disukai", ("likes", "pk"), falling=True)
ORDERS = (OLDEST, NEWEST, LIKED)


def order_of(name: str) -> Order:
    """An order by its name in an address; the usual one for a name that nobody knows."""
    return next((one for one in ORDERS if one.name == name), OLDEST)


ON_PAGES["talk_picked"] = Exists(Comment.objects.filter(article=OuterRef("pk"), picked_at__isnull=False))


def _first_level(article: int, now: datetime) -> QuerySet:
    found = Comment.objects.under(article, now).for_readers()
    return found.annotate(cut_at=_cut(now)).defer("placed", "article")


def _first_page(order: Order) -> Callable[[int, datetime], list[Comment]]:
    """The question for the comments with which an order begins."""

    @prepared
    def ask(article: int, now: datetime) -> QuerySet:
        return order.sort(_first_level(article, now))[: PAGE_SIZE + 1]

    return ask


_FIRST = {order: _first_page(order) for order in ORDERS}


@prepared
def _first_answers(parents: tuple[int, ...], now: datetime) -> QuerySet:
    """All readable answers to comments that have few."""
    return OLDEST.sort(_answers(now).filter(parent__in=parents))


def _answers(now: datetime | None = None) -> QuerySet:
    return Comment.objects.visible(now).for_readers()


def page_of_comments(article, order: Order = OLDEST, after: int | None = None, likes: int | None = None) -> dict:
    """Context of a list of comments: the first page, or the one behind comment `after`.

    Two queries whatever the number of comments, and one or two more behind `after`. `likes` are those of `after`
    when the page before was read: they may have become more. Raises Http404 when `after` is no comment of this story.
    """
    now = timezone.now()
    if after is None:
        comments = _FIRST[order](article.pk, now)
    else:
        comments = order.read(_first_level(article.pk, now), _place(article, order, after, likes), PAGE_SIZE + 1)
    rest, comments = comments[PAGE_SIZE:], comments[:PAGE_SIZE]
    _hang_answers(comments, now)
    made_of(article.pk)
    last_while([*comments, *(answer for one in comments for answer in one.shown_answers)])
    return {
        "article": article,
        "order": order,
        "orders": [(one, list_address(article, one)) for one in ORDERS],
        "comments": comments,
        "closed": closed(article),
        "form_url": path_to("comments:form", article.pk),
        "more_url": _more_address(article, order, comments[-1]) if rest else "",
    }


def answers_to(comment: Comment, after: int | None = None) -> dict:
    """Context of the page with all answers to a comment. Raises Http404 when `after` is none of them."""
    found = _answers().filter(parent=comment)
    place = None
    if after is not None:
        place = Comment.objects.filter(parent=comment, pk=after).values_list(*OLDEST.keys).first()
        if place is None:
            raise Http404("no such place among the answers")
    answers = OLDEST.read(found, place, PAGE_SIZE + 1)
    rest, answers = answers[PAGE_SIZE:], answers[:PAGE_SIZE]
    made_of(comment.article_id)
    last_while([comment, *answers])
    address = path_to("comments:answers", comment.pk)
    return {"answers": answers, "more_url": f"{address}?setelah={answers[-1].pk}" if rest else ""}


def picks_of(article) -> list[Comment]:
    """Pilihan Redaksi under a story. No query when the story was asked before whether it has any."""
    if not article.__dict__.get("talk_picked", True):
        return []
    picks = list(Comment.objects.picked(article).for_readers()[:PICKS])
    last_while(picks)
    return picks


def last_while(comments: list[Comment]) -> None:
    """A page with these comments holds until a complaint hides one of them; the likes it tells may be a little late."""
    if comments:
        holds_for(LAG)
    for one in comments:
        holds_until(one.due_at)


def list_address(article, order: Order) -> str:
    return path_to("comments:list", article.pk) + (f"?urut={order.name}" if order.name else "")


def address_of(comment: Comment) -> str:
    """The page on which a comment stands in the usual order, and its place there. Costs the same for every comment."""
    first = comment.parent or comment
    anchor = f"#komentar-{comment.pk}"
    if comment.parent:
        answers = Comment.objects.visible().filter(parent=first)
        before = _keys_before(answers, comment, PAGE_SIZE)
        if len(before) >= ANSWERS_SHOWN:
            address = path_to("comments:answers", first.pk)
            return address + (f"?setelah={before[0]}" if len(before) == PAGE_SIZE else "") + anchor
    before = _keys_before(Comment.objects.under(comment.article_id), first, PAGE_SIZE)
    if len(before) < PAGE_SIZE:
        return comment.article.get_absolute_url() + anchor
    return path_to("comments:more", comment.article_id, before[0]) + anchor


def _keys_before(comments: QuerySet, comment: Comment, most: int) -> list[int]:
    """Primary keys of those that stand right before a comment, the nearest first."""
    # What comes next when the conversation is read from its end.
    return NEWEST.read(comments.values_list("pk", flat=True), (comment.created_at, comment.pk), most)


def _place(article, order: Order, after: int, likes: int | None) -> tuple:
    # Only a place in the conversation: that comment may have been taken away meanwhile.
    place = Comment.objects.filter(pk=after, article=article).values_list(*order.keys).first()
    if place is None:
        raise Http404("no such place in the conversation")
    return (likes, after) if order is LIKED and likes is not None else place


def _more_address(article, order: Order, last: Comment) -> str:
    asked = {"urut": order.name, "suka": last.likes if order is LIKED else ""}
    told = urlencode({name: value for name, value in asked.items() if value != ""})
    return path_to("comments:more", article.pk, last.pk) + (f"?{told}" if told else "")


def _cut(now: datetime) -> Case:
    """When the first answer was written that does not stand under its comment any more. Looked for where there are any."""
    answers = Comment.objects.visible(now).filter(parent=OuterRef("pk")).order_by("created_at", "pk")
    return Case(When(answered=True, then=answers.values("created_at")[ANSWERS_SHOWN : ANSWERS_SHOWN + 1]))


def _hang_answers(comments: list[Comment], now: datetime) -> None:
    """Put the first answers under each comment as `shown_answers`; `more_answers` leads to the others, or is "".

    One query, and none when nobody has answered.
    """
    answered = [one for one in comments if one.answered]
    wanted = Q()
    for one in answered:
        wanted |= Q(parent=one.pk, created_at__lte=one.cut_at) if one.cut_at else Q(parent=one.pk)
    answers: dict[int, list[Comment]] = {}
    if any(one.cut_at for one in answered):
        found = list(OLDEST.sort(_answers(now).filter(wanted)))
    else:
        found = _first_answers(tuple(one.pk for one in answered), now) if answered else []
    for answer in found:
        answers.setdefault(answer.parent_id, []).append(answer)
    for one in comments:
        one.shown_answers = answers.get(one.pk, [])[:ANSWERS_SHOWN]
        one.more_answers = path_to("comments:answers", one.pk) if one.cut_at else ""
