"""Addresses under /komentar/."""

from django.urls import path

from comments.views import notices, own, reading, reporting, writing

app_name = "comments"

urlpatterns = [
    path("", reading.latest, name="latest"),
    path("berita/<int:article_id>/", reading.conversation, name="list"),
    path("berita/<int:article_id>/setelah/<int:after>/", reading.more, name="more"),
    path("berita/<int:article_id>/tulis/", writing.form, name="form"),
    path("<int:comment_id>/", reading.comment, name="comment"),
    path("<int:comment_id>/balasan/", reading.answers, name="answers"),
    path("<int:comment_id>/terkirim/", writing.sent, name="sent"),
    path("<int:comment_id>/ubah/", own.edit, name="edit"),
    path("<int:comment_id>/hapus/", own.erase, name="erase"),
    path("<int:comment_id>/suka/", own.like, name="like"),
    path("<int:comment_id>/laporkan/", reporting.report, name="report"),
    path("<int:comment_id>/keberatan/", reporting.appeal, name="appeal"),
    path("laporan/<str:receipt>/", reporting.complaint, name="complaint"),
    path("saya/", own.mine, name="mine"),
    path("saya/laporan/", own.complaints, name="my-complaints"),
    path("pemberitahuan/", notices.choose, name="notices"),
    path("pemberitahuan/berhenti/<str:signed>/", notices.unsubscribe, name="unsubscribe"),
]
