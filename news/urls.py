"""Addresses of the reader pages. The two open patterns come last."""

from django.urls import path, register_converter

from news.views import archive, articles, beacon, lists, most_read, pages
from news.views.addresses import TwoDigits, WithCapitals, YearDigits, any_case

app_name = "news"

register_converter(YearDigits, "yyyy")
register_converter(TwoDigits, "nn")
register_converter(WithCapitals, "capitals")

urlpatterns = [
    path("", lists.home, name="home"),
    path("tag/<slug:slug>/", lists.keyword, name="keyword"),
    path("penulis/<slug:slug>/", lists.person, name="person"),
    path("indeks/", lists.index, name="index"),
    path("indeks/<yyyy:year>/<nn:month>/<nn:day>/", lists.index_day, name="index-day"),
    path("arsip/", archive.all_years, name="archive"),
    path("arsip/<yyyy:year>/", archive.year, name="archive-year"),
    path("arsip/<yyyy:year>/<nn:month>/", archive.month, name="archive-month"),
    path("terpopuler/", most_read.ranking, name="most-read"),
    path("api/baca/<int:pk>/", beacon.read, name="read"),
    path("<slug:slug>/", pages.root_segment, name="page"),
    path("<slug:slug>/", pages.root_segment, name="category"),
    path("<slug:category>/<slug:slug>/", articles.article, name="article"),
    # What only capitals keep from being one of the addresses above, with or without its last slash.
    path("<capitals:address>", any_case, name="any-case"),
]
