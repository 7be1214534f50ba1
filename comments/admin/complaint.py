"""Complaints in the CMS: found by their number, read with all that proves what was done; decided in the queue."""

from django.contrib import admin
from django.http import Http404, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.cache import add_never_cache_headers

from comments.models import Complaint
from comments.proof import proof_of
from news.admin.logbook import ReadOnlyAdmin
from news.dates import short_stamp


@admin.register(Complaint)
class ComplaintAdmin(ReadOnlyAdmin):
    list_display = ("receipt", "reason", "received", "due", "answer", "decided_by")
    list_filter = ("reason", "decision")
    list_select_related = ("decided_by",)
    list_per_page = 50
    ordering = ("-received_at", "-pk")
    search_fields = ("receipt",)
    search_help_text = "Nomor laporan"
    show_full_result_count = False
    actions = None

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("", view(self.changelist_view), name="comments_complaint_changelist"),
            path("<int:key>/change/", view(self.single), name="comments_complaint_change"),
            path("<int:key>/bukti.json", view(self.download), name="comments_complaint_proof"),
        ]

    @admin.display(description="diterima", ordering="received_at")
    def received(self, complaint):
        return short_stamp(complaint.received_at)

    @admin.display(description="batas")
    def due(self, complaint):
        return short_stamp(complaint.due_at)

    @admin.display(description="keputusan", ordering="decision")
    def answer(self, complaint):
        return complaint.get_decision_display() if complaint.decided_at else "Menunggu"

    def single(self, request, key):
        """The proof of one complaint as a page that can be printed."""
        complaint = self._complaint(request, key)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Laporan {complaint}",
            "complaint": complaint,
            "proof": proof_of(complaint),
        }
        return TemplateResponse(request, "admin/comments/proof.html", context)

    def download(self, request, key):
        """The same as a file for machines and lawyers."""
        complaint = self._complaint(request, key)
        answer = JsonResponse(proof_of(complaint), json_dumps_params={"ensure_ascii": False, "indent": 2})
        answer["Content-Disposition"] = f'attachment; filename="laporan-{complaint.receipt}.json"'
        add_never_cache_headers(answer)
        return answer

    def _complaint(self, request, key) -> Complaint:
        self.refuse_strangers(request)
        related = ("comment__author", "comment__article__category", "decided_by", "by")
        found = Complaint.objects.select_related(*related).filter(pk=key).first()
        if found is None:
            raise Http404("no such complaint")
        return found
