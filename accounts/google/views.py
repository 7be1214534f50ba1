"""The door of those who come from Google: out to Google, back from it, and the connection on the account page."""

import logging

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.views import BaseReauthenticateView
from allauth.core import ratelimit
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.views import LoginCancelledView
from django import forms
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from accounts.fresh import OWN, is_fresh
from accounts.google.provider import Way

log = logging.getLogger(__name__)
#: What somebody wants of Google, as our forms say it.
WANTED = {"masuk": AuthProcess.LOGIN, "hubungkan": AuthProcess.CONNECT, "pastikan": AuthProcess.REDIRECT}
come_back = OAuth2CallbackView.adapter_view(Way)


@require_POST
def start(request):
    """To Google, with nothing but who we are and a number that brings its person back to this browser."""
    if refusal := ratelimit.consume_or_429(request, action="login"):
        return refusal
    process = WANTED.get(request.POST.get("untuk"), AuthProcess.LOGIN)
    back = request.POST.get("next", "")
    provider = get_adapter(request).get_provider(request, "google")
    is_ours = get_account_adapter(request).is_safe_url(back)
    return provider.redirect(request, process=process, next_url=back if is_ours else None)


@require_safe
def callback(request):
    """Back from Google. An answer that makes no sense is Google's mistake or somebody's play: no error page of ours."""
    try:
        return come_back(request)
    except (KeyError, ValueError) as error:
        log.warning("an answer of Google made no sense: %s", type(error).__name__)  # what it says may name somebody
        return render_authentication_error(
            request, get_adapter(request).get_provider(request, "google"), exception=error
        )


class Cancelled(LoginCancelledView):
    """Who turned back at Google; and who turns back before our own questions, of whom nothing is kept then."""

    def post(self, request):
        if not request.user.is_authenticated:
            request.session.flush()
        return redirect("account_login")


class Again(BaseReauthenticateView):
    """Proof by Google, for whoever has nothing else; then back to what they were about to do."""

    http_method_names = ("get", "head")
    form_class = forms.Form
    template_name = "socialaccount/again.html"

    def get(self, request, *args, **kwargs):
        return self.form_valid(None) if is_fresh(request, OWN) else super().get(request, *args, **kwargs)
