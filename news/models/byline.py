"""Who made a story, in which role and order."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Prefetch, Q

from news.freshness import FreshPart
from news.models.photo import ITS_WORDS, NOT_SHOWN
from news.models.search_document import SearchDocument
from news.plain import LineField
from news.prepared import give, prepared


class Byline(FreshPart):
    """One name above a story. Carries the story's time so that a person's page is one index
    range, newest first. "Editor" is no role here: it is `Article.editor`."""

    class Role(models.TextChoices):
        REPORTER = "reporter", "Reporter"
        JOURNALIST = "journalist", "Pewarta"
        WRITER = "writer", "Penulis"
        CONTRIBUTOR = "contributor", "Kontributor"
        PHOTOGRAPHER = "photographer", "Fotografer"
        TRANSLATOR = "translator", "Penerjemah"

    whole = "article"
    unseen = frozenset({"published_at"})  # the story's own, which tells of it
    #: Roles whose initials stand at the end of the story.
    SIGNING = frozenset({Role.REPORTER, Role.JOURNALIST, Role.CONTRIBUTOR})

    article = models.ForeignKey("news.Article", verbose_name="berita", on_delete=models.CASCADE, related_name="bylines")
    person = models.ForeignKey(
        "news.Person",
        verbose_name="orang",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="bylines",
        db_index=False,  # `byline_by_person` begins with it; a second index misleads SQLite
    )
    name_override = LineField(
        "tertulis sebagai",
        max_length=120,
        blank=True,
        help_text="Isi bila nama di berita ini lain, atau penulisnya tidak ada di daftar.",
    )
    role = models.CharField("peran", max_length=12, choices=Role.choices, default=Role.REPORTER)
    position = models.PositiveSmallIntegerField("urutan", default=0)
    published_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = "penulis berita"
        verbose_name_plural = "penulis berita"
        ordering = ("position", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "person", "role"],
                name="byline_once",
                condition=Q(person__isnull=False),
                violation_error_message="Orang ini sudah ada dengan peran yang sama.",
            ),
            models.CheckConstraint(
                name="byline_has_somebody",
                condition=Q(person__isnull=False) | ~Q(name_override=""),
                violation_error_message="Pilih orangnya atau tulis namanya.",
            ),
        ]
        indexes = [models.Index(fields=["person", "-published_at", "-article"], name="byline_by_person")]

    def __str__(self):
        return self.name

    def clean(self):
        if not self.person_id and not self.name_override.strip():
            raise ValidationError({"person": "Pilih orangnya atau tulis namanya."})

    @transaction.atomic
    def save(self, *args, **kwargs):
        self.published_at = self.article.published_at
        super().save(*args, **kwargs)
        SearchDocument.objects.rename([self.article_id])

    @transaction.atomic
    def delete(self, *args, **kwargs):
        gone = super().delete(*args, **kwargs)
        SearchDocument.objects.rename([self.article_id])
        return gone

    @property
    def name(self) -> str:
        return self.name_override or (self.person.name if self.person else "")

    @property
    def signs_off(self) -> bool:
        return self.role in self.SIGNING


def bylines(*with_them: str) -> Prefetch:
    """The names above stories and what belongs to each person (portrait), in one query."""
    return Prefetch("bylines", Byline.objects.select_related(*with_them))


@prepared
def _above(articles: tuple[int, ...]) -> models.QuerySet:
    found = Byline.objects.filter(article__in=articles).select_related("person__portrait")
    return found.defer("person__bio", *(f"person__portrait__{name}" for name in (*NOT_SHOWN, *ITS_WORDS)))


def read_bylines(articles: list) -> None:
    """Give stories their bylines, with people and portraits, unless they have them. One query at most."""
    unnamed = [one for one in articles if "bylines" not in getattr(one, "_prefetched_objects_cache", {})]
    lines: dict[int, list[Byline]] = {one.pk: [] for one in unnamed if one.pk}
    for line in _above(tuple(lines)) if lines else ():
        lines[line.article_id].append(line)
    for one in unnamed:
        give(one, "bylines", Byline, lines.get(one.pk, []))
