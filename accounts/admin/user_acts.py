"""What an admin does to an account besides changing its fields: close, open again, reset the second step, end sessions."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from accounts.admin.user_form import LeaveForm
from accounts.devices import end_sessions
from accounts.fresh import ask_again
from accounts.leaving import deactivate, reactivate
from accounts.second_step import take_away
from accounts.signals import answers, leaving_asked


class UserActs:
    """Mixed into the ModelAdmin of accounts: each act has a page that says what will happen, and is logged."""

    def get_urls(self):
        acts = {
            "nonaktifkan": ("leave", self.leave_view),
            "aktifkan": ("return", self.return_view),
            "langkah-kedua": ("second_step", self.second_step_view),
            "akhiri-sesi": ("sessions", self.sessions_view),
        }
        return [
            path(f"<int:key>/{address}/", self.admin_site.admin_view(view), name=f"accounts_user_{name}")
            for address, (name, view) in acts.items()
        ] + super().get_urls()

    @ask_again
    def leave_view(self, request, key):
        user = self._whom(request, key)
        left = answers(leaving_asked, user=user)
        form = LeaveForm(user, bool(left), request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                said = deactivate(user, request.user, form.cleaned_data.get("heir"))
            except ValidationError as refusal:
                form.add_error(None, refusal)
            else:
                return self._done(request, user, " ".join(f"{one}." for one in ["Akun dinonaktifkan", *said]))
        points = [
            "Semua sesinya berakhir sekarang juga dan ia tidak bisa masuk lagi.",
            "Berita yang sudah terbit tetap memuat namanya.",
            f"Yang ditinggalkan: {', '.join(left)}." if left else "Tidak ada naskah yang ditinggalkan.",
        ]
        return self._page(request, user, f"Nonaktifkan {user}", points, form, "Nonaktifkan")

    @ask_again
    def return_view(self, request, key):
        user = self._whom(request, key)
        if request.method == "POST":
            reactivate(user)
            return self._done(request, user, "Akun diaktifkan kembali.")
        points = [
            "Ia bisa masuk lagi dengan kata sandi dan peran yang lama.",
            "Naskah yang sudah diserahkan tetap di sana.",
        ]
        return self._page(request, user, f"Aktifkan kembali {user}", points, forms.Form(), "Aktifkan kembali")

    @ask_again
    def second_step_view(self, request, key):
        user = self._whom(request, key)
        if user == request.user:
            return redirect("mfa_index")
        if request.method == "POST":
            take_away(user)
            return self._done(request, user, "Langkah kedua diatur ulang dan semua sesi diakhiri.")
        points = [
            "Aplikasi kode, kunci sandi, dan kode pemulihannya tidak berlaku lagi; semua sesinya berakhir.",
            "Pastikan dulu lewat telepon atau tatap muka bahwa ia sendiri yang meminta.",
            f"Pemberitahuan dikirim ke {user.email}.",
        ]
        return self._page(request, user, f"Atur ulang langkah kedua {user}", points, forms.Form(), "Atur ulang")

    @ask_again
    def sessions_view(self, request, key):
        user = self._whom(request, key)
        if request.method == "POST":
            ended = end_sessions(user, keep=request.session.session_key)
            return self._done(request, user, f"{ended} sesi diakhiri.")
        points = ["Ia perlu masuk lagi di semua perangkat. Yang sedang diketik bisa hilang; kabari dia dulu."]
        return self._page(request, user, f"Akhiri semua sesi {user}", points, forms.Form(), "Akhiri sesi")

    def _whom(self, request, key):
        user = self.get_object(request, str(key))
        if user is None:
            raise Http404
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        return user

    def _page(self, request, user, title, points, form, button):
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "original": user,
            "points": points,
            "form": form,
            "button": button,
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/accounts/user/act.html", context)

    def _done(self, request, user, said):
        self.log_change(request, user, said)
        self.message_user(request, f"{user}: {said}", messages.SUCCESS)
        return redirect("admin:accounts_user_change", user.pk)
