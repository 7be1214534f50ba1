"""The register of breaches in the CMS: what happened, the clock of 3 x 24 hours, and the two letters."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from accounts.fresh import ask_again
from accounts.letters import affected_by, letter_to_agency, letter_to_person, tell_agency, write_to_people
from accounts.models import Breach


@admin.register(Breach)
class BreachAdmin(admin.ModelAdmin):
    list_display = ("title", "known_at", "due", "persons_told_at", "agency_told_at")
    list_per_page = 50
    actions = None
    autocomplete_fields = ("affected",)
    readonly_fields = ("clock", "person_letter", "agency_letter", "persons_told_at", "agency_told_at")
    change_form_template = "admin/accounts/breach/change_form.html"
    fieldsets = (
        (None, {"fields": ("title", "known_at", "happened_at", "data", "course", "remedy", "advice")}),
        ("Siapa yang terdampak", {"fields": ("everyone", "affected")}),
    )
    told = ("Surat", {"fields": ("clock", "persons_told_at", "agency_told_at", "person_letter", "agency_letter")})

    def get_fieldsets(self, request, obj=None):
        """The letters are there to be read once there is something to write about."""
        return (*self.fieldsets, self.told) if obj else self.fieldsets

    def has_delete_permission(self, request, obj=None):
        return False  # a register that forgets is none

    def get_urls(self):
        acts = {"surat": ("letters", self.letters_view), "lembaga": ("agency", self.agency_view)}
        return [
            path(
                f"<int:key>/{address}/", self.admin_site.admin_view(require_POST(view)), name=f"accounts_breach_{name}"
            )
            for address, (name, view) in acts.items()
        ] + super().get_urls()

    @admin.display(description="batas waktu", ordering="known_at")
    def due(self, breach):
        return render_to_string("admin/accounts/breach/_due.html", {"breach": breach, "late": breach.is_late()})

    @admin.display(description="batas waktu")
    def clock(self, breach):
        told = {"breach": breach, "late": breach.is_late(), "number": affected_by(breach).count()}
        return render_to_string("admin/accounts/breach/_clock.html", told)

    @admin.display(description="kepada pemilik data")
    def person_letter(self, breach):
        return render_to_string("admin/accounts/breach/_letter.html", {"letter": letter_to_person(breach)})

    @admin.display(description="kepada lembaga")
    def agency_letter(self, breach):
        return render_to_string("admin/accounts/breach/_letter.html", {"letter": letter_to_agency(breach)})

    @ask_again
    def letters_view(self, request, key):
        breach = self._which(request, key)
        if not affected_by(breach).exists():
            self.message_user(request, "Belum ada akun terdampak. Isi dulu siapa yang terdampak.", messages.WARNING)
        elif write_to_people(breach):
            self.message_user(request, "Surat kepada pemilik data sedang dikirim.")
        return self._back(breach)

    @ask_again
    def agency_view(self, request, key):
        breach = self._which(request, key)
        if tell_agency(breach, request.user):
            self.message_user(request, "Dicatat: lembaga sudah diberi tahu.")
        return self._back(breach)

    def _which(self, request, key) -> Breach:
        breach = get_object_or_404(Breach, pk=key)
        if not self.has_change_permission(request, breach):
            raise PermissionDenied
        return breach

    def _back(self, breach):
        return redirect(reverse("admin:accounts_breach_change", args=[breach.pk]))
