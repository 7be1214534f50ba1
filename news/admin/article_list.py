"""The list of stories in the CMS: its columns and filters."""

from django.contrib import admin
from django.utils.html import format_html

from news.admin.filters import ChannelFilter, DayFilter, MineFilter, PhotoFilter, StateFilter
from news.dates import short_stamp


class ArticleList:
    """Mixed into the ModelAdmin of stories."""

    list_display = ("thumbnail", "headline", "state_badge", "channel", "writer", "editor", "moment")
    list_display_links = ("headline",)
    list_filter = (StateFilter, MineFilter, ChannelFilter, "kind", DayFilter, PhotoFilter)
    show_facets = admin.ShowFacets.NEVER  # counting every filter would read the whole archive
    list_select_related = ("category", "lead_photo", "editor")
    list_per_page = 50
    search_fields = ("title", "slug", "dateline_place")
    search_help_text = "Cari dalam judul, alamat, dan tempat"
    show_full_result_count = False
    ordering = ("-saved_at", "-pk")
    actions = None

    @admin.display(description="foto")
    def thumbnail(self, article):
        if article.shown_photo is None:
            return ""
        address = article.shown_photo.small
        return format_html('<img class="list-thumb" src="{}" alt="" width="72" height="48" loading="lazy">', address)

    @admin.display(description="judul", ordering="title")
    def headline(self, article):
        if not article.dateline_place:
            return article.title
        return format_html('{} <small class="list-place">{}</small>', article.title, article.dateline_place)

    @admin.display(description="keadaan", ordering="state")
    def state_badge(self, article):
        kind = "scheduled" if article.is_scheduled else article.state
        return format_html('<span class="badge badge-{}">{}</span>', kind, article.state_label)

    @admin.display(description="kanal", ordering="category__name")
    def channel(self, article):
        return article.category.name

    @admin.display(description="penulis")
    def writer(self, article):
        return ", ".join(byline.name for byline in article.bylines.all())

    @admin.display(description="waktu", ordering="published_at")
    def moment(self, article):
        """When it is or was published; for what is not, when it was last saved."""
        if article.published_at:
            return short_stamp(article.published_at)
        return format_html("<small>disimpan</small> {}", short_stamp(article.saved_at))
