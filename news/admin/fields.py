"""Form fields and widgets of the CMS."""

from datetime import datetime

from django import forms
from django.conf import settings
from django.forms.models import ModelChoiceIterator
from django.utils import timezone
from django_prose_editor.widgets import AdminProseEditorWidget, importmap, prose_editor_presets
from js_asset import Media

from news.dates import day, distance, zone_word
from news.keys import as_key
from news.models import Category, Keyword, Photo
from news.plain import LinesFormField

RECENT_PHOTOS = 24
#: A typing slip such as 0206 is no year in which a newsroom plans.
YEARS = range(2000, 2100)


class KeywordsInput(forms.TextInput):
    """Keywords as they are typed, and behind them the suggested ones that were ticked."""

    def value_from_datadict(self, data, files, name):
        ticked = data.getlist(f"{name}_more") if hasattr(data, "getlist") else []
        return ", ".join(filter(None, [(data.get(name) or "").rstrip(" ,"), *ticked]))


class KeywordsField(LinesFormField):
    """Keywords separated by commas. Spaces stay inside a keyword: "Aceh Besar" is one."""

    #: How many the story has: one that came with more than the house allows can still be corrected.
    already = 0

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", KeywordsInput(attrs={"autocomplete": "off"}))
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
        names = Keyword.objects.spelled(names)
        most = max(settings.NEWSROOM.keywords_most, self.already)
        if len(names) > most:
            raise forms.ValidationError(
                f"Paling banyak {most} kata kunci; sekarang {len(names)}. Sisakan yang paling penting."
            )
        return names


class _TreeOrder(ModelChoiceIterator):
    """Channels with their sub-channels behind them, each under its whole name."""

    def __iter__(self):
        found = list(self.queryset.in_order())
        for root in (channel for channel in found if channel.parent_id is None):
            yield self.choice(root)
            yield from (self.choice(channel) for channel in found if channel.parent_id == root.pk)


class ChannelField(forms.ModelChoiceField):
    """A channel, as a list without a dialog, sub-channels under their parent."""

    iterator = _TreeOrder

    def __init__(self, **kwargs):
        queryset = Category.objects.select_related("parent")
        super().__init__(queryset=queryset, widget=forms.RadioSelect, empty_label=None, **kwargs)

    def label_from_instance(self, category):
        return " › ".join(part.name for part in category.trail)


class ChannelsField(forms.ModelMultipleChoiceField):
    """Any number of channels, or none, as a list to tick."""

    iterator = _TreeOrder
    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        super().__init__(queryset=Category.objects.select_related("parent"), required=False, **kwargs)

    def label_from_instance(self, category):
        return " › ".join(part.name for part in category.trail)


class PhotoChoice(forms.RadioSelect):
    """The photograph of a story: the one it has, none, or one of those that were used last."""

    template_name = "admin/news/article/_photo_choice.html"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, None, attrs)
        chosen = Photo.objects.filter(pk=as_key(str(value or ""))).first()
        recent = Photo.objects.showable().recent_first()[: RECENT_PHOTOS + 1]
        photos = [photo for photo in recent if photo != chosen][:RECENT_PHOTOS]
        context["widget"] |= {"photos": photos, "chosen": chosen, "name": name}
        return context


class BodyWidget(AdminProseEditorWidget):
    """The rich-text editor, without its 128 KB of icons: `editor.css` brings those that stand on our buttons."""

    @property
    def media(self):
        return Media(
            importmap=importmap,
            css={"all": ["django_prose_editor/editor.css", "django_prose_editor/overrides.css"]},
            js=prose_editor_presets()[self.preset],
        )


class MomentInput(forms.DateTimeInput):
    """One field for date and time; the newsroom's zone word stands behind it."""

    input_type = "datetime-local"
    template_name = "admin/news/article/_moment.html"

    def __init__(self):
        super().__init__(format="%Y-%m-%dT%H:%M")

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        now = timezone.localtime()
        context["widget"] |= {"zone": zone_word(now), "offset": f"{now:%z}", "said": _said(value, now)}
        return context


def _said(value, now) -> str:
    """What stands behind a field that holds a moment: its day, and how far it is away."""
    if not isinstance(value, datetime):
        return ""
    # A form has taken the zone off before it hands a moment to its widget.
    moment = value if value.tzinfo else timezone.make_aware(value)
    return f"{day(moment)}, {distance(moment, now)}"


class MomentField(forms.DateTimeField):
    """A moment in the newsroom's zone."""

    widget = MomentInput
    default_error_messages = {
        "invalid": "Tulis tanggal dan jam, misalnya 2026-11-24 17:00.",
    }

    def __init__(self, **kwargs):
        super().__init__(
            input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y %H.%M"],
            **kwargs,
        )

    def has_changed(self, initial, data):
        """The field knows minutes only: seconds that an import has brought are no change."""
        if isinstance(initial, datetime):
            initial = initial.replace(second=0, microsecond=0)
        return super().has_changed(initial, data)

    def clean(self, value):
        moment = super().clean(value)
        if moment and timezone.localtime(moment).year not in YEARS:
            raise forms.ValidationError("Periksa tahunnya.", code="invalid")
        return moment
