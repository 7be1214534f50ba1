"""The door of readers and staff: allauth's, that answers 429 to whoever tries too often."""

from allauth.account.views import LoginView, PasswordSetView
from django.contrib.auth.decorators import login_required
from django.core.exceptions import NON_FIELD_ERRORS
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from accounts.fresh import OWN, demand

#: Seconds after which a wrong password may be tried again (ACCOUNT_RATE_LIMITS: login_failed).
PAUSE = 300


class Login(LoginView):
    def get_authenticated_redirect_url(self):
        """Who is in already finds their account behind the same link."""
        return self.get_next_url() or reverse("account")

    def form_invalid(self, form):
        """The address stays in the form, which says that it was tried too often."""
        answer = super().form_invalid(form)
        if form.has_error(NON_FIELD_ERRORS, "too_many_login_attempts"):
            answer.status_code = 429
            answer["Retry-After"] = str(PAUSE)
        return answer


@method_decorator([never_cache, login_required], name="dispatch")
class SetPassword(PasswordSetView):
    """The first password of an account is a new way in: whoever makes one proves first that the account is theirs."""

    def dispatch(self, request, *args, **kwargs):
        demand(request, OWN)
        return super().dispatch(request, *args, **kwargs)
