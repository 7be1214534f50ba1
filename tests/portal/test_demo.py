"""`manage.py demo`: the invented newsroom, as a newcomer meets it; scaled; refused; and taken away again."""

import os
import stat
from collections import Counter
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from accounts import roles
from ads.models import Banner, Slot, check_size
from comments.models import Comment, Like
from comments.models import State as CommentState
from news.dates import local
from news.freshness import Tag
from news.models import (
    Article,
    Category,
    Keyword,
    Kind,
    Move,
    Page,
    Person,
    Photo,
    Placement,
    SearchAlias,
    SearchWord,
    State,
    Strip,
)
from news.prose import clean
from portal.demo import cast
from portal.demo.people import password_file
from tests.factories import make_article
from tests.reading import Reading

PASSWORD = "sandi-contoh-42"


def make_demo(**options):
    call_command("demo", photos=2, verbosity=0, **options)


def row_counts() -> dict[str, int]:
    return {model._meta.label: model.objects.count() for model in apps.get_models()}


def snapshot() -> list[tuple]:
    """What must be the same in two demos: everything but random names, keys and the clock."""
    stories = Article.objects.order_by("slug").select_related("category", "editor", "lead_photo")
    return [
        (
            story.title,
            story.slug,
            story.category.slug,
            story.state,
            story.editor.initials,
            story.lead_caption[:20],
            sorted(keyword.slug for keyword in story.keywords.all()),
            [byline.name for byline in story.bylines.all()],
            [comment.body for comment in story.comments.order_by("created_at", "body")],
        )
        for story in stories.prefetch_related("keywords", "bylines__person")
    ]


