"""No public address shows a story that is not out: not its title, not its words, not its photograph."""

from datetime import timedelta

import pytest

from comments.models import Comment
from comments.models import State as CommentState
from news.models import Kind, OldArticleSlug, State
from news.reads import rank
from tests.factories import (
    NOW,
    make_article,
    make_category,
    make_page,
    make_person,
    make_photo,
    make_reads,
    make_strip,
    publish,
    put,
)
from tests.news.routes import CONVERSATION, WITHOUT_STORIES, addresses_of, public_names

HOUR = timedelta(hours=1)
SECRETS = (
    "Bendungan Rahasia",
    "ringkasanrahasia",
    "kalimatrahasia",
    "keteranganrahasia",
    "berkasrahasia",
    "komentarrahasia",
)
REASON = "Memuat identitas korban."
OUT = {"state": State.PUBLISHED, "published_at": NOW - HOUR}
HIDDEN = {
    "draft": ({}, 404),
    "submitted": ({"state": State.SUBMITTED}, 404),
    "returned": ({"state": State.RETURNED}, 404),
    "scheduled": ({"state": State.PUBLISHED, "published_at": NOW + 2 * HOUR}, 404),
    "embargoed": (OUT | {"embargo_until": NOW + HOUR}, 404),
    "expired": (OUT | {"expires_at": NOW - HOUR / 2}, 410),
    "withdrawn": (OUT | {"state": State.WITHDRAWN, "withdrawn_at": NOW, "withdrawal_reason": REASON}, 410),
    "withdrawn under embargo": (
        OUT | {"embargo_until": NOW + HOUR, "state": State.WITHDRAWN, "withdrawn_at": NOW, "withdrawal_reason": REASON},
        404,
    ),
}


def secret_story(reader, **fields):
    channel = make_category("Nasional", make_category("Berita"), on_front_page=True)
    make_page(slug="pedoman", title="Pedoman")
    story = make_article(
        "Bendungan Rahasia",
        category=channel,
        slug="bendungan",
        standfirst="ringkasanrahasia",
        body="<p>kalimatrahasia</p>",
        lead_photo=make_photo("berkasrahasia", caption="keteranganrahasia"),
        by=[make_person("Putri Kirana")],
        keywords=["Waduk"],
        **fields,
    )
    OldArticleSlug.objects.create(slug="bendungan-lama", article=story)
    Comment.objects.create(article=story, author=reader, body="komentarrahasia", state=CommentState.VISIBLE, likes=3)
    # Editors want it everywhere, and readers have read it when it was out.
    put(story), make_strip(story.title, story), make_reads(story, 100), rank()
    # Its neighbour with the same keyword is out: it must not name the secret as related or latest.
    neighbour = publish("Waduk Terisi", keywords=["Waduk"], category=channel)
    return story, neighbour


def test_the_walk_knows_every_public_route(reader):
    story, _ = secret_story(reader)
    assert set(addresses_of(story)) == public_names()


@pytest.mark.parametrize("kind", HIDDEN)
@pytest.mark.parametrize("genre", [Kind.NEWS, Kind.OPINION])
def test_a_story_that_is_not_out_is_nowhere(client, reader, kind, genre):
    fields, status = HIDDEN[kind]
    story, neighbour = secret_story(reader, kind=genre, **fields)
    said = story.comments.get().pk
    places = addresses_of(story, after=said) | {"neighbour": [neighbour.get_absolute_url()]}
    for name, addresses in places.items():
        for address in addresses:
            answer = client.get(address, follow=name == "news:article")
            words = answer.content.decode()
            shown = [secret for secret in SECRETS if secret in words]
            if name == "news:article" and status == 410:
                assert answer.status_code == 410
                assert shown == ["Bendungan Rahasia"], address  # the notice names the story and nothing of it
                continue
            assert answer.status_code == (404 if name in {"news:article"} | CONVERSATION else 200), address
            assert shown == [], address
            assert client.head(address).content == b""


@pytest.mark.parametrize("kind", HIDDEN)
def test_the_address_says_why_only_of_a_withdrawn_story(client, reader, kind):
    fields, status = HIDDEN[kind]
    story, _ = secret_story(reader, **fields)
    answer = client.get(story.get_absolute_url())
    assert answer.status_code == client.head(story.get_absolute_url()).status_code == status
    assert (REASON in answer.content.decode()) is (kind == "withdrawn")


def test_a_redirect_does_not_betray_the_channel_of_a_hidden_story(client, reader):
    story, _ = secret_story(reader, **HIDDEN["scheduled"][0])
    for address in addresses_of(story)["news:article"]:
        assert client.get(address).status_code == 404, address


def test_the_same_places_show_the_story_once_it_is_out(client, reader, clock):
    """Proof that the walk would have seen it."""
    story, neighbour = secret_story(reader, **HIDDEN["scheduled"][0])
    clock.wait(hours=2)
    places = addresses_of(story, after=story.comments.get().pk)
    for name in WITHOUT_STORIES:
        del places[name]
    for address in [*sum(places.values(), []), neighbour.get_absolute_url()]:
        assert "Bendungan Rahasia" in client.get(address, follow=True).content.decode(), address
