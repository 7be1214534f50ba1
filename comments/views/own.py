"""Private pages of one reader: own comments, changing and deleting one, liking somebody else's."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from comments import own
from comments.conversation import NEWEST, Order
from comments.forms import OwnWordsForm
from comments.models import Comment, Complaint, Like
from comments.views.reading import asked_number

NEWEST_RECEIVED = Order("", "Terbaru", ("received_at", "pk"), falling=True)


def _mine(request, comment_id: int) -> Comment:
    """An own comment; somebody else's is not found."""
    return get_object_or_404(own.written_by(request.user), pk=comment_id)


@never_cache
@login_required
@require_safe
def mine(request):
    """Komentar saya: all of them with what became of each."""
    comments, after = _page(request, own.written_by(request.user), NEWEST)
    for comment in comments:
        comment.may_be_edited = not own.why_not_edit(comment)
    return render(request, "comments/mine.html", {"comments": comments, "after": after})


@never_cache
@login_required
@require_safe
def complaints(request):
    """Laporan saya: what one has reported, and what the newsroom decided."""
    rows, after = _page(request, Complaint.objects.filter(by=request.user), NEWEST_RECEIVED)
    return render(request, "comments/my_complaints.html", {"complaints": rows, "after": after})


def _page(request, found, order: Order) -> tuple[list, int | None]:
    """One page of what is somebody's own, and the place behind which it goes on."""
    after, place = asked_number(request, "setelah"), None
    if after is not None:
        place = found.filter(pk=after).values_list(*order.keys).first()
        if place is None:
            raise Http404("no such place among one's own")
    rows = order.read(found, place, own.PAGE_SIZE + 1)
    rest, rows = rows[own.PAGE_SIZE :], rows[: own.PAGE_SIZE]
    return rows, rows[-1].pk if rest else None


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, comment_id):
    comment = _mine(request, comment_id)
    entered = OwnWordsForm(request.POST if request.method == "POST" else None, initial={"body": comment.body})
    refusal = own.why_not_edit(comment)
    if entered.is_bound and entered.is_valid():
        try:
            own.edit(comment, entered.cleaned_data["body"])
            return redirect(comment.get_sent_url())
        except own.NotPossible as error:
            entered.add_error("body", str(error))
    context = {
        "form": entered,
        "comment": comment,
        "article": comment.article,
        "refusal": refusal,
        "until": own.editable_until(comment),
    }
    return render(request, "comments/edit.html", context, status=422 if entered.errors else 200)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request, comment_id):
    comment = _mine(request, comment_id)
    if request.method == "POST":
        own.erase(comment)
        return redirect("comments:mine")
    return render(request, "comments/erase.html", {"comment": comment, "article": comment.article})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def like(request, comment_id):
    """Asks whether one likes a comment; the answer is sent with what is wanted, so that twice is once."""
    found = Comment.objects.visible().select_related("article__category", "author")
    comment = get_object_or_404(found, pk=comment_id)
    if not comment.article.is_public():
        raise Http404("its story is not out")
    refusal = ""
    if request.method == "POST":
        try:
            own.like(comment, request.user, wanted=request.POST.get("suka") != "0")
            return redirect("comments:like", comment.pk)
        except own.NotPossible as error:
            refusal = str(error)
    context = {
        "comment": comment,
        "article": comment.article,
        "liked": Like.objects.filter(comment=comment, user=request.user).exists(),
        "refusal": refusal,
        "own": comment.author_id == request.user.pk,
    }
    return render(request, "comments/like.html", context, status=422 if refusal else 200)
