"""Addresses under /komentar/."""

from django.urls import path

from comments import mine, views

app_name = "comments"

urlpatterns = [
    path("saya/", mine.comments, name="mine"),
    path("saya/laporan/", mine.complaints, name="my-complaints"),
    path("berita/<int:article_id>/", views.form, name="form"),
    path("berita/<int:article_id>/setelah/<int:after>/", views.more, name="more"),
    path("<int:comment_id>/terkirim/", views.sent, name="sent"),
]
