"""The public addresses; everything that is no keyword and no search is a page of Wagtail's tree."""

from django.urls import include, path
from wagtail import urls as wagtail_urls

from bench.wagtail_site import views

urlpatterns = [
    path("search/", views.search, name="search"),
    path("tag/<slug:slug>/", views.keyword, name="keyword"),
    path("", include(wagtail_urls)),
]
