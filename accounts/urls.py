"""Addresses under /akun/ that are not allauth's."""

from django.urls import path

from accounts import views

urlpatterns = [
    path("perangkat/", views.devices, name="account_devices"),
    path("undangan/<str:token>/", views.accept_invitation, name="accept_invitation"),
]
