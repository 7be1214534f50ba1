"""The queue of moderation: what waits, what is reported, appeals, and what was decided; a page of it at constant cost."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from comments import appealing, complaints, moderation
from comments.models import Appeal, Comment, Complaint, State, Suspension, WatchList
from comments.policy import FLAGS
from news.models import Article, Category

A_PAGE = 30
#: For one page of a filtered tab so many comments are looked at; what lies behind them is a press away.
LOOKED_AT = 20_000
COUNTED = 1000
#: An account counts as new for so long.
NEW_ACCOUNT = timedelta(days=7)
HURRY = timedelta(hours=8)


@dataclass(frozen=True)
class Tab:
    """`order`: the column along which the list is walked; with "-" the newest first."""

    label: str
    order: str
    empty: str
    states: tuple[str, ...] = ()


TABS = {
    "menunggu": Tab("Menunggu", "created_at", "Tidak ada komentar yang menunggu. Semua sudah diperiksa.", (State.HELD,)),
    "dilaporkan": Tab("Dilaporkan", "complained_at", "Tidak ada laporan yang menunggu keputusan.", (State.HELD, State.VISIBLE)),
    "keberatan": Tab("Keberatan", "appeal__made_at", "Tidak ada keberatan yang menunggu keputusan."),
    "tampil": Tab("Tampil", "-created_at", "Tidak ada komentar yang cocok.", (State.VISIBLE,)),
    "ditolak": Tab("Ditolak", "-created_at", "Tidak ada komentar yang cocok.", (State.REJECTED,)),
}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """Which comments are wanted; what is empty narrows nothing."""

    tab: str = "menunggu"
    story: int | None = None
    channel: Category | None = None
    watch: WatchList | None = None
    flag: str = ""
    new_account: bool = False
    words: str = ""
    #: The comment behind which the page begins.
    after: int | None = None

    @property
    def has_filter(self) -> bool:
        """Whether comments must be looked at one by one: those of a story stand together in an index."""
        return bool(self.channel or self.watch or self.flag or self.new_account or self.words)


@dataclass
class Record:
    """What is known of an author, or of somebody who reports."""

    visible: int = 0
    rejected: int = 0
    suspensions: int = 0
    running: Suspension | None = None


@dataclass
class Case:
    """A comment as it lies before a moderator."""

    comment: Comment
    record: Record
    flags: list[str]
    complaints: list[Complaint] = field(default_factory=list)
    #: Complaint's key -> (complaints of that person that were decided, those upheld).
    reporters: dict = field(default_factory=dict)
    appeal: Appeal | None = None
    refused_appeal: str = ""

    @property
    def mark(self) -> str:
        return moderation.mark(self.comment, self.complaints)

    @property
    def reason(self) -> str:
        return moderation.proposed_reason(self.comment.flags, self.complaints)

    @property
    def reason_words(self) -> str:
        return dict(moderation.Reason.choices).get(self.reason, "")

    @property
    def persons(self) -> int:
        return len({complaint.person for complaint in self.complaints})

    @property
    def due_at(self) -> datetime | None:
        return self.comment.due_at

    @property
    def is_overdue(self) -> bool:
        return self.due_at is not None and self.due_at <= timezone.now()

    @property
    def hurries(self) -> bool:
        return self.due_at is not None and self.due_at - timezone.now() <= HURRY

    @property
    def reports(self) -> list[tuple[Complaint, str]]:
        """Each complaint, and in words how often its reporter was right before."""
        return [(one, _trust(self.reporters.get(one.pk))) for one in self.complaints]


def _trust(known: tuple[int, int] | None) -> str:
    if not known:
        return ""
    return f"{known[1]} dari {known[0]} laporannya yang dulu diterima"


@dataclass(frozen=True)
class Page:
    cases: list[Case]
    #: Key of the last comment that was looked at; None when nothing is behind it.
    cursor: int | None
    #: Until which moment of the tab's order was looked, when the page is not full and the tab goes on.
    looked_to: datetime | None = None


def page_of(asked: Asked, by) -> Page:
    """A page of the queue as `by` sees it. At most ten queries and `LOOKED_AT` comments, however long it is."""
    rows = _behind(in_tab(asked), asked)
    last = _last_looked_at(rows, asked) if asked.has_filter else None
    if last:
        rows = rows.filter(_until(asked, *last))
    keys = list(_filtered(rows, asked).values_list("pk", flat=True)[: A_PAGE + 1])
    cases = cases_of(keys[:A_PAGE], by)
    if len(keys) > A_PAGE:
        return Page(cases, keys[A_PAGE - 1])
    return Page(cases, last[1], last[0]) if last else Page(cases, None)


def in_tab(asked: Asked) -> QuerySet:
    """The comments of a tab, or of one story in it, in its order."""
    tab = TABS[asked.tab]
    found = Comment.objects.filter(state__in=tab.states) if tab.states else Comment.objects.all()
    if asked.tab == "dilaporkan":
        found = found.filter(complained_at__isnull=False)
    if asked.tab == "keberatan":
        found = found.filter(pk__in=Appeal.objects.filter(decided_at=None).values("comment"))
    if asked.story:
        found = found.filter(article=asked.story)
    return found.order_by(tab.order, "-pk" if tab.order.startswith("-") else "pk")


def _filtered(found: QuerySet, asked: Asked) -> QuerySet:
    if asked.channel:
        found = found.filter(article__category__in=_below(asked.channel))
    if asked.watch:
        found = found.filter(_watched(asked.watch))
    if asked.flag:
        found = found.annotate(flag_text=Cast("flags", TextField())).filter(flag_text__contains=f'"{asked.flag}"')
    if asked.new_account:
        found = found.filter(author__date_joined__gt=timezone.now() - NEW_ACCOUNT)
    if asked.words:
        words = asked.words
        found = found.filter(Q(body__icontains=words) | Q(author__display_name__icontains=words))
    return found


def _below(channel: Category) -> QuerySet:
    return Category.objects.filter(Q(pk=channel.pk) | Q(parent=channel))


def _watched(watch: WatchList) -> Q:
    by_keyword = Article.keywords.through.objects.filter(
        content_object=OuterRef("article"), tag__in=watch.keywords.values("pk")
    )
    return Q(article__in=watch.articles.values("pk")) | Q(Exists(by_keyword))


def _behind(found: QuerySet, asked: Asked) -> QuerySet:
    """What comes after a place in the list, by keys of the index; the comment there may have been decided since."""
    if not asked.after:
        return found
    name, falling = _order(asked)
    place = Comment.objects.filter(pk=asked.after).values_list(name, "pk").first()
    if place is None or place[0] is None:
        return found
    return found.filter(_side("lt" if falling else "gt", name, *place))


def _last_looked_at(found: QuerySet, asked: Asked) -> tuple[datetime, int] | None:
    """The place of the last comment that is looked at; None when there are not so many."""
    around = list(found.values_list(_order(asked)[0], "pk")[LOOKED_AT - 1 : LOOKED_AT + 1])
    return around[0] if len(around) == 2 else None


def _until(asked: Asked, value: datetime, pk: int) -> Q:
    name, falling = _order(asked)
    return _side("gte" if falling else "lte", name, value, pk)


def _order(asked: Asked) -> tuple[str, bool]:
    order = TABS[asked.tab].order
    return order.removeprefix("-"), order.startswith("-")


def _side(side: str, name: str, value: datetime, pk: int) -> Q:
    """What stands on one side ("lt", "lte", ...) of a place; said twice, so that an index is entered at the place."""
    strict = side.removesuffix("e")
    here = Q(**{f"{name}__{strict}": value}) | Q(**{name: value, f"pk__{side}": pk})
    return Q(**{f"{name}__{strict}e": value}) & here


def cases_of(keys: list[int], by) -> list[Case]:
    """Comments, in the order of their keys, with everything that a moderator weighs."""
    related = ("author", "article__category__parent", "parent__author", "appeal__rejected_by")
    rows = Comment.objects.filter(pk__in=keys).select_related(*related).defer("article__body")
    rows = {one.pk: one for one in rows.prefetch_related(Prefetch("complaints", Complaint.objects.open(), "open_now"))}
    comments = [rows[key] for key in keys if key in rows]
    every = [complaint for comment in comments for complaint in comment.open_now]
    trusted = complaints.records(every) if every else {}
    known = records({comment.author_id for comment in comments} - {None})
    return [_case(comment, known.get(comment.author_id, Record()), trusted, by) for comment in comments]


def _case(comment: Comment, record: Record, trusted: dict, by) -> Case:
    appeal = getattr(comment, "appeal", None)
    return Case(
        comment=comment,
        record=record,
        flags=[FLAGS.get(flag, flag) for flag in comment.flags],
        complaints=comment.open_now,
        reporters={one.pk: trusted.get(one.by_id or one.origin) for one in comment.open_now},
        appeal=appeal,
        refused_appeal=appealing.why_not(appeal, by) if appeal and appeal.decided_at is None else "",
    )


def records(authors: set[int]) -> dict[int, Record]:
    """What is known of some authors, by key."""
    known = {author: Record() for author in authors}
    states = Comment.objects.filter(author__in=authors).order_by()
    by_state = {
        name: Count("pk", filter=Q(state=state))
        for name, state in (("shown", State.VISIBLE), ("refused", State.REJECTED))
    }
    counted = states.values("author").annotate(**by_state).values_list("author", "shown", "refused")
    for author, visible, rejected in counted:
        known[author].visible, known[author].rejected = visible, rejected
    running = set(Suspension.objects.running().filter(user__in=authors).values_list("pk", flat=True))
    for suspension in Suspension.objects.filter(user__in=authors):
        record = known[suspension.user_id]
        record.suspensions += 1
        if suspension.pk in running:
            record.running = suspension
    return known


def numbers() -> dict[str, str]:
    """Tab -> how much waits there, in words; counting ends at a thousand."""
    open_appeals = Appeal.objects.filter(decided_at=None)
    waiting = {
        "menunggu": Comment.objects.waiting(),
        "dilaporkan": Comment.objects.filter(complained_at__isnull=False, state__in=(State.HELD, State.VISIBLE)),
        "keberatan": open_appeals,
    }
    found = {tab: rows.order_by()[:COUNTED].count() for tab, rows in waiting.items()}
    return {tab: f"{COUNTED - 1}+" if number >= COUNTED else str(number) for tab, number in found.items()}
