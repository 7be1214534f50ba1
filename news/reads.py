"""Counts reads that the beacon reports and says what is read most.

A read only adds one in the memory of its process; a thread of its own writes the sums down.
"""

from __future__ import annotations

import atexit
import logging
import re
import threading
from collections import Counter
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from news.keeping import LAG, holds_for, shared
from news.models import Article, Category, Kind, MostRead, ReadCount
from news.models.readcount import hour_of
from news.prepared import prepared

log = logging.getLogger(__name__)

#: (story, hour) pairs that one process holds between two writings; more are dropped, never the process.
MOST_HELD = 10_000
LARGEST_KEY = 2**63 - 1
#: Stories of one statement; places of a ranking.
BATCH, PLACES = 500, 300
#: Fewer stories than these are no ranking worth a block: something else stands in its place.
LEAST = 3
#: Places read beyond those shown, in case stories were withdrawn since.
SPARE = 20
#: Seconds that a process which ends waits for its last writing.
PATIENCE = 5
RETENTION = timedelta(days=8)
DAY, WEEK = 24, 7 * 24
#: A ranking is made anew when it is older.
RANKED_EVERY = timedelta(seconds=60)

# Programs that run scripts and say so, link previews, checkers. "Cubot" makes telephones.
_ROBOT = re.compile(
    r"(?<!cu)bot(?![a-z])|crawl|spider|slurp|preview|facebookexternalhit|whatsapp/|headless|lighthouse|pagespeed"
    r"|monitor|uptime|scrap|fetch|python|java/|curl|wget|okhttp|go-http|node|axios|phantom|selenium",
    re.IGNORECASE,
)


def is_robot(user_agent: str) -> bool:
    """Whether what calls itself so is no reader. No browser is without a name."""
    return not user_agent.strip() or bool(_ROBOT.search(user_agent))


class Buffer:
    """The reads of one process that are not written down yet."""

    def __init__(self):
        self.lock = threading.Lock()
        self.full, self.stopped = threading.Event(), threading.Event()
        self.held: Counter[tuple[int, datetime]] = Counter()
        self.writer: threading.Thread | None = None

    def add(self, key: int, hour: datetime, reads: int = 1) -> None:
        """More reads of a story; forgotten when the buffer is full of other stories."""
        with self.lock:
            if (key, hour) in self.held or len(self.held) < MOST_HELD:
                self.held[key, hour] += reads
            if len(self.held) >= MOST_HELD:
                self.full.set()

    def flush(self) -> bool:
        """Write everything down. What the database refuses now is kept for the next time."""
        with self.lock:
            held, self.held = self.held, Counter()
            self.full.clear()
        try:
            _write(held)
        except DatabaseError as error:
            log.warning("%d counts of reads wait for the database: %s", len(held), error)
            for (key, hour), reads in held.items():
                self.add(key, hour, reads)
            return False
        return True

    def start_writing(self) -> None:
        """Begin the thread that writes, in the process that has something to write."""
        if self.writer or not settings.READS_FLUSH_SECONDS:
            return
        with self.lock:
            if self.writer is None:
                self.writer = threading.Thread(target=self._write_until_stopped, name="reads", daemon=True)
                self.writer.start()
                atexit.register(self.stop_writing)

    def stop_writing(self) -> None:
        """End the thread and write down what is left: for a process that ends in peace."""
        self.stopped.set()
        self.full.set()
        if self.writer:
            self.writer.join(PATIENCE)
            self.flush()

    def _write_until_stopped(self) -> None:
        while not self.stopped.is_set():
            self.full.wait(settings.READS_FLUSH_SECONDS)
            if not self._write_once():
                self.stopped.wait(settings.READS_FLUSH_SECONDS)

    def _write_once(self) -> bool:
        try:
            written = self.flush()
            if written:
                rank_if_old()
            return written
        except Exception:  # the thread must outlive whatever happens to one writing
            log.exception("counting reads")
            return False
        finally:
            connection.close()


