"""The pages of one's own data: take a copy, have it rest, have it deleted."""

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.deletion import KEEP, REMOVE, Refused, delete_account, obstacle
from accounts.fresh import OWN, demand
from accounts.models import Processing
from accounts.restriction import release, restrict
from accounts.takeout import make_copy


@never_cache
@login_required
@require_safe
def data(request):
    """What one may do with one's data, and what was done with them so far."""
    lines = request.user.processing.all()[:20]
    return render(request, "account/data.html", {"lines": lines, "obstacle": obstacle(request.user)})


@never_cache
@login_required
@require_POST
def take_copy(request):
    """All that we hold of its reader, at once, as a file."""
    demand(request)
    if not ratelimit.consume(request, action="export"):
        return ratelimit.respond_429(request)
    answer = HttpResponse(make_copy(request.user), content_type="application/zip")
    name = f"data-saya-{timezone.localdate(timezone.now()):%Y-%m-%d}.zip"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@never_cache
@login_required
@require_POST
def change_restriction(request):
    """Let one's data rest, or use them again."""
    if "release" in request.POST:
        if release(request.user):
            messages.success(request, "Pembatasan dibuka. Komentar Anda tampil lagi.")
    elif restrict(request.user):
        messages.success(request, "Akun Anda dibatasi. Data tersimpan, komentar Anda tidak tampil.")
    return redirect("account_data")


class DeleteForm(forms.Form):
    words = forms.ChoiceField(
        label="Komentar yang pernah Anda tulis",
        choices=[
            (KEEP, "Biarkan tampil tanpa nama saya, sebagai Mantan pembaca"),
            (REMOVE, "Hapus juga semua komentar saya"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih apa yang terjadi dengan komentar Anda."},
    )
    password = forms.CharField(
        label="Kata sandi",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Tulis kata sandi Anda."},
        strip=False,
    )

    def __init__(self, request, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request
        if not request.user.has_usable_password():
            del self.fields["password"]

    def clean_password(self):
        """Counted with the sign-ins, so that this is no way to guess on."""
        if not get_adapter().reauthenticate(self.request.user, self.cleaned_data["password"]):
            raise forms.ValidationError("Kata sandi itu tidak cocok.")
        return self.cleaned_data["password"]


@never_cache
@sensitive_post_parameters("password")
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request):
    """Delete one's account, in one of two ways. Who has no password proves it at Google, before the form."""
    if not request.user.has_usable_password():
        demand(request, OWN)
    form = DeleteForm(request, request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        if not ratelimit.consume(request, action="reauthenticate"):
            return ratelimit.respond_429(request)
        status = 422
        if form.is_valid():
            try:
                receipt = delete_account(request.user, form.cleaned_data["words"])
            except Refused as refusal:
                form.add_error(None, str(refusal))
                status = 409
            else:
                logout(request)
                return redirect("account_deleted", receipt)
    return render(request, "account/delete.html", {"form": form, "obstacle": obstacle(request.user)}, status=status)


@never_cache
@require_safe
def deleted(request, receipt):
    """The receipt, for whoever has its number: it names nobody."""
    line = get_object_or_404(Processing, receipt=receipt, act=Processing.Act.DELETED)
    return render(request, "account/deleted.html", {"line": line})
