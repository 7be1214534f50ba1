"""How the newsroom holds conversations: of one story, of a channel, and under which keywords there is none."""

from django.db import models
from django.db.models import Q

from news.freshness import Fresh, story
from news.models.article_set import ON_CARDS


class Mode(models.TextChoices):
    AFTER = "after", "Tampil dulu, diperiksa kemudian"
    BEFORE = "before", "Diperiksa dulu, baru tampil"


class Conversation(Fresh):
    """The conversation under one story. A story without a row has no comments and no rule of its own."""

    unseen = frozenset({"visible"})  # cards may tell it a minute late

    article = models.OneToOneField(
        "news.Article", verbose_name="berita", on_delete=models.CASCADE, related_name="conversation"
    )
    mode = models.CharField(
        "pemeriksaan", max_length=6, choices=Mode.choices, blank=True, help_text="Kosong: seperti kanalnya."
    )
    visible = models.PositiveIntegerField("komentar tampil", default=0, help_text="Boleh terlambat semenit.")

    class Meta:
        verbose_name = "pemeriksaan berita"
        verbose_name_plural = "pemeriksaan berita"
        constraints = [
            models.CheckConstraint(name="conversation_mode_known", condition=Q(mode__in=["", "after", "before"]))
        ]

    def __str__(self):
        return str(self.article)

    @classmethod
    def touched(cls, rows, added=False):
        """A new row with a number alone says nothing new under its story."""
        return {story(row.article_id) for row in rows if row.mode or not added}


ON_CARDS.append("conversation")  # its number of comments, in the same question


class ChannelRule(Fresh):
    """What holds for the stories of a channel and the channels below it, unless these have a rule of their own."""

    category = models.OneToOneField(
        "news.Category", verbose_name="kanal", on_delete=models.CASCADE, related_name="comment_rule"
    )
    mode = models.CharField("pemeriksaan", max_length=6, choices=Mode.choices, blank=True)
    closes_after_days = models.PositiveSmallIntegerField(
        "ditutup sesudah (hari)", null=True, blank=True, help_text="Kosong: seperti seluruh situs. 0: tidak pernah."
    )
    open = models.BooleanField("menerima komentar", default=True)

    class Meta:
        verbose_name = "aturan komentar kanal"
        verbose_name_plural = "aturan komentar kanal"
        constraints = [
            models.CheckConstraint(name="channel_rule_mode_known", condition=Q(mode__in=["", "after", "before"]))
        ]

    def __str__(self):
        return str(self.category)


class SensitiveKeyword(Fresh):
    """Stories with this keyword take no comments: suicide, sexual crimes, children (K14)."""

    keyword = models.OneToOneField(
        "news.Keyword", verbose_name="kata kunci", on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name = "kata kunci peka"
        verbose_name_plural = "kata kunci peka"
        ordering = ("keyword__name",)

    def __str__(self):
        return str(self.keyword)
