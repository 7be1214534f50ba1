"""The clock of complaints under thousands of orders of events: what waits longer than 48 hours, nobody reads."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

import pytest

from comments import complaints, moderation
from comments.models import COMPLAINT_TIME, Comment, ModerationAct, State
from comments.standing import put
from comments.undoing import undo
from tests.factories import publish

ORDERS, STEPS, WALKERS = 10_000, 1_500, 40
PAUSES = (
    *(timedelta(seconds=number) for number in (1, 4, 9, 11)),
    *(timedelta(hours=number) for number in (1, 7, 23, 24, 40, 47)),
    *(COMPLAINT_TIME + timedelta(seconds=number) for number in (-1, 0, 1)),
)


@dataclass
class Walker:
    """What one comment must be like, kept by the test alone; `past` is the order of events that led here."""

    comment: Comment
    state: str = State.VISIBLE
    open: list[datetime] = field(default_factory=list)
    past: int = 0
    #: The last act, when it was, and what stood before it.
    last: tuple | None = None

    def may_be_read(self, now) -> bool:
        return self.state == State.VISIBLE and not any(one <= now - COMPLAINT_TIME for one in self.open)


class Walk:
    def __init__(self, clock, moderator, author):
        self.clock, self.moderator, self.author = clock, moderator, author
        self.random, self.story, self.orders = Random(48), publish(), set()
        self.walkers = [self.arrive() for _ in range(WALKERS)]

    def arrive(self) -> Walker:
        comment = Comment(article=self.story, author=self.author, body="Isi")
        put(comment, State.VISIBLE)
        return Walker(comment)

    def step(self) -> None:
        if self.random.random() < 0.35:
            self.clock.moment += self.random.choice(PAUSES)
            for walker in self.walkers:
                self.remember(walker, "time")
            return
        walker = self.random.choice(self.walkers)
        event = self.random.choice((self.report, self.report, self.keep, self.reject, self.edit, self.undo, self.restore, self.delete))  # fmt: skip
        event(walker)
        self.remember(walker, event.__name__)

    def remember(self, walker, event) -> None:
        walker.past = hash((walker.past, event, self.clock.moment))
        self.orders.add(walker.past)

    def report(self, walker) -> None:
        if walker.may_be_read(self.clock.now()):
            complaints.receive(walker.comment.pk, reason="spam")
            walker.open.append(self.clock.now())
        else:
            with pytest.raises(complaints.NotThere):
                complaints.receive(walker.comment.pk, reason="spam")

    def act(self, walker, state, act, *, allowed, **details) -> None:
        if not allowed:
            with pytest.raises(moderation.Refused):
                act(walker.comment.pk, self.moderator, **details)
            return
        done = act(walker.comment.pk, self.moderator, **details)
        walker.last = (done.pk, self.clock.now(), walker.state, walker.open)
        walker.state, walker.open = state, []

    def keep(self, walker) -> None:
        if walker.state != State.REJECTED:
            allowed = walker.state == State.VISIBLE and bool(walker.open)
            self.act(walker, State.VISIBLE, moderation.approve, allowed=allowed)

    def restore(self, walker) -> None:
        if walker.state == State.REJECTED:
            self.act(walker, State.VISIBLE, moderation.approve, allowed=True)

    def reject(self, walker) -> None:
        allowed = walker.state == State.VISIBLE
        self.act(walker, State.REJECTED, moderation.reject, allowed=allowed, reason="spam")

    def edit(self, walker) -> None:
        body = f"Isi {self.random.random()}"
        self.act(walker, walker.state, moderation.edit, allowed=walker.state != State.DELETED, body=body)

    def undo(self, walker) -> None:
        if walker.last is None:
            return
        key, at, state, open_ = walker.last
        if walker.state == State.DELETED or self.clock.now() > at + timedelta(seconds=10):
            with pytest.raises(moderation.Refused):
                undo(key, self.moderator)
        else:
            undo(key, self.moderator)
            walker.state, walker.open = state, open_ + walker.open
        walker.last = None

    def delete(self, walker) -> None:
        """The author deletes, and another comment takes the place among those that are walked."""
        if walker.state != State.DELETED:
            comment = Comment.objects.get(pk=walker.comment.pk)
            put(comment, State.DELETED, body="")
            complaints.gone(comment)
            walker.state, walker.open = State.DELETED, []
        elif self.random.random() < 0.8:
            self.walkers[self.walkers.index(walker)] = self.arrive()


@pytest.mark.django_db
@pytest.mark.one_database
def test_no_reported_comment_is_read_past_48_hours_in_ten_thousand_orders_of_events(clock, moderator, reader, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    walk, overdue = Walk(clock, moderator, reader), 0
    for _ in range(STEPS):
        walk.step()
        read = set(Comment.objects.visible().values_list("pk", flat=True))
        assert read == {one.comment.pk for one in walk.walkers if one.may_be_read(clock.now())}
        overdue += sum(one.state == State.VISIBLE and not one.may_be_read(clock.now()) for one in walk.walkers)
    clocks = dict(Comment.objects.values_list("pk", "complained_at"))
    assert all(clocks[one.comment.pk] == min(one.open, default=None) for one in walk.walkers)
    assert len(walk.orders) >= ORDERS and overdue > ORDERS / 10
    assert set(ModerationAct.objects.values_list("act", flat=True)) == {"keep", "approve", "reject", "edit", "undo"}
