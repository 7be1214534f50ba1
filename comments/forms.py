"""The form under a story."""

import re

from django import forms

from accounts.consent import RulesField
from comments.models import MAX_LENGTH, Comment, State
from comments.standing import put

# Control characters and the marks that turn the writing direction have no place in a comment.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")


class PlainText(forms.CharField):
    """Text as it will stand: a line break is one character, as the browser has counted it."""

    widget = forms.Textarea

    def to_python(self, value):
        text = super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")
        return _UNSEEN.sub("", text).strip()


class CommentForm(forms.Form):
    body = PlainText(
        label="Komentar Anda",
        max_length=MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": MAX_LENGTH, "data-draft": ""}),
        error_messages={
            "required": "Tulis dulu komentar Anda.",
            "max_length": "Komentar paling panjang 2.000 karakter. Sekarang %(show_value)d karakter.",
        },
    )
    token = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(
            ("required", "invalid"), "Formulir ini sudah usang. Muat ulang halamannya, lalu kirim lagi."
        ),
    )
    parent = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, article, asks=False, **kwargs):
        """`asks`: its reader has not agreed to the rules of today, and does so with this form."""
        super().__init__(*args, **kwargs)
        self.article = article
        if asks:
            self.fields["agreed"] = RulesField()

    def clean_parent(self):
        """The visible first-level comment of the same story that is answered, or None."""
        number = self.cleaned_data["parent"]
        if not number:
            return None
        parent = Comment.objects.visible().filter(pk=number, article=self.article).first()
        answered = parent and (parent.parent or parent)
        if answered is None or answered.state != State.VISIBLE:
            raise forms.ValidationError("Komentar yang Anda balas sudah tidak ada.")
        return answered

    def save(self, author, verdict) -> Comment:
        typed = {name: self.cleaned_data[name] for name in ("body", "token", "parent")}
        comment = Comment(article=self.article, author=author, flags=list(verdict.flags), **typed)
        put(comment, verdict.state)
        return comment
