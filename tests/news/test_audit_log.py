"""The audit log: who did what and when over everything, filtered, page by page, and as a table."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.admin.models import LogEntry

from news.history import record
from news.models import Revision
from tests.factories import make_article, make_keyword, make_strip
from tests.reading import Reading, words
from tests.writing import Sheet

pytestmark = pytest.mark.django_db
LOG = "/admin/news/move/"


@pytest.fixture
def desk(signed_in, editor_in_chief):
    return signed_in(editor_in_chief)


def lines(browser, query="") -> list[tuple[str, ...]]:
    tables = Reading(browser.get(f"{LOG}{query}")).all("table.history")
    rows = [[words(cell) for cell in row] for table in tables for row in table.iter("tr")]
    return [tuple(row[1:]) for row in rows[1:]]


@pytest.fixture
def happened(signed_in, editor, managing_editor, clock):
    """An editor saves and publishes a story, deletes a draft; the managing editor changes a keyword and a strip."""
    story, draft = make_article("Air Surut"), make_article("Salah Ketik")
    keyword, strip = make_keyword("Banjir"), make_strip("Gempa")
    first, second = signed_in(editor), signed_in(managing_editor)
    Sheet(first, f"/admin/news/article/{story.pk}/change/").send("publish")
    clock.wait(minutes=1)
    first.post(f"/admin/news/article/{draft.pk}/delete/", {"post": "yes"})
    clock.wait(minutes=1)
    Sheet(second, f"/admin/news/keyword/{keyword.pk}/change/").post(description="Semua tentang banjir.")
    clock.wait(minutes=1)
    second.post(f"/admin/news/strip/{strip.pk}/delete/", {"post": "yes"})
    LogEntry.objects.update(action_time=clock.now())  # Django's own log does not look at the clock of the tests
    return story


def test_every_act_is_told_once_with_who_and_what(desk, happened):
    told = lines(desk)
    assert [line[:3] for line in told] == [
        ("Redpel", "Hapus", "Pita Terkini: Gempa"),
        ("Redpel", "Ubah", "Kata kunci: Banjir"),
        ("Editor", "Hapus", "Berita: Salah Ketik"),
        ("Editor", "Terbitkan", "Berita: Air Surut"),
    ]
    assert "Keterangan" in told[1][3]


def test_the_log_is_narrowed_by_person_act_date_and_story(desk, happened, editor, clock):
    assert {line[0] for line in lines(desk, f"?orang={editor.pk}")} == {"Editor"}
    assert [line[2] for line in lines(desk, "?tindakan=publish")] == ["Berita: Air Surut"]
    assert [line[2] for line in lines(desk, "?tindakan=log-3")] == ["Pita Terkini: Gempa", "Berita: Salah Ketik"]
    assert [line[1] for line in lines(desk, f"?berita={happened.pk}")] == ["Terbitkan"]
    assert len(lines(desk, "?dari=2026-03-18&sampai=2026-03-18")) == 4
    assert lines(desk, "?dari=2026-03-19") == lines(desk, "?sampai=2026-03-17") == []
    both = desk.get(f"{LOG}?dari=2026-03-19&sampai=2026-03-01").content.decode()
    assert "Tanggal akhir mendahului tanggal awal." in both
    for nonsense in ("?dari=9999-12-31", "?orang=x&tindakan=y&berita=z", "?sesudah=a-b", "?berita=" + "9" * 40):
        assert desk.get(f"{LOG}{nonsense}").status_code == 200


def test_pages_follow_each_other_without_a_gap_and_cost_the_same(desk, editor, clock, django_assert_max_num_queries):
    story = make_article("Air Surut")
    content = record(story, "save", editor).content
    Revision.objects.bulk_create(
        Revision(
            article=story, act="update", user=editor, state="published", content=content, note=f"ke-{n}",
            at=clock.now() + timedelta(minutes=n),
        )
        for n in range(70)
    )  # fmt: skip
    for n in range(60):
        entry = LogEntry.objects.create(user=editor, action_flag=2, object_repr=f"log-{n}", change_message="Diubah.")
        LogEntry.objects.filter(pk=entry.pk).update(action_time=clock.now() + timedelta(minutes=n, seconds=30))
    seen, query = [], ""
    with django_assert_max_num_queries(8):
        desk.get(LOG)
    for _ in range(3):
        page = Reading(desk.get(f"{LOG}{query}"))
        seen += lines(desk, query)
        older = [link for link in page.links("p.paginator") if "sesudah=" in link]
        query = older[0] if older else ""
    assert query == "" and len(seen) == len(set(seen)) == 131
    order = [line[3] for line in seen if line[3].startswith("ke-")]
    assert order == [f"ke-{n}" for n in reversed(range(70))]


def test_the_table_opens_in_excel_and_no_cell_of_it_is_a_formula(desk, editor, clock):
    story = make_article("=HYPERLINK(1)")
    record(story, "withdraw", editor, "+62 meminta; dihapus")
    answer = desk.get(f"{LOG}unduh/?tindakan=withdraw")
    assert answer.streaming and answer["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="jejak-audit-2026-03-18.csv"' in answer["Content-Disposition"]
    raw = b"".join(answer.streaming_content)
    assert raw.startswith(b"\xef\xbb\xbf")
    head, row = csv.reader(StringIO(raw.decode("utf-8-sig")), delimiter=";")
    assert head == ["Waktu", "Oleh", "Tindakan", "Apa", "Catatan"]
    assert row == ["2026-03-18 15:00:00", "Editor", "Cabut", "Berita: =HYPERLINK(1)", "'+62 meminta; dihapus"]


def test_only_the_editor_in_chief_reads_the_log_and_nobody_writes_in_it(
    signed_in, managing_editor, administrator, desk
):
    for person in (managing_editor, administrator):
        assert signed_in(person).get(LOG).status_code == 403
        assert signed_in(person).get(f"{LOG}unduh/").status_code == 403
    assert desk.get(f"{LOG}add/").status_code == 404
    assert desk.get("/admin/").content.decode().count(LOG) >= 1
