"""The register of breaches in the CMS: what happened, the clock of 3 x 24 hours, and the two letters."""

from django.contrib import admin, messages
from django.shortcuts import redirect
from django.template.loader import render_to_string

from accounts.fresh import ask_again
from accounts.letters import affected_by, letter_to_agency, letter_to_person, tell_agency, write_to_people
from accounts.models import Breach

#: The buttons beside the letters.
LETTERS, AGENCY = "_letters", "_agency"


@admin.register(Breach)
class BreachAdmin(admin.ModelAdmin):
    list_display = ("title", "known_at", "due", "persons_told_at", "agency_told_at")
    list_per_page = 50
    actions = None
    autocomplete_fields = ("affected",)
    change_form_template = "admin/accounts/breach/change_form.html"  # the Enter key saves, and sends no letters
    readonly_fields = ("clock", "person_letter", "agency_letter", "persons_told_at", "agency_told_at")
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
    def changeform_view(self, request, *args, **kwargs):
        return super().changeform_view(request, *args, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """Accounts are chosen here, not made."""
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        field.widget.can_add_related = False
        return field

    def response_change(self, request, obj):
        """The two acts save the form first, so that the letters say what was just typed."""
        if LETTERS in request.POST:
            self._send_letters(request, obj)
        elif AGENCY in request.POST:
            if tell_agency(obj, request.user):
                self.message_user(request, "Dicatat: lembaga sudah diberi tahu.")
        else:
            return super().response_change(request, obj)
        return redirect("admin:accounts_breach_change", obj.pk)

    def _send_letters(self, request, breach) -> None:
        if not affected_by(breach).exists():
            self.message_user(request, "Belum ada akun terdampak. Isi dulu siapa yang terdampak.", messages.WARNING)
        elif write_to_people(breach):
            self.message_user(request, "Surat kepada pemilik data sedang dikirim.")
