"""Addresses of the reader pages. The two open patterns come last."""

from django.urls import path, register_converter

from news.views import archive, articles, beacon, feeds, lists, most_read, pages, previews, search, sitemaps
from news.views.addresses import TwoDigits, WithCapitals, YearDigits, any_case

app_name = "news"

register_converter(YearDigits, "yyyy")
register_converter(TwoDigits, "nn")
register_converter(feeds.FeedKind, "kind")
register_converter(feeds.FeedForm, "form")
register_converter(sitemaps.SitemapPart, "part")
register_converter(sitemaps.SitemapKind, "others")
register_converter(WithCapitals, "capitals")

urlpatterns = [
    path("", lists.home, name="home"),
    path("tag/<slug:slug>/", lists.keyword, name="keyword"),
    path("penulis/<slug:slug>/", lists.person, name="person"),
    path("cari/", search.search, name="search"),
    path("indeks/", lists.index, name="index"),
    path("indeks/<yyyy:year>/<nn:month>/<nn:day>/", lists.index_day, name="index-day"),
    path("arsip/", archive.all_years, name="archive"),
    path("arsip/<yyyy:year>/", archive.year, name="archive-year"),
    path("arsip/<yyyy:year>/<nn:month>/", archive.month, name="archive-month"),
    path("terpopuler/", most_read.ranking, name="most-read"),
    path("api/baca/<int:pk>/", beacon.read, name="read"),
    path("pratinjau/<str:signed>/", previews.preview, name="preview"),
    path("pratinjau/<str:signed>/jawaban/", previews.answer, name="preview-answer"),
    path("feed/", feeds.site, name="feed"),
    path("feed/<form:form>/", feeds.site, name="feed"),
    path("feed/<kind:kind>/<slug:slug>/", feeds.of, name="feed-of"),
    path("feed/<kind:kind>/<slug:slug>/<form:form>/", feeds.of, name="feed-of"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-news.xml", sitemaps.news, name="sitemap-news"),
    path("sitemap-<yyyy:year>-<nn:month>-<part:part>.xml", sitemaps.stories, name="sitemap-stories"),
    path("sitemap-<others:kind>-<int:part>.xml", sitemaps.others, name="sitemap-others"),
    path("<slug:slug>/", pages.root_segment, name="page"),
    path("<slug:slug>/", pages.root_segment, name="category"),
    path("<slug:category>/<slug:slug>/", articles.article, name="article"),
    # What only capitals keep from being one of the addresses above, with or without its last slash.
    path("<capitals:address>", any_case, name="any-case"),
]
