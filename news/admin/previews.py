"""Previews of a story: beside the form while it is typed, in a tab, and by a link for people without an account."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_POST

from news import workflow
from news.admin.article_form import SAVE
from news.admin.typed import typed_context
from news.keys import as_key
from news.models import Article, PreviewLink
from news.plain import LineFormField
from news.views.articles import article_context

#: So many links of a story are listed; older ones have long expired.
LISTED = 20
OPEN_MOST = 10


class PreviewLinkForm(forms.Form):
    for_whom = LineFormField(
        label="Untuk siapa", max_length=80, error_messages={"required": "Tulis nama atau jabatan penerimanya."}
    )
    hours = forms.TypedChoiceField(
        label="Berlaku", choices=PreviewLink.Validity.choices, coerce=int, initial=PreviewLink.Validity.DAY.value
    )


class Previews:
    """Mixed into the ModelAdmin of stories."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("pratinjau/", view(self.preview_typed), name="news_article_preview_new"),
            path("<int:pk>/pratinjau/", view(self.preview), name="news_article_preview"),
            path("<int:pk>/tautan-pratinjau/", view(self.preview_links), name="news_article_preview_links"),
            path(
                "<int:pk>/tautan-pratinjau/cabut/",
                view(require_POST(self.revoke_preview_link)),
                name="news_article_revoke_preview_link",
            ),
            *super().get_urls(),
        ]

    def preview(self, request, pk):
        """The story as it is saved, in the readers' own template; a POST shows it as it is typed."""
        story = get_object_or_404(Article.objects.seen_by(request.user).for_page(), pk=pk)
        if request.method == "POST":
            return self.preview_typed(request, story)
        return _as_reader(request, article_context(story, "all"))

    def preview_typed(self, request, story=None):
        """The story as it is being typed, saved or not, complete or not. Stores nothing of it but the photograph."""
        if request.method != "POST" or not workflow.may_edit(request.user, story):
            raise PermissionDenied
        form = self.get_form(request, story, change=bool(story))(request.POST, request.FILES, instance=story)
        form.act = SAVE
        form.is_valid()
        return _as_reader(request, typed_context(form, request.POST))

    # Links for people without an account

    def preview_links(self, request, pk):
        """The links of a story; a POST makes one. The same part stands over the story's form."""
        story = self._story_for_links(request, pk)
        form = PreviewLinkForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            self._make_link(request, story, form)
            return redirect("admin:news_article_preview_links", story.pk)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Tautan pratinjau",
            "story": story,
            "links_page": True,
            **self.preview_links_context(story, form),
        }
        answer = TemplateResponse(request, "admin/news/article/preview_links.html", context)
        add_never_cache_headers(answer)
        return answer

    def revoke_preview_link(self, request, pk):
        story = self._story_for_links(request, pk)
        link = story.preview_links.filter(pk=as_key(request.POST.get("tautan"))).first()
        if link is None:
            raise Http404("no such link of this story")
        if link.revoked_at is None:
            link.revoked_at = timezone.now()
            link.save(update_fields=["revoked_at"])
            self.log_change(request, link, "Tautan pratinjau dicabut.")
        self.message_user(request, f"Tautan untuk {link.for_whom} sudah dicabut.", messages.SUCCESS)
        return redirect("admin:news_article_preview_links", story.pk)

    @staticmethod
    def preview_address(story) -> str:
        """Where the form sends what is typed, to be looked at."""
        if story.pk is None:
            return reverse("admin:news_article_preview_new")
        return reverse("admin:news_article_preview", args=[story.pk])

    @staticmethod
    def preview_links_context(story, form=None) -> dict:
        """What the list of links shows; nothing for a story that was never saved or that readers see already."""
        if story.pk is None or story.is_public():
            return {}
        links = list(story.preview_links.select_related("made_by")[:LISTED])
        for link in links:
            link.address = settings.SITE_URL + link.get_absolute_url()
        return {"preview_links": links, "preview_link_form": form or PreviewLinkForm()}

    def _make_link(self, request, story, form):
        if story.is_public():
            self.message_user(request, "Berita ini sudah terbit; bagikan alamat publiknya.", messages.INFO)
            return
        if story.preview_links.open().count() >= OPEN_MOST:
            told = f"Sudah ada {OPEN_MOST} tautan yang berlaku. Cabut dulu yang tidak diperlukan."
            self.message_user(request, told, messages.ERROR)
            return
        now = timezone.now()
        link = PreviewLink.objects.create(
            article=story,
            for_whom=form.cleaned_data["for_whom"],
            made_by=request.user,
            made_at=now,
            expires_at=now + timedelta(hours=form.cleaned_data["hours"]),
        )
        self.log_addition(request, link, f"Berlaku {PreviewLink.Validity(form.cleaned_data['hours']).label}.")
        self.message_user(request, f"Tautan untuk {link.for_whom} sudah dibuat.", messages.SUCCESS)

    def _story_for_links(self, request, pk):
        story = self.get_object(request, str(pk))
        if not workflow.may_edit(request.user, story):
            raise PermissionDenied
        return story


def _as_reader(request, context):
    answer = TemplateResponse(request, "news/article.html", context | {"preview": True})
    add_never_cache_headers(answer)
    # The panel beside the form may frame it; nobody else.
    answer["X-Frame-Options"] = "SAMEORIGIN"
    return answer
