"""A story: its words, its state, and which stories a reader may see."""

from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.utils import timezone
from taggit.managers import TaggableManager

from news.dateline import dateline
from news.dates import age, local
from news.freshness import LISTS, Fresh, by_the_clock, story
from news.models.address import remember_slug, unused_slug
from news.models.article_set import ArticleQuerySet
from news.models.keyword import Tagging
from news.models.search_document import INDEXED, SearchDocument
from news.models.state import ANSWERING, Kind, State
from news.models.stored import StoredValues
from news.paths import path_to
from news.plain import LineField
from news.prose import BodyField, clean, count_words, excerpt, reading_minutes, typeset
from news.slugs import make_slug

#: A change within this time of publication is not announced as "Diperbarui".
UPDATE_GRACE = timedelta(minutes=5)
#: Fields whose words readers read; a change in them moves `updated_at`.
PUBLISHED_WORDS = ("title", "standfirst", "body", "dateline_place", "lead_caption")


@by_the_clock
class Article(StoredValues, Fresh):
    unseen = frozenset({"created_by", "saved_at"})

    title = LineField("judul", max_length=110)
    slug = models.SlugField(
        "alamat", max_length=100, unique=True, blank=True, help_text="Kosongkan: dibuat dari judul."
    )
    standfirst = LineField("ringkasan", max_length=200, blank=True, help_text="Satu kalimat di bawah judul.")
    share_title = LineField("judul bagikan", max_length=110, blank=True, help_text="Untuk WhatsApp dan media sosial.")
    body = BodyField("isi", blank=True)
    dateline_place = LineField(
        "tempat", max_length=60, blank=True, help_text="Kota di awal berita. Nama media ditambahkan sendiri."
    )
    category = models.ForeignKey(
        "news.Category", verbose_name="kanal", on_delete=models.PROTECT, related_name="articles"
    )
    section = models.ForeignKey(
        "news.Category",
        verbose_name="kanal induk",
        on_delete=models.PROTECT,
        related_name="section_articles",
        editable=False,
    )
    kind = models.CharField("jenis", max_length=12, choices=Kind.choices, default=Kind.NEWS)
    lead_photo = models.ForeignKey(
        "news.Photo",
        verbose_name="foto utama",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="led_articles",
    )
    lead_caption = LineField("keterangan foto", max_length=400, blank=True)
    lead_alt = LineField("teks alternatif", max_length=250, blank=True)
    lead_decorative = models.BooleanField(
        "hiasan", default=False, help_text="Foto ini tidak menambah kabar: pembaca layar melewatinya."
    )
    share_card = models.CharField("kartu bagikan", max_length=80, blank=True, editable=False)
    editor = models.ForeignKey(
        "news.Person",
        verbose_name="editor",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="edited_articles",
    )
    state = models.CharField("keadaan", max_length=10, choices=State.choices, default=State.DRAFT, editable=False)
    published_at = models.DateTimeField("terbit", null=True, blank=True)
    updated_at = models.DateTimeField("diperbarui", null=True, blank=True, editable=False)
    expires_at = models.DateTimeField("berakhir", null=True, blank=True)
    embargo_until = models.DateTimeField("embargo sampai", null=True, blank=True)
    withdrawn_at = models.DateTimeField("dicabut", null=True, blank=True, editable=False)
    withdrawal_reason = LineField("alasan pencabutan", max_length=500, blank=True, editable=False)
    comments_open = models.BooleanField("komentar dibuka", default=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="ditulis oleh",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="written_articles",
    )
    created_at = models.DateTimeField("dibuat", auto_now_add=True)
    saved_at = models.DateTimeField("disimpan", auto_now=True)

    keywords = TaggableManager(
        "kata kunci",
        through=Tagging,
        blank=True,
        help_text="Pisahkan dengan koma, misalnya: pangan, BPBD, Aceh Besar.",
    )
    people = models.ManyToManyField("news.Person", through="news.Byline", related_name="articles")

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = "berita"
        verbose_name_plural = "berita"
        ordering = ("-published_at", "-pk")
        permissions = [
            ("submit_article", "Boleh mengajukan berita kepada editor"),
            ("edit_any_article", "Boleh menyunting berita orang lain"),
            ("work_in_all_channels", "Boleh bekerja di semua kanal, apa pun wilayah kerjanya"),
            ("publish_article", "Boleh menerbitkan, menjadwalkan, dan mengembalikan berita"),
            ("withdraw_article", "Boleh mencabut berita"),
        ]
        constraints = [
            models.CheckConstraint(
                name="article_published_has_time",
                condition=~Q(state__in=["published", "withdrawn"]) | Q(published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="article_withdrawn_has_reason",
                condition=~Q(state="withdrawn") | (Q(withdrawn_at__isnull=False) & ~Q(withdrawal_reason="")),
            ),
            models.CheckConstraint(
                name="article_expires_after_publication",
                condition=Q(expires_at=None) | Q(published_at=None) | Q(expires_at__gt=F("published_at")),
                violation_error_message="Waktu berakhir harus sesudah waktu terbit.",
            ),
            models.CheckConstraint(name="article_state_known", condition=Q(state__in=State.values)),
            models.CheckConstraint(name="article_kind_known", condition=Q(kind__in=Kind.values)),
        ]
        indexes = [
            models.Index(fields=["state", "-published_at", "-id"], name="article_newest"),
            models.Index(fields=["state", "category", "-published_at", "-id"], name="article_by_category"),
            models.Index(fields=["state", "section", "-published_at", "-id"], name="article_by_section"),
            models.Index(fields=["state", "kind", "-published_at", "-id"], name="article_by_kind"),
            # With what the list's filters ask and no index of their own knows: few among many are found in here.
            models.Index(fields=["-saved_at", "-id", "published_at", "kind"], name="article_desk"),
            # Few stories end and few are updated: what machines ask about them is asked of those alone.
            models.Index(fields=["expires_at"], name="article_expiring", condition=Q(expires_at__isnull=False)),
            models.Index(fields=["embargo_until"], name="article_embargoed", condition=Q(embargo_until__isnull=False)),
            models.Index(fields=["updated_at"], name="article_updated", condition=Q(updated_at__isnull=False)),
            models.Index(fields=["state", "-saved_at", "-id"], name="article_desk_state"),
            # Opinions and advertorials are few among many.
            models.Index(fields=["kind", "-saved_at", "-id"], name="article_desk_kind"),
            # A photograph of the library can lead many stories: its page shows those saved last.
            models.Index(fields=["lead_photo", "-saved_at", "-id"], name="article_by_photo"),
        ]

    def __str__(self):
        return self.title

    def lock(self) -> None:
        """Hold the row until the transaction ends, and take over where others have moved it."""
        own = ("slug", "category_id", "state", "published_at", "withdrawn_at", "withdrawal_reason", "saved_at")
        held = type(self).objects.select_for_update().only(*own).get(pk=self.pk)
        typed = {name: getattr(self, name) for name in ("slug", "category_id") if self._changed(name)}
        for name in own:
            setattr(self, name, getattr(held, name))
        self._remember_stored(own)
        for name, value in typed.items():
            setattr(self, name, value or getattr(self, name))

    def save(self, *args, **kwargs):
        self.section_id = self.category.section_id
        self._note_changed_words(kwargs)
        if not self._slug_is_stored():
            self.slug = self.free_slug(self.slug or self.title)
        adding = self._state.adding
        for attempt in range(3):
            try:
                with transaction.atomic():
                    super().save(*args, **kwargs)
                    self._keep_addresses_and_lists()
                    self._keep_search(adding, kwargs.get("update_fields"))
                break
            except IntegrityError:
                # Somebody took the slug between our look and our write.
                free = self.free_slug(self.slug)
                if free == self.slug or attempt == 2:
                    raise
                self.slug = free
        self._remember_stored(kwargs.get("update_fields"))

    def get_absolute_url(self):
        return path_to("news:article", self.category.slug, self.slug)

    # What a reader may see

    def touches(self, added=False):
        """A story that no reader sees, before and after, makes no page old; any other stands in lists and beside stories."""
        return {LISTS} if {self.state, self._stored_value("state")} & ANSWERING else set()

    def is_public(self, now=None) -> bool:
        """The same rule as `ArticleQuerySet.public`, for one story."""
        now = now or timezone.now()
        return bool(
            self.state == State.PUBLISHED
            and self.published_at <= now
            and (self.expires_at is None or self.expires_at > now)
            and (self.embargo_until is None or self.embargo_until <= now)
        )

    def own_tags(self):
        return {story(self.pk)}

    @property
    def stored_category_id(self) -> int | None:
        """The channel in which the story stands, whatever is being typed over it: that decides whose it is."""
        return getattr(self, "_stored", {}).get("category_id", self.category_id)

    @property
    def is_scheduled(self) -> bool:
        return bool(self.state == State.PUBLISHED and self.published_at > timezone.now())

    @property
    def state_label(self) -> str:
        """The state as editors say it; a published story whose time has not come is Terjadwal."""
        return "Terjadwal" if self.is_scheduled else self.get_state_display()

    # What the page shows

    @property
    def is_advertorial(self) -> bool:
        return self.kind == Kind.ADVERTORIAL

    @property
    def dateline(self) -> str:
        return dateline(self.dateline_place)

    @property
    def initials(self) -> str:
        """ "(PK)" or "(RAH/MF)": the reporters' initials in byline order, "" without any."""
        signing = [byline.person for byline in self.bylines.all() if byline.signs_off and byline.person]
        codes = [person.initials for person in signing if person.initials]
        return f"({'/'.join(codes)})" if codes else ""

    @property
    def body_html(self):
        """The body as readers see it, with the dateline before and the initials behind it."""
        return typeset(self.body, self.dateline, self.initials)

    @property
    def shown_photo(self):
        """The lead photograph as long as readers may see it: not forbidden, and its licence still runs."""
        return self.lead_photo if self.lead_photo and self.lead_photo.may_be_shown() else None

    @property
    def caption(self) -> str:
        return self.lead_caption or (self.lead_photo.caption if self.lead_photo else "")

    @property
    def alt(self) -> str:
        """What is read out in the place of the lead photograph; "" also for one that only decorates."""
        if self.lead_decorative:
            return ""
        return self.lead_alt or (self.lead_photo.alt if self.lead_photo else "")

    @property
    def summary(self) -> str:
        """For search engines and share cards: the standfirst, else the beginning of the body."""
        return self.standfirst or excerpt(self.body)

    @property
    def word_count(self) -> int:
        """The page asks twice."""
        body, words = self.__dict__.get("_counted", (None, 0))
        if body is not self.body:
            words = count_words(self.body)
            self._counted = (self.body, words)
        return words

    @property
    def reading_minutes(self) -> int:
        return reading_minutes(self.word_count)

    def age_notice(self, now=None) -> str:
        """ "Berita ini terbit lebih dari 2 tahun lalu." for an old story; it changes at midnight of the newsroom."""
        now = now or timezone.now()
        limit = settings.NEWSROOM.age_notice_days
        if not (limit and self.published_at and self.category.age_notice):
            return ""
        days = (local(now).date() - local(self.published_at).date()).days
        what = "Tulisan" if self.kind == Kind.OPINION else "Berita"
        return f"{what} ini terbit lebih dari {age(self.published_at, now)} lalu." if days > limit else ""

    @property
    def shows_update(self) -> bool:
        return bool(self.updated_at and self.updated_at - self.published_at > UPDATE_GRACE)

    # Keeping the row whole

    def _note_changed_words(self, kwargs: dict) -> None:
        only = kwargs.get("update_fields")
        words = [name for name in PUBLISHED_WORDS if only is None or name in only]
        if self._changed("body"):
            self.body = clean(self.body)  # what only looks different before cleaning is no change
        if not self.is_public() or not any(self._changed(name) for name in words):
            return
        self.updated_at = timezone.now()
        if only is not None:
            kwargs["update_fields"] = {*only, "updated_at"}

    def _slug_is_stored(self) -> bool:
        return bool(self.pk and self.slug and getattr(self, "_stored", {}).get("slug") == self.slug)

    def free_slug(self, text: str) -> str:
        """A slug made of `text` that no other story has or used to have."""
        return unused_slug(self, make_slug(text) or "berita")

    def _keep_addresses_and_lists(self) -> None:
        if self._changed("slug") and self._stored.get("published_at"):
            remember_slug(self, self._stored["slug"])
        if self._changed("published_at"):
            self.taggings.update(published_at=self.published_at)
            self.bylines.update(published_at=self.published_at)

    def _keep_search(self, adding: bool, only) -> None:
        if adding or (only is None and any(self._changed(name) for name in INDEXED)):
            SearchDocument.objects.write(self)
        elif only is not None and set(only) & {*INDEXED, "category"}:
            SearchDocument.objects.rewrite([self.pk])  # what was not saved is not found
