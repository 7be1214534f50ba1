"""Every reason to refuse or hold a comment: short named rules that answer None or a reason.

The order is that of RULES: what refuses and costs nothing first. However many rules there are, a comment costs seven
queries at most; nothing outside this machine is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils import timezone

from comments import abuse, signs, spam
from comments.closing import closed, terms_of
from comments.filtering import Hit, hits_in
from comments.limits import note_refusal, seconds_to_wait
from comments.models import Comment, FilterWord, Mode, State, Suspension
from comments.repeats import digest_of
from news.dates import stamp

__all__ = ["FLAGS", "Verdict", "barred", "closed", "judge", "note_refusal", "reasons", "seconds_to_wait", "take_turn"]

#: More links than the first number wait, more than the second are not taken.
LINKS_FREE, LINKS_MOST = 2, 5
#: So many comments under one story in ten minutes, or anywhere in an hour, are looked at.
FLOOD_STORY, FLOOD_HOUR = 5, 20
#: Accounts that may say the same within a day; a third one waits.
REPEATS = 2
DAY, HOUR, MINUTES = timedelta(days=1), timedelta(hours=1), timedelta(minutes=10)
#: From so many letters on, a text in capitals alone is taken for shouting.
SHOUTED = 25
#: Code of a rule -> what a moderator reads beside the comment.
FLAGS = {
    "new": "akun baru",
    "first": "diperiksa dulu",
    "spam": "mirip iklan atau judi",
    "abuse": "kata kasar atau SARA",
    "word": "kata mencurigakan",
    "links": "tautan",
    "phone": "nomor telepon",
    "repeat": "berulang",
    "flood": "beruntun",
    "shout": "huruf besar semua",
}
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"']+|" + signs.LINK.pattern, re.IGNORECASE)


@dataclass(frozen=True)
class Reason:
    """Why a comment waits or is not taken: the rule's code, what it found, and the sentence of a refusal."""

    code: str
    because: str = ""
    refusal: str = ""


@dataclass(frozen=True)
class Verdict:
    """What becomes of a comment as it is sent."""

    #: Why it is not taken at all, in a sentence for its author; "" when it is.
    refusal: str = ""
    #: Codes of the rules for which it waits for a moderator; none: it appears at once.
    flags: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        return State.HELD if self.flags else State.VISIBLE


class Case:
    """A comment before the judge. `author` and `article` may be None: a text that somebody tries out in the CMS."""

    def __init__(self, author, article, body: str, now: datetime):
        self.author, self.article, self.body, self.now = author, article, body, now

    @cached_property
    def words(self) -> list[Hit]:
        return hits_in(self.body)

    @cached_property
    def spam(self) -> spam.Opinion:
        return spam.weigh(self.body)

    @cached_property
    def links(self) -> list[str]:
        """Links that lead away from this site."""
        own = urlsplit(settings.SITE_URL).netloc
        return [one for one in _LINK.findall(self.body) if own not in one]


def suspended(case: Case) -> Reason | None:
    refusal = barred(case.author, case.now) if case.author else None
    return Reason("suspended", refusal=refusal) if refusal else None


def too_many_links(case: Case) -> Reason | None:
    if len(case.links) <= LINKS_MOST:
        return None
    return Reason("links", f"{len(case.links)} tautan", f"Paling banyak {LINKS_MOST} tautan dalam satu komentar.")


def clear_spam(case: Case) -> Reason | None:
    if case.spam.chance < spam.REFUSED:
        return None
    sentence = "Komentar ini terbaca sebagai iklan atau promosi judi. Tulis tanggapan Anda tanpa kata-kata promosi."
    return Reason("spam", case.spam.because, sentence)


def banned_word(case: Case) -> Reason | None:
    found = [hit.word for hit in case.words if hit.kind == FilterWord.Kind.BANNED]
    if not found:
        return None
    words = ", ".join(f'"{word}"' for word in found)
    return Reason("banned", words, f"Komentar memuat kata yang tidak boleh dipakai di sini: {words}.")


def new_author(case: Case) -> Reason | None:
    return Reason("new") if case.author and is_new_author(case.author) else None


def looked_at_first(case: Case) -> Reason | None:
    """The story's own mode, or its channel's, or the site's."""
    return Reason("first") if case.article and terms_of(case.article).mode == Mode.BEFORE else None


def likely_spam(case: Case) -> Reason | None:
    return Reason("spam", case.spam.because) if case.spam.chance >= spam.HELD else None


