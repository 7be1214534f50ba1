"""Pages of one's own account that allauth does not have: the devices, and the door of an invitation."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.contrib.sessions.models import Session
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.devices import end_sessions
from accounts.forms import AcceptForm
from accounts.invitations import accept, invitation_of
from accounts.models import Device
from accounts.second_step import has_factor

#: More than anybody has; the rest is ended with "semua perangkat lain".
MOST_SHOWN = 50


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def devices(request):
    """Where one is signed in; ends one session, or all but this one."""
    current = request.session.session_key
    if request.method == "POST":
        if "others" in request.POST:
            end_sessions(request.user, keep=current)
            messages.success(request, "Anda sudah keluar dari semua perangkat lain.")
        else:
            device = get_object_or_404(Device, pk=_number(request.POST.get("device")), user=request.user)
            Session.objects.filter(pk=device.session_id).delete()
            messages.success(request, f"Sesi di {device.browser} sudah diakhiri.")
        return redirect("account_devices")
    shown = Device.objects.of(request.user)[:MOST_SHOWN]
    return render(request, "account/devices.html", {"devices": shown, "current": current})


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else 0


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def accept_invitation(request, token):
    """The invited person makes a password and is at the desk."""
    invitation = invitation_of(token)
    if not invitation:
        return render(request, "account/invitation_gone.html", status=410)
    form = AcceptForm(invitation, request.POST or None)
    if form.is_valid():
        user = accept(invitation, form.cleaned_data["password1"])
        if not user:
            return render(request, "account/invitation_gone.html", status=410)
        if has_factor(user):  # a reader who had one: the link alone is not enough
            return redirect("account_login")
        login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
        messages.success(request, f"Selamat datang, {user}. Akun Anda siap.")
        return redirect("admin:index")
    answer = render(request, "account/invitation.html", {"form": form, "invitation": invitation})
    answer["Referrer-Policy"] = "same-origin"  # the address is the key
    return answer