BUFFER = Buffer()


def count_read(key: int) -> None:
    """Count one read of the story with this key, without asking the database anything."""
    if key <= LARGEST_KEY:  # the address may say any number, and one that no row can have would spoil a writing
        BUFFER.add(key, hour_of(timezone.now()))
        BUFFER.start_writing()


def _write(held: Counter) -> None:
    """Add the sums to their hours; keys that are no public story are forgotten."""
    keys = sorted({key for key, _ in held})
    known: set[int] = set()
    for part in _parts(keys):
        known.update(Article.objects.public().filter(pk__in=part).values_list("pk", flat=True))
    # Most stories of a few seconds have one or two reads: stories with the same number go together.
    alike: dict[tuple[datetime, int], list[int]] = {}
    for (key, hour), reads in sorted(held.items()):
        if key in known:
            alike.setdefault((hour, reads), []).append(key)
    if alike:
        with transaction.atomic():
            for (hour, reads), stories in alike.items():
                for part in _parts(stories):
                    ReadCount.objects.add(hour, part, reads)


def _parts(keys: list[int]) -> list[list[int]]:
    return [keys[start : start + BATCH] for start in range(0, len(keys), BATCH)]


def rank_if_old() -> None:
    """Make the rankings anew once a minute, whichever process comes first."""
    if not MostRead.objects.filter(made_at__gt=timezone.now() - RANKED_EVERY).exists():
        rank()


def rank() -> None:
    """Make the rankings of a day and of a week, and drop hours that no ranking needs any more."""
    now = timezone.now()
    for hours in (DAY, WEEK):
        found = ReadCount.objects.ranking(now - timedelta(hours=hours), PLACES)
        places = [
            MostRead(hours=hours, position=position, article_id=key, made_at=now)
            for position, (key, _) in enumerate(found, start=1)
        ]
        with transaction.atomic():
            # Two processes may come at once: each place is written over, not made twice.
            MostRead.objects.bulk_create(
                places,
                update_conflicts=True,
                unique_fields=["hours", "position"],
                update_fields=["article", "made_at"],
            )
            MostRead.objects.filter(hours=hours, position__gt=len(places)).delete()
    ReadCount.objects.filter(hour__lt=now - RETENTION).delete()


def most_read(
    *, hours: int = DAY, most: int = 5, channel: Category | None = None, leave_out=(), cards: bool = False
) -> list[Article]:
    """The public stories that were read most in the last `hours` (DAY or WEEK), most read first, in one query.

    Nothing paid is among them. A channel's are those that have a place in the whole site's ranking. They know what a link
    needs, or all that `cards` show.
    """
    key = ("most read", hours, most, channel and channel.pk, cards)
    found = shared(key, lambda: _ranked(hours, most, channel, cards))
    return [one for one in found if one.pk not in leave_out][:most]


def _ranked(hours: int, most: int, channel: Category | None, cards: bool) -> list[Article]:
    holds_for(LAG)
    window, now, part = timedelta(hours=hours), timezone.now(), slice(most + SPARE)
    if channel:
        places = _ranking_of_channel(channel.pk, not channel.parent_id, window, now, part, cards)
    else:
        places = _ranking(window, now, part, cards)
    stories = (place.article for place in places)
    return [one for one in stories if one.is_public() and one.kind != Kind.ADVERTORIAL]


@prepared
def _ranking(window: timedelta, now: datetime, part: slice, cards: bool) -> QuerySet:
    return _shown(MostRead.objects.of_last(window, now), cards)[part]


@prepared
def _ranking_of_channel(
    channel: int, at_top: bool, window: timedelta, now: datetime, part: slice, cards: bool
) -> QuerySet:
    within = {"article__section" if at_top else "article__category": channel}
    return _shown(MostRead.objects.of_last(window, now), cards).filter(**within)[part]


def _shown(places: QuerySet, cards: bool) -> QuerySet:
    return places.with_stories() if cards else places.with_titles()
