"""The history of a story in the CMS: its versions, any two of them beside each other, and bringing one back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.views.decorators.http import require_POST

from news import workflow
from news.dates import stamp
from news.history import content_of, differences_of
from news.keys import as_key
from news.models import Revision, State
from news.restoring import restore, told

A_PAGE = 50
STALE = "Berita ini baru saja disimpan orang lain. Bandingkan lagi, lalu pulihkan kalau masih perlu."


class StoryHistory:
    """Mixed into the ModelAdmin of stories."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/banding/", view(self.compare), name="news_article_compare"),
            path("<int:pk>/pulihkan/", view(require_POST(self.restore)), name="news_article_restore"),
            *super().get_urls(),
        ]

    def history_view(self, request, object_id, extra_context=None):
        """The versions of a story, newest first, with who made them by which act and why."""
        story = self._story(request, object_id)
        page = Paginator(story.revisions.for_list(), A_PAGE).get_page(request.GET.get("halaman"))
        return self._draw(request, "admin/news/article/object_history.html", story, {"page": page})

    def compare(self, request, pk):
        """Two versions beside each other: `?lama=` and `?baru=`, keys of revisions; without `baru` what is stored now."""
        story = self._story(request, pk)
        new, old = (self._revision(story, request.GET.get(name)) for name in ("baru", "lama"))
        if new is None and old is None:
            newest = list(story.revisions.select_related("user")[:2])
            new = newest[0] if len(newest) > 1 else None  # nothing chosen: what the last act has changed
        old = old or self._one_before(story, new)
        if new and old and (new.at, new.pk) < (old.at, old.pk):
            old, new = new, old
        if old is None:
            self.message_user(request, "Belum ada versi lain untuk dibandingkan.", messages.INFO)
            return redirect("admin:news_article_history", story.pk)
        return self._draw(
            request,
            "admin/news/article/compare.html",
            story,
            {
                "old": old,
                "new": new,
                "old_name": _name(old),
                "new_name": _name(new) if new else "Tersimpan sekarang",
                "fields": differences_of(old.content, new.content if new else content_of(story)),
                "may_restore": new is None and workflow.may_edit(request.user, story),
                "is_published": story.state == State.PUBLISHED,
            },
        )

    def restore(self, request, pk):
        story = self._story(request, pk)
        revision = self._revision(story, request.POST.get("revisi"))
        if revision is None:
            raise Http404("no such revision of this story")
        if not workflow.may_edit(request.user, story):
            raise PermissionDenied
        if request.POST.get("version") != story.saved_at.isoformat():
            self.message_user(request, STALE, messages.ERROR)
            return self._to_comparison(story, revision)
        try:
            lost = restore(story, revision, request.user)
        except ValidationError as refusal:
            reasons = " ".join(message for found in refusal.message_dict.values() for message in found)
            self.message_user(request, f"Belum dipulihkan. {reasons}", messages.ERROR)
            return self._to_comparison(story, revision)
        self.message_user(request, f"Dipulihkan: versi {_name(revision)}.", messages.SUCCESS)
        if lost:
            self.message_user(request, told(lost), messages.WARNING)
        return redirect("admin:news_article_change", story.pk)

    def _story(self, request, key):
        story = self.get_object(request, str(key))
        if not self.has_view_permission(request, story):
            raise PermissionDenied
        return story

    @staticmethod
    def _revision(story, key: str | None) -> Revision | None:
        """One of this story's own; 404 for any other key."""
        if not key:
            return None
        found = story.revisions.select_related("user").filter(pk=as_key(key)).first()
        if found is None:
            raise Http404("no such revision of this story")
        return found

    @staticmethod
    def _one_before(story, revision: Revision | None) -> Revision | None:
        older = story.revisions.select_related("user")
        if revision:
            older = older.filter(at__lte=revision.at).exclude(at=revision.at, pk__gte=revision.pk)
        return older.first()

    @staticmethod
    def _to_comparison(story, revision):
        answer = redirect("admin:news_article_compare", story.pk)
        answer["Location"] += f"?lama={revision.pk}"
        return answer

    def _draw(self, request, template, story, context):
        request.current_app = self.admin_site.name
        frame = {**self.admin_site.each_context(request), "opts": self.opts, "story": story, "title": "Riwayat"}
        return TemplateResponse(request, template, frame | context)


def _name(revision: Revision) -> str:
    return f"{stamp(revision.at)} ({revision.label})"
