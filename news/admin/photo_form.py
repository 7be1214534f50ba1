"""Forms of the photo library: one photograph, many at once, and the words of those that have just come in."""

from django import forms
from django.conf import settings
from django.utils import timezone

from news.admin.fields import MomentField
from news.keys import as_key
from news.models import Photo, Rights
from news.photos import PhotoRefused, refocus, take_in
from news.plain import LineFormField
from news.workflow import may_describe

PHOTO_TYPES = "image/jpeg,image/png,image/webp,image/avif"
PHOTO_HELP = "JPEG, PNG, WebP, atau AVIF. Data lokasi dan kamera dibuang."
FOCAL = ("focal_x", "focal_y")
WORDS = (
    "caption",
    "credit",
    "rights",
    "source",
    "alt",
    "place",
    "people",
    "keywords",
    "taken_at",
    "licence_until",
    "made_with_ai",
)
CREDITS_MOST = 40


def usual_credits() -> list[str]:
    """Credits of the photographs that were used last, offered while one is typed."""
    recent = Photo.objects.exclude(credit="").recent_first().values_list("credit", flat=True)[:300]
    return list(dict.fromkeys(["Istimewa", *recent]))[:CREDITS_MOST]


class PhotoForm(forms.ModelForm):
    """Takes a file in as soon as it is sent; `kept` names it while other fields are put right."""

    file = forms.FileField(
        label="Berkas", required=False, widget=forms.FileInput(attrs={"accept": PHOTO_TYPES}), help_text=PHOTO_HELP
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)
    taken_at = MomentField(label="Diambil", required=False)
    licence_until = MomentField(
        label="Izin pakai sampai",
        required=False,
        help_text="Biasanya kosong. Sesudah waktu ini pembaca tidak melihatnya lagi, di mana pun ia dipasang.",
    )

    class Meta:
        model = Photo
        fields = (*WORDS, *FOCAL)
        widgets = {
            "caption": forms.Textarea(attrs={"rows": 2}),
            "credit": forms.TextInput(attrs={"list": "kredit-lazim"}),
            **{name: forms.NumberInput(attrs={"min": 0, "max": 1, "step": 0.01}) for name in FOCAL},
        }

    user = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            # Another file has a panel of its own, below: it changes the photograph everywhere.
            del self.fields["file"], self.fields["kept"]

    @property
    def usual_credits(self) -> list[str]:
        return usual_credits()

    def clean(self):
        cleaned = super().clean()
        if "file" in self.fields and not self.errors.get("file"):
            self._take_in(cleaned, as_key(cleaned.get("kept")))
        if not self.errors and set(FOCAL) & set(self.changed_data):
            self._refocus(cleaned)
        return cleaned

    def _take_in(self, cleaned: dict, kept: int | None) -> None:
        """From here on the form describes the stored photograph."""
        started, upload = timezone.now(), cleaned.get("file")
        try:
            photo = take_in(upload, user=self.user) if upload else self._kept(kept)
        except PhotoRefused as refusal:
            self.add_error("file", forms.ValidationError(refusal.messages))
            return
        if photo is None:
            self.add_error("file", "Pilih berkas foto.")
        elif photo.added_at < started and photo.pk != kept:
            self.add_error("file", f"“{photo}” sudah ada di pustaka. Ubah keterangannya di sana.")
        else:
            self.instance = photo
            if upload:
                self._fill_from_the_file(photo, cleaned)
            self.data = self.data.copy()
            self.data["kept"] = str(photo.pk)
            self.fields["file"].help_text = "Foto sudah diunggah dan tetap terpilih."

    def _fill_from_the_file(self, photo: Photo, cleaned: dict) -> None:
        """What nobody has typed, the file's own words say."""
        for name in WORDS:
            said = getattr(photo, name)
            if name in cleaned and said and cleaned[name] in ("", None, False, Rights.UNCLEAR):
                cleaned[name] = said

    def _kept(self, key: int | None) -> Photo | None:
        photo = Photo.objects.filter(pk=key, added_by=self.user).first()
        return photo if photo and may_describe(self.user, photo) else None

    def _refocus(self, cleaned: dict) -> None:
        focal = (cleaned["focal_x"], cleaned["focal_y"])
        if not all(0 <= place <= 1 for place in focal):
            return  # the model says so at the field
        try:
            refocus(self.instance, focal)
        except (PhotoRefused, OSError):
            self.add_error("focal_x", "Foto ini tidak bisa dipotong ulang; berkas asalnya tidak terbaca.")


class ReasonForm(forms.Form):
    """Why a photograph may not be used."""

    reason = LineFormField(
        label="Alasan",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Tulis alasannya; redaksi membacanya di pustaka."},
    )


class ExchangeForm(forms.Form):
    """The file that is to take the place of a photograph's."""

    file = forms.FileField(
        label="Berkas baru",
        widget=forms.FileInput(attrs={"accept": PHOTO_TYPES}),
        error_messages={"required": "Pilih berkas penggantinya."},
    )


class _Files(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name):
        return files.getlist(name)


class _FilesField(forms.FileField):
    """Any number of files; each is judged by itself when it is taken in."""

    widget = _Files(attrs={"accept": PHOTO_TYPES})

    def clean(self, data, initial=None):
        files = [one for one in data or [] if one]
        if self.required and not files:
            raise forms.ValidationError("Pilih berkas foto.")
        return files


class SharedWordsForm(forms.Form):
    """Words that many photographs have in common; what is left empty each file's own words fill."""

    rights = forms.ChoiceField(
        label="Hak pakai",
        choices=[("", "Pilih hak pakai"), *Rights.choices],
        error_messages={"required": "Pilih hak pakainya."},
    )
    credit = LineFormField(
        label="Kredit",
        max_length=120,
        required=False,
        help_text="Kosongkan: diambil dari tiap berkas.",
        widget=forms.TextInput(attrs={"list": "kredit-lazim"}),
    )
    source = LineFormField(label="Sumber", max_length=80, required=False)
    place = LineFormField(label="Tempat", max_length=80, required=False)
    keywords = LineFormField(label="Kata kunci", max_length=250, required=False)

    @property
    def usual_credits(self) -> list[str]:
        return usual_credits()


class BatchForm(SharedWordsForm):
    """Many files at once. Without script one request holds them all, `most_files` at most."""

    files = _FilesField(label="Berkas", help_text=PHOTO_HELP)
    field_order = ("files",)
    most_files = settings.DATA_UPLOAD_MAX_NUMBER_FILES


class CaptionForm(forms.ModelForm):
    """The words of one photograph among many."""

    class Meta:
        model = Photo
        fields = ("caption", "alt", "credit")
        widgets = {
            "caption": forms.Textarea(attrs={"rows": 2}),
            "credit": forms.TextInput(attrs={"list": "kredit-lazim"}),
        }
