"""What the conversation no longer needs: each function takes away what is older than a moment and answers how much."""

from django.contrib.auth import get_user_model
from django.db.models import Q

from comments.models import Comment, Complaint, ModerationAct, Notice, State

BATCH = 2000


def held():
    """People whose data a court may want: nothing of theirs goes."""
    return get_user_model().objects.exclude(legal_hold="")


def origins(before) -> int:
    """Fingerprints of network addresses beside comments and complaints."""
    comments = Comment.objects.filter(created_at__lt=before).exclude(origin="").update(origin="")
    return comments + Complaint.objects.filter(received_at__lt=before).exclude(origin="").update(origin="")


def deleted_comments(before) -> int:
    """Rows whose words their author has deleted; a place over answers stays as long as these do."""
    gone = Comment.objects.filter(state=State.DELETED, replies=None)
    return _delete(gone.filter(Q(edited_at__lt=before) | Q(edited_at=None, created_at__lt=before)))


def rejected_comments(before) -> int:
    """Words that readers never or no longer see. Those of people whose data are held for a court stay."""
    rejected = Comment.objects.filter(state=State.REJECTED, replies=None, created_at__lt=before)
    open_complaint = Complaint.objects.filter(decided_at=None, comment__isnull=False).values("comment")
    return _delete(rejected.exclude(author__in=held()).exclude(pk__in=open_complaint))


def decided_complaints(before) -> int:
    decided = Complaint.objects.filter(decided_at__lt=before)
    return decided.exclude(by__in=held()).exclude(comment__author__in=held()).delete()[0]


def moderation_log(before) -> int:
    """Who decided what, and the words as they stood before."""
    return ModerationAct.objects.filter(at__lt=before).exclude(about__in=held()).delete()[0]


def sent_notices(before) -> int:
    return Notice.objects.filter(sent_at__lt=before).delete()[0]


def _delete(found) -> int:
    """In bundles, so that a large first run holds no lock for long."""
    deleted = 0
    while keys := list(found.order_by().values_list("pk", flat=True).distinct()[:BATCH]):
        Comment.objects.filter(pk__in=keys).delete()
        deleted += len(keys)
    return deleted
