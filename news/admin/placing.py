"""The form that puts a story on the front page, and the stories it offers."""

from datetime import timedelta

from django import forms
from django.db.models import Q
from django.utils import timezone

from news.admin.fields import MomentField, as_key
from news.models import Article, FrontSlot, Placement, State

#: Stories offered at a time, and how far back a search looks.
OFFERED = 10
FURTHEST = timedelta(days=730)
LONGEST_SEARCH = 100


def placeable():
    """What may be put on the front page: published stories, those whose time will come included."""
    return Article.objects.filter(state=State.PUBLISHED).select_related("category").defer("body")


def offered_stories(words: str, chosen: Article | None = None) -> list[Article]:
    """The newest stories with all the words in their titles, the one that is chosen already before them."""
    found = placeable().filter(published_at__gt=timezone.now() - FURTHEST).newest_first()
    for word in words[:LONGEST_SEARCH].split():
        found = found.filter(Q(title__icontains=word) | Q(dateline_place__icontains=word))
    stories = [story for story in found[:OFFERED] if story != chosen]
    return [chosen, *stories] if chosen else stories


class PlaceForm(forms.ModelForm):
    """A story, a slot and, if it is wanted, from when and until when."""

    article = forms.CharField(required=False)
    slot = forms.ChoiceField(label="Tempat", choices=FrontSlot.choices)
    starts_at = MomentField(label="Mulai", required=False, help_text="Kosong: sekarang.")
    ends_at = MomentField(label="Sampai", required=False, help_text="Kosong: sampai diganti.")

    class Meta:
        model = Placement
        fields = ("slot", "starts_at", "ends_at")

    @property
    def chosen(self) -> Article | None:
        """The story whose button is pressed, in a form that was refused as well as in a new one."""
        key = as_key(self["article"].value() and str(self["article"].value()))
        return placeable().filter(pk=key).first() if key else None

    def clean_article(self):
        story = self.chosen
        if story is None:
            raise forms.ValidationError("Pilih dulu beritanya.")
        return story

    def clean(self):
        cleaned = super().clean()
        starts, ends = cleaned.get("starts_at"), cleaned.get("ends_at")
        if ends and ends <= (starts or timezone.now()):
            self.add_error("ends_at", "Waktu selesai harus sesudah waktu mulai dan belum lewat.")
        return cleaned

    def place(self, user) -> Placement:
        """Put the story there; one that stands elsewhere on the page moves."""
        story = self.cleaned_data["article"]
        placement = Placement.objects.filter(article=story).first() or Placement(article=story)
        for name in self.Meta.fields:
            setattr(placement, name, self.cleaned_data[name])
        placement.placed_by = user
        Placement.objects.place(placement)
        return placement
