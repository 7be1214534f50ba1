"""The name of the CMS, and what of other people's admin pages a newsroom does not need."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import Group
from taggit.models import Tag

admin.site.site_header = f"{settings.NEWSROOM.name} · Ruang redaksi"
admin.site.site_title = f"Ruang redaksi {settings.NEWSROOM.name}"
admin.site.index_title = "Meja redaksi"
admin.site.site_url = "/"

# Roles are one table in code (accounts.roles), addresses are the reader's own business, and
# keywords are news.Keyword.
for model in (Group, EmailAddress, Tag):
    if admin.site.is_registered(model):
        admin.site.unregister(model)
