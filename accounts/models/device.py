"""Where somebody is signed in: a session with the browser's name in words. No address on the network is kept."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class DeviceQuerySet(models.QuerySet):
    def of(self, user):
        """Those that still open the door: not run out, and not older than the password."""
        valid = self.filter(user=user, auth_hash=user.get_session_auth_hash(), session__expire_date__gt=timezone.now())
        return valid.order_by("-seen_at", "-pk")


class Device(models.Model):
    """Goes with its session, whoever ends that."""

    session = models.OneToOneField("sessions.Session", on_delete=models.CASCADE, related_name="device", editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="akun", on_delete=models.CASCADE, related_name="devices"
    )
    browser = models.CharField("peramban", max_length=60)
    auth_hash = models.CharField(max_length=64, editable=False)
    started_at = models.DateTimeField("masuk")
    seen_at = models.DateTimeField("terakhir dipakai")

    objects = DeviceQuerySet.as_manager()

    class Meta:
        verbose_name = "perangkat"
        verbose_name_plural = "perangkat"
        indexes = [models.Index(fields=["user", "-seen_at"], name="device_of_user")]

    def __str__(self):
        return f"{self.user}: {self.browser}"
