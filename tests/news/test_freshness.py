"""Whatever changes content, by whichever path, gives the tags of the pages that show it new versions: in one transaction."""

from datetime import timedelta

import pytest
from django.core import serializers
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from ads.models import Banner
from comments.models import ChannelRule, Comment, Conversation, Like, SensitiveKeyword
from comments.models import State as CommentState
from news.freshness import MOST_ROWS, Tag, next_edge, story
from news.models import Article, Byline, Keyword, Page, Person, Photo, Placement, SearchAlias, State, Strip, Tagging
from tests import factories

pytestmark = pytest.mark.django_db


class Scene:
    """A published story with everything around it, a draft, and who comments."""

    def __init__(self):
        self.photo, self.person = factories.make_photo(), factories.make_person()
        self.story = factories.publish(keywords=["Pangan"], by=[self.person], lead_photo=self.photo)
        self.draft = factories.make_article("Belum Terbit", keywords=["Beras"], by=[self.person])
        self.keyword = Keyword.objects.get(name="Pangan")
        self.reader = User.objects.create_user("pembaca@contoh.id", display_name="Pembaca")
        self.comment = factories.make_comment(self.story, self.reader)
        self.talk = story(self.story.pk)


@pytest.fixture
def scene(clock):
    return Scene()


def changed(act) -> set[str]:
    before = dict(Tag.objects.values_list("name", "version"))
    act()
    return {name for name, version in Tag.objects.values_list("name", "version") if before.get(name) != version}


def saved(row, **values):
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def load(row):
    """As `loaddata` does."""
    for one in serializers.deserialize("json", serializers.serialize("json", [row])):
        one.save()


#: What somebody does -> the tags that change.
ACTS = {
    "a word of a published story": (lambda s: saved(s.story, title="Judul Baru"), "lists"),
    "one field of it": (lambda s: (setattr(s.story, "body", "<p>Lain.</p>"), s.story.save(update_fields=["body"])), "lists"),
    "stories in bulk": (lambda s: Article.objects.filter(pk=s.story.pk).update(title="Judul Baru"), "lists"),
    "stories by bulk_update": (lambda s: (setattr(s.story, "title", "X"), Article.objects.bulk_update([s.story], ["title"])), "lists"),
    "a published story deleted": (lambda s: s.story.delete(), "lists comments"),
    "stories deleted in bulk": (lambda s: Article.objects.filter(pk=s.story.pk).delete(), "lists comments"),
    "a story withdrawn": (lambda s: factories.withdraw(s.story), "lists"),
    "a story imported": (lambda s: load(s.story), "lists"),
    "a draft": (lambda s: saved(s.draft, title="Judul Baru"), ""),
    "a draft deleted": (lambda s: s.draft.delete(), ""),
    "drafts in bulk": (lambda s: Article.objects.filter(pk=s.draft.pk).update(title="Judul Baru"), ""),
    "a draft published": (lambda s: saved(s.draft, state=State.PUBLISHED, published_at=timezone.now()), "lists"),
    "a draft made public in bulk": (
        lambda s: Article.objects.filter(pk=s.draft.pk).update(state=State.PUBLISHED, published_at=timezone.now()), "lists",
    ),
    "who owns a story": (lambda s: Article.objects.update(created_by=s.reader), ""),
    "a keyword on a story": (lambda s: s.story.keywords.add("Banjir"), "lists"),
    "all keywords of a story": (lambda s: s.story.keywords.set(["Banjir", "Pangan"]), "lists"),
    "a story without keywords": (lambda s: s.story.keywords.clear(), "lists"),
    "a keyword on a draft": (lambda s: s.draft.keywords.add("Banjir"), ""),
    "taggings in bulk": (lambda s: Tagging.objects.bulk_create([Tagging(tag=Keyword.objects.get(name="Beras"), content_object=s.story)]), "lists"),
    "a name above a story": (lambda s: Byline.objects.create(article=s.story, name_override="Tamu"), "lists"),
    "a name off a story": (lambda s: s.story.bylines.all().delete(), "lists"),
    "the order of names": (lambda s: s.story.bylines.update(position=3), "lists"),
    "a name above a draft": (lambda s: Byline.objects.create(article=s.draft, name_override="Tamu"), ""),
    "a keyword renamed": (lambda s: saved(s.keyword, name="Sembako"), "lists"),
    "a keyword made": (lambda s: factories.make_keyword("Baru"), ""),
    "keywords merged": (lambda s: s.keyword.merge_into(Keyword.objects.get(name="Beras")), "lists"),
    "a story pinned": (lambda s: s.keyword.pinned.add(s.story), "lists"),
    "a person renamed": (lambda s: saved(s.person, name="Nama Baru"), "lists"),
    "a person's account": (lambda s: Person.objects.update(user=s.reader), ""),
    "somebody joins the staff": (lambda s: saved(s.person, on_staff=True, role="Reporter"), "site"),
    "a photograph's credit": (lambda s: saved(s.photo, credit="Antara"), "lists"),
    "photographs in bulk": (lambda s: Photo.objects.update(alt="Lain"), "lists"),
    "a photograph comes in": (lambda s: factories.make_photo(), ""),
    "when a photograph was used": (lambda s: Photo.objects.update(recent_at=timezone.now(), used_times=3), ""),
    "a channel": (lambda s: saved(s.story.category, name="Dalam Negeri"), "site"),
    "a channel made": (lambda s: factories.make_category("Olahraga"), "site"),
    "a static page": (lambda s: factories.make_page(), "site"),
    "static pages in bulk": (lambda s: (factories.make_page(), Page.objects.update(title="Lain")), "site"),
    "the strip": (lambda s: factories.make_strip(), "site"),
    "a banner": (lambda s: factories.make_banner(), "site"),
    "a banner's channels": (lambda s: factories.make_banner().channels.add(s.story.category), "site"),
    "a place on the front page": (lambda s: Placement.objects.create(slot="lead", article=s.story), "lists"),
    "a synonym of search": (lambda s: SearchAlias.objects.create(short="BPBD", full="Badan Bencana"), "lists"),
    "a comment": (lambda s: factories.make_comment(s.story, s.reader), "{talk}"),
    "a comment that waits": (lambda s: factories.make_comment(s.story, s.reader, state=CommentState.HELD), ""),
    "a comment refused": (lambda s: saved(s.comment, state=CommentState.REJECTED), "comments {talk}"),
    "comments hidden in bulk": (lambda s: Comment.objects.update(withheld=True), "comments {talk}"),
    "a comment deleted": (lambda s: s.comment.delete(), "comments {talk}"),
    "likes": (lambda s: (Like.objects.create(comment=s.comment, user=s.reader), Comment.objects.update(likes=1)), ""),
    "a story's own rule of comments": (lambda s: Conversation.objects.update(mode="before"), "{talk}"),
    "the number of comments": (lambda s: Conversation.objects.update(visible=9), ""),
    "a channel's rule of comments": (lambda s: ChannelRule.objects.create(category=s.story.category, open=False), "lists"),
    "a keyword that takes no comments": (lambda s: SensitiveKeyword.objects.create(keyword=s.keyword), "lists"),
    "a reader's name": (lambda s: saved(s.reader, display_name="Nama Lain"), "comments {talk}"),
    "readers' names in bulk": (lambda s: User.objects.update(display_name="Nama Lain"), "comments {talk}"),
    "that a reader signed in": (lambda s: (setattr(s.reader, "last_login", timezone.now()), s.reader.save(update_fields=["last_login"])), ""),
    "raw SQL, then the command": (lambda s: call_command("touch", verbosity=0), "site"),
    "one tag by the command": (lambda s: call_command("touch", s.talk, verbosity=0), "{talk}"),
}  # fmt: skip


