"""The CMS as a whole: its name, its menu, its first page. Django's admin site in the newsroom's clothes."""

from django.conf import settings
from django.contrib import admin
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from news.models import Article
from portal.dashboard import dashboard
from portal.sidebar import handy_in, menu_for

#: Written by `sidebar.js`: the menu stays as narrow as its owner has left it, from the first line of the page on.
MENU_COOKIE = "meja-menu"


class Desk(admin.AdminSite):
    """`sidebar.MENU` says which rooms there are; Django's list of apps is drawn nowhere."""

    site_header = f"{settings.NEWSROOM.name} · Ruang redaksi"
    site_title = f"Ruang redaksi {settings.NEWSROOM.name}"
    index_title = "Meja redaksi"
    site_url = "/"
    enable_nav_sidebar = False  # Django's; ours is in every page

    def each_context(self, request):
        menu = menu_for(request.user, request.path) if self.has_permission(request) else []
        return super().each_context(request) | {
            "menu": menu,
            "handy": handy_in(menu),
            "menu_is_narrow": request.COOKIES.get(MENU_COOKIE) == "tutup",
        }

    def get_app_list(self, request, app_label=None):
        return []

    def index(self, request, extra_context=None):
        now = timezone.now()
        stories = self.get_model_admin(Article).get_queryset(request)
        context = {
            **self.each_context(request),
            "title": self.index_title,
            "now": now,
            **dashboard(request.user, stories, now),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/index.html", context)

    def app_index(self, request, app_label, extra_context=None):
        """An app is nothing that an editor knows: its address leads to the first page."""
        return redirect("admin:index")
