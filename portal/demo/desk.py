"""Takes the demo's stories through the real editorial workflow, at the times at which they would have been."""

from __future__ import annotations

from datetime import datetime, timedelta
from html import escape
from pathlib import Path
from random import Random

from news import workflow
from news.checklist import warnings
from news.models import (
    Article,
    Assignment,
    Byline,
    Category,
    Keyword,
    Kind,
    Move,
    Person,
    Priority,
    Revision,
    Tagging,
)
from portal.demo import cast
from portal.demo.clockwork import fill_tokens
from portal.demo.library import Library
from portal.demo.stories import Block, Story, StoryFault

#: How often a published story was changed afterwards ("Diperbarui").
UPDATED = 1 / 12
#: Why a story goes out of which the checklist says that something is missing.
PASSED = "Naskah contoh; isinya memang begini."


class Desk:
    """Everything a story needs to be written: people with their accounts, channels, photographs."""

    def __init__(self, users: dict, people: dict[str, Person], library: Library, random: Random, now: datetime):
        self.users, self.people, self.library = users, people, library
        self.random, self.now = random, now
        self.channels = {channel.slug: channel for channel in Category.objects.all()}
        self.keywords: dict[str, Keyword] = {}
        #: Name of a story's file -> its key, and the day from which its dates are written.
        self.written: dict[str, tuple[int, datetime]] = {}

    def handle(self, story: Story, when: datetime) -> Article:
        """Write a story and bring it to the state that its file names.

        `when` is its publication (planned for a scheduled one), or the last change of an unpublished
        one. Raises StoryFault when the file names somebody or a channel that does not exist.
        """
        article = self._write(story, when)
        writer, editor = self._accounts(story)
        written = min(when, self.now) - timedelta(minutes=self.random.randint(35, 150))
        if story.state in ("draft", "submitted", "returned"):
            self._assign(article, editor if story.state == "submitted" else writer)
        if story.state == "draft":
            self._set_times(article, when - timedelta(hours=1), when)
            return article
        self._move(article, workflow.SUBMIT, writer, written)
        if story.state == "returned":
            self._move(article, workflow.RETURN, editor, when, note=story.note)
        elif story.state == "scheduled":
            self._move(article, workflow.SCHEDULE, editor, written + timedelta(minutes=20), at=when)
        elif story.state != "submitted":
            self._publish(article, story, editor, when)
        last = written if story.state in ("submitted", "scheduled") else when
        self._set_times(article, written - timedelta(hours=2), article.updated_at or article.withdrawn_at or last)
        return article

    def _assign(self, article: Article, person) -> None:
        """Of three unfinished stories one is wanted at once, one tomorrow, and one has no time yet."""
        turn = len(self.written) % 3
        due = (self.now + timedelta(hours=3 + 24 * turn)).replace(minute=0, second=0, microsecond=0)
        priority = (Priority.URGENT, Priority.NORMAL, Priority.NORMAL)[turn]
        Assignment.objects.create(
            article=article, due_at=None if turn == 2 else due, priority=priority, assignee=person
        )

    def _publish(self, article: Article, story: Story, editor, when: datetime) -> None:
        self._move(article, workflow.PUBLISH, editor, when)
        article.published_at = when
        article.save()  # also tells the keywords and names above the story
        if story.state == "withdrawn":
            head = self.users[f"redpel{cast.DOMAIN}"]
            gone = when + (self.now - when) / 2
            self._move(article, workflow.WITHDRAW, head, gone, note=story.note)
            article.withdrawn_at = gone
            article.save(update_fields=["withdrawn_at"])
        elif self.random.random() < UPDATED:
            changed = when + timedelta(minutes=self.random.randint(12, 160))
            article.updated_at = min(changed, self.now)
            article.save(update_fields=["updated_at"])

    def _move(self, article: Article, act: str, user, moment: datetime, **details) -> None:
        if workflow.MOVES[act].warned and warnings(article):
            details["note"] = PASSED
        workflow.make_move(article, act, user, **details)
        newest = Move.objects.filter(article=article).order_by("-pk").values("pk")[:1]
        Move.objects.filter(pk__in=list(newest.values_list("pk", flat=True))).update(at=moment)
        Revision.objects.filter(pk=article.newest_revision.pk).update(at=moment)

    def _set_times(self, article: Article, created: datetime, saved: datetime) -> None:
        Article.objects.filter(pk=article.pk).update(created_at=created, saved_at=saved)

    # Writing

    def _write(self, story: Story, when: datetime) -> Article:
        photo = self.library.of(story)
        writer, _ = self._accounts(story)
        article = Article(
            title=story.title,
            standfirst=fill_tokens(story.standfirst, when),
            body=self._body(story, when),
            dateline_place=story.place,
            category=self._known(self.channels, story.channel, story, "kanal"),
            kind=story.kind,
            lead_photo=photo,
            lead_caption=fill_tokens(story.caption, when) if photo else "",
            editor=self._known(self.people, story.editor, story, "editor"),
            created_by=writer,
        )
        article.save()
        self.written[Path(story.name).stem] = (article.pk, when)
        self._sign(article, story)
        Tagging.objects.bulk_create(
            Tagging(content_object=article, tag=self._keyword(name)) for name in dict.fromkeys(story.keywords)
        )
        return article

    def _body(self, story: Story, when: datetime) -> str:
        html = "".join(block.html or self._insert(block) for block in story.blocks)
        return fill_tokens(html, when)

    def _insert(self, block: Block) -> str:
        """A photograph, a gallery or a "Baca juga"; nothing when a small demo does not have what it names."""
        if block.kind == "story":
            return (
                f'<aside data-read-also="{self.written[block.text][0]}"></aside>' if block.text in self.written else ""
            )
        uses = ((self.library.scenes.get(scene), caption) for scene, caption in block.uses)
        figures = "".join(
            f'<figure data-photo="{photo.pk}"><figcaption>{escape(caption, quote=False)}</figcaption></figure>'
            for photo, caption in uses
            if photo
        )
        return f'<div data-gallery="">{figures}</div>' if block.kind == "gallery" and figures else figures

    def recommend(self, stories: list[Story]) -> None:
        """Put in every "Baca juga", now that all stories are there."""
        for story in stories:
            if any(block.kind == "story" for block in story.blocks):
                key, when = self.written[Path(story.name).stem]
                Article.objects.filter(pk=key).update(body=self._body(story, when))

    def _sign(self, article: Article, story: Story) -> None:
        role = Byline.Role.WRITER if story.kind == Kind.OPINION else Byline.Role.REPORTER
        names = [(self._known(self.people, name, story, "penulis"), role) for name in story.byline]
        if story.kind == Kind.PHOTO:
            photographers = {member.name: self.people[member.initials] for member in cast.PHOTOGRAPHERS}
            if story.credit in photographers:
                names.append((photographers[story.credit], Byline.Role.PHOTOGRAPHER))
        Byline.objects.bulk_create(
            Byline(article=article, person=person, role=role, position=position)
            for position, (person, role) in enumerate(names)
        )

    def _keyword(self, name: str) -> Keyword:
        if name not in self.keywords:
            self.keywords[name], _ = Keyword.objects.get_or_create(name=name)
        return self.keywords[name]

    def _accounts(self, story: Story):
        """(who writes, who edits): accounts. A columnist's text is entered by its editor."""
        editor = self._known(self.people, story.editor, story, "editor").user
        writer = self._known(self.people, story.byline[0], story, "penulis").user
        return writer or editor, editor

    @staticmethod
    def _known(table: dict, key: str, story: Story, what: str):
        try:
            return table[key]
        except KeyError:
            raise StoryFault(f'{story.name}: {what} "{key}" tidak dikenal.') from None
