"""What stands around the buttons of a story: its checklist, also while it is being typed, and the way back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST

from news import restoring, workflow
from news.admin.announcing import announcement
from news.admin.article_form import SAVE
from news.checklist import Finding, checklist
from news.models import Article

#: Where on the page a line of the checklist is put right; else at the field of its own name.
ANCHORS = {
    "body": "body-label",
    "channel": "label-category",
    "credit": "id_photo_credit",
    "rights": "id_photo_rights",
    "caption": "id_lead_caption",
    "alt": "id_lead_alt",
    "words": "body-label",
    "links": "body-label",
    "names": "id_bylines-0-person",
}


class StoryActs:
    """Mixed into the admin of stories."""

    def get_urls(self):
        typed = self.admin_site.admin_view(require_POST(self.check_typed))
        own = [
            path("daftar-periksa/", typed, name="news_article_checklist_new"),
            path("<int:pk>/daftar-periksa/", typed, name="news_article_checklist"),
            path("<int:pk>/batalkan/", self.admin_site.admin_view(require_POST(self.undo)), name="news_article_undo"),
        ]
        return own + super().get_urls()

    def check_typed(self, request, pk=None):
        """The checklist of a form as it is being typed. Stores nothing: a chosen file is not sent along."""
        story = get_object_or_404(Article.objects.seen_by(request.user), pk=pk) if pk else None
        if not workflow.may_edit(request.user, story):
            raise PermissionDenied
        form = self.get_form(request, story, change=bool(story))(request.POST, instance=story)
        form.act = SAVE
        form.is_valid()
        lines = checklist_of(form)
        return JsonResponse({"sum": sum_of(lines), "lines": lines})

    def undo(self, request, pk):
        """Take back what was pressed a moment ago."""
        story = get_object_or_404(Article.objects.seen_by(request.user), pk=pk)
        try:
            lost = restoring.undo(story, request.user)
        except PermissionDenied as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            self.message_user(request, announcement(workflow.UNDO, story), messages.SUCCESS)
            if lost:
                self.message_user(request, restoring.told(lost), messages.WARNING)
        return self._stay(request, story)


def checklist_of(form) -> list[dict]:
    """The lines of a story's form, as it is stored or as it has been typed, ready to be drawn."""
    story = form.instance
    if not form.is_bound:
        return [_line(finding) for finding in checklist(story)]
    # What the form refused is not in the story; it was typed all the same.
    if "title" in form.errors:
        story.title = form.data.get("title", "")
    if "category" in form.errors:
        story.category_id = form.data.get("category") or None
    return [_line(finding) for finding in checklist(story, **form.typed_numbers())]


def sum_of(lines: list[dict]) -> str:
    return f"{sum(line['state'] == 'good' for line in lines)}/{len(lines)}"


def _line(finding: Finding) -> dict:
    return {
        "state": "good" if finding.good else "law" if finding.blocks else "warning",
        "text": finding.label if finding.good else finding.message,
        "anchor": ANCHORS.get(finding.code, f"id_{finding.field}"),
    }


def remember_move(request, story: Article) -> None:
    """For the page that follows, which may be another one than the story's own."""
    request.session["moved"] = [story.pk, timezone.now().timestamp()]


def last_undoable(request) -> Article | None:
    """The story whose last move may still be taken back, when it was made in this browser a moment ago."""
    key, moment = request.session.get("moved", (0, 0))
    if timezone.now().timestamp() - moment > workflow.UNDO_TIME.total_seconds():
        return None
    story = Article.objects.seen_by(request.user).filter(pk=key).first()
    return story if story and workflow.is_legal(workflow.UNDO, request.user, story) else None
