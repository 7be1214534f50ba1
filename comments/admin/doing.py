"""What a moderator's press means, and what became of it: one comment or many, by button or by key."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from django import forms
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from comments import appealing, moderation
from comments.forms import PlainText
from comments.models import Comment, ModerationAct
from comments.moderation import Reason, Refused
from comments.suspending import suspend
from comments.undoing import undo
from news.keys import as_key
from news.plain import LinesFormField

MOST = 200
#: How long somebody may be suspended: name in the form -> (what it is called, days; None for good).
TERMS = {"1": ("1 hari", 1), "7": ("7 hari", 7), "30": ("30 hari", 30), "": ("Sampai dicabut", None)}


class DetailsForm(forms.Form):
    """What some acts need besides the comment."""

    note = LinesFormField(required=False, max_length=1000)
    body = PlainText("Komentar", required=False)
    answer = LinesFormField(required=False, max_length=1000)
    reason = forms.ChoiceField(choices=Reason.choices, required=False)
    term = forms.ChoiceField(choices=[(name, words) for name, (words, _) in TERMS.items()], required=False)
    hides = forms.BooleanField(required=False)
    also_reject = forms.BooleanField(required=False)


@dataclass
class Report:
    """What became of each comment: done, or not and why."""

    words: str
    done: list[ModerationAct] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)

    @property
    def comments_done(self) -> int:
        return len({act.comment_id for act in self.done})

    @property
    def said(self) -> str:
        """One sentence for one comment."""
        return self.refused[0][1] if self.refused else f"{self.words}."


def _approve(key, by, seen, details):
    return [moderation.approve(key, by, seen)]


def _reject(key, by, seen, details):
    return [moderation.reject(key, by, seen, reason=details["reason"], note=details["note"])]


def _pick(key, by, seen, details):
    return [moderation.pick(key, by, seen)]


def _edit(key, by, seen, details):
    return [moderation.edit(key, by, seen, body=details["body"], note=details["note"])]


def _grant(key, by, seen, details):
    return [appealing.decide(key, by, seen, granted=True, answer=details["answer"])]


def _uphold(key, by, seen, details):
    return [appealing.decide(key, by, seen, granted=False, answer=details["answer"])]


def _suspend(key, by, seen, details):
    """The author, and the comment with it when that is wanted and it is not rejected yet."""
    comment = Comment.objects.select_related("author").filter(pk=key).first()
    if comment is None or comment.author is None:
        raise Refused("Penulis komentar ini sudah tidak punya akun.")
    days = TERMS[details["term"]][1]
    until = timezone.now() + timedelta(days=days) if days else None
    given = {"reason": details["reason"], "note": details["note"]}
    acts = [suspend(comment.author, by, until=until, hides=details["hides"], comment=comment, **given)]
    if details["also_reject"] and comment.state in ("held", "visible"):
        acts.append(moderation.reject(key, by, seen, **given))
    return acts


#: Name in the form -> (what it is called when it is done, how it is done).
ACTS = {
    "approve": ("Disetujui", _approve),
    "reject": ("Ditolak", _reject),
    "pick": ("Pilihan Redaksi diubah", _pick),
    "edit": ("Disunting", _edit),
    "suspend": ("Penulis diblokir", _suspend),
    "grant": ("Keberatan dikabulkan", _grant),
    "uphold": ("Keberatan ditolak", _uphold),
}


def carry_out(posted, by) -> Report | None:
    """Do what a form asks; None when it asks for nothing that exists. What one comment lacks keeps no other back."""
    name, _, reason = posted.get("act", "").partition(":")
    form = DetailsForm(posted.dict() | ({"reason": reason} if reason else {}))
    chosen = _chosen(posted.getlist("comment"))
    if name not in ACTS or not chosen:
        return None
    words, do = ACTS[name]
    if not form.is_valid():
        field_errors = next(iter(form.errors.values()))
        return Report(words, refused=[(key, " ".join(field_errors)) for key, _ in chosen])
    report = Report(words)
    for key, seen in chosen:
        try:
            report.done += do(key, by, seen, form.cleaned_data)
        except (Refused, PermissionDenied) as refusal:
            report.refused.append((key, str(refusal)))
    return report


def _chosen(values: list[str]) -> list[tuple[int, str]]:
    """(key, what was seen) of each comment of a form; "12:9f2c-0" is one."""
    pairs = [(as_key(key), seen) for key, _, seen in (value.partition(":") for value in values[:MOST])]
    return [(key, seen) for key, seen in pairs if key]


def take_back(keys: list[int], by) -> Report:
    """Undo some acts, the newest first."""
    report = Report("Diurungkan")
    for key in sorted(keys, reverse=True):
        try:
            report.done.append(undo(key, by))
        except Refused as refusal:
            report.refused.append((key, str(refusal)))
    return report
