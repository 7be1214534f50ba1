"""What of other people's admin pages a newsroom does not need."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import Group
from django_tasks_db.models import DBTaskResult
from taggit.models import Tag

# Roles are one table in code (accounts.roles), addresses are the reader's own business, and
# keywords are news.Keyword. Tasks are the machine room's: the first page tells an administrator of those that failed.
for model in (Group, EmailAddress, Authenticator, Tag, DBTaskResult):
    if admin.site.is_registered(model):
        admin.site.unregister(model)
