"""Addresses of the reader pages. The two open patterns come last."""

from django.urls import path

from news.views import articles, lists, pages

app_name = "news"

urlpatterns = [
    path("", lists.home, name="home"),
    path("tag/<slug:slug>/", lists.keyword, name="keyword"),
    path("penulis/<slug:slug>/", lists.person, name="person"),
    path("indeks/", lists.index, name="index"),
    path("indeks/<int:year>/<int:month>/<int:day>/", lists.index_day, name="index-day"),
    path("<slug:slug>/", pages.root_segment, name="page"),
    path("<slug:slug>/", pages.root_segment, name="category"),
    path("<slug:category>/<slug:slug>/", articles.article, name="article"),
]
