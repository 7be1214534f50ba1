"""The form under a story, and what keeps machines from filling it in."""

from __future__ import annotations

import re
import unicodedata
from datetime import timedelta

from django import forms
from django.conf import settings
from django.core import signing
from django.utils import timezone

from accounts.consent import RulesField
from comments.models import MAX_LENGTH, Comment, State
from comments.standing import put
from news.plain import LinesFormField, lines

#: So long after it was opened a form is taken; after that it is looked at once more by its writer.
FORM_LASTS = timedelta(hours=24)
STALE = "Formulir ini sudah usang. Periksa lagi tulisan Anda, lalu kirim sekali lagi."
#: Letters that leave a white space: fillers and joiners, which no category of Unicode gives away.
_BLANK = set("\u115f\u1160\u2800\u3164\uffa0\u200c\u200d\u034f\u061c\u180e")
_GAPS = re.compile(r"\n{3,}")


def tidy(text: str) -> str:
    """The text as it will stand: plain, without gaps of many lines, and "" when nobody would see anything of it."""
    text = _GAPS.sub("\n\n", lines(text))
    blank = all(sign in _BLANK or unicodedata.category(sign) in ("Cc", "Cf", "Mn", "Me", "Zs", "Zl") for sign in text)
    return "" if blank else text


class PlainText(LinesFormField):
    """A line break is one character, as the browser has counted it."""

    tidy = staticmethod(tidy)

    def __init__(self, label: str, required=True, **attributes):
        super().__init__(
            label=label,
            required=required,
            max_length=MAX_LENGTH,
            widget=forms.Textarea(attrs={"rows": 5, "maxlength": MAX_LENGTH} | attributes),
            error_messages={
                "required": "Tulis dulu komentar Anda.",
                "max_length": "Komentar paling panjang 2.000 karakter. Sekarang %(show_value)d karakter.",
            },
        )


class CommentForm(forms.Form):
    """`article` is None when the story is gone: what was written is shown again, and nothing of it is taken."""

    body = PlainText("Komentar Anda", **{"data-draft": ""})
    token = forms.UUIDField(widget=forms.HiddenInput, error_messages=dict.fromkeys(("required", "invalid"), STALE))
    parent = forms.IntegerField(
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid": "Komentar yang Anda balas sudah tidak ada."},
    )
    opened = forms.CharField(required=False, widget=forms.HiddenInput)
    website = forms.CharField(
        label="Biarkan kosong",
        required=False,
        widget=forms.TextInput(attrs={"tabindex": -1, "autocomplete": "off"}),
    )

    def __init__(self, *args, article, author, asks=False, **kwargs):
        """`asks`: its reader has not agreed to the rules of today, and does so with this form."""
        super().__init__(*args, **kwargs)
        self.article, self.author = article, author
        self.initial["opened"] = self._stamp()
        if asks:
            self.fields["agreed"] = RulesField()

    def clean_parent(self):
        """The visible first-level comment of the same story that is answered, or None."""
        number = self.cleaned_data["parent"]
        if not number or self.article is None:
            return None
        answered = answered_comment(self.article, number)
        if answered is None:
            raise forms.ValidationError("Komentar yang Anda balas sudah tidak ada.")
        return answered

    def clean(self):
        told = "" if self.errors else self._why_a_machine()  # one thing after the other
        if told:
            self.add_error(None, told)
        return self.cleaned_data

    def save(self, verdict, origin: str) -> Comment:
        fields = {name: self.cleaned_data[name] for name in ("body", "token", "parent")}
        comment = Comment(article=self.article, author=self.author, flags=list(verdict.flags), origin=origin, **fields)
        put(comment, verdict.state)
        return comment

    def _stamp(self) -> str:
        now = int(timezone.now().timestamp())
        return _signer().sign_object([self.article.pk if self.article else None, self.author.pk, now])

    def _why_a_machine(self) -> str:
        """Why the form was not filled in by its reader in its time; whoever is one sends it once more."""
        if self.cleaned_data.get("website"):
            self._set("website", "")
            return "Kirim sekali lagi: isian tersembunyi yang tidak boleh diisi telah kami kosongkan."
        if not settings.READERS.form_seconds:
            return ""
        seconds = self._open_for()
        if seconds is None or seconds > FORM_LASTS.total_seconds():
            self._set("opened", self._stamp())
            return STALE
        if seconds < settings.READERS.form_seconds:
            return "Terlalu cepat untuk kami. Baca sekali lagi tulisan Anda, lalu kirim."
        return ""

    def _open_for(self) -> float | None:
        """Seconds since this reader has opened the form of this story; None when nothing proves it."""
        try:
            article, author, opened = _signer().unsign_object(self.cleaned_data.get("opened", ""))
        except (signing.BadSignature, ValueError, TypeError):
            return None
        if [article, author] != [self.article.pk if self.article else None, self.author.pk]:
            return None
        return timezone.now().timestamp() - opened

    def _set(self, name: str, value: str) -> None:
        """What the field holds when the form is shown again."""
        self.data = self.data.copy()
        self.data[name] = value


class OwnWordsForm(forms.Form):
    """The words of an own comment, changed."""

    body = PlainText("Komentar Anda")


def answered_comment(article, number: int) -> Comment | None:
    """The readable first-level comment under which an answer to `number` goes."""
    found = Comment.objects.visible().filter(pk=number, article=article).select_related("parent__author", "author")
    comment = found.first()
    first = comment and (comment.parent or comment)
    return first if first and first.state == State.VISIBLE else None


def _signer() -> signing.Signer:
    return signing.Signer(salt="comments.form")
