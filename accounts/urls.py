"""Addresses under /akun/ that are not allauth's, and two that answer a little otherwise than allauth's."""

from allauth.account.views import email
from django.urls import path
from django.views.decorators.cache import never_cache

from accounts import own_data, own_pages, parent_pages, views
from accounts.doors import Login, SetPassword

urlpatterns = [
    path("", own_pages.account, name="account"),
    path("login/", Login.as_view(), name="account_login"),
    path("email/", never_cache(email), name="account_email"),
    path("password/set/", SetPassword.as_view(), name="account_set_password"),
    path("nama/", own_pages.rename, name="account_rename"),
    path("persetujuan/", own_pages.consents, name="account_consents"),
    path("aturan-komentar/", own_pages.rules, name="account_rules"),
    path("data/", own_data.data, name="account_data"),
    path("data/salinan/", own_data.take_copy, name="account_take_copy"),
    path("data/pembatasan/", own_data.change_restriction, name="account_restriction"),
    path("hapus/", own_data.delete, name="account_delete"),
    path("dihapus/<str:receipt>/", own_data.deleted, name="account_deleted"),
    path("orang-tua/", parent_pages.own, name="account_parent"),
    path("orang-tua/<str:token>/", parent_pages.parent, name="parent"),
    path("perangkat/", views.devices, name="account_devices"),
    path("undangan/<str:token>/", views.accept_invitation, name="accept_invitation"),
]
