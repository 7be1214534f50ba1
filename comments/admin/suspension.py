"""Suspensions in the CMS: who may not comment, until when and why; and letting them back."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from comments.models import Suspension
from comments.moderation import Refused
from comments.suspending import lift
from news.dates import short_stamp


@admin.register(Suspension)
class SuspensionAdmin(admin.ModelAdmin):
    """Made in the queue, with the comment before the eyes; here they are looked at and lifted."""

    list_display = ("user", "begins", "ends", "reason", "hides", "by")
    list_filter = ("reason", "hides")
    list_select_related = ("user", "by")
    list_per_page = 50
    search_fields = ("user__email", "user__display_name")
    show_full_result_count = False
    actions = None

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("", view(self.changelist_view), name="comments_suspension_changelist"),
            path("<int:key>/change/", view(self.single), name="comments_suspension_change"),
        ]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description="sejak", ordering="since")
    def begins(self, suspension):
        return short_stamp(suspension.since)

    @admin.display(description="sampai", ordering="until")
    def ends(self, suspension):
        if suspension.lifted_at:
            return f"Dicabut {short_stamp(suspension.lifted_at)}"
        return short_stamp(suspension.until) if suspension.until else "Sampai dicabut"

    def single(self, request, key):
        if not self.has_view_permission(request):
            raise PermissionDenied
        suspension = Suspension.objects.select_related("user", "by", "lifted_by").filter(pk=key).first()
        if suspension is None:
            raise Http404("no such suspension")
        if request.method == "POST":
            try:
                lift(key, request.user)
            except Refused as refusal:
                self.message_user(request, str(refusal), messages.ERROR)
            else:
                self.message_user(request, f"Blokir {suspension.user} dicabut.")
            return redirect(reverse("admin:comments_suspension_change", args=[key]))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Blokir {suspension.user}",
            "suspension": suspension,
            "is_running": Suspension.objects.running(timezone.now()).filter(pk=key).exists(),
            "may_act": self.has_change_permission(request),
        }
        return TemplateResponse(request, "admin/comments/suspension.html", context)
