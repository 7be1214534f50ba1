"""The photograph's part of a story's form: choose or upload it, and describe it."""

from django import forms
from django.conf import settings

from news.admin.fields import PhotoChoice
from news.admin.photo_form import PHOTO_HELP, PHOTO_TYPES, usual_credits
from news.models import Photo, Rights
from news.photos import PhotoRefused, take_in
from news.plain import LineFormField
from news.workflow import may_describe

NOT_YOURS = "Foto ini dari pustaka: kredit dan hak pakainya hanya diubah editor, atau pengunggahnya sebelum dipakai."
#: Fields that describe the photograph: field of the form -> attribute of the photograph.
WORDS = {"lead_caption": "caption", "photo_credit": "credit", "photo_rights": "rights", "lead_alt": "alt"}


class LeadPhotoForm(forms.ModelForm):
    """Mixed into the form of a story. Credit and rights belong to the photograph, caption and alt to the story.

    `photo_words_of` says which photograph the words on the page describe, so that they never move to another one
    when the photograph is switched: its key, or "" for one that is still to be uploaded.
    """

    lead_photo = forms.ModelChoiceField(
        label="Foto utama", queryset=Photo.objects.all(), required=False, widget=PhotoChoice
    )
    photo_file = forms.FileField(
        label="Unggah foto", required=False, widget=forms.FileInput(attrs={"accept": PHOTO_TYPES}), help_text=PHOTO_HELP
    )
    photo_credit = LineFormField(
        label="Kredit",
        max_length=120,
        required=False,
        help_text="Nama fotografer, atau Istimewa.",
        widget=forms.TextInput(attrs={"list": "kredit-lazim"}),
    )
    photo_rights = forms.ChoiceField(label="Hak pakai", choices=Rights.choices, required=False)
    photo_words_of = forms.CharField(required=False, widget=forms.HiddenInput)

    #: Set by the admin on a subclass made for the request.
    user = None
    #: True after an upload: the page says that it need not be chosen again.
    photo_kept = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead_photo"].widget.choices = ()
        self.fields["lead_alt"].help_text = "Apa yang terlihat di foto, bukan keterangannya sekali lagi."
        photo = self.instance.lead_photo
        self.initial["photo_credit"] = photo.credit if photo else ""
        self.initial["photo_rights"] = photo.rights if photo else Rights.STAFF
        self.initial["photo_words_of"] = str(photo.pk) if photo else ""

    @property
    def usual_credits(self) -> list[str]:
        return usual_credits()

    @property
    def most_bytes(self) -> int:
        return settings.PHOTO_MAX_BYTES

    def clean_photo_file(self):
        """Take the file in at once: whatever else is wrong, the photograph is not lost."""
        upload = self.cleaned_data.get("photo_file")
        if not upload:
            return None
        try:
            photo = take_in(upload, user=self.user)
        except PhotoRefused as refusal:
            raise forms.ValidationError(refusal.messages) from refusal
        if not photo.may_be_shown():
            raise forms.ValidationError(f"Foto yang sama sudah ada di pustaka. {photo.obstacle()}")
        self.cleaned_data["lead_photo"] = photo
        self.photo_kept = True
        return photo

    def clean(self):
        cleaned = super().clean()
        photo = cleaned.get("lead_photo")
        if photo and photo.pk != self.instance.lead_photo_id and not photo.may_be_shown():
            self.add_error("lead_photo", photo.obstacle())
        elif photo:
            self._describe(photo, cleaned)
        return cleaned

    def _describe(self, photo: Photo, cleaned: dict) -> None:
        """Sort out which of the words on the page are this photograph's, and show those that are."""
        described = cleaned.get("photo_words_of", "")
        allowed = may_describe(self.user, photo)
        own = described == str(photo.pk) or bool(cleaned.get("photo_file") and not described)
        shown = {"lead_photo": str(photo.pk), "photo_words_of": str(photo.pk)}
        for name, attribute in WORDS.items():
            if name in self.errors:
                continue
            typed, known = cleaned.get(name, ""), getattr(photo, attribute)
            meant = name in self.changed_data or (own and (described or _is_open(attribute, known)))
            if name in ("lead_caption", "lead_alt"):
                cleaned[name] = typed if own or name in self.changed_data else ""
                shown[name] = cleaned[name] or known
            elif meant and typed and typed != known and (allowed or name in self.changed_data):
                if allowed:
                    setattr(photo, attribute, typed)
                else:
                    self.add_error(name, NOT_YOURS)
            elif attribute == "credit" and known and own and described and not typed:
                self.add_error(name, "Kredit foto yang sudah tercatat tidak bisa dikosongkan; ganti dengan yang benar.")
            else:
                shown[name] = known
        self.data = self.data.copy()
        for name, value in shown.items():
            self.data[self.add_prefix(name)] = value

    def save(self, commit=True):
        story = super().save(commit=commit)
        photo = self.cleaned_data.get("lead_photo")
        if photo and may_describe(self.user, photo):
            # The first caption and alternative text of a new photograph become its defaults.
            photo.caption = photo.caption or self.cleaned_data.get("lead_caption", "")
            photo.alt = photo.alt or self.cleaned_data.get("lead_alt", "")
            photo.save(update_fields=["credit", "rights", "caption", "alt"])
        return story


def _is_open(attribute: str, known: str) -> bool:
    """Whether nobody has said yet what credit or rights a photograph has."""
    return not known or (attribute == "rights" and known == Rights.UNCLEAR)
