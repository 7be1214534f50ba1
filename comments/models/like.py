"""That a reader likes a comment."""

from django.conf import settings
from django.db import models


class Like(models.Model):
    comment = models.ForeignKey("comments.Comment", verbose_name="komentar", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="akun", on_delete=models.CASCADE, related_name="comment_likes"
    )
    at = models.DateTimeField("waktu", auto_now_add=True)

    class Meta:
        verbose_name = "suka"
        verbose_name_plural = "suka"
        constraints = [models.UniqueConstraint(fields=["comment", "user"], name="like_once")]

    def __str__(self):
        return f"{self.user}: {self.comment_id}"
