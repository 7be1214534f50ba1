"""Which editors work in which channels: one page with a row for each editor."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path

from news.admin.fields import ChannelsField
from news.models import Beat
from news.models.beat import EDIT_ANY, EVERYWHERE


class BeatForm(forms.Form):
    channels = ChannelsField(label="Kanal")

    def __init__(self, person, *args, **kwargs):
        own = [beat.category_id for beat in person.beats.all()]
        super().__init__(*args, prefix=f"u{person.pk}", initial={"channels": own}, **kwargs)
        self.person = person

    @transaction.atomic
    def save(self) -> None:
        chosen = self.cleaned_data["channels"]
        self.person.beats.exclude(category__in=chosen).delete()
        Beat.objects.bulk_create(
            [Beat(user=self.person, category=channel) for channel in chosen], ignore_conflicts=True
        )


def _holding(right: str) -> Q:
    app, _, code = right.partition(".")
    return Q(groups__permissions__codename=code, groups__permissions__content_type__app_label=app)


def limitable():
    """Those whose work can be limited to channels: who edits, but not in every channel by right."""
    users = get_user_model().objects.filter(is_staff=True, is_active=True, is_superuser=False)
    everywhere = users.filter(_holding(EVERYWHERE)).values("pk")
    return users.filter(_holding(EDIT_ANY)).exclude(pk__in=everywhere).distinct().order_by("display_name", "email")


@admin.register(Beat)
class BeatAdmin(admin.ModelAdmin):
    """In the place of a list and its forms stands one page."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("", view(self.people), name="news_beat_changelist"),
            path("<int:pk>/", view(self.people), name="news_beat_person"),
        ]

    def has_add_permission(self, request):
        return False  # by the rows of the page

    def has_delete_permission(self, request, obj=None):
        return False

    def people(self, request, pk=None):
        """Every editor with the own channels; a POST to the address of one of them sets these anew."""
        allowed = self.has_change_permission(request)
        if not self.has_view_permission(request) or (request.method == "POST" and not (allowed and pk)):
            raise PermissionDenied
        editors = limitable().prefetch_related("beats__category")
        form = (
            BeatForm(get_object_or_404(editors, pk=pk), request.POST if request.method == "POST" else None)
            if pk
            else None
        )
        if request.method == "POST" and form.is_valid():
            form.save()
            self.message_user(request, f"Wilayah kerja {form.person} disimpan.", messages.SUCCESS)
            return redirect("admin:news_beat_changelist")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Wilayah kerja",
            "editors": editors,
            "form": form,
            "may_change": allowed,
        }
        return TemplateResponse(request, "admin/news/beat/people.html", context)
