"""The form that puts a story on the front page, and the stories it offers."""

from datetime import timedelta

from django import forms
from django.db.models import Q
from django.utils import timezone

from news.admin.fields import ChannelField, MomentField
from news.keys import as_key
from news.models import Article, Category, FrontSlot, Placement, State

#: Stories offered at a time, and how far back a search looks.
OFFERED = 12
FURTHEST = timedelta(days=730)
LONGEST_SEARCH = 100


def placeable():
    """What may be put on the front page: published stories, those whose time will come included."""
    return Article.objects.filter(state=State.PUBLISHED).for_cards()


class Search:
    """What was asked of the list of candidates: words and a channel, from an address or a form."""

    def __init__(self, asked):
        self.words = asked.get("q", "").strip()[:LONGEST_SEARCH]
        self.channel = Category.objects.filter(pk=as_key(asked.get("kanal"))).first()

    @property
    def channels(self) -> list[tuple[str, str]]:
        return [(key.value, name) for key, name in ChannelField().choices]

    def as_query(self) -> dict:
        asked = {"q": self.words, "kanal": self.channel and self.channel.pk}
        return {name: value for name, value in asked.items() if value}

    def stories(self, chosen: Article | None = None) -> list[Article]:
        """The newest stories with all the words in title or place, the one that is chosen already before them."""
        found = placeable().filter(published_at__gt=timezone.now() - FURTHEST).newest_first()
        if self.channel:
            found = found.in_channel(self.channel)
        for word in self.words.split():
            found = found.filter(Q(title__icontains=word) | Q(dateline_place__icontains=word))
        stories = [story for story in found[:OFFERED] if story != chosen]
        return [chosen, *stories] if chosen else stories


class PlaceForm(forms.ModelForm):
    """A story, a slot and, if it is wanted, from when and until when."""

    article = forms.CharField(required=False)
    slot = forms.ChoiceField(label="Tempat", choices=FrontSlot.choices)
    starts_at = MomentField(label="Mulai", required=False, help_text="Kosong: begitu susunan terbit.")
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

    def placement(self, user) -> Placement:
        """What was asked for, not stored."""
        typed = {name: self.cleaned_data[name] for name in (*self.Meta.fields, "article")}
        return Placement(**typed, placed_by=user, placed_at=timezone.now())
