"""The editorial workflow: one table of moves, one function that makes a move.

Every path that publishes (form, list action, demo, shell, later API and import) goes through
`make_move`; nothing else writes `Article.state`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from news.checklist import blocking
from news.history import record
from news.models import Article, Move, Photo, State
from news.pings import queue_pings
from news.sharing import set_card

SUBMIT, RETURN, PUBLISH, SCHEDULE, UPDATE, UNSCHEDULE, WITHDRAW = (
    "submit",
    "return",
    "publish",
    "schedule",
    "update",
    "unschedule",
    "withdraw",
)
UNPUBLISHED = frozenset({State.DRAFT, State.SUBMITTED, State.RETURNED})


@dataclass(frozen=True)
class Rule:
    """One legal move. `from_states` None never applies; `to` None keeps the state."""

    label: str
    from_states: frozenset
    to: State | None
    permission: str
    checked: bool = False
    needs_note: str = ""
    needs_time: bool = False
    only: str = ""  # "scheduled" or "live": of published stories only those


MOVES: dict[str, Rule] = {
    SUBMIT: Rule(
        "Kirim ke editor",
        frozenset({State.DRAFT, State.RETURNED}),
        State.SUBMITTED,
        "news.submit_article",
    ),
    RETURN: Rule(
        "Kembalikan",
        frozenset({State.SUBMITTED}),
        State.RETURNED,
        "news.publish_article",
        needs_note="Tulis apa yang perlu diperbaiki.",
    ),
    PUBLISH: Rule(
        "Terbitkan",
        UNPUBLISHED | {State.PUBLISHED},
        State.PUBLISHED,
        "news.publish_article",
        checked=True,
        only="scheduled",
    ),
    SCHEDULE: Rule(
        "Jadwalkan",
        UNPUBLISHED | {State.PUBLISHED},
        State.PUBLISHED,
        "news.publish_article",
        checked=True,
        needs_time=True,
        only="scheduled",
    ),
    UPDATE: Rule(
        "Perbarui",
        frozenset({State.PUBLISHED}),
        None,
        "news.publish_article",
        checked=True,
    ),
    UNSCHEDULE: Rule(
        "Batalkan jadwal",
        frozenset({State.PUBLISHED}),
        State.DRAFT,
        "news.publish_article",
        only="scheduled",
    ),
    WITHDRAW: Rule(
        "Cabut",
        frozenset({State.PUBLISHED}),
        State.WITHDRAWN,
        "news.withdraw_article",
        needs_note="Tulis alasan pencabutan; alasan ini dibaca publik.",
        only="live",
    ),
}


def may_edit(user, article: Article | None) -> bool:
    """Whether a user may change a story's words: editors any, others their own unpublished ones."""
    if article is None:
        return user.has_perm("news.add_article")
    if article.state == State.WITHDRAWN:
        return False
    if user.has_perm("news.edit_any_article"):
        return True
    own = article.created_by_id == user.pk and article.state in (State.DRAFT, State.RETURNED)
    return own and user.has_perm("news.change_article")


def may_see(user, article: Article) -> bool:
    """Whether a user may look at a story in the CMS, its drafts and previews included."""
    return user.has_perm("news.edit_any_article") or (
        article.created_by_id == user.pk and user.has_perm("news.view_article")
    )


def may_describe(user, photo: Photo) -> bool:
    """Whether a user may change a photograph's words and crop.

    Editors any; others what they have brought in themselves, as long as nothing shows it but stories they may edit.
    """
    if not user.has_perm("news.change_photo"):
        return False
    if user.has_perm("news.edit_any_article"):
        return True
    elsewhere = photo.led_articles.exclude(created_by=user, state__in=(State.DRAFT, State.RETURNED))
    return photo.added_by_id == user.pk and not elsewhere.exists() and not photo.portrait_of.exists()


def legal_moves(user, article: Article) -> list[str]:
    """The acts that a user may do on a story now, in the order of the table."""
    return [act for act in MOVES if not _obstacle(act, user, article)]


def _obstacle(act: str, user, article: Article) -> str:
    """Why an act is not legal now, in Indonesian, or ""."""
    rule = MOVES[act]
    if article.state not in rule.from_states or not _fits_clock(rule, article):
        return f"Berita berkeadaan {article.state_label} tidak bisa: {rule.label}."
    if not user.has_perm(rule.permission) or not may_see(user, article):
        return f"Anda tidak berhak: {rule.label}."
    return ""


def _fits_clock(rule: Rule, article: Article) -> bool:
    if article.state != State.PUBLISHED or not rule.only:
        return True
    return article.is_scheduled == (rule.only == "scheduled")


@transaction.atomic
def make_move(article: Article, act: str, user, *, at: datetime | None = None, note: str = "") -> Article:
    """Make a move: check it, change the state and times, save the story, write the log.

    `at` is the aware publication time that SCHEDULE asks for. Raises PermissionDenied when the
    move is not this user's to make now, and ValidationError (field -> message) when the story or
    the details lack something. The row is looked at again under a lock, so
    that two people cannot both make it.
    """
    if article.pk:
        article.lock()
    obstacle = _obstacle(act, user, article)
    if obstacle:
        raise PermissionDenied(obstacle)
    rule, now, before = MOVES[act], timezone.now(), article.state
    lacking = lacks(article, act, at=at, note=note, now=now)
    if lacking:
        raise ValidationError(lacking)
    _apply(act, rule, article, at, note.strip(), now)
    set_card(article)
    article.save()
    Move.objects.create(
        article=article,
        act=act,
        state_before=before,
        state_after=article.state,
        note=note.strip(),
        user=user if user.pk else None,
    )
    record(article, act, user, note.strip())
    queue_pings(article)
    return article


def lacks(article: Article, act: str, *, at: datetime | None = None, note: str = "", now=None) -> dict[str, str]:
    """What a move still asks for: field -> message in Indonesian; empty when nothing."""
    rule, now = MOVES[act], now or timezone.now()
    wrong = blocking(article) if rule.checked else {}
    if rule.needs_note and not note.strip():
        wrong["note"] = rule.needs_note
    if rule.needs_time and at is None:
        wrong["published_at"] = "Isi tanggal dan jam terbit."
    elif rule.needs_time and at <= now:
        wrong["published_at"] = "Waktu itu sudah lewat. Pilih waktu nanti, atau tekan Terbitkan."
    appears = {PUBLISH: now, SCHEDULE: at, UPDATE: article.published_at}.get(act)
    if appears and article.expires_at and article.expires_at <= appears:
        wrong["expires_at"] = "Waktu berakhir harus sesudah waktu terbit."
    return wrong


def _apply(act: str, rule: Rule, article: Article, at, note: str, now: datetime) -> None:
    article.state = rule.to or article.state
    if act == PUBLISH:
        article.published_at = now
    elif act == SCHEDULE:
        article.published_at = at
    elif act == UNSCHEDULE:
        article.published_at = None
    elif act == WITHDRAW:
        article.withdrawn_at, article.withdrawal_reason = now, note
