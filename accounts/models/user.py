"""The user: somebody who signs in with an e-mail address, reader or staff."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils import timezone

from accounts.signals import shown_changed

#: What readers see of a person beside a comment.
SHOWN = frozenset({"display_name", "is_staff"})


def tidy_name(text: str) -> str:
    """A name on one line, without characters that nobody sees. The zero-width joiner stays: emoji are made with it."""
    kept = (sign for sign in text if sign.isprintable() or sign.isspace() or sign == "\u200d")
    return " ".join("".join(kept).split())


class UserQuerySet(models.QuerySet):
    def update(self, **values):
        if SHOWN.isdisjoint(values):
            return super().update(**values)
        with transaction.atomic(using=self.db):
            keys = list(self.values_list("pk", flat=True))
            changed = super().update(**values)
            shown_changed.send(sender=None, users=keys)
        return changed

    update.alters_data = True


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    """Makes users; addresses are kept in lower case, so that nobody has two accounts."""

    use_in_migrations = True

    def create_user(self, email, password=None, **fields):
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=email, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, **{"is_staff": True, "is_superuser": True, **fields})

    def get_by_natural_key(self, email):
        return self.get(email=email.strip().lower())


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField("email", unique=True, error_messages={"unique": "Sudah ada akun dengan email ini."})
    display_name = models.CharField(
        "nama tampilan",
        max_length=60,
        blank=True,
        help_text="Nama yang dilihat pembaca di samping komentar.",
    )
    is_active = models.BooleanField(
        "aktif", default=True, help_text="Hapus centang untuk menutup akun tanpa menghapusnya."
    )
    is_staff = models.BooleanField("awak redaksi", default=False, help_text="Boleh masuk ke ruang redaksi.")
    second_step_asked_at = models.DateTimeField("langkah kedua diminta", null=True, editable=False)
    renamed_at = models.DateTimeField("nama diganti", null=True, editable=False)
    restricted_at = models.DateTimeField(
        "dibatasi",
        null=True,
        editable=False,
        help_text="Data disimpan, komentarnya tidak tampil (UU 27/2022 pasal 11).",
    )
    parent_email = models.EmailField(
        "surel orang tua atau wali",
        blank=True,
        help_text="Kosongkan bila orangnya sudah cukup umur: orang tuanya tidak ditanya lagi.",
    )
    parent_asked_at = models.DateTimeField("orang tua ditanya", null=True, editable=False)
    legal_hold = models.CharField(
        "penahanan hukum",
        max_length=200,
        blank=True,
        help_text="Dasar hukum yang melarang data akun ini dimusnahkan, misalnya nomor perkara. Pemilik akun membacanya.",
    )
    date_joined = models.DateTimeField("terdaftar", default=timezone.now, editable=False)

    objects = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = "akun"
        verbose_name_plural = "akun"
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once")]

    def __str__(self):
        return self.display_name or self.email

    def save(self, *args, **kwargs):
        self.email = self.email.strip().lower()
        self.display_name = tidy_name(self.display_name)
        super().save(*args, **kwargs)

    def save_base(self, *args, using=None, update_fields=None, **kwargs):
        known = not self._state.adding
        with transaction.atomic(using=using, savepoint=False):
            super().save_base(*args, using=using, update_fields=update_fields, **kwargs)
            if known and (update_fields is None or not SHOWN.isdisjoint(update_fields)):
                shown_changed.send(sender=None, users=[self.pk])

    save_base.alters_data = True

    def get_full_name(self):
        return str(self)

    def get_short_name(self):
        return str(self)
