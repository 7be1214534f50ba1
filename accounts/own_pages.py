"""The pages of one's own account: who one is, what one has agreed to, the rules that are asked again."""

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.consent import TEXT, RulesForm, agree, has_agreed, withdraw
from accounts.models import Consent
from accounts.names import RenameForm, may_change_at
from accounts.parents import waits

#: The purposes that somebody may take back; to be old enough is not agreed to.
REVOCABLE = {Consent.Purpose.COMMENTS}
#: More than anybody has.
MOST_SHOWN = 100


@never_cache
@login_required
@require_safe
def account(request):
    """Who one is here, and the way to everything that one may do about it."""
    user = request.user
    context = {"agreed": has_agreed(user), "waits": waits(user), "free_at": may_change_at(user)}
    if settings.GOOGLE_CLIENT_ID:
        context["google_addresses"] = [one.extra_data["email"] for one in SocialAccount.objects.filter(user=user)]
    return render(request, "account/account.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rename(request):
    """Change the name beside one's comments, once in thirty days."""
    free_at = may_change_at(request.user)
    form = RenameForm(request.user, request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        if free_at:
            form.add_error("display_name", "Nama baru saja diganti.")
        elif form.is_valid():
            if form.save():
                messages.success(request, "Nama tampilan sudah diganti, juga di komentar Anda yang lama.")
            return redirect("account")
        status = 422
    return render(request, "account/rename.html", {"form": form, "free_at": free_at}, status=status)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def consents(request):
    """What one has agreed to and when; taking it back."""
    if request.method == "POST":
        if request.POST.get("purpose") not in REVOCABLE:
            raise Http404("no such consent")
        if withdraw(request.user, request.POST["purpose"]):
            messages.success(request, "Persetujuan ditarik. Anda tidak bisa berkomentar sampai menyetujuinya lagi.")
        return redirect("account_consents")
    given = request.user.consents.all()[:MOST_SHOWN]
    context = {"consents": given, "revocable": REVOCABLE, "agreed": has_agreed(request.user)}
    return render(request, "account/consents.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rules(request):
    """The three points, to be agreed to before the next comment; then back to where one came from."""
    back = request.POST.get("next") or request.GET.get("next") or ""
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = ""
    form = RulesForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        agree(request.user)
        messages.success(request, "Terima kasih. Anda bisa berkomentar.")
        return redirect(back or "account_consents")
    context = {"form": form, "back": back, "points": TEXT, "agreed": has_agreed(request.user)}
    return render(request, "account/rules.html", context, status=422 if form.is_bound else 200)
