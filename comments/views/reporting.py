"""Pages on which readers report comments and follow what became of it, and on which an author appeals.

All are private pages behind plain links: they set a cookie for their form, so no kept page may hold them.
"""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.origins import fingerprint
from comments import appealing, complaints
from comments.models import Comment, Complaint
from comments.report_forms import AddressForm, AppealForm, NumberForm, ReportForm, receipt_of
from news.models import Article

POSTING = ["GET", "HEAD", "POST"]


def _readable(comment_id: int) -> Comment | None:
    """A comment that readers can see now, under a story that they can see."""
    found = Comment.objects.visible().filter(pk=comment_id, article__in=Article.objects.public())
    return found.select_related("article__category", "author").first()


def _clock() -> dict:
    """Whether this newsroom hides what waits too long."""
    return {"hides": settings.READERS.complaints_hide}


@never_cache
@require_http_methods(POSTING)
def report(request, comment_id):
    """Report a comment, with or without an account. What was typed is never lost."""
    comment = _readable(comment_id)
    if comment is None:
        return render(request, "comments/unreadable.html", status=404)
    form = ReportForm(request.POST or None, label_suffix="")
    context = {"comment": comment, "article": comment.article, "form": form, **_clock()}
    if request.method != "POST":
        return render(request, "comments/report.html", context)
    by, origin = (request.user if request.user.is_authenticated else None), fingerprint(request)
    wait = complaints.seconds_to_wait(by, origin)
    if wait:
        return _later(request, context, wait)
    if not form.is_valid():
        return render(request, "comments/report.html", context, status=422)
    given = {name: form.cleaned_data[name] for name in ("reason", "details")}
    try:
        return redirect(complaints.receive(comment_id, by=by, origin=origin, **given))
    except complaints.NotThere:
        return render(request, "comments/unreadable.html", status=404)


def _later(request, context, wait: int):
    minutes = -(-wait // 60)
    context["form"].is_valid()
    context["form"].add_error(None, f"Terlalu banyak laporan dari jaringan ini. Coba lagi {minutes} menit lagi.")
    answer = render(request, "comments/report.html", context, status=429)
    answer["Retry-After"] = str(wait)
    return answer


@never_cache
@require_safe
def complaint(request, receipt):
    """What became of a complaint. A number that nobody has, and one that is none, are answered in the same words."""
    found = Complaint.objects.select_related("comment__article").filter(receipt=receipt_of(receipt)).first()
    if found is None:
        return render(request, "comments/complaint_unknown.html", {"form": NumberForm(label_suffix="")}, status=404)
    return render(request, "comments/complaint.html", {"complaint": found, **_clock()})


@never_cache
@require_safe
def complain(request):
    """How to complain, and two ways on: to a comment by its address, to a complaint by its number."""
    given = request.GET
    address = AddressForm(given if "alamat" in given else None, label_suffix="")
    number = NumberForm(given if "nomor" in given else None, label_suffix="")
    if number.is_bound and number.is_valid():
        return redirect("comments:complaint", number.cleaned_data["nomor"])
    if address.is_bound and address.is_valid():
        comment = _readable(address.cleaned_data["alamat"])
        if comment:
            return redirect("comments:report", comment.pk)
        address.add_error("alamat", "Komentar itu sudah tidak tampil.")
    wrong = address.errors or number.errors
    context = {"address": address, "number": number, **_clock()}
    return render(request, "comments/complain.html", context, status=422 if wrong else 200)


@never_cache
@login_required
@require_http_methods(POSTING)
def appeal(request, comment_id):
    """To its author: what became of a comment and why, and the one appeal against it."""
    mine = Comment.objects.filter(author=request.user).select_related("article__category", "appeal")
    comment = get_object_or_404(mine, pk=comment_id)
    form = AppealForm(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        if appealing.appeal(comment.pk, request.user, form.cleaned_data["words"]) is None:
            form.add_error(None, "Keberatan hanya bisa diajukan sekali, untuk komentar yang ditolak.")
        else:
            return redirect("comments:appeal", comment.pk)
    context = {
        "comment": comment,
        "article": comment.article,
        "rejection": appealing.rejection(comment),
        "appeal": getattr(comment, "appeal", None),
        "may_appeal": appealing.may_appeal(comment),
        "form": form,
    }
    return render(request, "comments/appeal.html", context, status=422 if form.errors else 200)
