"""The editorial workflow: one table of moves, one function that makes a move.

Every path that publishes (form, list action, demo, shell, later API and import) goes through
`make_move`; nothing else writes `Article.state`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from news.checklist import blocking, warnings
from news.history import record
from news.models import Article, Move, Photo, Revision, State
from news.models.beat import EDIT_ANY, channels_of, works_in
from news.pings import queue_pings
from news.sharing import set_card

SUBMIT, RETURN, PUBLISH, SCHEDULE, UPDATE, UNSCHEDULE, WITHDRAW, UNDO = (
    "submit",
    "return",
    "publish",
    "schedule",
    "update",
    "unschedule",
    "withdraw",
    "undo",
)
UNPUBLISHED = frozenset({State.DRAFT, State.SUBMITTED, State.RETURNED})
#: So long a press of the wrong button can be taken back: ten seconds in sight, and the way to the screen and back.
UNDO_TIME = timedelta(seconds=15)
UNDOABLE = frozenset({PUBLISH, SCHEDULE, UPDATE, WITHDRAW})
PASSED_OVER_LENGTH = Move._meta.get_field("passed_over").max_length


@dataclass(frozen=True)
class Rule:
    """One legal move; `to` None keeps the state."""

    label: str
    from_states: frozenset
    to: State | None
    permission: str
    writers: bool = False  # also the writer's, in whatever channel; all else is for the editors of the channel
    checked: bool = False  # the law stands before it
    warned: bool = False  # what is not out yet goes out against warnings only with a reason
    needs_note: str = ""
    needs_time: bool = False
    only: str = ""  # "scheduled" or "live": of published stories only those


MOVES: dict[str, Rule] = {
    SUBMIT: Rule(
        "Kirim ke editor",
        frozenset({State.DRAFT, State.RETURNED}),
        State.SUBMITTED,
        "news.submit_article",
        writers=True,
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
        warned=True,
        only="scheduled",
    ),
    SCHEDULE: Rule(
        "Jadwalkan",
        UNPUBLISHED | {State.PUBLISHED},
        State.PUBLISHED,
        "news.publish_article",
        checked=True,
        warned=True,
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
    # Back to how the story stood before the last move, by whom and while `undoable` says; `restoring.undo` makes it.
    UNDO: Rule(
        "Batalkan",
        frozenset({State.PUBLISHED, State.WITHDRAWN}),
        None,
        "news.publish_article",
    ),
}


def may_edit(user, article: Article | None) -> bool:
    """Whether a user may change a story's words: editors in their channels, others their own unpublished ones."""
    if article is None:
        return user.has_perm("news.add_article")
    if article.state == State.WITHDRAWN:
        return False
    if works_in(user, article.stored_category_id):
        return True
    own = article.created_by_id == user.pk and article.state in (State.DRAFT, State.RETURNED)
    return own and user.has_perm("news.change_article")


def may_see(user, article: Article) -> bool:
    """The same rule as `ArticleQuerySet.seen_by`, for one story; its drafts and previews are meant."""
    return works_in(user, article.stored_category_id) or (
        article.created_by_id == user.pk and user.has_perm("news.view_article")
    )


def may_describe(user, photo: Photo) -> bool:
    """Whether a user may change a photograph's words and crop.

    Who edits all channels any; editors of some what no story outside of these shows; others what they have brought
    in themselves, as long as nothing shows it but stories they may edit.
    """
    if not user.has_perm("news.change_photo"):
        return False
    channels = channels_of(user)
    if channels is None:
        return True
    elsewhere = photo.led_articles.exclude(created_by=user, state__in=(State.DRAFT, State.RETURNED))
    elsewhere = elsewhere.exclude(category__in=channels)
    mine = user.has_perm(EDIT_ANY) or photo.added_by_id == user.pk
    return mine and not elsewhere.exists() and not photo.portrait_of.exists()


def strange_channel(user, article: Article, act: str = "") -> str:
    """Why a story may not go into the channel that it was given, in Indonesian, or "".

    What readers do not see yet may be handed over to the editors of another channel, who publish it.
    """
    if not user.has_perm(EDIT_ANY) or works_in(user, article.category_id):
        return ""
    if article.state in UNPUBLISHED and (act not in MOVES or MOVES[act].writers):
        return ""
    if article.state in UNPUBLISHED:
        return "Kanal ini di luar wilayah kerja Anda. Simpan saja, atau Kirim ke editor; yang menerbitkan editor kanal itu."
    return "Kanal ini di luar wilayah kerja Anda. Yang sudah terbit atau terjadwal dipindahkan Redaktur Pelaksana."


def legal_moves(user, article: Article) -> list[str]:
    """The acts that a user may do on a story now, in the order of the table."""
    return [act for act in MOVES if is_legal(act, user, article)]


def is_legal(act: str, user, article: Article) -> bool:
    return not _obstacle(act, user, article)