@pytest.fixture(scope="module")
def _demo_for_all(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setenv("DEMO_PASSWORD", PASSWORD)
        make_demo()
        yield
        call_command("demo", clear=True, verbosity=0)
        Page.objects.all().delete()
        Category.objects.filter(parent__isnull=False).delete()
        Category.objects.all().delete()
        SearchAlias.objects.all().delete()
        SearchWord.objects.all().delete()
        Tag.objects.all().delete()


@pytest.fixture
def demo(_demo_for_all, db):
    """One demo for all tests of this file; what a test changes in it is taken back."""


# What a newcomer finds


def test_at_least_150_stories_are_public(demo):
    assert Article.objects.public().count() >= 150
    assert Category.objects.count() >= 12


def test_the_stories_reach_from_sixty_days_ago_to_this_hour(demo):
    now = timezone.now()
    times = list(Article.objects.public().newest_first().values_list("published_at", flat=True))
    assert now - times[0] < timedelta(hours=1)
    assert timedelta(days=50) < now - times[-1] < timedelta(days=61)
    assert sum(now - moment < timedelta(hours=10) for moment in times) >= 5
    assert all(5 <= local(moment).hour < 22 for moment in times[8:])


def test_the_story_on_top_has_a_photograph_and_a_standfirst(demo):
    lead = Article.objects.public().newest_first().first()
    assert lead.lead_photo
    assert lead.lead_caption
    assert lead.standfirst


def test_the_desk_looks_lived_in(demo):
    states = Counter(Article.objects.values_list("state", flat=True))
    assert (states[State.DRAFT], states[State.SUBMITTED], states[State.RETURNED]) == (3, 2, 1)
    assert Article.objects.filter(state=State.PUBLISHED, published_at__gt=timezone.now()).count() == 2
    assert Article.objects.get(state=State.WITHDRAWN).withdrawal_reason
    assert Article.objects.filter(updated_at__isnull=False).count() >= 5


def test_every_published_story_went_through_the_workflow(demo):
    for story in Article.objects.filter(state=State.PUBLISHED).prefetch_related("moves__user"):
        moves = sorted(story.moves.all(), key=lambda move: move.pk)
        assert [move.state_after for move in moves] == [State.SUBMITTED, State.PUBLISHED]
        assert moves[0].at < moves[1].at
        assert moves[1].user.has_perm("news.publish_article")
    assert Move.objects.filter(at__gt=timezone.now()).count() == 0


def test_no_story_was_saved_in_the_future(demo):
    assert not Article.objects.filter(saved_at__gt=timezone.now()).exists()
    assert Article.objects.filter(saved_at__lt=timezone.now() - timedelta(days=50)).exists()


def test_dates_in_a_story_are_those_of_its_own_day(demo):
    assert not Article.objects.filter(body__contains="{").exists()
    assert not Article.objects.filter(lead_caption__contains="{").exists()


def test_a_columnist_signs_without_initials(demo):
    opinion = Article.objects.filter(kind=Kind.OPINION).first()
    assert opinion.bylines.get().person in Person.objects.filter(initials="")
    assert opinion.initials == ""


def test_a_photographer_signs_a_photo_story(demo):
    story = Article.objects.filter(kind=Kind.PHOTO, bylines__role="photographer").first()
    assert story.bylines.get(role="photographer").person.role == "Fotografer"


def test_stories_share_two_photographs_when_there_are_no_more(demo):
    assert Photo.objects.count() == 2
    assert Article.objects.filter(lead_photo=None).count() < 40
    assert not Photo.objects.filter(credit="").exists()


def test_readers_comment_and_some_wait_for_the_moderator(demo):
    assert Comment.objects.count() == 301  # one is an answer of the newsroom
    states = Counter(Comment.objects.values_list("state", flat=True))
    assert states[CommentState.VISIBLE] > 250
    assert states[CommentState.HELD] >= 5
    assert Comment.objects.exclude(parent=None).count() == 61
    assert not Comment.objects.filter(created_at__gt=timezone.now()).exists()
    assert not Comment.objects.filter(body__contains="{").exists()
    assert Comment.objects.values("author").distinct().count() == 41
    assert Comment.objects.exclude(picked_at=None).count() == Comment.objects.exclude(edited_at=None).count() == 1
    assert Comment.objects.visible().get(author__is_staff=True).parent.is_visible()
    assert sum(Comment.objects.values_list("likes", flat=True)) == Like.objects.count() > 100


def test_a_comment_is_younger_than_its_story_and_an_answer_than_its_comment(demo):
    for comment in Comment.objects.select_related("article", "parent"):
        assert comment.created_at >= comment.article.published_at
        if comment.parent:
            assert comment.created_at >= comment.parent.created_at
            assert comment.article_id == comment.parent.article_id


def test_a_banner_runs_in_every_slot(demo):
    assert sorted(Banner.objects.running().values_list("slot", flat=True)) == sorted(Slot.values)
    for banner in Banner.objects.all():
        check_size(banner.slot, banner.width, banner.height)


def test_the_page_redaksi_names_the_staff_and_no_guest(demo, client):
    words = client.get("/redaksi/").content.decode()
    assert all(member.name in words for member in cast.STAFF)
    assert not any(member.name in words for member in cast.COLUMNISTS)


# Signing in


@pytest.mark.parametrize("account", cast.ACCOUNTS, ids=lambda account: account.name)
def test_every_role_can_sign_in(demo, account):
    browser = Client()
    answer = browser.post("/akun/login/", {"login": account.email, "password": PASSWORD})
    assert answer.status_code == 302
    assert browser.session["_auth_user_id"]
    newsroom = browser.get("/admin/")
    assert (newsroom.status_code == 200) == bool(account.role)


def test_a_role_is_the_one_of_the_role_table(demo):
    for account in cast.ACCOUNTS:
        user = get_user_model().objects.get(email=account.email)
        assert list(user.groups.values_list("name", flat=True)) == ([account.role] if account.role else [])
        assert user.is_superuser == (account.name == "admin")
    assert {account.role for account in cast.ACCOUNTS} - {""} == set(roles.ROLES)


def test_reporter_and_editor_stand_behind_people(demo):
    reporter = get_user_model().objects.get(email="reporter@nusawarta.test")
    assert reporter.person.initials == "AW"
    assert Article.objects.filter(created_by=reporter, state=State.DRAFT).exists()
    assert get_user_model().objects.get(email="editor@nusawarta.test").person.is_editor


def test_nobody_signs_in_as_an_invented_reader_or_colleague(demo):
    for user in get_user_model().objects.exclude(email__endswith=cast.DOMAIN):
        assert not user.has_usable_password()
    assert EmailAddress.objects.filter(verified=True, primary=True).count() >= len(cast.ACCOUNTS)


def test_the_password_is_kept_for_its_owner_alone(demo):
    assert password_file().read_text().strip() == PASSWORD
    assert stat.S_IMODE(os.stat(password_file()).st_mode) == 0o600


# What readers see


def test_every_kind_of_page_opens(demo, client):
    stories = {story.kind: story for story in Article.objects.public().select_related("category")}
    assert set(stories) >= {Kind.NEWS, Kind.OPINION, Kind.ADVERTORIAL, Kind.PHOTO}
    opened = ["/", "/indeks/", *(story.get_absolute_url() for story in stories.values())]
    opened += [row.get_absolute_url() for row in (*Category.objects.all(), *Page.objects.all(), *Person.objects.all())]
    opened += [keyword.get_absolute_url() for keyword in Keyword.objects.all()[:20]]
    for address in opened:
        assert client.get(address).status_code == 200, address


def test_what_is_not_public_is_not_shown(demo, client):
    for story in Article.objects.exclude(pk__in=Article.objects.public().values("pk")).select_related("category"):
        expected = 410 if story.state == State.WITHDRAWN else 404
        assert client.get(story.get_absolute_url()).status_code == expected


def test_pages_show_comments_and_banners(demo, client):
    comment = Comment.objects.visible().filter(parent=None).select_related("article__category").first()
    html = client.get(comment.article.get_absolute_url()).content.decode()
    assert comment.author.display_name in html
    assert Banner.objects.get(slot="top").alt in html


# The same every time, and nothing but the demo


def test_a_second_demo_is_the_same_as_the_first(demo):
    first = snapshot()
    call_command("demo", clear=True, verbosity=0)
    assert not Article.objects.exists()
    make_demo()
    assert snapshot() == first


def test_running_it_again_adds_nothing(demo):
    before = row_counts()
    make_demo()
    assert row_counts() == before


def test_clear_spares_what_people_have_made(demo, capsys):
    reporter = get_user_model().objects.get(email="reporter@nusawarta.test")
    photo = Photo.objects.first()
    own = make_article("Tulisan Saya Sendiri", created_by=reporter, lead_photo=photo, keywords=["pangan"])
    call_command("demo", clear=True, verbosity=0)
    assert list(Article.objects.all()) == [own]
    assert Article.objects.get().lead_photo == photo
    assert [keyword.name for keyword in Keyword.objects.all()] == ["pangan"]
    assert f"foto {photo.pk}" in capsys.readouterr().out


# Scaled


@pytest.fixture
def thousand(demo):
    make_demo(articles=1000, comments=500)
    return Article.objects.filter(created_by__email=cast.ARCHIVE)


def test_a_thousand_stories_are_all_different(thousand):
    assert Article.objects.count() == 1000
    for field in ("title", "slug", "body"):
        assert Article.objects.values(field).distinct().count() == 1000, field


def test_scaled_stories_are_whole(thousand):
    stories = thousand.prefetch_related("bylines", "taggings").select_related("category")
    # One writer usually, two now and then, and nothing else.
    assert {len(story.bylines.all()) for story in stories} == {1, 2}
    for story in stories:
        assert len(story.title) <= 110
        assert clean(story.body) == story.body
        assert 5 <= story.body.count("<p>") <= 9
        assert "{" not in story.body + story.standfirst
        assert story.section_id == story.category.section_id
        assert len(story.taggings.all()) >= 2
        for row in (*story.bylines.all(), *story.taggings.all()):
            assert row.published_at == story.published_at
        story.full_clean()


def test_scaled_stories_are_older_than_the_originals(thousand):
    originals = Article.objects.public().exclude(created_by__email=cast.ARCHIVE)
    oldest = originals.order_by("published_at").first().published_at
    assert not thousand.filter(published_at__gte=oldest).exists()
    assert thousand.filter(published_at__lt=timezone.now() - timedelta(days=300)).exists()


def test_scaled_stories_open(thousand, client):
    for story in thousand.select_related("category")[:20]:
        assert client.get(story.get_absolute_url()).status_code == 200


def test_comments_are_scaled_too(thousand):
    assert Comment.objects.count() == 501


def test_more_can_be_added_later(thousand):
    make_demo(articles=1100)
    assert Article.objects.count() == 1100
    assert Article.objects.values("title").distinct().count() == 1100


def test_the_front_page_is_laid_out_and_its_stories_have_been_read(demo, client):
    page = Reading(client.get("/"))
    assert len(page.all("aside.strip")) == 1
    assert "Pilihan Editor" in page.texts("h2") and "Terpopuler" in page.texts("h2")
    assert len(page.all("ol.ranking")[0]) == 5
    for address in ("/terpopuler/", "/terpopuler/?rentang=7-hari"):
        assert len(Reading(client.get(address)).titles()) == 20
    assert {str(placement.placed_by) for placement in Placement.objects.all()} == {"Maria Goreti Nahak"}


def test_the_demos_front_page_gives_way_to_what_a_newcomer_publishes(demo):
    assert not Placement.objects.filter(ends_at=None).exists()
    assert Strip.objects.get().ends_at < timezone.now() + timedelta(days=1)
