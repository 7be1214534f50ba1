"""The conversation under the news."""

from importlib import import_module

from django.apps import AppConfig


class CommentsConfig(AppConfig):
    name = "comments"
    verbose_name = "Komentar"

    def ready(self):
        import_module("comments.listening")  # it reads models, which are not there when this module is read
