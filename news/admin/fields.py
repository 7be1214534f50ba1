"""Form fields and widgets of the CMS."""

from django import forms
from django.utils import timezone

from news.dates import zone_word
from news.models import Category, Photo

KEYWORDS_MOST = 15
RECENT_PHOTOS = 12


class KeywordsField(forms.CharField):
    """Keywords separated by commas. Spaces stay inside a keyword: "Aceh Besar" is one."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off"}))
        super().__init__(**kwargs)

    def prepare_value(self, value):
        if value is None or isinstance(value, str):
            return value
        return ", ".join(keyword.name for keyword in value)

    def clean(self, value):
        text = super().clean(value).replace("\n", ",").replace(";", ",")
        words = [" ".join(word.split()) for word in text.split(",")]
        names = list({word.casefold(): word for word in words if word}.values())
        if any(len(name) > 60 for name in names):
            raise forms.ValidationError("Satu kata kunci paling panjang 60 huruf. Pisahkan dengan koma.")
        if len(names) > KEYWORDS_MOST:
            raise forms.ValidationError(f"Paling banyak {KEYWORDS_MOST} kata kunci.")
        return names


class ChannelField(forms.ModelChoiceField):
    """A channel, as a list without a dialog, sub-channels under their parent."""

    def __init__(self, **kwargs):
        super().__init__(
            queryset=Category.objects.select_related("parent"),
            widget=forms.RadioSelect,
            empty_label=None,
            **kwargs,
        )
        self.widget.choices = self.in_tree_order

    def in_tree_order(self):
        found = list(self.queryset.in_order())
        for root in (c for c in found if c.parent_id is None):
            yield root.pk, root.name
            yield from ((c.pk, f"{root.name} › {c.name}") for c in found if c.parent_id == root.pk)


class PhotoChoice(forms.RadioSelect):
    """The photograph of a story: the one it has, none, or one of the newest of the library."""

    template_name = "admin/news/article/_photo_choice.html"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, None, attrs)
        chosen = Photo.objects.filter(pk=value).first() if str(value or "").isdigit() else None
        recent = Photo.objects.newest_first()[: RECENT_PHOTOS + 1]
        photos = [chosen] if chosen else []
        photos += [photo for photo in recent if photo != chosen][: RECENT_PHOTOS - len(photos)]
        context["widget"] |= {"photos": photos, "chosen": chosen, "name": name}
        return context


class MomentInput(forms.DateTimeInput):
    """One field for date and time; the newsroom's zone word stands behind it."""

    input_type = "datetime-local"
    template_name = "admin/news/article/_moment.html"

    def __init__(self):
        super().__init__(format="%Y-%m-%dT%H:%M")

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["zone"] = zone_word(timezone.localtime())
        return context


class MomentField(forms.DateTimeField):
    """A moment in the newsroom's zone."""

    widget = MomentInput
    default_error_messages = {
        "invalid": "Tulis tanggal dan jam, misalnya 2026-11-24 17:00.",
    }

    def __init__(self, **kwargs):
        super().__init__(
            input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M", "%d/%m/%Y %H.%M"],
            **kwargs,
        )
