"""The form in which a story is written: one page, every slot of the story its own field."""

import re
from uuid import uuid4

from django import forms
from django.urls import reverse
from django_prose_editor.fields import ProseEditorFormField

from news import workflow
from news.admin.assignment import AssignmentForm
from news.admin.fields import BodyWidget, ChannelField, KeywordsField
from news.admin.lead_photo import LeadPhotoForm
from news.admin.places import usual_place
from news.admin.posted import initial_of, version_of
from news.admin.proposals import SPREAD
from news.admin.scheduling import PICK, SchedulingForm
from news.admin.typed import typed_bylines
from news.models import Article, Person, State
from news.plain import LineFormField, LinesFormField
from news.prose import EXTENSIONS, clean
from news.slugs import make_slug

SAVE = "save"
#: Fields whose length is told while they are written.
METERED = ("title", "standfirst", "share_title")
#: Finding of the checklist or the workflow -> the field of this form at which it is shown.
FIELD_OF = {"lead_photo": "photo_credit", "published_at": "publish_at"}


class ArticleForm(SchedulingForm, AssignmentForm, LeadPhotoForm):
    """Also carries the act: save or a workflow move."""

    category = ChannelField(label="Kanal", error_messages={"required": "Pilih kanal berita ini."})
    slug = LineFormField(
        label="Alamat",
        max_length=200,
        required=False,
        help_text="Kosongkan: dibuat dari judul.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
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
        widget=BodyWidget(config={"extensions": EXTENSIONS}, preset="configurable"),
    )
    editor = forms.ModelChoiceField(
        label="Editor", queryset=Person.objects.editors(), required=False, empty_label="Belum ada"
    )
    note = LinesFormField(
        label="Catatan",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Wajib untuk Kembalikan (dibaca penulis) dan Cabut (dibaca publik).",
    )
    reason = LinesFormField(
        label="Alasan tetap terbit",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Dicatat di riwayat bersama kekurangannya.",
    )
    version = forms.CharField(required=False, widget=forms.HiddenInput)
    copy_key = forms.CharField(required=False, widget=forms.HiddenInput)

    manuscript = forms.CharField(
        label="Naskah lengkap",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Judul, tempat, inisial, editor, kata kunci, dan keterangan foto dibaca dari naskah. "
        "Yang sudah Anda isi tidak diganti.",
    )

    #: Set by the admin on a subclass made for the request: a working copy to show, and why a save is refused.
    restored = conflict = None

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
            "lead_decorative",
            "body",
            "category",
            "kind",
            "keywords",
            "editor",
            "expires_at",
            "embargo_until",
            "comments_open",
            "share_title",
        )
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2, "data-meter": "title"}),
            "standfirst": forms.Textarea(attrs={"rows": 2, "data-meter": "standfirst"}),
            "lead_caption": forms.Textarea(attrs={"rows": 2}),
            "share_title": forms.Textarea(attrs={"rows": 2, "data-meter": "title"}),
            "dateline_place": forms.TextInput(attrs={"list": "tempat-lazim", "autocomplete": "off"}),
        }
        error_messages = {
            "title": {
                "required": "Tulis judul berita.",
                "max_length": "Judul paling panjang 110 huruf; sekarang %(show_value)d.",
            },
            "share_title": {
                "max_length": "Judul bagikan paling panjang 110 huruf; sekarang %(show_value)d.",
            },
            "standfirst": {
                "max_length": "Ringkasan paling panjang 200 huruf; sekarang %(show_value)d.",
            },
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.act = self._asked_act() if self.is_bound else SAVE
        for name in METERED:
            # The meter says what is too long. A browser that cuts a pasted title off would say nothing.
            self.fields[name].widget.attrs.pop("maxlength", None)
        self.fields["keywords"].already = len(self.initial.get("keywords") or ())
        self.fields["keywords"].widget.attrs["data-keywords"] = reverse("admin:news_article_keywords")
        if self.instance._state.adding:
            self.instance.created_by = self.user
            self.place_offered = usual_place(self.user)
            self.initial.setdefault("dateline_place", self.place_offered)
            person = getattr(self.user, "person", None)
            if person and person.is_editor:
                self.fields["editor"].initial = self.instance.editor = person
        else:
            self.initial["version"] = version_of(self.instance)
            # An editor who has left stays with the stories that were his.
            self.fields["editor"].queryset |= Person.objects.filter(pk=self.instance.editor_id)
        self.initial["copy_key"] = self.data.get("copy_key", "") if self.is_bound else uuid4().hex
        if self.restored:
            self._show(self.restored)
        self._mark_slug()

    def _show(self, copy):
        """Show a working copy in the place of what is stored. It still rests on the version that it began from."""
        self.initial |= initial_of(self, copy.fields)
        self.initial |= {"version": copy.version, "copy_key": copy.key}

    def _mark_slug(self):
        slug = self.fields["slug"]
        slug.widget.attrs["data-slug"] = "follows" if self.slug_follows else "own"
        if self.instance.published_at:
            slug.widget.attrs["data-slug"] = "frozen"
            slug.help_text = "Sudah terbit. Kalau diubah, alamat lama tetap mengantar pembaca ke alamat baru."

    def _asked_act(self) -> str:
        act = workflow.SCHEDULE if self.data.get(PICK) else self.data.get("_act", SAVE)
        if act in workflow.MOVES:
            return act
        # What is out is never just saved: saving it is an update, checked and logged as one.
        return workflow.UPDATE if self.instance.state == State.PUBLISHED else SAVE

    @property
    def slug_follows(self) -> bool:
        """Whether the address is still the title's: nobody has chosen another, and no reader has it."""
        slug, title = self.initial.get("slug") or "", make_slug(self.initial.get("title") or "")
        own = bool(slug) and not (title and re.fullmatch(rf"{title}(?:-\d+)?", slug))
        return not self.instance.published_at and not own

    def clean_slug(self):
        """Any words make an address, none at all takes the title's; a taken one gets a number behind it, no error."""
        title = make_slug(self.cleaned_data.get("title", ""))
        wanted = make_slug(self.cleaned_data["slug"]) or title
        if self.slug_follows and wanted == self.initial.get("slug"):
            wanted = title or wanted
        if wanted and wanted == self.initial.get("slug"):
            return wanted
        return self.instance.free_slug(wanted)

    def clean(self):
        cleaned = super().clean()
        if self.data.get("_act") == SPREAD:
            self.add_error(None, "Naskah sudah dibagi ke kolom-kolomnya dan belum disimpan. Periksa, lalu simpan.")
        if self.conflict:
            self.add_error(None, self.conflict.sentence)
        return cleaned

    def _post_clean(self):
        super()._post_clean()
        # What a move lacks is said together with the other faults, so that an editor mends all in one go.
        if self.act in workflow.MOVES and not self.non_field_errors():
            self._check_move()

    def _check_move(self):
        strange = workflow.strange_channel(self.user, self.instance, self.act)
        if strange and "category" not in self.errors:
            self.add_error("category", strange)
            return
        if self.act not in workflow.legal_moves(self.user, self.instance):
            label = workflow.MOVES[self.act].label
            self.add_error(None, f"{label} tidak bisa dilakukan: keadaan atau hak Anda tidak cocok.")
            return
        lacking = workflow.lacks(
            self.instance,
            self.act,
            **self.details,
            **self.typed_numbers(),
        )
        for name, message in lacking.items():
            field = self._note_field if name == "note" else FIELD_OF.get(name, name)
            if field not in self.errors and not (field == "reason" and self.errors):
                self.add_error(field, message)

    @property
    def act_label(self) -> str:
        return workflow.MOVES[self.act].label

    @property
    def details(self) -> dict:
        """What a move is told besides the story."""
        return {"at": self.cleaned_data.get("publish_at"), "note": self.cleaned_data.get(self._note_field, "")}

    @property
    def _note_field(self) -> str:
        return "reason" if self.act in workflow.MOVES and workflow.MOVES[self.act].warned else "note"

    def typed_numbers(self) -> dict[str, int]:
        """What the checklist counts, as it stands on the page."""
        keywords = self.cleaned_data.get("keywords") or ()
        return {"keywords": len(keywords), "names": len(typed_bylines(self.data))}
