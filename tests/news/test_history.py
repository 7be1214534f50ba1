"""The history of a story: which acts keep a version, what a version holds, two of them beside each other, and back."""

import pytest

from news import workflow
from news.history import content_of, record
from news.models import Article, Byline, Keyword, Revision, State
from tests.factories import any_category, make_article, make_category, make_person, make_photo, publish
from tests.reading import Reading, words
from tests.writing import Sheet

pytestmark = pytest.mark.django_db


def address(story, page, query="") -> str:
    return f"/admin/news/article/{story.pk}/{page}/{query}"


@pytest.fixture
def desk(signed_in, editor):
    return signed_in(editor)


def rows_of(page) -> list[str]:
    (table,) = page.all("table.history")
    return [words(row) for row in table.iter("tr")][1:]


def acts(story) -> list[tuple[str, str, str]]:
    return [(one.act, str(one.user or "-"), one.note) for one in story.revisions.order_by("at", "pk")]


def fields_that_differ(desk, story, old, new="") -> dict[str, tuple[str, str]]:
    """Field -> (words of the first row that differs on the left, on the right)."""
    answer = desk.get(address(story, "banding", f"?lama={old.pk}" + (f"&baru={new.pk}" if new else "")))
    page, found = Reading(answer), {}
    for section in page.all("section.difference"):
        marks = {tag: "".join("".join(one.itertext()) for one in section.iter(tag)) for tag in ("del", "ins")}
        spoken = ("[dihapus: ", "[ditambah: ", "]")
        for word in spoken:
            marks = {tag: text.replace(word, "") for tag, text in marks.items()}
        found[section.find("h2").text] = (marks["del"].strip(), marks["ins"].strip())
    return found


def back_to(desk, story, revision):
    """Press "Pulihkan" on the comparison with what is stored now."""
    story.refresh_from_db()
    sent = {"revisi": revision.pk, "version": story.saved_at.isoformat()}
    answer = desk.post(address(story, "pulihkan"), sent, follow=True)
    story.refresh_from_db()
    return " ".join(Reading(answer).texts("ul.messagelist"))


def test_every_named_act_keeps_a_version_with_who_and_why_and_nothing_else_does(desk, clock, editor, managing_editor):
    new = {"title": "Air Surut", "body": "<p>Pagi.</p>", "category": str(any_category().pk)}
    sheet = Sheet(desk, "/admin/news/article/add/").send("save", **new)
    story = Article.objects.get()
    for act, more in [
        ("submit", {}), ("return", {"note": "Tambahkan kutipan."}), ("submit", {}), ("save", {"title": "Air Surut Lagi"}),
        ("schedule", {"publish_at": "2026-03-18T17:00"}), ("unschedule", {}), ("publish", {}),
        ("update", {"body": "<p>Pagi tadi.</p>"}),
    ]:  # fmt: skip
        clock.wait(minutes=1)
        sheet = Sheet(desk, address(story, "change")).send(act, **more)
        assert sheet.errors == {}
    story.refresh_from_db()
    workflow.make_move(story, workflow.WITHDRAW, managing_editor, note="Memuat identitas korban.")
    told = [(act, who, note.partition(" Dilewati: ")[0]) for act, who, note in acts(story)]
    assert told == [
        ("save", "Editor", ""), ("submit", "Editor", ""), ("return", "Editor", "Tambahkan kutipan."),
        ("submit", "Editor", ""), ("save", "Editor", ""), ("schedule", "Editor", "Mendesak."), ("unschedule", "Editor", ""),
        ("publish", "Editor", "Mendesak."), ("update", "Editor", ""), ("withdraw", "Redpel", "Memuat identitas korban."),
    ]  # fmt: skip
    before = story.revisions.count()
    desk.post(address(story, "pratinjau"), {"title": "Lain"})
    story.save()
    assert story.revisions.count() == before
    page = Reading(desk.get(address(story, "history")))
    rows = rows_of(page)
    assert len(rows) == 10 and "Cabut" in rows[0] and "Memuat identitas korban." in rows[0] and "Redpel" in rows[0]
    update = rows[1]
    assert "18 Mar 2026, 15.08 WIB" in update and "+1" in update and "−0" in update


def test_a_version_calls_its_act_as_the_button_does():
    assert {act: Revision.Act(act).label for act in workflow.MOVES} == {
        act: rule.label for act, rule in workflow.MOVES.items()
    }


def test_a_refused_act_and_a_refused_save_keep_no_version(desk, reporter):
    story = make_article()
    Sheet(desk, address(story, "change")).send("publish", title="")
    with pytest.raises(workflow.PermissionDenied):
        workflow.make_move(story, workflow.PUBLISH, reporter)
    assert not Revision.objects.exists()


def test_the_first_change_of_an_older_story_keeps_what_was_there_before(desk):
    story = make_article("Air Surut", keywords=["Sungai"])
    Sheet(desk, address(story, "change")).send("save", title="Air Surut Sekali")
    was, now = story.revisions.order_by("pk")
    assert (was.act, was.user, was.content["title"]) == ("before", None, "Air Surut")
    assert (was.at, was.content["keywords"]) == (now.at, ["Sungai"])
    assert fields_that_differ(desk, story, was, now) == {
        "Judul": ("", "Sekali"),
        "Alamat": ("air-surut", "air-surut-sekali"),
    }


