"""The demo's readers and what they write under the stories."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password

from comments.models import Comment, State
from comments.standing import recount
from news.models import Article
from news.slugs import make_slug
from portal.demo import cast
from portal.demo.clockwork import own_times
from portal.demo.people import give_consent

USUAL_COMMENTS = 300
#: Shares of comments that wait for a moderator, that were refused, and that answer another one.
HELD, REJECTED, REPLIES = 0.05, 0.02, 0.2
_HERE = Path(__file__).parent
ANYWHERE, ANSWERS = "umum", "balasan"
LONGEST_WAIT = timedelta(hours=40)


def load_comments(path: Path = _HERE / "comments.txt") -> dict[str, list[str]]:
    """Section -> comments: one section a channel, "umum" for every channel, "balasan" for answers."""
    sections: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.strip()
        if line.startswith("[") and line.endswith("]"):
            current = sections.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"):
            current.append(line)
    return sections


def reader_names() -> list[str]:
    return (_HERE / "readers.txt").read_text(encoding="utf-8").split("\n")[:-1]


def make_readers() -> list:
    """The invented readers; nobody can sign in as one of them."""
    model = get_user_model()
    known = {user.email: user for user in model.objects.filter(email__endswith=cast.READER_DOMAIN)}
    missing = [
        model(email=reader_email(name), display_name=name, password=make_password(None))
        for name in reader_names()
        if reader_email(name) not in known
    ]
    model.objects.bulk_create(missing)
    give_consent(missing)
    emails = [reader_email(name) for name in reader_names()]
    found = {user.email: user for user in model.objects.filter(email__in=emails)}
    return [found[email] for email in emails]


def reader_email(name: str) -> str:
    return f"{make_slug(name)}{cast.READER_DOMAIN}"


class Conversation:
    """Writes comments under public stories: the same ones from the same random numbers."""

    def __init__(self, random: Random, readers: list, now: datetime):
        self.random, self.readers, self.now = random, readers, now
        self.sections = load_comments()
        self.shuffled: dict[str, list[str]] = {}

    def write(self, articles: list[Article], how_many: int) -> None:
        """Add comments under `articles` (with their category), the first ones getting the most."""
        if not articles or how_many <= 0:
            return
        answers = int(how_many * REPLIES)
        with own_times(Comment, "created_at"):
            first = [self._comment(self._choose(articles)) for _ in range(how_many - answers)]
            Comment.objects.bulk_create(first, batch_size=2000)
            answered = [comment for comment in first if comment.state == State.VISIBLE] or first
            Comment.objects.bulk_create(
                [self._answer(self.random.choice(answered)) for _ in range(answers)], batch_size=2000
            )
        recount()

    def _choose(self, articles: list[Article]) -> Article:
        # Squaring draws readers to the newest stories, as in life.
        return articles[int(len(articles) * self.random.random() ** 2)]

    def _comment(self, article: Article) -> Comment:
        state = self.random.choices((State.HELD, State.REJECTED, State.VISIBLE), (HELD, REJECTED, 1 - HELD - REJECTED))[
            0
        ]
        wait = min(LONGEST_WAIT, self.now - article.published_at)
        return Comment(
            article=article,
            author=self.random.choice(self.readers),
            body=self._words(article),
            state=state,
            created_at=self.now - wait + wait * (0.02 + 0.98 * self.random.random() ** 2),
        )

    def _answer(self, parent: Comment) -> Comment:
        others = [reader for reader in self.readers if reader.pk != parent.author_id]
        return Comment(
            article=parent.article,
            parent=parent,
            author=self.random.choice(others or self.readers),
            body=self._next(ANSWERS),
            state=State.VISIBLE if parent.state == State.VISIBLE else State.HELD,
            created_at=parent.created_at + (self.now - parent.created_at) * self.random.random() * 0.3,
        )

    def _words(self, article: Article) -> str:
        own = article.category.slug in self.sections and self.random.random() < 0.6
        section = article.category.slug if own else ANYWHERE
        words = self._next(section)
        if article.dateline_place in ("", "Kolom"):
            while "{tempat}" in words:
                words = self._next(section)
        return words.replace("{tempat}", article.dateline_place)

    def _next(self, section: str) -> str:
        """Every comment of a section once, in a random order, before any comes again."""
        if not self.shuffled.get(section):
            self.shuffled[section] = self.sections[section][:]
            self.random.shuffle(self.shuffled[section])
        return self.shuffled[section].pop()
