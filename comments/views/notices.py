"""What somebody wants to be told by mail: the choice, and the address in a mail that stops them."""

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from comments.models import NoticeChoice
from comments.notices import choose as keep_choice
from comments.notices import how_of, subscriber

SAID = "tersimpan"


class ChoiceForm(forms.Form):
    how = forms.ChoiceField(
        label="Kabari saya lewat surel tentang balasan untuk komentar saya",
        choices=NoticeChoice.How.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Pilih salah satu."),
    )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request):
    entered = ChoiceForm(request.POST if request.method == "POST" else None, initial={"how": how_of(request.user)})
    if entered.is_bound and entered.is_valid():
        with transaction.atomic():
            keep_choice(request.user, entered.cleaned_data["how"])
        return redirect(f"{request.path}?{SAID}=1")
    context = {"form": entered, "saved": SAID in request.GET}
    return render(request, "comments/notices.html", context, status=422 if entered.errors else 200)


@csrf_exempt  # RFC 8058: the mail program sends it, without any page of ours; the signed address is the proof
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request, signed):
    """Stops mails about answers. Reading the address changes nothing: mail programs look at links by themselves."""
    user = get_user_model().objects.filter(pk=subscriber(signed)).first()
    if user is None:
        raise Http404("no such subscriber")
    if request.method == "POST":
        with transaction.atomic():
            keep_choice(user, NoticeChoice.How.NEVER)
    return render(request, "comments/unsubscribe.html", {"done": request.method == "POST"})
