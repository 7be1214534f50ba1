"""The form in which a story is written: one page, every slot of the story its own field."""

from uuid import uuid4

from django import forms
from django.urls import reverse
from django_prose_editor.fields import ProseEditorFormField

from news import workflow
from news.admin.fields import BodyWidget, ChannelField, KeywordsField, MomentField
from news.admin.lead_photo import LeadPhotoForm
from news.admin.posted import initial_of, version_of
from news.models import Article, Person, State
from news.plain import LineFormField, LinesFormField
from news.prose import EXTENSIONS, clean
from news.slugs import make_slug

SAVE = "save"
#: Finding of the checklist or the workflow -> the field of this form at which it is shown.
FIELD_OF = {"lead_photo": "photo_credit", "published_at": "publish_at"}


class ArticleForm(LeadPhotoForm):
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
    note = LinesFormField(
        label="Catatan",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Wajib untuk Kembalikan (dibaca penulis) dan Cabut (dibaca publik).",
    )
    version = forms.CharField(required=False, widget=forms.HiddenInput)
    copy_key = forms.CharField(required=False, widget=forms.HiddenInput)

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
            "title": forms.Textarea(attrs={"rows": 2, "data-count": "70"}),
            "standfirst": forms.Textarea(attrs={"rows": 2, "data-count": "200"}),
            "lead_caption": forms.Textarea(attrs={"rows": 2}),
            "share_title": forms.Textarea(attrs={"rows": 2, "data-count": "70"}),
            "dateline_place": forms.TextInput(attrs={"list": "tempat-lazim"}),
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
        self.fields["keywords"].widget.attrs["data-keywords"] = reverse("admin:news_article_keywords")
        if self.instance._state.adding:
            self.instance.created_by = self.user
            person = getattr(self.user, "person", None)
            if person and person.is_editor:
                self.fields["editor"].initial = person
        else:
            self.initial["version"] = version_of(self.instance)
            # An editor who has left stays with the stories that were his.
            self.fields["editor"].queryset |= Person.objects.filter(pk=self.instance.editor_id)
        if self.instance.is_scheduled:
            self.initial["publish_at"] = self.instance.published_at
        self.initial["copy_key"] = self.data.get("copy_key", "") if self.is_bound else uuid4().hex
        if self.restored:
            self._show(self.restored)

    def _show(self, copy):
        """Show a working copy in the place of what is stored. It still rests on the version that it began from."""
        self.initial |= initial_of(self, copy.fields)
        self.initial |= {"version": copy.version, "copy_key": copy.key}

    def _asked_act(self) -> str:
        act = self.data.get("_act", SAVE)
        if act in workflow.MOVES:
            return act
        # What is out is never just saved: saving it is an update, checked and logged as one.
        return workflow.UPDATE if self.instance.state == State.PUBLISHED else SAVE

    def clean_slug(self):
        """Any words make an address, none at all takes the title's; a taken one gets a number behind it, no error."""
        wanted = make_slug(self.cleaned_data["slug"]) or make_slug(self.cleaned_data.get("title", ""))
        if wanted and wanted == self.initial.get("slug"):
            return wanted
        return self.instance.free_slug(wanted)

    def clean(self):
        cleaned = super().clean()
        if self.conflict:
            self.add_error(None, self.conflict.sentence)
        return cleaned

    def _post_clean(self):
        super()._post_clean()
        # What a move lacks is said together with the other faults, so that an editor mends all in one go.
        if self.act in workflow.MOVES and not self.non_field_errors():
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
        for name, message in lacking.items():
            field = FIELD_OF.get(name, name)
            if field not in self.errors:
                self.add_error(field, message)
