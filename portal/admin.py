"""The name of the CMS, the order of its rooms, and what of other people's admin pages a newsroom does not need."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import Group
from django_tasks_db.models import DBTaskResult
from taggit.models import Tag

admin.site.site_header = f"{settings.NEWSROOM.name} · Ruang redaksi"
admin.site.site_title = f"Ruang redaksi {settings.NEWSROOM.name}"
admin.site.index_title = "Meja redaksi"
admin.site.site_url = "/"

# Roles are one table in code (accounts.roles), addresses are the reader's own business, and
# keywords are news.Keyword. Tasks are the machine room's: editors are told in the CMS of what concerns them.
for model in (Group, EmailAddress, Authenticator, Tag, DBTaskResult):
    if admin.site.is_registered(model):
        admin.site.unregister(model)

#: What is used most stands first; Django would sort by name.
ORDER = (
    "news", "Article", "Placement", "Strip", "Photo", "Keyword", "Person", "Category", "Page", "SearchAlias", "comments",
    "ads", "accounts",
)  # fmt: skip
_alphabetical = admin.site.get_app_list


def _place(name: str) -> int:
    return ORDER.index(name) if name in ORDER else len(ORDER)


def get_app_list(request, app_label=None):
    apps = _alphabetical(request, app_label)
    for app in apps:
        app["models"].sort(key=lambda model: _place(model["object_name"]))
    return sorted(apps, key=lambda app: _place(app["app_label"]))


admin.site.get_app_list = get_app_list
