"""Addresses of the CMS. Whoever imports this module has read all of the CMS."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin

admin.autodiscover()
# Before the first address is built, or the stock login stays (allauth's documentation).
admin.site.login = secure_admin_login(admin.site.login)
urlpatterns = admin.site.get_urls()
