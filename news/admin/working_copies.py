"""Working copies and presence in the CMS: the small private views behind the form, and what the form shows of them.

They answer scripts with JSON and people with pages; nothing here touches the story itself.
"""

from __future__ import annotations

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.cache import never_cache

from news import workflow, working_copies
from news.admin.conflict import differences_to, settle
from news.admin.posted import BYLINES, as_data, sent_in, shown_by, version_of
from news.dates import clock, local
from news.keys import as_key
from news.models import Article, Baseline, Presence, WorkingCopy

#: Tells the browser which of its own copies are saved or thrown away: their keys, joined by dots.
SETTLED_COOKIE = "salinan-selesai"
SETTLED_MOST = 20
#: Parameter of the form's address: which copy it is to show.
ASKED = "salinan"
#: So many copies of one story stand in the bar.
OFFERED = 3
SIGNED_OUT = "Anda sudah keluar. Masuk lagi di tab baru lalu teruskan; tulisan ini tetap ada di sini."
NOT_YOURS = "Berita ini tidak lagi bisa Anda sunting. Tulisan Anda tetap ada di halaman ini; salin bila perlu."


class WorkingCopies:
    """Mixed into the ModelAdmin of stories."""

    def get_urls(self):
        return [
            path("salinan/", self._for_scripts(self.keep_copy), name="news_article_copy_new"),
            path("salinan/tanda/", self._for_scripts(self.token), name="news_article_token"),
            path(
                "salinan/<int:copy>/", self.admin_site.admin_view(self.compare_copy), name="news_article_copy_compare"
            ),
            path(
                "salinan/<int:copy>/buang/",
                self.admin_site.admin_view(self.discard_copy),
                name="news_article_copy_discard",
            ),
            path("<int:pk>/salinan/", self._for_scripts(self.keep_copy), name="news_article_copy"),
            path("<int:pk>/kehadiran/", self._for_scripts(self.beat), name="news_article_beat"),
            path("<int:pk>/ambil-alih/", self.admin_site.admin_view(self.take_over), name="news_article_take_over"),
            *super().get_urls(),
        ]

    def _for_scripts(self, view):
        """A view that answers 401 where a page would lead to the sign-in: its caller stays where it is."""

        @wraps(view)
        def answer(request, **kwargs):
            if not self.admin_site.has_permission(request):
                return JsonResponse({"said": SIGNED_OUT}, status=401)
            return view(request, **kwargs)

        return never_cache(answer)

    # Small views of the form

    def token(self, request):
        """A fresh token for a page that has outlived its own: signing in again makes a new one."""
        return JsonResponse({"token": get_token(request), "user": str(request.user.pk), "name": str(request.user)})

    def keep_copy(self, request, pk=None):
        """Autosave: the form as it is, valid or not."""
        if request.method != "POST":
            return HttpResponse(status=405)
        story = _story_to_edit(request, pk)
        if story is False:
            return JsonResponse({"said": NOT_YOURS}, status=403)
        data = request.POST
        try:
            copy = working_copies.keep(
                request.user,
                story,
                data.get("copy_key", ""),
                data.get("version", ""),
                sent_in(data),
                first=bool(data.get("_first")),
            )
        except working_copies.CopyRefused as refusal:
            return JsonResponse({"said": str(refusal)}, status=413)
        if copy is None:
            return HttpResponse(status=204)  # nothing was kept, and a browser reports no error
        return JsonResponse(
            {
                "at": f"{local(copy.saved_at):%H.%M.%S}",
                "when": copy.when,
                "title": str(copy),
                "restore": _restore_address(copy),
                "compare": reverse("admin:news_article_copy_compare", args=[copy.pk]),
                "discard": reverse("admin:news_article_copy_discard", args=[copy.pk]),
            }
        )

    def beat(self, request, pk):
        """A heart-beat of an open form: keeps the place at the story, or says who has it now."""
        story = _story_to_edit(request, pk)
        if request.method != "POST" or not story:
            return JsonResponse({"said": NOT_YOURS}, status=403)
        key = request.POST.get("copy_key", "")[:36]
        if request.POST.get("leave"):
            Presence.objects.leave(story, request.user, key)
            return JsonResponse({})
        if request.POST.get("watch"):
            holder = Presence.objects.holder(story)
            holder = holder if holder and holder.user_id != request.user.pk else None
        else:
            hidden = bool(request.POST.get("hidden"))
            holder = Presence.objects.arrive(story, request.user, key, hidden=hidden)
        stale = request.POST.get("version") != version_of(story)
        return JsonResponse(
            {
                "holder": str(holder.user) if holder else "",
                "since": clock(holder.since) if holder else "",
                "stale": f"Berita ini disimpan di tempat lain pukul {clock(story.saved_at)}." if stale else "",
            }
        )

    def take_over(self, request, pk):
        """Sit down at a story at which somebody else sits; they are told and keep their words."""
        story = _story_to_edit(request, pk)
        if request.method != "POST" or not story:
            raise PermissionDenied
        before = Presence.objects.take_over(story, request.user)
        if before:
            self.log_change(request, story, f"Mengambil alih dari {before.user}.")
            said = f"Anda mengambil alih dari {before.user}. Yang sudah diketiknya tetap ada di salinan kerjanya."
            messages.warning(request, said)
        return redirect("admin:news_article_change", pk)

    # A copy found again

    def compare_copy(self, request, copy):
        """What a copy would change, field by field."""
        copy = _own_copy(request, copy)
        story = copy.article or Article()
        return TemplateResponse(
            request,
            "admin/news/article/copy.html",
            {
                **self.admin_site.each_context(request),
                "title": "Bandingkan salinan",
                "copy": copy,
                "usable": workflow.may_edit(request.user, copy.article),
                "restore": _restore_address(copy),
                "fields": differences_to(self.untouched_form(request, story), copy.fields),
            },
        )

    def discard_copy(self, request, copy):
        copy = _own_copy(request, copy)
        if request.method != "POST":
            raise PermissionDenied
        working_copies.drop(request.user, copy.key)
        messages.success(request, f"Salinan dibuang: {copy}")
        if copy.article and workflow.may_edit(request.user, copy.article):
            return self.settled(request, redirect("admin:news_article_change", copy.article_id), copy.key)
        return self.settled(request, redirect("admin:news_article_changelist"), copy.key)

    # The form

    def untouched_form(self, request, story):
        """The form of a story as it is stored, whatever was typed or found again, and whoever may change it."""
        known = {"user": request.user, "Meta": self.form.Meta}
        return type("UntouchedForm", (self.form,), known)(instance=story)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.restored = getattr(request, "restored", None)
        form.conflict = getattr(request, "conflict", None)
        return form

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        restored = getattr(request, "restored", None)
        if restored and prefix == BYLINES and BYLINES in restored.fields:
            kwargs["data"] = as_data({BYLINES: restored.fields[BYLINES]}, obj)
        return kwargs

    def add_view(self, request, form_url="", extra_context=None):
        if request.method != "POST":
            request.restored = _asked_copy(request, None)
        return super().add_view(request, form_url, extra_context)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        story = self.get_object(request, object_id)
        if request.method == "POST":
            request.POST, request.conflict = settle(
                request.POST,
                story,
                lambda: self.untouched_form(request, story),
                uploads="photo_file" in request.FILES,
            )
        else:
            request.restored = _asked_copy(request, story)
        return super().change_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form = context["adminform"].form
        key, restored = form["copy_key"].value() or "", getattr(request, "restored", None)
        if change and not form.is_bound and not restored:
            Baseline.objects.note(obj, version_of(obj), shown_by(form))
        copies = WorkingCopy.objects.of(request.user, obj).exclude(key=key).defer("fields")
        context |= {
            "holder": Presence.objects.arrive(obj, request.user, key) if change else None,
            "copies": [(copy, _restore_address(copy)) for copy in copies[:OFFERED]],
            "conflict": form.conflict,
            "restored": restored,
        }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_related(self, request, form, formsets, change):
        """What was typed is saved: its copy goes in the same transaction."""
        super().save_related(request, form, formsets, change)
        working_copies.drop(request.user, request.POST.get("copy_key", ""))
        if change and not workflow.may_edit(request.user, form.instance):
            Presence.objects.filter(article=form.instance, user=request.user).delete()

    def settled(self, request, answer, key):
        """`answer`, telling the browser to forget its own copy of a form."""
        keys = [*request.COOKIES.get(SETTLED_COOKIE, "").split("."), key][-SETTLED_MOST:]
        keys = ".".join(one for one in keys if working_copies.KEY.fullmatch(one))
        if keys:
            answer.set_cookie(
                SETTLED_COOKIE, keys, max_age=86_400, path="/admin/", samesite="Lax", secure=request.is_secure()
            )
        return answer


def _story_to_edit(request, pk):
    """The story of an address when this person may write on it; None for a new one, False when he may not."""
    story = get_object_or_404(Article, pk=pk) if pk else None
    return story if workflow.may_edit(request.user, story) else False


def _own_copy(request, pk) -> WorkingCopy:
    return get_object_or_404(WorkingCopy.objects.select_related("article"), pk=pk, user=request.user)


def _asked_copy(request, story) -> WorkingCopy | None:
    """The copy that the address asks for, when it is this person's and of this story."""
    asked = as_key(request.GET.get(ASKED))
    return WorkingCopy.objects.of(request.user, story).filter(pk=asked).first() if asked else None


def _restore_address(copy: WorkingCopy) -> str:
    place = (
        reverse("admin:news_article_change", args=[copy.article_id])
        if copy.article_id
        else reverse("admin:news_article_add")
    )
    return f"{place}?{ASKED}={copy.pk}"
