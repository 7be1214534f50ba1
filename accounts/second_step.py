"""The second step of staff: who must have one, who is led to set-up, and how an admin takes a lost one away."""

from datetime import timedelta

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from accounts.devices import end_sessions

#: Recovery codes alone are no second step.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
REQUIRED, ADVISED = "wajib", "anjuran"
#: In the session: this person has a second step.
HAS_FACTOR = "has_second_step"
#: The pages on which a second step is set up.
SET_UP = "/akun/2fa/"
#: What stays open without one.
OPEN = ("/admin/logout/", "/admin/jsi18n/", "/admin/login/")


def has_factor(user) -> bool:
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def deadline(user):
    """Until when a person may work without a second step; None for as long as they like.

    With a grace of days the clock begins when the person is first asked.
    """
    policy = settings.STAFF_TWO_FACTOR
    if policy == ADVISED:
        return None
    asked = user.second_step_asked_at or timezone.now()
    return asked + timedelta(days=int(policy) if policy.isdigit() else 0)


class LeadToSecondStep:
    """Middleware: staff without a second step are led from the newsroom to set-up, once their time is over."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self._led(request) or self.get_response(request)

    @staticmethod
    def _kept_out(request):
        """Readers, where the house gives passkeys to staff alone; who comes in is asked for what they have set up."""
        user = request.user
        if not user.is_authenticated or user.is_staff:
            return None
        messages.info(request, "Langkah kedua dan kunci sandi di sini hanya untuk awak redaksi.")
        return redirect("account")

    def _led(self, request):
        path = request.path_info
        if path.startswith(SET_UP) and not settings.READERS.passkeys:
            return self._kept_out(request)
        if settings.STAFF_TWO_FACTOR == ADVISED or not path.startswith("/admin/") or path in OPEN:
            return None
        user = request.user
        if not user.is_authenticated or not user.is_staff or request.session.get(HAS_FACTOR):
            return None
        if has_factor(user):
            request.session[HAS_FACTOR] = True
            return None
        if user.second_step_asked_at is None:
            user.second_step_asked_at = timezone.now()
            user.save(update_fields=["second_step_asked_at"])
        if timezone.now() < deadline(user):
            return None
        messages.warning(request, "Pasang langkah kedua dulu; sesudah itu ruang redaksi terbuka.")
        return redirect("mfa_index")


def advise(sender, request, user, **kwargs) -> None:
    """Receiver of allauth's `user_logged_in`: tells staff without a second step, once a sign-in."""
    if not user.is_staff or settings.STAFF_TWO_FACTOR == REQUIRED or has_factor(user):
        return
    messages.warning(
        request,
        format_html(
            'Akun Anda hanya dijaga kata sandi. <a href="{}">Pasang langkah kedua</a>, dua menit saja.',
            reverse("mfa_index"),
        ),
    )


def forget_stamp(sender, request, **kwargs) -> None:
    """Receiver of allauth's `authenticator_removed`: the next page of the newsroom looks again."""
    request.session.pop(HAS_FACTOR, None)


@transaction.atomic
def take_away(user) -> None:
    """Remove every second step of somebody who has lost them, sign them out everywhere and tell them by mail."""
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user)

    def tell():
        get_adapter().send_notification_mail("mfa/email/taken_away", user, email=user.email)

    transaction.on_commit(tell, robust=True)  # a mail that fails is logged; the reset stands