def abusive(case: Case) -> Reason | None:
    found = abuse.find(case.body)
    return Reason("abuse", ", ".join(found)) if found else None


def suspect_word(case: Case) -> Reason | None:
    found = [hit.word for hit in case.words if hit.kind == FilterWord.Kind.SUSPECT]
    return Reason("word", ", ".join(found)) if found else None


def many_links(case: Case) -> Reason | None:
    """Also a single one behind which nobody can look: a shortened one."""
    hidden = signs.SHORTENED.search(case.body.lower())
    return Reason("links", ", ".join(case.links[:3])) if hidden or len(case.links) > LINKS_FREE else None


def phone_number(case: Case) -> Reason | None:
    """Of a seller, or somebody else's: both are nothing to be read by all."""
    found = signs.PHONE.search(case.body)
    return Reason("phone", found.group()) if found else None


def shouting(case: Case) -> Reason | None:
    letters = [one for one in case.body if one.isalpha()]
    high = sum(one.isupper() for one in letters)
    return Reason("shout") if len(letters) >= SHOUTED and high > 0.85 * len(letters) else None


def repeated(case: Case) -> Reason | None:
    """The same letters again: from one account under another story or a third time, or from several accounts."""
    digest = digest_of(case.body) if case.author else ""
    if not digest:
        return None
    same = Comment.objects.filter(digest=digest, created_at__gt=case.now - DAY)
    rows = list(same.order_by("-created_at").values_list("author", "article")[:50])
    own = [article for author, article in rows if author == case.author.pk]
    elsewhere = [article for article in own if case.article is None or article != case.article.pk]
    others = {author for author, _ in rows} - {case.author.pk}
    return Reason("repeat", f"{len(rows) + 1} kali") if elsewhere or len(own) > 1 or len(others) >= REPEATS else None


def flooding(case: Case) -> Reason | None:
    if not case.author:
        return None
    recent = Comment.objects.filter(author=case.author, created_at__gt=case.now - HOUR).order_by("-created_at")
    rows = list(recent.values_list("article", "created_at")[:FLOOD_HOUR])
    here = [at for story, at in rows if case.article and story == case.article.pk and at > case.now - MINUTES]
    return Reason("flood") if len(rows) >= FLOOD_HOUR or len(here) >= FLOOD_STORY else None


Rule = Callable[[Case], Reason | None]
#: Those that may refuse, the cheapest first but for who may not write at all; the first that does ends it.
REFUSING: tuple[Rule, ...] = (suspended, too_many_links, clear_spam, banned_word)
#: Those for which a comment waits. All are asked: a moderator wants to know every one.
HOLDING: tuple[Rule, ...] = (
    new_author,
    looked_at_first,
    likely_spam,
    abusive,
    suspect_word,
    many_links,
    phone_number,
    shouting,
    repeated,
    flooding,
)


def reasons(author, article, body: str, now: datetime | None = None) -> list[Reason]:
    """What speaks against a comment: one reason that refuses it, or all for which it waits. Writes nothing."""
    case = Case(author, article, body, now or timezone.now())
    for rule in REFUSING:
        if reason := rule(case):
            return [reason]
    return [reason for rule in HOLDING if (reason := rule(case))]


def judge(author, article, body: str, now: datetime | None = None) -> Verdict:
    """Put a comment before all rules. `body` is what will be kept; nothing is written."""
    found = reasons(author, article, body, now)
    refusal = next((reason.refusal for reason in found if reason.refusal), "")
    return Verdict(refusal, () if refusal else tuple(reason.code for reason in found))


def barred(author, now: datetime | None = None) -> str | None:
    """Until when and why somebody may not comment, in a sentence for them, or None."""
    running = Suspension.objects.running(now).filter(user=author)
    # Of several the one that ends last; one without an end before all.
    found = max(running, key=lambda one: (one.until is None, one.until or one.since), default=None)
    if found is None:
        return None
    until = f"sampai {stamp(found.until)}" if found.until else "sampai blokirnya dicabut redaksi"
    return f"Akun Anda tidak dapat berkomentar {until}. Alasan: {found.get_reason_display().lower()}."


def take_turn(author):
    """The author's row, locked: what one account sends at the same moment is looked at in turn."""
    return get_user_model().objects.select_for_update().get(pk=author.pk)


def is_new_author(author) -> bool:
    held = settings.READERS.held_comments
    return len(Comment.objects.filter(author=author, state=State.VISIBLE)[:held]) < held