def undoable(user, article: Article) -> Move | None:
    """The last move, if this user made it a moment ago and nobody has saved the story since."""
    now = timezone.now()
    if not article.pk or article.saved_at is None or now - article.saved_at > UNDO_TIME:
        return None  # without asking the database: that is how nearly every story stands
    last = article.moves.first()
    fits = last and last.act in UNDOABLE and last.user_id == user.pk and now - last.at <= UNDO_TIME
    if not fits or article.saved_at > last.at:
        return None
    # What an update changed is brought back from the version before it; some stories have none.
    return last if last.act != UPDATE or article.revisions.count() > 1 else None


def _obstacle(act: str, user, article: Article) -> str:
    """Why an act is not legal now, in Indonesian, or ""."""
    rule = MOVES[act]
    if article.state not in rule.from_states or not _fits_clock(rule, article):
        return f"Berita berkeadaan {article.state_label} tidak bisa: {rule.label}."
    theirs = may_see(user, article) if rule.writers else works_in(user, article.stored_category_id)
    if not user.has_perm(rule.permission) or not theirs:
        return f"Anda tidak berhak: {rule.label}."
    if act == UNDO and undoable(user, article) is None:
        return "Sudah tidak bisa dibatalkan: waktunya lewat, atau berita ini sudah disimpan lagi sesudahnya."
    return ""


def _fits_clock(rule: Rule, article: Article) -> bool:
    if article.state != State.PUBLISHED or not rule.only:
        return True
    return article.is_scheduled == (rule.only == "scheduled")


@transaction.atomic
def make_move(
    article: Article, act: str, user, *, at: datetime | None = None, note: str = "", kept_as: str = ""
) -> Article:
    """Make a move: check it, change the state and times, save the story, write the log.

    `at` is the aware publication time that SCHEDULE asks for; `note` what RETURN and WITHDRAW ask for, and the reason
    for which a story goes out against warnings; its version is kept as the work of `kept_as`, usually the act's own.
    Its keywords and names are in the database by now. Raises PermissionDenied when the move is not this user's to make now, and ValidationError (field -> message) when the
    story or the details lack something. The row is looked at again under a lock, so that two people cannot both
    make it.
    """
    if article.pk:
        article.lock()
    obstacle = _obstacle(act, user, article) or strange_channel(user, article, act)
    if obstacle:
        raise PermissionDenied(obstacle)
    rule, now, note = MOVES[act], timezone.now(), note.strip()
    lacking = lacks(article, act, at=at, note=note, now=now)
    if lacking:
        raise ValidationError(lacking)
    over = warnings(article) if _is_warned(rule, article) else []
    move = Move(
        article=article,
        act=act,
        state_before=article.state,
        published_before=article.published_at,
        note=note,
        passed_over=" ".join(finding.message for finding in over)[:PASSED_OVER_LENGTH],
        user=user if user.pk else None,
    )
    _apply(act, rule, article, at, note, now)
    set_card(article)
    article.save()
    move.article, move.state_after = article, article.state
    move.save()
    record(article, kept_as or act, user, _told(move))
    queue_pings(article)
    return article


def _told(move: Move) -> str:
    """What the version says of its move: the reason, and what was passed over for it."""
    return f"{move.note} Dilewati: {move.passed_over}" if move.passed_over else move.note


@transaction.atomic
def save_change(article: Article, user, act: str = Revision.Act.SAVE, note: str = "") -> None:
    """Save what was changed in a story outside of its form: what is out is updated, and the law stands before that.

    Its version is kept as the work of `act`. Raises as `make_move` does.
    """
    article.lock()
    if article.state == State.PUBLISHED:
        make_move(article, UPDATE, user, note=note, kept_as="" if act == Revision.Act.SAVE else act)
        return
    obstacle = "" if may_edit(user, article) else "Anda tidak berhak mengubah berita ini."
    if obstacle := obstacle or strange_channel(user, article):
        raise PermissionDenied(obstacle)
    article.save()
    record(article, act, user, note)


def lacks(
    article: Article, act: str, *, at: datetime | None = None, note: str = "", now=None, **typed: int
) -> dict[str, str]:
    """What a move still asks for: field -> message in Indonesian; empty when nothing.

    `typed` are the numbers of keywords and names on a form, as `checklist` takes them.
    """
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
    if not wrong and _is_warned(rule, article) and not note.strip() and warnings(article, **typed):
        wrong["note"] = "Lengkapi yang kurang, atau tulis alasan tetap terbit."  # asked last, when all else is right
    return wrong


def _is_warned(rule: Rule, article: Article) -> bool:
    """Whoever brings a story out is asked once, not again with each change of its time."""
    return rule.warned and article.state in UNPUBLISHED


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
    elif act == UNDO:
        last = article.moves.first()
        article.state, article.published_at = last.state_before, last.published_before
        article.withdrawn_at, article.withdrawal_reason = None, ""
