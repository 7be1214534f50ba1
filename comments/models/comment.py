"""A reader's comment under a story."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from comments.repeats import digest_of
from news.freshness import Fresh, FreshQuerySet, by_the_clock, first_after, story
from news.paths import path_to
from news.plain import LinesField

MAX_LENGTH = 2000
#: The tag of the page with the latest comments: it shows a new one within a minute, and at once that one is gone.
LATEST = "comments"
#: Pedoman Pemberitaan Media Siber 3f: so long after its first complaint the newsroom must have decided about a comment.
COMPLAINT_TIME = timedelta(hours=48)


class State(models.TextChoices):
    HELD = "held", "Menunggu"
    VISIBLE = "visible", "Tampil"
    REJECTED = "rejected", "Ditolak"
    DELETED = "deleted", "Dihapus penulisnya"


def may_be_read(now=None, prefix="") -> Q:
    """What readers see. The clock decides: no worker hides what a complaint waits for too long, or ends a suspension."""
    now = now or timezone.now()
    in_time = Q(**{f"{prefix}complained_at": None})
    if settings.READERS.complaints_hide:
        in_time |= Q(**{f"{prefix}complained_at__gt": now - COMPLAINT_TIME})
    else:
        in_time = Q()
    shown = Q(**{f"{prefix}withheld": False}) | Q(**{f"{prefix}withheld_until__lte": now})
    return Q(**{f"{prefix}state": State.VISIBLE}) & shown & in_time


class CommentQuerySet(FreshQuerySet):
    def visible(self, now=None):
        """The one rule of what readers see of comments."""
        return self.filter(may_be_read(now))

    def edges(self, now):
        """When what a suspension hides comes back."""
        return first_after(now, self.filter(withheld=True), "withheld_until")

    def under(self, article, now=None):
        """First-level places of a story, oldest first: readable comments, and those gone that readable answers hang on."""
        answers = Comment.objects.filter(may_be_read(now), parent=OuterRef("pk"))
        stands = may_be_read(now) | (Q(answered=True) & Exists(answers))
        return self.filter(stands, article=article, placed=True).order_by("created_at", "pk")

    def picked(self, article, now=None):
        """What the newsroom has picked under a story, the latest choice first."""
        return self.visible(now).filter(article=article, picked_at__isnull=False).order_by("-picked_at", "-pk")

    def for_readers(self):
        """With what is shown of each author, and without what only machines read, in one query."""
        shown = {"author_name": F("author__display_name"), "author_on_staff": F("author__is_staff")}
        return self.annotate(**shown).defer("flags", "token", "origin", "digest")

    def waiting(self):
        return self.filter(state=State.HELD)


@by_the_clock
class Comment(Fresh):
    """Changed by `comments.moderation` (the newsroom's acts), `comments.own` (the author's) and `comments.complaints`."""

    #: Likes may be a minute late; nobody sees the rest.
    unseen = frozenset({"likes", "origin", "digest", "flags", "token"})

    article = models.ForeignKey(
        "news.Article", verbose_name="berita", on_delete=models.CASCADE, related_name="comments"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="penulis",
        null=True,
        on_delete=models.SET_NULL,
        related_name="comments",
        help_text="Kosong: penulisnya sudah menghapus akunnya.",
    )
    parent = models.ForeignKey(
        "self",
        verbose_name="balasan untuk",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="replies",
    )
    body = LinesField("komentar", max_length=MAX_LENGTH, blank=True)
    state = models.CharField("keadaan", max_length=10, choices=State.choices, default=State.HELD)
    flags = models.JSONField("tanda", default=list, blank=True, help_text="Aturan yang menahan atau menolaknya.")
    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False, help_text="Satu formulir, satu komentar.")
    origin = models.CharField(
        "asal",
        max_length=32,
        blank=True,
        editable=False,
        help_text="Alamat jaringan sebagai sidik; dikosongkan berkala.",
    )
    digest = models.CharField(
        "sidik isi", max_length=32, blank=True, editable=False, help_text="Sama bila hurufnya sama: lihat repeats.py."
    )
    created_at = models.DateTimeField("waktu", auto_now_add=True)
    edited_at = models.DateTimeField("diubah penulis", null=True, blank=True)
    moderated_at = models.DateTimeField("disunting moderator", null=True, blank=True)
    picked_at = models.DateTimeField("Pilihan Redaksi", null=True, blank=True)
    complained_at = models.DateTimeField(
        "dilaporkan", null=True, blank=True, help_text="Laporan pertama yang belum diputuskan."
    )
    withheld = models.BooleanField(
        "ditahan bersama akunnya", default=False, help_text="Akun penulisnya diblokir atau dibatasi."
    )
    withheld_until = models.DateTimeField(
        "ditahan sampai", null=True, blank=True, help_text="Kosong: sampai blokir dicabut atau pembatasan dibuka."
    )
    answered = models.BooleanField("dibalas", default=False, help_text="Pernah punya balasan yang tampil.")
    likes = models.PositiveIntegerField("suka", default=0)
    placed = models.GeneratedField(
        verbose_name="bertempat di daftar",
        expression=Q(parent=None) & (Q(state="visible") | Q(answered=True)),
        output_field=models.BooleanField(),
        db_persist=True,
        help_text="Komentar tingkat pertama yang tampil atau yang tempatnya dijaga balasannya.",
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = "komentar"
        verbose_name_plural = "komentar"
        ordering = ("-created_at", "-pk")
        constraints = [
            models.CheckConstraint(
                name="comment_empty_when_deleted",
                condition=Q(state="deleted", body="") | (~Q(state="deleted") & ~Q(body="")),
            ),
            models.CheckConstraint(name="comment_state_known", condition=Q(state__in=State.values)),
            models.CheckConstraint(name="comment_not_its_own_parent", condition=~Q(parent=F("pk"))),
            models.CheckConstraint(
                name="comment_until_when_withheld", condition=Q(withheld=True) | Q(withheld_until=None)
            ),
        ]
        indexes = [
            models.Index(fields=["article", "state", "-created_at", "-id"], name="comment_of_story"),
            # Both orders of a conversation are walked along these, however many comments wait or were refused in it.
            models.Index(fields=["article", "created_at", "id"], name="comment_placed", condition=Q(placed=True)),
            models.Index(fields=["article", "-likes", "-id"], name="comment_placed_liked", condition=Q(placed=True)),
            models.Index(fields=["parent", "created_at", "id"], name="comment_answers"),
            models.Index(fields=["state", "-created_at", "-id"], name="comment_queue"),
            models.Index(fields=["author", "-created_at", "-id"], name="comment_of_author"),
            models.Index(fields=["author", "state"], name="comment_record"),
            models.Index(fields=["complained_at"], name="comment_complained", condition=Q(complained_at__isnull=False)),
            models.Index(fields=["withheld_until"], name="comment_withheld", condition=Q(withheld_until__isnull=False)),
            models.Index(fields=["article", "picked_at"], name="comment_picked", condition=Q(picked_at__isnull=False)),
            models.Index(fields=["digest", "-created_at"], name="comment_repeats", condition=~Q(digest="")),
            models.Index(fields=["origin", "-created_at"], name="comment_of_origin", condition=~Q(origin="")),
            models.Index(fields=["created_at"], name="comment_with_origin", condition=~Q(origin="")),
        ]

    def __str__(self):
        return self.body[:60] or self.get_state_display()

    def save(self, *args, **kwargs):
        self.digest = digest_of(self.body)
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "digest"}
        super().save(*args, **kwargs)

    def touches(self, added=False):
        if added:
            return {story(self.article_id)} if self.state == State.VISIBLE else set()
        return {story(self.article_id), LATEST}

    def get_absolute_url(self):
        """Leads to the page on which it stands: see `comments.conversation.address_of`."""
        return path_to("comments:comment", self.pk)

    def get_sent_url(self):
        return path_to("comments:sent", self.pk)

    def is_visible(self, now=None) -> bool:
        """The same rule as `CommentQuerySet.visible`, for one comment."""
        now = now or timezone.now()
        if self.state != State.VISIBLE or self.is_withheld(now):
            return False
        overdue = self.complained_at is not None and self.complained_at <= now - COMPLAINT_TIME
        return not (overdue and settings.READERS.complaints_hide)

    def is_withheld(self, now=None) -> bool:
        """Whether it is hidden together with its author's account."""
        return self.withheld and (self.withheld_until is None or self.withheld_until > (now or timezone.now()))

    @property
    def due_at(self):
        """When the time for deciding about its complaints is over; None without one."""
        return self.complained_at and self.complained_at + COMPLAINT_TIME

    @property
    def gone(self) -> str:
        """What stands in the place of a comment that readers do not see, over its answers."""
        if self.state == State.DELETED:
            return "Komentar ini dihapus penulisnya."
        if self.state == State.REJECTED:
            return "Komentar ini dihapus redaksi."
        return "Komentar ini tidak ditampilkan."

    @property
    def by_staff(self) -> bool:
        return bool(self.author_id and self._of_author("author_on_staff", "is_staff"))

    @property
    def display_name(self) -> str:
        if self.author_id is None:
            return "Mantan pembaca"
        return self._of_author("author_name", "display_name") or "Pembaca"

    def _of_author(self, fetched: str, name: str):
        """What `for_readers` has fetched, else what the author's row says."""
        return self.__dict__[fetched] if fetched in self.__dict__ else getattr(self.author, name)
