"""Complaints about comments and their clock: decided within 2 x 24 hours (Pedoman Pemberitaan Media Siber 3e to 3h).

`Comment.complained_at` is when the first undecided complaint came in; every complaint, decision and undo sets it in its
own transaction, and by it alone the query hides a comment whose time is over.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Count, F, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django_tasks import task

from comments.models import COMPLAINT_TIME, Comment, Complaint, State
from comments.standing import recount

Decision = Complaint.Decision
#: After so many hours those who may decide are reminded by mail.
REMINDERS = (24, 40)
#: The clocks of two machines are never quite the same.
LEEWAY = timedelta(minutes=1)
#: One network, or one account, sends so many complaints in this time.
MOST, WITHIN = 10, timedelta(minutes=10)
#: The dashboard counts what was late so far back.
LOOKED_BACK = timedelta(days=30)


class NotThere(Exception):
    """Nobody reads the comment, so nobody can report it."""


def seconds_to_wait(by, origin: str, now: datetime | None = None) -> int:
    """Seconds until this person may report again; 0 when now."""
    now = now or timezone.now()
    mine = Q(by=by) if by else Q(origin=origin)
    recent = Complaint.objects.filter(mine, received_at__gt=now - WITHIN).order_by("-received_at")
    times = list(recent.values_list("received_at", flat=True)[:MOST])
    if len(times) < MOST:
        return 0
    return max(1, int((times[-1] + WITHIN - now).total_seconds()))


@transaction.atomic
def receive(comment_id: int, *, reason: str, details: str = "", by=None, origin: str = "") -> Complaint:
    """Take a complaint and start its clock. What the same person says again is the same complaint."""
    comment = Comment.objects.select_for_update().filter(pk=comment_id).first()
    if comment is None or not comment.is_visible():
        raise NotThere
    same = _same(comment, reason, details, by, origin)
    if same:
        return same
    given = {"reason": reason, "details": details, "by": by, "origin": origin}
    complaint = Complaint.objects.create(comment=comment, received_at=timezone.now(), **given)
    _set_clock(comment)
    _wind(complaint)
    over = complaint.due_at + timedelta(seconds=1)
    count_again.using(run_after=over).enqueue(comment.article_id)
    return complaint


def _same(comment: Comment, reason: str, details: str, by, origin: str) -> Complaint | None:
    """An open complaint of the same person for the same reason; details that come later are added to it."""
    if not by and not origin:
        return None
    found = open_about(comment).filter(by=by, reason=reason)
    if not by:
        found = found.filter(origin=origin)
    for complaint in found:
        if details in ("", complaint.details):
            return complaint
        if not complaint.details:
            complaint.details = details
            complaint.save(update_fields=["details"])
            return complaint
    return None


def open_about(comment: Comment):
    return comment.complaints.open()


def first_open(comment: Comment) -> datetime | None:
    return open_about(comment).values_list("received_at", flat=True).first()


def _set_clock(comment: Comment) -> None:
    comment.complained_at = first_open(comment)
    Comment.objects.filter(pk=comment.pk).update(complained_at=comment.complained_at)


def settle(comment: Comment, decision: str, by, now: datetime | None = None) -> list:
    """Decide every open complaint about a locked comment. Answers how they stood, for `put_back`.

    The caller saves the comment with `first_open`, or calls it by way of `gone`.
    """
    return _decide(open_about(comment), decision, by, now or timezone.now())


def restored(comment: Comment, by) -> list:
    """A comment that was taken away stands again: who reported it is told so, with the time of the first decision."""
    removed = comment.complaints.filter(decision=Decision.REMOVED)
    before = _snapshot(removed)
    removed.update(decision=Decision.KEPT, decided_by=by)
    return before


def gone(comment: Comment) -> None:
    """The author has deleted the comment: nothing is left to decide. To be called in the transaction of the deletion."""
    settle(comment, Decision.GONE, None)
    _set_clock(comment)


def _decide(complaints, decision: str, by, now: datetime) -> list:
    before = _snapshot(complaints)
    if before:
        Complaint.objects.filter(pk__in=[row[0] for row in before]).update(
            decision=decision, decided_by=by, decided_at=now
        )
    return before


def _snapshot(complaints) -> list:
    rows = complaints.values_list("pk", "decision", "decided_at", "decided_by")
    return [[pk, decision, at and at.isoformat(), by] for pk, decision, at, by in rows]


def put_back(before: list) -> None:
    """Let complaints stand as `settle` or `restored` found them; the reminders of those that are open run again."""
    for pk, decision, at, by in before:
        Complaint.objects.filter(pk=pk).update(decision=decision, decided_at=at and parse_datetime(at), decided_by=by)
    for complaint in Complaint.objects.filter(pk__in=[row[0] for row in before], decided_at=None):
        _wind(complaint)


def _wind(complaint: Complaint) -> None:
    """Queue the reminders that have not gone out."""
    now = timezone.now()
    for hours in REMINDERS:
        if complaint.escalated < hours:
            due = complaint.received_at + timedelta(hours=hours)
            remind.using(run_after=max(due, now)).enqueue(hours)


@task
def remind(hours: int) -> str:
    """Mail those who may decide what has waited for so many hours: all of it in one mail, each complaint once."""
    now = timezone.now()
    _sweep(now)
    waiting = Complaint.objects.open().filter(
        received_at__lte=now - timedelta(hours=hours) + LEEWAY, escalated__lt=hours
    )
    waiting = list(waiting.select_related("comment__article")[:200])
    if not waiting:
        return "nothing waits"
    told = {
        "complaints": waiting,
        "hours": hours,
        "hides": settings.READERS.complaints_hide,
        "address": settings.SITE_URL + reverse("admin:comments_comment_changelist") + "?tab=dilaporkan",
        "newsroom": settings.NEWSROOM,
    }
    text = render_to_string("comments/email/complaints_wait.txt", told)
    subject = f"{len(waiting)} laporan komentar menunggu {hours} jam"
    for email in who_decide():
        send_mail(subject, text, None, [email])
    Complaint.objects.filter(pk__in=[one.pk for one in waiting], escalated__lt=hours).update(escalated=hours)
    return f"{len(waiting)} told"


def _sweep(now: datetime) -> None:
    """What is about nothing any more, because the comment or its story was deleted as a row, waits for nobody."""
    about_nothing = Complaint.objects.filter(Q(comment=None) | Q(comment__state=State.DELETED), decided_at=None)
    about_nothing.update(decision=Decision.GONE, decided_at=now)


def who_decide() -> list[str]:
    """Addresses of all who may decide about comments."""
    right = {"codename": "change_comment", "content_type__app_label": "comments"}
    by_role = Q(**{f"groups__permissions__{name}": value for name, value in right.items()})
    by_name = Q(**{f"user_permissions__{name}": value for name, value in right.items()})
    staff = get_user_model().objects.filter(by_role | by_name | Q(is_superuser=True), is_active=True, is_staff=True)
    return sorted(set(staff.values_list("email", flat=True)))


@task
def count_again(article_id: int) -> str:
    """The query has hidden what waited too long; the figure on the cards follows."""
    recount([article_id])
    return "counted"


def late(now: datetime):
    """Complaints of the last thirty days that were decided after their time, or wait longer than it."""
    recent = Complaint.objects.filter(received_at__gt=now - LOOKED_BACK)
    too_late = Q(decided_at__gte=F("received_at") + COMPLAINT_TIME)
    return recent.filter(too_late | Q(decided_at=None, received_at__lte=now - COMPLAINT_TIME))


def records(complaints) -> dict:
    """Person who reports -> (complaints that were decided, those that were upheld), for some complaints. Two queries."""
    upheld = Count("pk", filter=Q(decision__in=(Decision.REMOVED, Decision.EDITED)))
    found = {}
    for field in ("by", "origin"):
        known = {getattr(one, one._meta.get_field(field).attname) for one in complaints} - {None, ""}
        decided = Complaint.objects.filter(**{f"{field}__in": known}).exclude(decided_at=None)
        if field == "origin":
            decided = decided.filter(by=None)
        rows = decided.order_by().values(field).annotate(number=Count("pk"), right=upheld)
        rows = rows.values_list(field, "number", "right")
        found |= {person: (number, right) for person, number, right in rows}
    return found
