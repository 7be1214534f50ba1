"""Invitations in the CMS: who has been asked to join, send again, take back."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import path
from django.views.decorators.http import require_POST

from accounts.admin.role_choice import RoleField
from accounts.fresh import ask_again
from accounts.invitations import revoke, send, taken
from accounts.models import Invitation, User
from accounts.signals import answers, people_asked

LIST = "admin:accounts_invitation_changelist"
NOT_SENT = "Undangan tersimpan, tetapi surelnya gagal dikirim. Coba lagi nanti dengan Kirim ulang."


class InvitationForm(forms.ModelForm):
    groups = RoleField(error_messages={"required": "Pilih paling sedikit satu peran."})
    person_key = forms.TypedChoiceField(
        label="Nama penulis",
        coerce=int,
        empty_value=None,
        required=False,
        help_text="Nama di atas berita yang menjadi miliknya, bila sudah ada.",
    )

    class Meta:
        model = Invitation
        fields = ("email", "display_name", "groups", "person_key")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["groups"].show_roles()
        self.fields["person_key"].choices = [("", "Belum ada"), *answers(people_asked)]

    def clean_email(self):
        email = self.cleaned_data["email"].strip().lower()
        user = User.objects.filter(email=email).first()
        if user and not user.is_active:
            raise forms.ValidationError("Akun dengan alamat ini dinonaktifkan. Buka akunnya dan aktifkan kembali.")
        if user and user.is_staff:
            raise forms.ValidationError("Awak redaksi dengan alamat ini sudah ada. Ubah perannya di akunnya.")
        if taken(Invitation(email=email)):
            raise forms.ValidationError("Alamat ini sudah dipakai sebagai alamat kedua akun lain.")
        if Invitation.objects.waiting().filter(email=email).exists():
            raise forms.ValidationError("Undangan untuk alamat ini masih menunggu. Kirim ulang dari daftar undangan.")
        return email


@admin.register(Invitation)
class InvitationAdmin(admin.ModelAdmin):
    """Whoever may make accounts may invite; an invitation is never edited, only sent again or taken back."""

    form = InvitationForm
    list_display = ("display_name", "email", "role_names", "invited_by", "sent", "state", "acts")
    list_display_links = None
    list_select_related = ("invited_by",)
    list_per_page = 50
    ordering = ("-sent_at", "-pk")
    search_fields = ("email", "display_name")
    search_help_text = "Cari nama atau alamat surel"
    actions = None
    add_form_template = "admin/accounts/invitation/change_form.html"

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("accounts.add_user")

    def has_add_permission(self, request):
        return request.user.has_perm("accounts.add_user")

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        acts = {"kirim-ulang": ("resend", self.resend_view), "batalkan": ("revoke", self.revoke_view)}
        return [
            path(
                f"<int:key>/{address}/",
                self.admin_site.admin_view(require_POST(view)),
                name=f"accounts_invitation_{name}",
            )
            for address, (name, view) in acts.items()
        ] + super().get_urls()

    @admin.display(description="peran")
    def role_names(self, invitation):
        return ", ".join(group.name for group in invitation.groups.all())

    @admin.display(description="dikirim", ordering="sent_at")
    def sent(self, invitation):
        return render_to_string("admin/accounts/_moment.html", {"moment": invitation.sent_at})

    @admin.display(description="keadaan")
    def state(self, invitation):
        return invitation.state

    @admin.display(description="tindakan")
    def acts(self, invitation):
        return render_to_string("admin/accounts/invitation/_acts.html", {"invitation": invitation})

    def change_view(self, request, *args, **kwargs):
        return redirect(LIST)  # there is nothing on a page of its own that the list does not show

    @ask_again
    def add_view(self, request, form_url="", extra_context=None):
        try:
            return super().add_view(request, form_url, {"title": "Undang ke redaksi", **(extra_context or {})})
        except IntegrityError:  # somebody else has invited the same person in this very moment
            self.message_user(request, "Undangan untuk alamat ini sudah ada di daftar.", messages.WARNING)
            return redirect(LIST)

    def save_model(self, request, obj, form, change):
        obj.invited_by = request.user
        obj.renew()
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        transaction.on_commit(lambda: self._send(request, form.instance))

    def response_add(self, request, obj, post_url_continue=None):
        return redirect(LIST)

    @ask_again
    def resend_view(self, request, key):
        self._send(request, self._waiting(request, key))
        return redirect(LIST)

    @ask_again
    def revoke_view(self, request, key):
        invitation = self._waiting(request, key)
        revoke(invitation)
        self.log_change(request, invitation, "Undangan dibatalkan.")
        self.message_user(request, f"Undangan untuk {invitation.email} dibatalkan.", messages.SUCCESS)
        return redirect(LIST)

    def _waiting(self, request, key):
        if not self.has_add_permission(request):
            raise PermissionDenied
        return get_object_or_404(Invitation.objects.waiting(), pk=key)

    def _send(self, request, invitation):
        try:
            send(invitation)
        except OSError:
            self.message_user(request, NOT_SENT, messages.ERROR)
            return
        self.log_change(request, invitation, "Undangan dikirim.")
        self.message_user(request, f"Undangan dikirim ke {invitation.email}.", messages.SUCCESS)
