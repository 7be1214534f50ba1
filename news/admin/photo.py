"""The photo library in the CMS: a grid of photographs, and a page for each."""

from django.contrib import admin
from django.utils import timezone

from news import workflow
from news.admin.photo_acts import PhotoActs, may_forbid
from news.admin.photo_batch import PhotoBatch
from news.admin.photo_filters import (
    PER_PAGE,
    RECENT,
    SOON,
    LackFilter,
    LibraryPaginator,
    OrderFilter,
    OwnFilter,
    PermitFilter,
    UseFilter,
)
from news.admin.photo_form import FOCAL, WORDS, ExchangeForm, PhotoForm, ReasonForm
from news.models import Article, Photo
from news.photos import throw_away
from news.workflow import may_describe

USES_SHOWN = 50


@admin.register(Photo)
class PhotoAdmin(PhotoBatch, PhotoActs, admin.ModelAdmin):
    form = PhotoForm
    change_list_template = "admin/news/photo/change_list.html"
    change_form_template = "admin/news/photo/change_form.html"
    list_display = ("caption",)
    list_filter = (OrderFilter, "rights", LackFilter, UseFilter, PermitFilter, OwnFilter)
    show_facets = admin.ShowFacets.NEVER
    list_per_page = list_max_show_all = PER_PAGE
    paginator = LibraryPaginator
    search_fields = ("search_text",)
    search_help_text = "Cari keterangan, kredit, orang, tempat, kata kunci"
    show_full_result_count = False

    # Who may do what

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or may_describe(request.user, obj))

    def has_delete_permission(self, request, obj=None):
        used = obj is not None and any(way.exists() for way in (obj.led_articles, obj.in_texts, obj.portrait_of))
        return super().has_delete_permission(request, obj) and not used

    def delete_model(self, request, obj):
        throw_away(obj)

    def delete_queryset(self, request, queryset):
        for photo in queryset:
            throw_away(photo)

    # The grid

    def get_ordering(self, request):
        return ("-recent_at", "-pk") if request.GET.get(OrderFilter.parameter_name) == RECENT else ("-added_at", "-pk")

    def get_search_results(self, request, queryset, search_term):
        # Where a photograph is chosen, as for a portrait, only those stand that readers may see.
        offered = queryset.showable() if request.path.endswith("/autocomplete/") else queryset
        return offered.search(search_term), False

    def changelist_view(self, request, extra_context=None):
        now = timezone.now()
        context = {"now": now, "soon": now + SOON, "may_add": request.user.has_perm("news.add_photo")}
        return super().changelist_view(request, context | (extra_context or {}))

    # The page of one

    def get_fields(self, request, obj=None):
        return ["file", "kept", *WORDS] if obj is None else [*WORDS, *FOCAL]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        return form

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            context |= {
                "photo": obj,
                "obstacle": obj.obstacle(),
                "ends_soon": bool(
                    obj.licence_until and obj.may_be_shown() and obj.licence_until <= timezone.now() + SOON
                ),
                "may_change": may_describe(request.user, obj),
                "may_forbid": may_forbid(request.user),
                "exchange": ExchangeForm(auto_id="ganti-%s"),
                "reason": ReasonForm(auto_id="larang-%s"),
                **uses_of(obj, request.user),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change=True)


def uses_of(photo: Photo, user) -> dict:
    """Where a photograph stands: stories that this person may see by name, the others as a number, pages, people."""
    # First which of both kinds: asked for either at once, a database would walk the whole archive.
    leads = photo.led_articles.order_by("-saved_at", "-pk").values_list("pk", flat=True)
    in_texts = photo.in_texts.filter(article__isnull=False).order_by("-article__saved_at", "-article")
    keys = {*leads[: USES_SHOWN + 1], *in_texts.values_list("article", flat=True)[: USES_SHOWN + 1]}
    stories = Article.objects.filter(pk__in=keys).select_related("category").defer("body")
    found = list(stories.order_by("-saved_at", "-pk")[: USES_SHOWN + 1])
    named = [story for story in found[:USES_SHOWN] if story.is_public() or workflow.may_see(user, story)]
    for story in named:
        story.is_open = workflow.may_edit(user, story)
    return {
        "used_stories": named,
        "hidden_uses": len(found[:USES_SHOWN]) - len(named),
        "more_uses": len(found) > USES_SHOWN,
        "used_pages": [use.page for use in photo.in_texts.filter(page__isnull=False).select_related("page")],
        "used_people": list(photo.portrait_of.all()[:USES_SHOWN]),
    }
