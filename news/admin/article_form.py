"""The form in which a story is written: one page, every slot of the story its own field."""

from django import forms
from django.urls import reverse
from django_prose_editor.fields import ProseEditorFormField
from django_prose_editor.widgets import AdminProseEditorWidget

from news import workflow
from news.admin.fields import ChannelField, KeywordsField, MomentField, PhotoChoice
from news.dates import clock
from news.models import Article, Byline, Person, Photo, Rights
from news.photos import PhotoRefused, take_in
from news.prose import EXTENSIONS, clean
from news.slugs import make_slug

SAVE = "save"
#: Finding of the checklist or the workflow -> the field of this form at which it is shown.
FIELD_OF = {"lead_photo": "photo_credit", "published_at": "publish_at"}


class ArticleForm(forms.ModelForm):
    """Also carries the photograph (file, credit, rights) and the act: save or a workflow move."""

    category = ChannelField(
        label="Kanal", error_messages={"required": "Pilih kanal berita ini."}
    )
    keywords = KeywordsField(
        label="Kata kunci",
        required=False,
        help_text="Pisahkan dengan koma, misalnya: pangan, BPBD, Aceh Besar.",
    )
    body = ProseEditorFormField(
        label="Isi",
        required=False,
        extensions=EXTENSIONS,
        sanitize=clean,
        widget=AdminProseEditorWidget(config={"extensions": EXTENSIONS}, preset="configurable"),
    )
    lead_photo = forms.ModelChoiceField(
        label="Foto utama", queryset=Photo.objects.all(), required=False, widget=PhotoChoice
    )
    photo_file = forms.FileField(
        label="Unggah foto",
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
        help_text="JPEG, PNG, WebP, atau AVIF. Data lokasi dan kamera dibuang.",
    )
    photo_credit = forms.CharField(
        label="Kredit",
        max_length=120,
        required=False,
        help_text="Nama fotografer, atau Istimewa.",
        widget=forms.TextInput(attrs={"list": "kredit-lazim"}),
    )
    photo_rights = forms.ChoiceField(label="Hak pakai", choices=Rights.choices, required=False)
    publish_at = MomentField(label="Jadwal terbit", required=False)
    expires_at = MomentField(
        label="Berakhir",
        required=False,
        help_text="Sesudah waktu ini berita tidak lagi tampil. Biasanya kosong.",
    )
    embargo_until = MomentField(
        label="Embargo sampai", required=False, help_text="Berita tidak tampil sebelum waktu ini."
    )
    editor = forms.ModelChoiceField(
        label="Editor", queryset=Person.objects.editors(), required=False, empty_label="Belum ada"
    )
    note = forms.CharField(
        label="Catatan",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Wajib untuk Kembalikan (dibaca penulis) dan Cabut (dibaca publik).",
    )
    version = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Article
        fields = (
            "title",
            "slug",
            "dateline_place",
            "standfirst",
            "lead_photo",
            "lead_caption",
            "lead_alt",
            "body",
            "category",
            "kind",
            "keywords",
            "editor",
            "expires_at",
            "embargo_until",
            "comments_open",
        )
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2, "data-count": "70"}),
            "standfirst": forms.Textarea(attrs={"rows": 2, "data-count": "200"}),
            "lead_caption": forms.Textarea(attrs={"rows": 2}),
            "dateline_place": forms.TextInput(attrs={"list": "tempat-lazim"}),
        }
        error_messages = {
            "title": {
                "required": "Tulis judul berita.",
                "max_length": "Judul paling panjang 110 huruf; sekarang %(show_value)d.",
            },
            "standfirst": {
                "max_length": "Ringkasan paling panjang 200 huruf; sekarang %(show_value)d.",
            },
        }

    #: Set by the admin on a subclass made for the request.
    user = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.act = self.data.get("_act", SAVE) if self.is_bound else SAVE
        self.fields["lead_photo"].widget.choices = ()
        self.fields["keywords"].widget.attrs["data-keywords"] = reverse("admin:news_article_keywords")
        if self.instance._state.adding:
            self.instance.created_by = self.user
            person = getattr(self.user, "person", None)
            if person and person.is_editor:
                self.fields["editor"].initial = person
        else:
            self.initial["version"] = self.instance.saved_at.isoformat()
        if self.instance.is_scheduled:
            self.initial["publish_at"] = self.instance.published_at
        photo = self.instance.lead_photo
        self.initial["photo_credit"] = photo.credit if photo else ""
        self.initial["photo_rights"] = photo.rights if photo else Rights.STAFF

    def clean_title(self):
        return " ".join(self.cleaned_data["title"].split())

    def clean_slug(self):
        """A taken address gets a number behind it instead of an error."""
        wanted = make_slug(self.cleaned_data["slug"])
        if not wanted or wanted == self.initial.get("slug"):
            return wanted
        return self.instance.free_slug(wanted)

    def clean_photo_file(self):
        """Take the file in at once: whatever else is wrong, the photograph is not lost."""
        upload = self.cleaned_data.get("photo_file")
        if not upload:
            return None
        try:
            photo = take_in(upload, user=self.user)
        except PhotoRefused as refusal:
            raise forms.ValidationError(refusal.messages) from refusal
        self.cleaned_data["lead_photo"] = photo
        self.data = self.data.copy()
        self.data["lead_photo"] = str(photo.pk)
        return photo

    def clean(self):
        cleaned = super().clean()
        self._describe_photo(cleaned)
        if self._is_stale(cleaned):
            self._refuse_stale()
        return cleaned

    def _post_clean(self):
        super()._post_clean()
        if self.act in workflow.MOVES and not self.errors:
            self._check_move()

    def _check_move(self):
        if self.act not in workflow.legal_moves(self.user, self.instance):
            label = workflow.MOVES[self.act].label
            self.add_error(None, f"{label} tidak bisa dilakukan: keadaan atau hak Anda tidak cocok.")
            return
        lacking = workflow.lacks(
            self.instance,
            self.act,
            at=self.cleaned_data.get("publish_at"),
            note=self.cleaned_data.get("note", ""),
        )
        for field, message in lacking.items():
            self.add_error(FIELD_OF.get(field, field), message)

    def _describe_photo(self, cleaned):
        """Put credit and rights, which belong to the photograph, on the photograph.

        What still describes the photograph that stood here before does not move to another one.
        """
        photo = cleaned.get("lead_photo")
        if photo is None:
            return
        switched = self.initial.get("lead_photo") not in (None, photo.pk)
        uploaded = bool(cleaned.get("photo_file"))
        for name, attribute in (("photo_credit", "credit"), ("photo_rights", "rights")):
            value = cleaned.get(name)
            fresh = uploaded and not getattr(photo, attribute).strip(" ")
            if value and (name in self.changed_data or fresh or not switched):
                setattr(photo, attribute, value)
        if uploaded and photo.rights == Rights.UNCLEAR and cleaned.get("photo_rights"):
            photo.rights = cleaned["photo_rights"]
        for name in ("lead_caption", "lead_alt"):
            if switched and not uploaded and name not in self.changed_data:
                cleaned[name] = ""

    def _is_stale(self, cleaned) -> bool:
        if self.instance._state.adding or not cleaned.get("version"):
            return False
        return cleaned["version"] != self.initial["version"]

    def _refuse_stale(self):
        self.data = self.data.copy()
        self.data["version"] = self.initial["version"]
        when = clock(self.instance.saved_at)
        self.add_error(
            None,
            f"Berita ini sudah disimpan orang lain pukul {when}, sesudah Anda membukanya. "
            "Tulisan Anda masih ada di halaman ini dan belum disimpan. Lihat dulu versi yang "
            "tersimpan lewat Lihat versi tersimpan; kalau tulisan Anda yang dipakai, simpan lagi.",
        )

    def save(self, commit=True):
        article = super().save(commit=commit)
        photo = self.cleaned_data.get("lead_photo")
        if photo:
            self._complete(photo)
            photo.save(update_fields=["credit", "rights", "caption", "alt"])
        return article

    def _complete(self, photo):
        """The first caption and alternative text of a new photograph become its defaults."""
        photo.caption = photo.caption or self.cleaned_data.get("lead_caption", "")
        photo.alt = photo.alt or self.cleaned_data.get("lead_alt", "")


class BylineForm(forms.ModelForm):
    person = forms.ModelChoiceField(
        label="Orang",
        # Those who have left stay where they are, below the others.
        queryset=Person.objects.order_by("-is_active", "name"),
        required=False,
        empty_label="Pilih nama",
    )

    class Meta:
        model = Byline
        fields = ("person", "role", "name_override")

    def has_changed(self):
        # The writer's own name is offered in a new story; leaving it there means it.
        offered = self.instance._state.adding and self.initial.get("person")
        return bool(offered) or super().has_changed()


