"""What a reader finds in their account about the conversation: their comments and their complaints, with their state."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from comments.models import Comment, Complaint

PAGE_SIZE = 20


@never_cache
@login_required
@require_safe
def comments(request):
    """One's own comments, the newest first."""
    found = Comment.objects.filter(author=request.user).select_related("article__category", "author")
    rows, more = _page(request, found.order_by("-created_at", "-pk"), "created_at")
    return render(
        request, "comments/mine.html", {"comments": rows, "more": more and f"{reverse('comments:mine')}{more}"}
    )


@never_cache
@login_required
@require_safe
def complaints(request):
    """What one has reported, and what the newsroom decided."""
    found = Complaint.objects.filter(by=request.user).select_related("comment__article__category")
    rows, more = _page(request, found.order_by("-received_at", "-pk"), "received_at")
    address = reverse("comments:my-complaints")
    return render(request, "comments/my_complaints.html", {"complaints": rows, "more": more and f"{address}{more}"})


def _page(request, found, moment: str):
    """(rows, query of the next page or ""); a place that is no row of one's own is the beginning."""
    after = request.GET.get("setelah", "")
    last = found.filter(pk=after).first() if after.isascii() and after.isdigit() and len(after) < 19 else None
    if last:
        at = getattr(last, moment)
        found = found.filter(**{f"{moment}__lte": at}).exclude(**{moment: at, "pk__gte": last.pk})
    rows = list(found[: PAGE_SIZE + 1])
    return rows[:PAGE_SIZE], f"?setelah={rows[PAGE_SIZE - 1].pk}" if len(rows) > PAGE_SIZE else ""
