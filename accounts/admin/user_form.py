"""The forms of an account in the CMS, and what they refuse."""

from django import forms
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm

from accounts.admin.role_choice import RoleField
from accounts.leaving import LAST_ADMIN, heirs, hold_admins, is_last_admin
from accounts.models import User
from accounts.roles import ADMIN


class _Account:
    """What both forms ask."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "groups" in self.fields:
            self.fields["groups"].show_roles()

    def clean_email(self):
        """A second account with an address, in whatever letters, is told at its field."""
        email = self.cleaned_data["email"].strip().lower()
        if User.objects.exclude(pk=self.instance.pk).filter(email=email).exists():
            raise forms.ValidationError(User._meta.get_field("email").error_messages["unique"])
        return email

    def clean_groups(self):
        """The newsroom keeps an admin. Runs in the transaction that saves, so the lock holds until then."""
        groups = self.cleaned_data["groups"]
        if self.instance.pk and all(group.name != ADMIN for group in groups):
            hold_admins()
            if is_last_admin(self.instance):
                raise forms.ValidationError(LAST_ADMIN)
        return groups


class UserForm(_Account, UserChangeForm):
    groups = RoleField(required=False)
    password = None


class UserCreationForm(_Account, AdminUserCreationForm):
    groups = RoleField(required=False)

    class Meta:
        model = User
        fields = ("email", "display_name")


class LeaveForm(forms.Form):
    """To whom the drafts of somebody go who leaves."""

    heir = forms.ModelChoiceField(
        User.objects.none(),
        label="Serahkan kepada",
        empty_label="Pilih orang",
        error_messages={
            "required": "Pilih siapa yang melanjutkan pekerjaannya.",
            "invalid_choice": "Orang ini tidak bisa menerima naskah. Pilih orang lain.",
        },
    )

    def __init__(self, user, leaves_work: bool, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if leaves_work:
            self.fields["heir"].queryset = heirs(user)
        else:
            del self.fields["heir"]
