"""Addresses under /akun/google/, there only where sign-in with Google is on. allauth knows three of the names."""

from allauth.socialaccount import views as stock
from django.contrib.auth.decorators import login_required
from django.urls import path
from django.views.decorators.cache import never_cache

from accounts.google import views

urlpatterns = [
    path("", never_cache(stock.connections), name="socialaccount_connections"),
    path("mulai/", views.start, name="google_start"),
    path("kembali/", never_cache(views.callback), name="google_callback"),
    path("daftar/", never_cache(stock.signup), name="socialaccount_signup"),
    path("batal/", never_cache(views.Cancelled.as_view()), name="socialaccount_login_cancelled"),
    path("lagi/", never_cache(login_required(views.Again.as_view())), name="google_again"),
]