@pytest.mark.parametrize(("act", "expected"), ACTS.values(), ids=ACTS)
def test_every_path_of_change_touches_what_shows_it_and_no_more(scene, act, expected):
    assert changed(lambda: act(scene)) == set(expected.format(talk=scene.talk).split())


def test_many_rows_at_once_make_every_page_old_in_few_queries(scene, django_assert_max_num_queries):
    factories.publish_many(MOST_ROWS + 1)
    with django_assert_max_num_queries(7):
        assert changed(lambda: Article.objects.update(share_title="Lain")) == {"site"}


def test_what_is_taken_back_touches_nothing(scene):
    def act():
        with pytest.raises(RuntimeError), transaction.atomic():
            saved(scene.story, title="Judul Baru")
            raise RuntimeError

    assert changed(act) == set()
    assert Article.objects.get(pk=scene.story.pk).title != "Judul Baru"


def test_the_clock_changes_pages_at_the_next_planned_moment_whatever_it_is(clock):
    hours = iter(range(20, 0, -1))

    def soon():
        return factories.NOW + timedelta(hours=next(hours))

    assert next_edge() is None
    plans = [
        lambda at: factories.publish(at=at),
        lambda at: factories.publish(expires_at=at),
        lambda at: factories.publish(embargo_until=at),
        lambda at: factories.make_photo(licence_until=at),
        lambda at: Strip.objects.create(text="Nanti", link="/nasional/", starts_at=at, ends_at=at + timedelta(days=9)),
        lambda at: Strip.objects.create(text="Kini", link="/nasional/", starts_at=factories.NOW, ends_at=at),
        lambda at: Placement.objects.create(slot="lead", article=factories.publish(), starts_at=at),
        lambda at: Placement.objects.create(slot="lead", article=factories.publish(), ends_at=at),
        lambda at: factories.make_banner(starts_at=at),
        lambda at: factories.make_banner(ends_at=at),
    ]
    for plan in plans:
        at = soon()
        plan(at)
        assert next_edge() == at
    assert next_edge(factories.NOW + timedelta(days=30)) is None
    assert Banner.objects.count() == 2
