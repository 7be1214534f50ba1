"""Two pages about a parent's consent: the child's own, and that of the parent, who has a link and no account."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.consent import TEXT
from accounts.deletion import REFUSED, REMOVE, Refused, delete_account
from accounts.forms import ParentForm
from accounts.models import Consent
from accounts.parents import agree_for, ask, child_of, is_answered, may_ask_at, take_back_for, waits

PARENT = Consent.Purpose.PARENT


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own(request):
    """Whom we have asked and what came of it; asking once more, or somebody else, as long as nobody has answered."""
    user = request.user
    if not user.parent_email:
        raise Http404("nobody is asked for this account")
    answered, free_at = is_answered(user), may_ask_at(user)
    form = ParentForm(user, request.POST if request.method == "POST" and not answered and not free_at else None)
    if form.is_valid():
        if ask(user, form.cleaned_data["parent_email"]):
            messages.success(request, "Surel dikirim.")
        return redirect("account_parent")
    context = {"form": form, "answered": answered, "free_at": free_at, "waits": waits(user)}
    return render(request, "account/parent_own.html", context, status=422 if form.is_bound else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def parent(request, token):
    """A parent reads what is asked, and agrees, takes it back, or has the account deleted."""
    child = child_of(token)
    if not child:
        return render(request, "account/parent_gone.html", status=410)
    if request.method == "POST":
        return _decide(request, child)
    consent = Consent.objects.running().filter(user=child, purpose=PARENT).first()
    context = {"child": child, "consent": consent, "points": TEXT}
    answer = render(request, "account/parent.html", context)
    answer["Referrer-Policy"] = "same-origin"  # the address is the key
    return answer


def _decide(request, child):
    if "erase" in request.POST:
        try:
            receipt = delete_account(child, REMOVE, REFUSED)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(request.path)
        return render(request, "account/parent_erased.html", {"receipt": receipt})
    if "withdraw" in request.POST:
        take_back_for(child)
    elif "agree" in request.POST:
        agree_for(child)
    return redirect(request.path)
