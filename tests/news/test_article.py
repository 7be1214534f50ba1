"""The story's page in its other states: what is added, and what is left out when there is nothing to say."""

from datetime import timedelta

import pytest

from news.models import Article, Byline, Kind, Rights
from tests.factories import NOW, make_person, make_photo, publish, withdraw
from tests.reading import Reading, words

pytestmark = pytest.mark.django_db


def read(client, story) -> Reading:
    answer = client.get(story.get_absolute_url())
    assert answer.status_code == 200
    return Reading(answer)


def test_keywords_are_named_and_lead_to_their_pages(client):
    page = read(client, publish(keywords=["Waduk", "Aceh Besar"]))
    assert page.text("#kata-kunci") == "Kata kunci"
    assert page.text("ul.tags") == "Waduk Aceh Besar"
    assert page.links("ul.tags") == ["/tag/waduk/", "/tag/aceh-besar/"]


def test_bylines_stand_by_role_and_sign_with_the_reporters_initials(client):
    budi, putri, tono = make_person("Budi", "BD"), make_person("Putri", "PK"), make_person("Tono", "TN")
    story = publish(by=[putri, budi, (tono, Byline.Role.PHOTOGRAPHER)])
    page = read(client, story)
    assert page.texts(".sign-off") == ["(PK/BD)"]
    assert "Reporter Putri, Budi" in page.text("div.story-info")
    assert "Fotografer Tono" in page.text("div.story-info")


def test_somebody_without_initials_signs_nothing_and_a_guest_is_no_link(client):
    story = publish(by=[make_person("Putri")])
    Byline.objects.create(article=story, name_override="Warga Karangjati", role=Byline.Role.WRITER, position=1)
    page = read(client, story)
    assert page.texts(".sign-off") == []
    assert "Penulis Warga Karangjati" in page.text("div.story-info")
    assert page.links("div.story-info").count("/penulis/putri/") == 1


def test_a_bare_story_shows_no_empty_label(client):
    page = read(client, publish(standfirst="", dateline_place=""))
    assert not page.all("figure") and not page.all("p.standfirst") and not page.all("#kata-kunci")
    assert "Editor" not in page.text("footer.story-end")
    assert page.text(".dateline") == "NUSAWARTA -"


def test_the_storys_own_caption_stands_before_the_photographs(client):
    photo = make_photo(caption="Umum.", credit="Rina", rights=Rights.STAFF)
    page = read(client, publish(lead_photo=photo, lead_caption="Khusus.", lead_alt="Pintu air"))
    assert page.text("figcaption") == "Khusus. [Foto: Rina]"
    image = next(page.all("figure")[0].iter("img"))
    assert image.get("alt") == "Pintu air"
    assert image.get("width") and image.get("height") and image.get("srcset")


def test_a_paid_story_says_so_before_its_title(client):
    page = read(client, publish(kind=Kind.ADVERTORIAL))
    assert page.texts(".paid")[0] == "Advertorial"
    story = publish()
    assert not [one for one in read(client, story).all("article.story")[0].iter() if one.get("class") == "paid"]


@pytest.mark.parametrize(("minutes", "shown"), [(5, False), (6, True)])
def test_changed_words_are_announced_after_five_minutes(client, clock, minutes, shown):
    story = publish(at=NOW)
    clock.wait(minutes=minutes)
    story.body += "<p>Polisi sudah tiba.</p>"
    story.save()
    assert ("Diperbarui 18 Maret 2026, 15.06 WIB" in read(client, story).text("div.story-info")) is shown


@pytest.mark.parametrize(
    "change",
    [
        {"comments_open": False},
        {"lead_alt": "Alt"},
        {"kind": Kind.PHOTO},
        {"slug": "lain"},
        {"expires_at": NOW + timedelta(days=9)},
        {"body": "<p>Warga Desa Karangjati memperbaiki tanggul sungai bersama-sama sejak pagi.</p><script>x</script>"
                 "<p>Pekerjaan itu selesai sore.</p>"},
    ],
)  # fmt: skip
def test_other_changes_are_not_announced(clock, change):
    story = publish(at=NOW)
    clock.wait(hours=2)
    for name, value in change.items():
        setattr(story, name, value)
    story.save()
    story.refresh_from_db()
    assert story.updated_at is None and not story.shows_update


def test_each_of_the_printed_words_counts_as_a_change(clock):
    for name in ("title", "standfirst", "body", "dateline_place", "lead_caption"):
        story = publish(at=NOW)
        clock.wait(hours=1)
        setattr(story, name, "Lain")
        story.save(update_fields=[name])
        story.refresh_from_db()
        assert story.updated_at == clock.moment, name


def test_a_story_read_again_from_the_database_has_not_changed(clock):
    story = publish(at=NOW)
    other = Article.objects.get(pk=story.pk)
    other.title = "Judul Lain"
    other.save()
    first = clock.moment
    clock.wait(hours=3)
    story.refresh_from_db()
    story.save()
    assert story.updated_at == first


def test_a_draft_may_change_without_a_word(clock):
    story = publish(at=NOW + timedelta(hours=1))
    story.title = "Lain"
    story.save()
    assert story.updated_at is None


def test_related_stories_share_a_keyword_and_are_out(client):
    story = publish("Ini", keywords=["Waduk", "Pangan"])
    for days, title in enumerate(["Satu", "Dua", "Tiga", "Empat"], 1):
        publish(title, keywords=["Waduk", "Pangan"], at=NOW - timedelta(days=days))
    publish("Lain soal", keywords=["Bola"])
    publish("Nanti", keywords=["Waduk"], at=NOW + timedelta(days=1))
    withdraw(publish("Dicabut", keywords=["Waduk"]))
    page = read(client, story)
    assert page.texts("section.read-also") == ["Baca juga Satu Dua Tiga"]
    assert [words(one) for one in page.all("aside.sidebar")[0].iter("h3")] == ["Empat"]
    assert page.links("aside.sidebar").count(story.get_absolute_url()) == 0


def test_the_address_of_the_page_is_its_own_whatever_host_asked(client):
    story = publish()
    page = Reading(client.get(f"{story.get_absolute_url()}?utm_source=x", HTTP_HOST="localhost"))
    (canonical,) = [link.get("href") for link in page.all("link") if link.get("rel") == "canonical"]
    assert canonical == f"http://127.0.0.1:8000{story.get_absolute_url()}"
    assert page.text("p.address") == canonical


def test_words_are_text_wherever_they_stand(client):
    story = publish(
        '<b>Judul</b> & "kutip"',
        standfirst="<script>x</script>",
        by=[make_person("<i>Nama</i>")],
        keywords=["<u>Kata</u>"],
    )
    page = read(client, story)
    assert page.text("h1") == '<b>Judul</b> & "kutip"'
    assert page.text("p.standfirst") == "<script>x</script>"
    assert "<i>Nama</i>" in page.text("div.story-info") and page.text("ul.tags") == "<u>Kata</u>"
