"""The form under a story."""

import re

from django import forms

from comments.models import MAX_LENGTH, Comment

# Control characters and the marks that turn the writing direction have no place in a comment.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")


class CommentForm(forms.Form):
    body = forms.CharField(
        label="Komentar Anda",
        max_length=MAX_LENGTH,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": MAX_LENGTH, "data-draft": ""}),
        error_messages={
            "required": "Tulis dulu komentar Anda.",
            "max_length": "Komentar paling panjang 2.000 karakter. Sekarang %(show_value)d karakter.",
        },
    )
    token = forms.UUIDField(widget=forms.HiddenInput)
    parent = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, article, **kwargs):
        super().__init__(*args, **kwargs)
        self.article = article

    def clean_body(self):
        body = _UNSEEN.sub("", self.cleaned_data["body"]).strip()
        if not body:
            raise forms.ValidationError(self.fields["body"].error_messages["required"])
        return body

    def clean_parent(self):
        """The visible first-level comment of the same story that is answered, or None."""
        number = self.cleaned_data["parent"]
        if not number:
            return None
        parent = Comment.objects.visible().filter(pk=number, article=self.article).first()
        if parent is None:
            raise forms.ValidationError("Komentar yang Anda balas sudah tidak ada.")
        return parent.parent or parent
