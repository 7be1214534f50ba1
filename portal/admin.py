"""What of other people's admin pages a newsroom does not need."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib import admin
from django.contrib.auth.models import Group
from django_tasks_db.models import DBTaskResult
from taggit.models import Tag

# Roles are one table in code (accounts.roles), addresses are the reader's own business, and
# keywords are news.Keyword. Tasks are the machine room's: the first page tells an administrator of those that failed.
for model in (Group, EmailAddress, Authenticator, SocialAccount, SocialApp, SocialToken, Tag, DBTaskResult):
    if admin.site.is_registered(model):
        admin.site.unregister(model)
