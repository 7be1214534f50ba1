"""Addresses under /komentar/."""

from django.urls import path

from comments import reporting, views

app_name = "comments"

urlpatterns = [
    path("berita/<int:article_id>/", views.form, name="form"),
    path("berita/<int:article_id>/setelah/<int:after>/", views.more, name="more"),
    path("<int:comment_id>/terkirim/", views.sent, name="sent"),
    path("<int:comment_id>/laporkan/", reporting.report, name="report"),
    path("<int:comment_id>/keberatan/", reporting.appeal, name="appeal"),
    path("laporan/<str:receipt>/", reporting.complaint, name="complaint"),
]
