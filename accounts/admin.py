"""Accounts in the CMS."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm

from accounts.models import User


class _SmallLetters:
    """An address is asked for as it is kept, so that a second account with it is told at its field."""

    def clean_email(self):
        return self.cleaned_data["email"].strip().lower()


class UserForm(_SmallLetters, UserChangeForm):
    pass


class UserCreationForm(_SmallLetters, AdminUserCreationForm):
    class Meta:
        model = User
        fields = ("email", "display_name")


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    form = UserForm
    add_form = UserCreationForm
    ordering = ("email",)
    list_display = ("email", "display_name", "role_names", "is_staff", "is_active", "last_login")
    list_filter = ("is_staff", "is_active", "groups")
    search_fields = ("email", "display_name")
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ("groups",)
    fieldsets = (
        (None, {"fields": ("email", "display_name", "password")}),
        ("Hak", {"fields": ("is_active", "is_staff", "groups")}),
        ("Waktu", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (None, {"fields": ("email", "display_name", "usable_password", "password1", "password2")}),
        ("Hak", {"fields": ("is_staff", "groups")}),
    )

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description="peran")
    def role_names(self, user):
        return ", ".join(group.name for group in user.groups.all()) or "Pembaca"

    def has_change_permission(self, request, obj=None):
        """Nobody becomes a superuser by changing the password of one."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or not obj.is_superuser or request.user.is_superuser)
