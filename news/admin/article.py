"""Stories in the CMS: who may do what, the one-page form, the preview."""

import js_asset
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.forms import Media
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.cache import add_never_cache_headers

from news import workflow
from news.admin.announcing import announcement
from news.admin.article_form import SAVE, ArticleForm
from news.admin.article_list import ArticleList
from news.admin.bylines import BylineInline
from news.admin.inserts import InsertSearches
from news.admin.notes import NoteViews
from news.admin.typed import typed_context
from news.models import Article, Byline, Keyword
from news.views.articles import article_context

SUGGESTIONS = 8


@admin.register(Article)
class ArticleAdmin(NoteViews, InsertSearches, ArticleList, admin.ModelAdmin):
    form = ArticleForm
    inlines = (BylineInline,)
    view_on_site = False  # the form has a link of its own, once there is something to see
    change_form_template = "admin/news/article/change_form.html"
    media = Media()  # what the form needs comes with its fields; nothing here asks for jQuery

    # Who may do what

    def get_queryset(self, request):
        found = super().get_queryset(request).defer("body").prefetch_related("bylines__person")
        if request.user.has_perm("news.edit_any_article"):
            return found
        return found.filter(created_by=request.user)

    def get_object(self, request, object_id, from_field=None):
        story = super().get_object(request, object_id, from_field)
        if story is None:
            raise Http404("no such story for this user")
        return story

    def has_view_permission(self, request, obj=None):
        if obj is None:
            return super().has_view_permission(request)
        return workflow.may_see(request.user, obj)

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return request.user.has_perm("news.change_article")
        return workflow.may_edit(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        """Only what nobody has read yet may be deleted; the rest is withdrawn, with a reason."""
        return bool(obj and obj.published_at is None and workflow.may_edit(request.user, obj))

    # The form

    def get_urls(self):
        own = [
            path("kata-kunci/", self.admin_site.admin_view(self.suggest_keywords), name="news_article_keywords"),
            path("pratinjau/", self.admin_site.admin_view(self.preview_typed), name="news_article_preview_new"),
            path("<int:pk>/pratinjau/", self.admin_site.admin_view(self.preview), name="news_article_preview"),
        ]
        return own + super().get_urls()

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        return form

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        person = getattr(request.user, "person", None)
        if obj._state.adding and person and not person.is_editor:
            kwargs["initial"] = [{"person": person.pk, "role": Byline.Role.REPORTER}]
        return kwargs

    @transaction.atomic
    def change_view(self, request, object_id, form_url="", extra_context=None):
        if request.method == "POST" and object_id.isdecimal():
            # Two who save at once come one after the other, and the second is told.
            Article.objects.select_for_update().filter(pk=object_id).values_list("pk").first()
        story = self.get_object(request, object_id)
        if not self.has_change_permission(request, story):
            if not self.has_view_permission(request, story) or request.method == "POST":
                raise PermissionDenied
            return redirect(
                story.get_absolute_url()
                if story.is_public()
                else reverse("admin:news_article_preview", args=[story.pk])
            )
        return super().change_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        story = obj or context["adminform"].form.instance
        moves = workflow.legal_moves(request.user, story)
        context |= {
            "story": story,
            "moves": {act: workflow.MOVES[act].label for act in moves},
            "last_note": story.moves.exclude(note="").first() if story.pk else None,
            "places": _usual_places(),
            "open_notes": story.notes.open().count() if story.pk else 0,
            "media": js_asset.Media.from_media(context["media"], nonce=str(request.csp_nonce)),
        }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        if form.act not in workflow.MOVES:
            obj.save()
            return
        details = {"at": form.cleaned_data.get("publish_at"), "note": form.cleaned_data.get("note", "")}
        workflow.make_move(obj, form.act, request.user, **details)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        self.message_user(request, announcement(form.act, form.instance), messages.SUCCESS)

    def save_formset(self, request, form, formset, change):
        for position, row in enumerate(formset.forms):
            row.instance.position = position
        super().save_formset(request, form, formset, change)

    def history_view(self, request, object_id, extra_context=None):
        """The moves of the story with their notes, and who saved it when."""
        moves = self.get_object(request, object_id).moves.select_related("user").order_by("-at", "-pk")
        for move in moves:
            move.label = workflow.MOVES[move.act].label
        return super().history_view(request, object_id, {"moves": moves} | (extra_context or {}))

    def response_add(self, request, obj, post_url_continue=None):
        return self._stay(request, obj)

    def response_change(self, request, obj):
        return self._stay(request, obj)

    def _stay(self, request, story):
        """Stay with the story as long as it is this person's to change."""
        if not workflow.may_edit(request.user, story):
            return redirect("admin:news_article_changelist")
        return redirect("admin:news_article_change", story.pk)

    # Small views of the form

    def suggest_keywords(self, request):
        """Keywords that contain what is being typed, or have another name that does."""
        if not request.user.has_perm("news.view_keyword"):
            raise PermissionDenied
        typed = request.GET.get("q", "").strip()[:60]
        if not typed:
            return JsonResponse({"names": []})
        found = Keyword.objects.filter(Q(name__icontains=typed) | Q(aliases__name__icontains=typed)).order_by("name")
        return JsonResponse({"names": list(found.values_list("name", flat=True).distinct()[:SUGGESTIONS])})

    def preview(self, request, pk):
        """The story as it is saved, in the readers' own template; a POST shows it as it is typed."""
        story = get_object_or_404(Article.objects.for_page(), pk=pk)
        if not workflow.may_see(request.user, story):
            raise PermissionDenied
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


def _as_reader(request, context):
    answer = TemplateResponse(request, "news/article.html", context | {"preview": True})
    add_never_cache_headers(answer)
    # The panel beside the form may frame it; nobody else.
    answer["X-Frame-Options"] = "SAMEORIGIN"
    return answer


def _usual_places() -> list[str]:
    """Places of the newest stories, offered while one is typed."""
    newest = Article.objects.exclude(dateline_place="").order_by("-saved_at", "-pk")
    return sorted(set(newest.values_list("dateline_place", flat=True)[:200]))
