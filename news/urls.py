"""Addresses of the reader pages. The two open patterns come last."""

from django.urls import path, register_converter

from news.views import articles, lists, pages, search
from news.views.addresses import TwoDigits, YearDigits

app_name = "news"

register_converter(YearDigits, "yyyy")
register_converter(TwoDigits, "nn")

urlpatterns = [
    path("", lists.home, name="home"),
    path("tag/<slug:slug>/", lists.keyword, name="keyword"),
    path("penulis/<slug:slug>/", lists.person, name="person"),
    path("cari/", search.search, name="search"),
    path("indeks/", lists.index, name="index"),
    path("indeks/<yyyy:year>/<nn:month>/<nn:day>/", lists.index_day, name="index-day"),
    path("<slug:slug>/", pages.root_segment, name="page"),
    path("<slug:slug>/", pages.root_segment, name="category"),
    path("<slug:category>/<slug:slug>/", articles.article, name="article"),
]
