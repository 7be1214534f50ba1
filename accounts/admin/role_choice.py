"""Roles as boxes to tick, each with a sentence that says what it may do."""

from django import forms
from django.contrib.auth.models import Group

from accounts import roles

MEANINGS = {
    roles.REPORTER: "menulis berita dan mengirimnya ke editor; mengubah draf sendiri",
    roles.EDITOR: "menyunting, mengembalikan, menerbitkan, dan menjadwalkan berita",
    roles.MANAGING_EDITOR: "semua kanal, beranda, foto, kata kunci, dan pencabutan berita",
    roles.EDITOR_IN_CHIEF: "semua wewenang Redaktur Pelaksana, halaman statis, dan catatan alur",
    roles.MODERATOR: "memeriksa komentar pembaca, tidak lebih",
    roles.ADVERTISING: "memasang iklan, tidak lebih",
    roles.ADMIN: "akun, undangan, kanal, dan halaman statis; tidak menerbitkan berita",
}


class RoleField(forms.ModelMultipleChoiceField):
    """In the order of the role table."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options):
        super().__init__(queryset=Group.objects.none(), label="Peran", **options)

    def show_roles(self) -> None:
        """Ask the database for the groups; a form calls it when it is made."""
        order = list(roles.ROLES)
        self.queryset = Group.objects.filter(name__in=order)
        groups = sorted(self.queryset, key=lambda group: order.index(group.name))
        self.choices = [(group.pk, f"{group.name}: {MEANINGS.get(group.name, '')}") for group in groups]
