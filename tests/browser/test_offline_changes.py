"""A copy never outlives the story: what the network says now goes before what was kept."""

import pytest

from news.models import Article
from tests.browser.reader import Reader
from tests.browser.test_offline import KEPT, MARK, READY, eventually, read, text
from tests.factories import publish, withdraw

NEW_COPY = """caches.open("berita-1").then(async (one) => {
  const [name] = await one.keys();
  return (await (await one.match(name)).text()).includes("Baru saja diperbaiki.");
})"""


@pytest.fixture
def story(transactional_db):
    return publish("Tanggul Selesai Diperkuat", at=None)


@pytest.fixture
def commuter(new_context, live_server, story):
    somebody = Reader(new_context, live_server.url, keeps_stories=True).open("/")
    eventually(somebody, READY)
    read(somebody, story.get_absolute_url())
    return somebody


def test_with_a_network_the_network_has_the_word(commuter, story):
    Article.objects.filter(pk=story.pk).update(standfirst="Baru saja diperbaiki.")
    assert "Baru saja diperbaiki." in text(commuter.open(story.get_absolute_url()))
    eventually(commuter, NEW_COPY)
    commuter.context.set_offline(True)
    offline = text(commuter.open(story.get_absolute_url()))
    assert MARK in offline and "Baru saja diperbaiki." in offline


@pytest.mark.parametrize(("act", "status"), [(withdraw, 410), (Article.delete, 404)])
def test_what_the_network_calls_gone_is_forgotten(commuter, story, act, status):
    address = story.get_absolute_url()
    act(story)
    assert commuter.open(address).answer.status == status
    eventually(commuter, f"{KEPT}.then((all) => all.length === 0)")
    commuter.context.set_offline(True)
    assert "Tanggul sungai" not in text(commuter.open(address))
    assert commuter.page.get_by_role("heading", level=1).inner_text() == "Anda sedang luring"
