"""Stories in the CMS: who may do what, the one-page form, the preview."""

import js_asset
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Prefetch, Q
from django.forms import Media
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.urls import path, reverse

from accounts import fresh
from news import history, workflow
from news.admin.announcing import announcement
from news.admin.article_form import ArticleForm
from news.admin.article_list import ArticleList
from news.admin.bulk import BulkActs
from news.admin.bylines import BylineInline
from news.admin.calendar import Calendar
from news.admin.history import StoryHistory
from news.admin.inserts import InsertSearches
from news.admin.list_tabs import ListTabs
from news.admin.notes import NoteViews
from news.admin.previews import Previews
from news.admin.story_acts import StoryActs, checklist_of, remember_move, sum_of
from news.admin.working_copies import WorkingCopies
from news.admin.writing import WritingDesk
from news.models import Article, Byline, Keyword

SUGGESTIONS = 8
NAMES = Prefetch("bylines", Byline.objects.select_related("person"))


@admin.register(Article)
class ArticleAdmin(
    WorkingCopies,
    StoryHistory,
    Previews,
    NoteViews,
    InsertSearches,
    WritingDesk,
    Calendar,
    StoryActs,
    BulkActs,
    ListTabs,
    ArticleList,
    admin.ModelAdmin,
):
    form = ArticleForm
    inlines = (BylineInline,)
    view_on_site = False  # the form has a link of its own, once there is something to see
    change_form_template = "admin/news/article/change_form.html"
    media = Media()  # what the form needs comes with its fields; nothing here asks for jQuery

    # Who may do what

    def get_queryset(self, request):
        return super().get_queryset(request).seen_by(request.user).prefetch_related(NAMES)

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
        if request.POST.get("_act") == workflow.WITHDRAW:
            fresh.demand(request)
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
        lines = checklist_of(context["adminform"].form)
        context |= {
            "story": story,
            "moves": {act: workflow.MOVES[act].label for act in moves if act != workflow.UNDO},
            "can_undo": workflow.UNDO in moves,
            "checklist": lines,
            "checklist_sum": sum_of(lines),
            "last_note": story.moves.filter(act=workflow.RETURN).first() if story.pk else None,
            "open_notes": story.notes.open().count() if story.pk else 0,
            "preview_address": self.preview_address(story),
            **self.preview_links_context(story),
            **self.writing_context(request, story),
            "media": js_asset.Media.from_media(context["media"], nonce=str(request.csp_nonce)),
        }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        history.keep_what_was(obj)
        obj.save()

    def save_related(self, request, form, formsets, change):
        """Keywords and names, and then the move: it looks at the whole story."""
        super().save_related(request, form, formsets, change)
        if form.act in workflow.MOVES:
            workflow.make_move(form.instance, form.act, request.user, **form.details)
            remember_move(request, form.instance)
        else:
            history.record(form.instance, form.act, request.user)
        self.message_user(request, announcement(form.act, form.instance), messages.SUCCESS)

    def save_formset(self, request, form, formset, change):
        for position, row in enumerate(formset.in_order):
            row.instance.position = position
        super().save_formset(request, form, formset, change)
        formset.keep_order()

    def response_add(self, request, obj, post_url_continue=None):
        return self._stay(request, obj)

    def response_change(self, request, obj):
        return self._stay(request, obj)

    def _stay(self, request, story):
        """Stay with the story as long as it is this person's to change."""
        if workflow.may_edit(request.user, story):
            answer = redirect("admin:news_article_change", story.pk)
        else:
            answer = redirect("admin:news_article_changelist")
        return self.settled(request, answer, request.POST.get("copy_key", ""))

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
