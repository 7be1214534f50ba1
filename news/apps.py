"""Everything the newsroom makes."""

from importlib import import_module

from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = "Redaksi"

    def ready(self):
        import_module("news.handover")  # it reads models, which are not there when this module is read
