"""The rules in the CMS: words one by one and many at once, a text on trial, channels, keywords and single stories."""

import pytest
from django.urls import reverse

from comments.models import ChannelRule, Conversation, FilterWord, SensitiveKeyword
from comments.policy import closed, judge
from tests.factories import make_category, make_comment, make_keyword, publish
from tests.reading import Reading

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def desk(moderator, signed_in):
    return signed_in(moderator)


def test_a_word_is_added_once_however_it_is_written(desk):
    address = reverse("admin:comments_filterword_add")
    assert desk.post(address, {"word": "Gacor Parah", "kind": "banned"}).status_code == 302
    assert FilterWord.objects.get().folded == "gacor parah"
    again = Reading(desk.post(address, {"word": "g4c0r  P A R A H", "kind": "suspect"}))
    assert "Sudah ada" in again.text("ul.errorlist")
    assert "terlalu pendek" in Reading(desk.post(address, {"word": "a!", "kind": "suspect"})).text("ul.errorlist")
    assert FilterWord.objects.count() == 1


def test_many_words_are_pasted_by_the_line(desk):
    FilterWord.objects.create(word="maxwin")
    address = reverse("admin:comments_filterword_many")
    answer = desk.post(
        address, {"kind": "banned", "words": "m4xwin\r\n\r\nrungkad\n  depo receh \nrungkad"}, follow=True
    )
    assert "2 kata ditambahkan. 1 sudah ada dan dilewati." in Reading(answer).text("ul.messagelist")
    assert set(FilterWord.objects.filter(kind="banned").values_list("folded", flat=True)) == {"rungkad", "depo receh"}
    refused = Reading(desk.post(address, {"kind": "banned", "words": "bagus\n!!\n" + "x y" * 40}))
    assert '"!!"' in refused.text("ul.errorlist") and "bagus" in refused.text("textarea")
    assert "Paling banyak 500" in Reading(
        desk.post(address, {"kind": "banned", "words": "\n".join(f"kata {n}" for n in range(501))})
    ).text("ul.errorlist")
    assert "dulu" in Reading(desk.post(address, {"kind": "banned", "words": " "})).text("ul.errorlist")
    assert FilterWord.objects.count() == 3


@pytest.mark.parametrize(("text", "heading", "said"), [
    ("Semoga lekas surut.", "Tampil", "Tidak ada aturan"), ("Slot gacor hari ini", "Menunggu moderator", "judi daring: slot gacor"),
    ("Sl0t g4c0r maxwin di BINTANG88, depo 25 bonus 25, klik bio", "Ditolak", "Penulisnya membaca"),
    ("Ada kapal h4ntu", "Ditolak", '"Kapal Hantu"'), ("dasar <b>goblok</b>", "Menunggu moderator", "Kata kasar atau SARA: goblok"),
])  # fmt: skip
def test_a_text_on_trial_is_answered_with_the_reasons_and_kept_nowhere(desk, text, heading, said):
    FilterWord.objects.create(word="Kapal Hantu", kind="banned")
    page = Reading(desk.post(reverse("admin:comments_filterword_trial"), {"text": text}))
    assert page.text("section.trial").startswith(heading) and said in page.text("section.trial")
    assert page.text("textarea") == text


def test_a_trial_without_text_is_asked_for_one(desk):
    page = Reading(desk.post(reverse("admin:comments_filterword_trial"), {"text": " \n"}))
    assert "Tulis dulu" in page.text("ul.errorlist") and not page.all("section.trial")


def test_a_channel_is_closed_and_opened_by_its_rule(desk):
    story = publish(category=make_category("Opini"))
    address = reverse("admin:comments_channelrule_add")
    assert "Seperti seluruh situs" in Reading(desk.get(address)).texts("option")
    desk.post(address, {"category": story.category_id, "mode": "before", "closes_after_days": ""})
    assert "Kanal Opini" in closed(story)
    shown = Reading(desk.get(reverse("admin:comments_channelrule_changelist")))
    assert "Diperiksa dulu" in shown.text("#result_list") and "Seperti seluruh situs" in shown.text("#result_list")
    assert Reading(desk.post(address, {"category": story.category_id})).all("ul.errorlist")
    rule = ChannelRule.objects.get()
    desk.post(reverse("admin:comments_channelrule_delete", args=[rule.pk]), {"post": "yes"})
    assert closed(story) is None


def test_a_sensitive_keyword_is_named_as_it_stands_in_stories(desk):
    story, address = publish(keywords=[make_keyword("Bunuh Diri")]), reverse("admin:comments_sensitivekeyword_add")
    assert "belum ada" in Reading(desk.post(address, {"name": "Bunga"})).text("ul.errorlist")
    assert desk.post(address, {"name": "bunuh diri"}).status_code == 302
    assert SensitiveKeyword.objects.get().keyword.name == "Bunuh Diri" and "melindungi" in closed(story)
    assert "sudah ditandai" in Reading(desk.post(address, {"name": "Bunuh Diri"})).text("ul.errorlist")


def test_the_comments_of_one_story_are_looked_at_first(desk, reader):
    story, address = publish("Vonis"), reverse("admin:comments_conversation_add")
    for place in range(3):
        make_comment(story, reader, f"Ke-{place}")
    assert "Tidak ada berita terbit" in Reading(
        desk.post(address, {"story": "/nasional/tidak-ada/", "mode": "before"})
    ).text("ul.errorlist")
    assert (
        desk.post(address, {"story": f"https://nusawarta.test{story.get_absolute_url()}", "mode": "before"}).status_code
        == 302
    )
    talk = Conversation.objects.get()
    assert (talk.article, talk.mode, talk.visible) == (story, "before", 3)
    assert judge(reader, story, "Baik.").flags == ("first",)
    assert "Vonis" in Reading(desk.get(reverse("admin:comments_conversation_changelist"))).text("#result_list")
    desk.post(reverse("admin:comments_conversation_change", args=[talk.pk]), {"story": "9", "mode": ""})
    assert judge(reader, story, "Baik.").flags == () and Conversation.objects.get().visible == 3
