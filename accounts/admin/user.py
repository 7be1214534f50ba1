"""Accounts in the CMS: who somebody is, what they may do, where they are signed in."""

from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.db.models import Exists, Max, OuterRef
from django.template.loader import render_to_string

from accounts.admin.user_acts import UserActs
from accounts.admin.user_form import UserCreationForm, UserForm
from accounts.fresh import ask_again
from accounts.models import Device, User
from accounts.second_step import FACTORS

#: More than anybody has open at once.
DEVICES_SHOWN = 20


class RoleFilter(admin.RelatedFieldListFilter):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = "peran"


@admin.register(User)
class UserAdmin(UserActs, DjangoUserAdmin):
    form = UserForm
    add_form = UserCreationForm
    ordering = ("email",)
    list_display = ("email", "display_name", "role_names", "second_step", "seen", "door")
    list_filter = ("is_staff", "is_active", ("groups", RoleFilter))
    actions = None
    list_per_page = 50
    search_fields = ("email", "display_name")
    search_help_text = "Cari nama atau alamat surel"
    readonly_fields = ("door", "second_step", "devices_open", "seen", "joined")
    filter_horizontal = ()
    change_form_template = "admin/accounts/user/change_form.html"
    fieldsets = (
        (None, {"fields": ("email", "display_name", "groups")}),
        ("Keamanan", {"fields": ("door", "second_step", "seen", "devices_open", "joined")}),
        ("Hukum", {"fields": ("legal_hold",)}),
    )
    add_fieldsets = (
        (None, {"fields": ("email", "display_name", "groups", "usable_password", "password1", "password2")}),
    )

    def get_queryset(self, request):
        factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
        people = super().get_queryset(request).prefetch_related("groups")
        return people.annotate(has_factor=Exists(factors), seen_at=Max("devices__seen_at"))

    def get_fieldsets(self, request, obj=None):
        """A parent is asked for few; who has grown up is let go of that here."""
        parts = super().get_fieldsets(request, obj)
        return (*parts, ("Orang tua atau wali", {"fields": ("parent_email",)})) if obj and obj.parent_email else parts

    def get_readonly_fields(self, request, obj=None):
        """Nobody gives roles to themselves; another admin does."""
        fields = super().get_readonly_fields(request, obj)
        own = obj is not None and obj == request.user and not request.user.is_superuser
        return (*fields, "groups") if own else fields

    @admin.display(description="peran")
    def role_names(self, user):
        return ", ".join(group.name for group in user.groups.all()) or "Pembaca"

    @admin.display(description="keadaan", ordering="is_active")
    def door(self, user):
        return "Aktif" if user.is_active else "Dinonaktifkan"

    @admin.display(description="langkah kedua", ordering="has_factor")
    def second_step(self, user):
        return "Terpasang" if user.has_factor else "Belum"

    @admin.display(description="terdaftar")
    def joined(self, user):
        return render_to_string("admin/accounts/_moment.html", {"moment": user.date_joined})

    @admin.display(description="terakhir dipakai", ordering="seen_at")
    def seen(self, user):
        return render_to_string("admin/accounts/_moment.html", {"moment": user.seen_at or user.last_login})

    @admin.display(description="perangkat yang masuk")
    def devices_open(self, user):
        return render_to_string(
            "admin/accounts/user/_devices.html", {"devices": Device.objects.of(user)[:DEVICES_SHOWN]}
        )

    def has_change_permission(self, request, obj=None):
        """Nobody becomes a superuser by changing the password of one."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or not obj.is_superuser or request.user.is_superuser)

    @ask_again
    def changeform_view(self, request, *args, **kwargs):
        return super().changeform_view(request, *args, **kwargs)

    @ask_again
    def user_change_password(self, request, *args, **kwargs):
        return super().user_change_password(request, *args, **kwargs)

    def save_related(self, request, form, formsets, change):
        """Whoever has a role may come in; who had which is logged in words."""
        user = form.instance
        before = {group.name for group in user.groups.all()} if change else set()
        super().save_related(request, form, formsets, change)
        after = set(user.groups.order_by("name").values_list("name", flat=True))
        is_staff = user.is_superuser or bool(after)
        if user.is_staff != is_staff:
            user.is_staff = is_staff
            user.save(update_fields=["is_staff"])
        if before != after:
            names = (", ".join(sorted(one)) or "Pembaca" for one in (before, after))
            self.log_change(request, user, "Peran: " + " menjadi ".join(names))