def test_the_names_above_a_story_are_kept_compared_and_brought_back_with_role_order_and_free_text(desk, editor):
    putri, rahmat = make_person("Putri Kirana"), make_person("Rahmat Hidayat")
    story = make_article(by=[putri, (rahmat, Byline.Role.PHOTOGRAPHER)])
    Byline.objects.create(article=story, name_override="Tim Redaksi", role=Byline.Role.WRITER, position=2)
    old = record(story, "save", editor)
    story.bylines.all().delete()
    Byline.objects.create(article=story, person=rahmat, position=0)
    gone, new = fields_that_differ(desk, story, old)["Penulis"]
    assert "Putri Kirana" in gone and "Tim Redaksi" in gone and "Reporter" in new
    assert "Dipulihkan" in back_to(desk, story, old)
    lines = list(story.bylines.values_list("person__name", "name_override", "role", "position"))
    assert lines == [
        ("Putri Kirana", "", "reporter", 0),
        ("Rahmat Hidayat", "", "photographer", 1),
        (None, "Tim Redaksi", "writer", 2),
    ]


def test_keywords_are_kept_compared_and_brought_back(desk, editor):
    story = make_article(keywords=["Pangan", "Aceh Besar"])
    old = record(story, "save", editor)
    story.keywords.set(["Pangan", "BPBD"])
    assert fields_that_differ(desk, story, old)["Kata kunci"] == ("Aceh Besar", "BPBD")
    back_to(desk, story, old)
    assert sorted(story.keywords.names()) == ["Aceh Besar", "Pangan"]


def test_photographs_their_captions_and_alternative_texts_are_kept_compared_and_brought_back(desk, editor):
    lead, second = make_photo(caption="Tanggul pagi."), make_photo(caption="Perahu karet.")
    body = f'<p>Air.</p><figure data-photo="{second.pk}" data-alt="Dua perahu"><figcaption>Perahu</figcaption></figure>'
    story = make_article(lead_photo=lead, lead_alt="Tanggul", body=body)
    old = record(story, "save", editor)
    story.lead_photo, story.lead_alt, story.body = None, "", "<p>Air.</p>"
    story.save()
    found = fields_that_differ(desk, story, old)
    assert "Tanggul pagi." in found["Foto utama"][0] and "Teks alternatif: Tanggul" in found["Foto utama"][0]
    assert "Dua perahu" in found["Foto di dalam isi"][0] and "Perahu" in found["Isi"][0]
    back_to(desk, story, old)
    assert (story.lead_photo, story.lead_alt, story.body) == (lead, "Tanggul", body)


def test_the_channel_is_kept_compared_and_brought_back(desk, editor):
    region = make_category("Daerah", make_category("Berita"))
    story = make_article(category=region)
    old = record(story, "save", editor)
    story.category = make_category("Dunia")
    story.save()
    assert fields_that_differ(desk, story, old)["Kanal"] == ("Berita › Daerah", "Dunia")
    back_to(desk, story, old)
    assert (story.category, story.section) == (region, region.parent)


def test_what_has_been_deleted_is_told_and_left_out(desk, editor):
    person, photo, inside = make_person("Sari Dewi"), make_photo(), make_photo()
    figure = f'<figure data-photo="{inside.pk}"><figcaption></figcaption></figure>'
    story = make_article(
        by=[person], keywords=["Banjir"], lead_photo=photo, editor=person, category=make_category("Kota"),
        body=f'<p>Air.</p><div data-gallery="">{figure}</div>',
    )  # fmt: skip
    old = record(story, "save", editor)
    kanal = story.category
    story.bylines.all().delete()
    story.category, story.editor, story.lead_photo, story.body = make_category("Desa"), None, None, "<p>Baru.</p>"
    story.save()
    for row in (person, photo, inside, kanal, Keyword.objects.get()):
        row.delete()
    said = back_to(desk, story, old)
    for lost in (
        "penulis Sari Dewi", "editor Sari Dewi", "kata kunci Banjir", "kanal Kota", f"foto utama nomor {old.content['lead_photo']['key']}",
        "di dalam isi",
    ):  # fmt: skip
        assert lost in said
    assert story.body == "<p>Air.</p>" and story.category.name == "Desa" and not story.bylines.exists()


def test_restoring_keeps_a_new_version_and_leaves_address_and_state(desk, editor, clock):
    story = make_article("Air Naik")
    old = record(story, "save", editor)
    clock.wait(minutes=2)
    Sheet(desk, address(story, "change")).send("submit", title="Air Surut", slug="air-surut")
    clock.wait(minutes=2)
    back_to(desk, story, old)
    assert (story.title, story.slug, story.state) == ("Air Naik", "air-surut", State.SUBMITTED)
    newest = story.revisions.first()
    assert (newest.act, newest.user, newest.content["title"]) == ("restore", editor, "Air Naik")
    assert newest.note.startswith("Versi 18 Maret 2026, 15.00 WIB")
    assert "Air Surut" in [one.content["title"] for one in story.revisions.all()]


