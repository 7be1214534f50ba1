"""The calendar of the CMS: what is coming by month, week and day, and the small form that moves a story to another time."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from news import workflow
from news.admin.announcing import announcement
from news.admin.fields import MomentField
from news.coming import DAY, MONTH, WEEK, Coming, asked_span, by_day, span_of
from news.dates import local
from news.keys import as_key
from news.models import Category

NAMES = {MONTH: "Bulan", WEEK: "Minggu", DAY: "Hari"}


class MoveForm(forms.Form):
    """A story's new time. The ids of its fields end with the story's key: a page holds many."""

    publish_at = MomentField(label="Pindah ke", error_messages={"required": "Isi tanggal dan jam terbit."})

    def __init__(self, coming: Coming, data=None):
        key = coming.story.pk
        super().__init__(data, initial={"publish_at": coming.at}, auto_id=f"id_%s_{key}")


class Calendar:
    """Mixed into the admin of stories."""

    def get_urls(self):
        own = [
            path("kalender/", self.admin_site.admin_view(self.calendar), name="news_article_calendar"),
            path("<int:pk>/jadwal/", self.admin_site.admin_view(require_POST(self.move)), name="news_article_move"),
        ]
        return own + super().get_urls()

    def calendar(self, request):
        """`?bulan=2026-03`, `?minggu=` or `?hari=2026-03-18`, and `kanal=`, the key of a channel."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return self._draw_calendar(request, request.GET)

    def move(self, request, pk):
        """Schedule a story anew, through the workflow; what is wrong stands at the field it was typed in."""
        story = self.get_object(request, str(pk))
        form = MoveForm(Coming(story.published_at, "", story), request.POST)
        try:
            if form.is_valid():
                workflow.make_move(story, workflow.SCHEDULE, request.user, at=form.cleaned_data["publish_at"])
                self.message_user(request, announcement(workflow.SCHEDULE, story), messages.SUCCESS)
                self.log_change(request, story, "Dijadwalkan ulang di kalender.")
                return redirect(f"{reverse('admin:news_article_calendar')}?{_way_back(request.POST)}")
        except ValidationError as lacking:
            form.add_error("publish_at", [words for field in lacking.message_dict.values() for words in field])
        self.message_user(request, f"Jadwal belum diubah. {' '.join(form.errors['publish_at'])}", messages.ERROR)
        return self._draw_calendar(request, request.POST, {story.pk: form})

    def _draw_calendar(self, request, query, refused=None):
        now = timezone.now()
        span, channel = asked_span(query, now), _channel(query)
        stories = self.get_queryset(request)
        days = by_day(span, stories.in_channel(channel) if channel else stories, now)
        self._give_forms(request, span, days, refused or {})
        around = span.first if not span.first <= local(now).date() < span.last else local(now).date()
        context = {
            **self.admin_site.each_context(request),
            "title": "Kalender",
            "subtitle": None,
            "span": span,
            "days": days,
            "is_empty": not any(day.comings for day in days),
            "now": now,
            "channels": Category.objects.select_related("parent").in_order(),
            "channel": channel,
            "kept": urlencode({"kanal": channel.pk}) if channel else "",
            "views": [(NAMES[kind], span_of(kind, around), kind == span.kind) for kind in NAMES],
            "today": span_of(span.kind, local(now).date()),
        }
        return TemplateResponse(request, "admin/news/article/calendar.html", context)

    def _give_forms(self, request, span, days, refused) -> None:
        """Each scheduled story its form. A month has room for titles only, unless a form of it was refused."""
        for one in (one for day in days for one in day.comings if one.is_movable):
            form = refused.get(one.story.pk)
            if not form and span.kind != MONTH and workflow.is_legal(workflow.SCHEDULE, request.user, one.story):
                form = MoveForm(one)
            one.form = form


def _channel(query) -> Category | None:
    return Category.objects.filter(pk=as_key(query.get("kanal"))).first()


def _way_back(query) -> str:
    """The address of the calendar as it stood, made of known parts only."""
    span, channel = asked_span(query, timezone.now()), _channel(query)
    return span.address + (f"&kanal={channel.pk}" if channel else "")
