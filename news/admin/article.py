"""Stories in the CMS: the list, the one-page form, the preview."""

import js_asset
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.html import format_html

from news import workflow
from news.admin.article_list import ArticleList
from news.admin.article_form import SAVE, ArticleForm, BylineForm
from news.admin.typed import typed_context
from news.dates import clock, day
from news.models import Article, Byline, Keyword
from news.views.articles import article_context

SUGGESTIONS = 8


class BylineInline(admin.TabularInline):
    model = Byline
    form = BylineForm
    extra = 1
    max_num = 10
    verbose_name = "nama"
    verbose_name_plural = "Penulis"
    template = "admin/news/article/_bylines.html"

    def has_add_permission(self, request, obj=None):
        return workflow.may_edit(request.user, obj)

    has_change_permission = has_delete_permission = has_add_permission

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("person")


@admin.register(Article)
class ArticleAdmin(ArticleList, admin.ModelAdmin):
    form = ArticleForm
    inlines = (BylineInline,)
    change_form_template = "admin/news/article/change_form.html"

    # Who may do what

    def get_queryset(self, request):
        found = super().get_queryset(request).defer("body").prefetch_related("bylines__person")
        if request.user.has_perm("news.edit_any_article"):
            return found
        return found.filter(created_by=request.user)

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
        return bool(
            obj and obj.published_at is None and workflow.may_edit(request.user, obj)
        )

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

    def change_view(self, request, object_id, form_url="", extra_context=None):
        story = self.get_object(request, object_id)
        if story and not self.has_change_permission(request, story):
            if not self.has_view_permission(request, story):
                raise PermissionDenied
            messages.info(request, f"Berita ini {story.state_label.lower()}; Anda hanya bisa melihatnya.")
            return redirect("admin:news_article_preview", story.pk)
        return super().change_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        story = obj or context["adminform"].form.instance
        moves = workflow.legal_moves(request.user, story)
        context |= {
            "story": story,
            "moves": {act: workflow.MOVES[act].label for act in moves},
            "last_note": story.moves.exclude(note="").first() if story.pk else None,
            "places": _usual_places(),
            "media": js_asset.Media.from_media(context["media"], nonce=str(request.csp_nonce)),
        }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        if form.act in workflow.MOVES:
            workflow.make_move(
                obj,
                form.act,
                request.user,
                at=form.cleaned_data.get("publish_at"),
                note=form.cleaned_data.get("note", ""),
            )
        else:
            obj.save()

    def save_formset(self, request, form, formset, change):
        for position, row in enumerate(formset.forms):
            row.instance.position = position
        super().save_formset(request, form, formset, change)

    def response_add(self, request, obj, post_url_continue=None):
        return self._answer(request, obj)

    def response_change(self, request, obj):
        return self._answer(request, obj)

    def _answer(self, request, story):
        """Say what happened in the editor's words and stay with the story."""
        act = request.POST.get("_act", SAVE)
        messages.success(request, _announcement(act, story))
        if not workflow.may_edit(request.user, story):
            return redirect("admin:news_article_changelist")
        return redirect("admin:news_article_change", story.pk)

    # Small views of the form

    def suggest_keywords(self, request):
        """Keywords that contain what is being typed."""
        typed = request.GET.get("q", "").strip()[:60]
        found = Keyword.objects.filter(name__icontains=typed).order_by("name") if typed else ()
        return JsonResponse({"names": [keyword.name for keyword in found[:SUGGESTIONS]]})

    def preview(self, request, pk):
        """The story as it is saved, in the readers' own template."""
        story = get_object_or_404(Article.objects.for_page(), pk=pk)
        if request.method == "POST":
            return self.preview_typed(request, pk)
        if not workflow.may_see(request.user, story):
            raise PermissionDenied
        return _as_reader(request, article_context(story))

    def preview_typed(self, request, pk=None):
        """The story as it is being typed, saved or not, complete or not. Stores nothing of it."""
        story = self.get_object(request, str(pk)) if pk else None
        if request.method != "POST" or not workflow.may_edit(request.user, story):
            raise PermissionDenied
        form = self.get_form(request, story, change=bool(story))(
            request.POST, request.FILES, instance=story
        )
        form.act = SAVE
        form.is_valid()
        return _as_reader(request, typed_context(form, request.POST))


def _as_reader(request, context):
    answer = TemplateResponse(request, "news/article.html", context | {"preview": True})
    add_never_cache_headers(answer)
    # The panel beside the form may frame it; nobody else.
    answer["X-Frame-Options"] = "SAMEORIGIN"
    return answer


def _announcement(act: str, story: Article) -> str:
    address = format_html('<a href="{}">{}</a>', story.get_absolute_url(), story.title)
    moment = story.published_at
    if act == workflow.SCHEDULE:
        when = f"{day(moment)} pukul {clock(moment)}"
        return format_html("TERJADWAL untuk {}: {}", when, story.title)
    if act in (workflow.PUBLISH, workflow.UPDATE) and story.is_public():
        word = "SUDAH TERBIT" if act == workflow.PUBLISH else "SUDAH DIPERBARUI"
        return format_html("{} pukul {}: {}", word, clock(timezone.now()), address)
    said = {
        workflow.SUBMIT: "Dikirim ke editor: {}",
        workflow.RETURN: "Dikembalikan kepada penulis: {}",
        workflow.UNSCHEDULE: "Jadwal dibatalkan, berita kembali menjadi draf: {}",
        workflow.WITHDRAW: "Berita dicabut; alamatnya sekarang menampilkan alasan pencabutan: {}",
    }
    return format_html(said.get(act, "Tersimpan: {}"), story.title)


def _usual_places() -> list[str]:
    """Places of the newest stories, offered while one is typed."""
    newest = Article.objects.exclude(dateline_place="").order_by("-saved_at", "-pk")
    return sorted(set(newest.values_list("dateline_place", flat=True)[:200]))