def test_a_published_story_comes_back_only_through_the_gate(desk, client, signed_in, editor, reporter, clock):
    story = publish("Air Naik", created_by=reporter)
    old, empty = record(story, "publish", editor), record(story, "save", editor)
    empty.content["body"] = ""
    empty.save()
    clock.wait(minutes=9)
    Sheet(desk, address(story, "change")).send("update", title="Air Surut")
    page = desk.get(address(story, "banding", f"?lama={old.pk}")).content.decode()
    assert "Pulihkan dan perbarui" in page and "pembaca langsung melihat" in page
    answer = signed_in(reporter).get(address(story, "banding", f"?lama={old.pk}"))
    assert answer.status_code == 200 and "Pulihkan dan perbarui" not in answer.content.decode()
    refused = signed_in(reporter).post(address(story, "pulihkan"), {"revisi": old.pk})
    assert refused.status_code == 403
    assert "Belum dipulihkan. Isi berita masih kosong." in back_to(desk, story, empty)
    assert story.title == "Air Surut" and story.body
    clock.wait(minutes=3)
    assert "Dipulihkan" in back_to(desk, story, old)
    assert "Air Naik" in client.get(story.get_absolute_url()).content.decode()
    assert story.moves.first().act == "update" and story.updated_at == clock.now()
    assert story.revisions.first().act == "restore"


def test_a_version_of_another_story_or_another_desk_is_not_found(desk, signed_in, editor, reporter):
    mine, other = make_article("Satu"), make_article("Dua")
    foreign = record(other, "save", editor)
    record(mine, "save", editor)
    assert desk.get(address(mine, "banding", f"?lama={foreign.pk}")).status_code == 404
    assert desk.get(address(mine, "banding", "?lama=x")).status_code == 404
    assert desk.post(address(mine, "pulihkan"), {"revisi": foreign.pk}).status_code == 404
    assert desk.post(address(mine, "pulihkan"), {}).status_code == 404
    assert desk.get(address(mine, "pulihkan")).status_code == 405
    browser = signed_in(reporter)
    for page in ("history", "banding"):
        assert browser.get(address(other, page)).status_code == 404
    assert browser.post(address(other, "pulihkan"), {"revisi": foreign.pk}).status_code == 404


def test_restoring_over_somebody_elses_new_words_is_refused(desk, editor, clock):
    story = make_article("Air Naik")
    old, seen = record(story, "save", editor), story.saved_at.isoformat()
    clock.wait(minutes=1)
    Sheet(desk, address(story, "change")).send("save", title="Air Surut")
    answer = desk.post(address(story, "pulihkan"), {"revisi": old.pk, "version": seen}, follow=True)
    assert "baru saja disimpan orang lain" in answer.content.decode()
    assert Article.objects.get().title == "Air Surut"


def test_two_versions_may_be_chosen_in_either_order_and_one_is_shown_beside_the_one_before(desk, editor, clock):
    story = make_article("Air Naik")
    first = record(story, "save", editor)
    assert (
        "Belum ada versi lain" in desk.get(address(story, "banding", f"?baru={first.pk}"), follow=True).content.decode()
    )
    clock.wait(minutes=1)
    story.title = "Air Surut"
    story.save()
    second = record(story, "save", editor)
    assert fields_that_differ(desk, story, first, second) == {"Judul": ("Naik", "Surut")}
    assert fields_that_differ(desk, story, second, first) == {"Judul": ("Naik", "Surut")}
    page = desk.get(address(story, "banding", f"?baru={second.pk}")).content.decode()
    assert "Naik" in page and "Surut" in page
    same = desk.get(address(story, "banding", f"?lama={second.pk}")).content.decode()
    assert "Kedua versi ini sama." in same and "Pulihkan" not in same
    page = desk.get(address(story, "banding")).content.decode()  # nothing chosen: what was changed last
    assert "Naik" in page and "Surut" in page


def test_a_history_of_any_length_costs_the_same(desk, editor, django_assert_max_num_queries):
    story = make_article()
    content = content_of(story)
    Revision.objects.bulk_create(
        Revision(article=story, act="save", user=editor, state="draft", content=content) for _ in range(120)
    )
    with django_assert_max_num_queries(9):
        page = Reading(desk.get(address(story, "history")))
    assert len(rows_of(page)) == 50 and "Halaman 1 dari 3" in page.text("p.paginator")
    with django_assert_max_num_queries(20):
        assert desk.get(address(story, "banding", f"?lama={story.revisions.last().pk}")).status_code == 200


def test_deleting_a_draft_takes_its_versions_with_it(desk, editor):
    story = make_article()
    record(story, "save", editor)
    desk.post(address(story, "delete"), {"post": "yes"})
    assert not Article.objects.exists() and not Revision.objects.exists()
