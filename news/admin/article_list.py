"""The list of stories in the CMS: its columns, figures and search."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import admin
from django.contrib.admin.views.main import PAGE_VAR, ChangeList
from django.db.models import Exists, OuterRef, Q, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from news import search, workflow
from news.admin.assignment import wanted_words
from news.admin.filters import (
    SCHEDULED,
    ChannelFilter,
    DayFilter,
    MineFilter,
    PhotoFilter,
    StateFilter,
    WriterFilter,
)
from news.dates import day_bounds, local, short_stamp
from news.models import Article, ReadCount, State, Tagging
from news.numbers import thousands
from news.prose import count_words

ROWS, PAGES = 50, 50
#: Acts that stand below a headline; both ask for something first, on the form.
ROW_ACTS = (workflow.SCHEDULE, workflow.WITHDRAW)
#: Words in the middle of a title have no index: among so many of the stories saved last is looked.
LOOKED_AT = 2_000
TYPED_MOST = 200
#: With a state chosen the list follows the time that matters there; each order has its index.
ORDERS = {
    SCHEDULED: ("published_at", "pk"),
    State.PUBLISHED: ("-published_at", "-pk"),
    State.WITHDRAWN: ("-published_at", "-pk"),
}


def reads_today(keys: list[int]) -> dict[int, int]:
    since, _ = day_bounds(local(timezone.now()).date())
    counted = ReadCount.objects.filter(hour__gte=since, article__in=keys).values_list("article")
    return dict(counted.annotate(reads=Sum("count")))


#: Title of a column -> what answers how many, for the stories of a page at once. Other rooms add their own.
FIGURES: dict[str, Callable[[list[int]], dict[int, int]]] = {"dibaca": reads_today}


class StoryList(ChangeList):
    """A page at a time, without counting: the archive is not read to write a number under the list."""

    def get_results(self, request):
        self.page_num = min(max(self.page_num, 1), PAGES)
        start = (self.page_num - 1) * ROWS
        # First which, then all of them: what has to be sorted are keys, and joining so many tables PostgreSQL would
        # begin with the whole archive if it were told both at once.
        page = self.queryset.order_by(*self.get_ordering(request, self.queryset)).select_related(None)
        keys = list(page.values_list("pk", flat=True)[start : start + ROWS + 1])
        rows = self.apply_select_related(self.root_queryset).filter(pk__in=keys)
        found = list(rows.order_by(*self.get_ordering(request, rows)))
        self.result_list = found[:ROWS]
        self.result_count = start + len(self.result_list)
        self.more = len(found) > ROWS
        further = self.more and self.page_num < PAGES
        self.next_address = self.get_query_string({PAGE_VAR: self.page_num + 1}) if further else ""
        self.previous_address = self.get_query_string({PAGE_VAR: self.page_num - 1}) if self.page_num > 1 else ""
        self.full_result_count, self.show_full_result_count = None, False
        self.show_admin_actions, self.can_show_all, self.multi_page = True, False, self.more
        self._tell(request.user)

    def _tell(self, user) -> None:
        """What the columns show besides the rows themselves, for all of them at once."""
        keys = [story.pk for story in self.result_list]
        counted = {name: figure(keys) if keys else {} for name, figure in FIGURES.items()}
        for story in self.result_list:
            story.figures = {name: counts.get(story.pk, 0) for name, counts in counted.items()}
            story.acts = [act for act in ROW_ACTS if workflow.is_legal(act, user, story)]
            story.is_editable = workflow.may_edit(user, story)


class ArticleList:
    """Mixed into the ModelAdmin of stories."""

    list_display = ("thumbnail", "headline", "state_badge", "names", "words")
    empty_value_display = ""
    list_display_links = None  # the headline leads to the form, and acts stand below it
    list_filter = (StateFilter, MineFilter, ChannelFilter, WriterFilter, "kind", DayFilter, PhotoFilter)
    show_facets = admin.ShowFacets.NEVER  # counting every filter would read the whole archive
    list_select_related = ("category", "lead_photo", "editor", "assignment__assignee", "presence__user")
    list_per_page = list_max_show_all = ROWS
    search_fields = ("title",)  # that there is a search; `get_search_results` says how
    search_help_text = "Cari dalam judul, isi, kata kunci, dan tempat"
    show_full_result_count = False
    sortable_by = ()  # by any column would sort the whole archive

    def get_changelist(self, request, **kwargs):
        return StoryList

    def get_list_display(self, request):
        return (*self.list_display, *(_column(name) for name in FIGURES))

    def get_ordering(self, request):
        return ORDERS.get(request.GET.get(StateFilter.parameter_name), ("-saved_at", "-pk"))

    def get_search_results(self, request, queryset, search_term):
        typed = search_term.strip()[:TYPED_MOST]
        return (queryset.filter(pk__in=_found(typed)) if typed else queryset), False

    @admin.display(description="foto")
    def thumbnail(self, article):
        if article.shown_photo is None:
            return ""
        address = article.shown_photo.small
        return format_html('<img class="list-thumb" src="{}" alt="" width="72" height="48" loading="lazy">', address)

    @admin.display(description="judul")
    def headline(self, article):
        change = reverse("admin:news_article_change", args=[article.pk])
        where = " · ".join(filter(None, [article.category.name, article.dateline_place]))
        acts = [(change, "Sunting")] if article.is_editable else []
        acts.append((reverse("admin:news_article_preview", args=[article.pk]), "Pratinjau"))
        acts += [(f"{change}?buka={act}", workflow.MOVES[act].label) for act in article.acts]
        return format_html(
            '<a class="list-title" href="{}">{}</a> <small class="list-place">{}</small><span class="list-acts">{}</span>',
            change,
            article.title,
            where,
            format_html_join(" ", '<a href="{}">{}</a>', acts),
        )

    @admin.display(description="keadaan, waktu")
    def state_badge(self, article):
        """And when it is or was published; for what is not, when it was last saved. Then until when it is wanted, and
        who sits at it now."""
        kind = "scheduled" if article.is_scheduled else article.state
        moment = short_stamp(article.published_at or article.saved_at)
        lines = [moment if article.published_at else f"disimpan {moment}", wanted_words(article), _held_words(article)]
        return format_html(
            '<span class="badge badge-{}">{}</span> {}',
            kind,
            article.state_label,
            format_html_join(" ", '<small class="list-moment">{}</small>', ((line,) for line in lines if line)),
        )

    @admin.display(description="penulis, editor")
    def names(self, article):
        above = ", ".join(byline.name for byline in article.bylines.all())
        editor = format_html('<small class="list-editor">Editor: {}</small>', article.editor) if article.editor else ""
        return format_html("{} {}", above, editor)

    @admin.display(description="kata")
    def words(self, article):
        return _number(count_words(article.body), "kata")


def _held_words(article: Article) -> str:
    place = getattr(article, "presence", None)
    return f"Sedang disunting {place.user}" if place and place.until > timezone.now() else ""


def _column(name: str):
    def figure(article):
        return _number(article.figures[name], name)

    figure.short_description, figure.__name__ = name, name
    return figure


def _number(number: int, unit: str):
    """A figure of a column; where the table is cards, it says what it counts."""
    return format_html("{}<small> {}</small>", thousands(number), unit)


def _found(typed: str) -> list[int]:
    """Keys of the stories with some words: what is published by the index of the search, the rest by looking."""
    return [*search.find_published(typed), *_on_the_desk(typed.split())]


def _on_the_desk(words: list[str]):
    """Keys of those that hold each word: not yet out with body and keywords, those saved lately by title and place."""
    saved = Article.objects.order_by("-saved_at", "-pk").values("pk")
    title, whole = Q(), Q()
    for word in words:
        named = Tagging.objects.filter(content_object=OuterRef("pk"), tag__name__icontains=word)
        seen = Q(title__icontains=word) | Q(dateline_place__icontains=word) | Q(slug__icontains=word)
        title &= seen
        whole &= seen | Q(body__icontains=word) | Exists(named)
    lately = Article.objects.filter(title, pk__in=saved[:LOOKED_AT])
    desk = [
        Article.objects.filter(whole, pk__in=saved.filter(state=state)[:LOOKED_AT]) for state in workflow.UNPUBLISHED
    ]
    # One after the other: told all at once, a database would look at the whole archive.
    found = [part.order_by().values_list("pk", flat=True) for part in (lately, *desk)]
    return found[0].union(*found[1:])
