"""The calendar of the CMS: what is coming by month, week and day, and a story moved to another time from there."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.models import Assignment, Move, State
from tests.factories import NOW, make_article, make_category, publish, withdraw
from tests.reading import Reading, words

pytestmark = pytest.mark.django_db
CALENDAR = "/admin/news/article/kalender/"
DAY = timedelta(days=1)


def shown(browser, query="") -> dict[str, list[str]]:
    """Day of the month -> what happens then; days without anything are left out."""
    page = Reading(browser.get(f"{CALENDAR}?{query}"))
    found = {}
    for day in page.all("li.calendar-day"):
        time = next(one for one in day.iter("time"))
        rows = [words(next(row.iter("a"))) for row in day.iter("li") if "coming" in row.get("class").split()]
        if rows:
            found[time.get("datetime")] = rows
    return found


@pytest.fixture
def coming(editor):
    """One story for each thing that may happen."""
    publish("Sore", at=NOW + timedelta(hours=2))
    publish("Minggu Depan", at=NOW + 6 * DAY, category=make_category("Daerah"))
    publish("Sudah Terbit", at=NOW - timedelta(hours=1))
    publish("Berakhir", expires_at=NOW + DAY)
    publish("Tertahan", embargo_until=NOW + DAY + timedelta(hours=1))
    withdraw(publish("Dicabut", expires_at=NOW + DAY))
    due = make_article("Naskah", state=State.SUBMITTED)
    Assignment.objects.create(article=due, due_at=NOW - DAY, assignee=editor)
    Assignment.objects.create(article=publish("Selesai"), due_at=NOW + DAY)
    publish("Bulan Depan", at=NOW + 30 * DAY)


def test_a_month_shows_whatever_happens_in_it_on_its_day(signed_in, editor, coming):
    assert shown(signed_in(editor)) == {
        "2026-03-17": ["15.00 Tenggat Naskah"],
        "2026-03-18": ["17.00 Terbit Sore"],
        "2026-03-19": ["15.00 Berakhir Berakhir", "16.00 Embargo berakhir Tertahan"],
        "2026-03-24": ["15.00 Terbit Minggu Depan"],
    }


def test_a_week_and_a_day_show_their_own_and_a_channel_its_branch(signed_in, editor, coming):
    browser = signed_in(editor)
    assert list(shown(browser, "minggu=2026-03-18")) == ["2026-03-17", "2026-03-18", "2026-03-19"]
    assert list(shown(browser, "hari=2026-03-24")) == ["2026-03-24"]
    daerah = make_category("Daerah Lain")
    assert shown(browser, f"bulan=2026-03&kanal={daerah.pk}") == {}
    nasional = Reading(browser.get(CALENDAR)).all("option")
    key = next(one.get("value") for one in nasional if words(one) == "Daerah")
    assert list(shown(browser, f"bulan=2026-03&kanal={key}")) == ["2026-03-24"]


@pytest.mark.parametrize(("query", "title", "before", "after"), [
    ("", "Maret 2026", "bulan=2026-02", "bulan=2026-04"), ("bulan=2026-12", "Desember 2026", "bulan=2026-11", "bulan=2027-01"),
    ("minggu=2026-03-18", "16-22 Mar 2026", "minggu=2026-03-09", "minggu=2026-03-23"),
    ("minggu=2026-03-31", "30 Mar-5 Apr 2026", "minggu=2026-03-23", "minggu=2026-04-06"),
    ("hari=2026-03-01", "1 Maret 2026", "hari=2026-02-28", "hari=2026-03-02"),
    ("bulan=2026-13", "Maret 2026", "bulan=2026-02", "bulan=2026-04"), ("hari=besok", "Maret 2026", "bulan=2026-02", "bulan=2026-04"),
    ("bulan=0001-01", "Maret 2026", "bulan=2026-02", "bulan=2026-04"), ("kanal=x", "Maret 2026", "bulan=2026-02", "bulan=2026-04"),
    ("bulan=2099-12", "Desember 2099", "bulan=2099-11", None), ("hari=2000-01-01", "1 Januari 2000", None, "hari=2000-01-02"),
])  # fmt: skip
def test_one_walks_through_time_by_plain_addresses(signed_in, editor, query, title, before, after):
    page = Reading(signed_in(editor).get(f"{CALENDAR}?{query}"))
    (bar,) = page.all("div.calendar-steps")
    steps = {words(link).partition(":")[0].strip("‹› "): link.get("href") for link in bar.iter("a")}
    assert words(next(bar.iter("h2"))) == title
    assert steps.get("Sebelumnya") == (before and f"?{before}")
    assert steps.get("Berikutnya") == (after and f"?{after}")


def test_an_empty_time_says_what_is_not_coming(signed_in, editor):
    (sentence,) = Reading(signed_in(editor).get(f"{CALENDAR}?bulan=2026-05")).texts("p.calendar-empty")
    assert sentence.startswith("Belum ada yang akan terjadi pada Mei 2026")


def test_a_full_day_of_a_month_leads_to_the_day(signed_in, editor):
    for minute in range(9):
        publish(f"Berita {minute}", at=NOW + DAY + timedelta(minutes=minute))
    browser = signed_in(editor)
    assert len(shown(browser)["2026-03-19"]) == 6
    assert "3 lagi" in Reading(browser.get(CALENDAR)).texts("p.more")
    assert len(shown(browser, "hari=2026-03-19")["2026-03-19"]) == 9


def move(browser, story, moment, **where):
    return browser.post(
        f"/admin/news/article/{story.pk}/jadwal/", {"publish_at": moment, "hari": "2026-03-19", **where}
    )


def test_a_story_is_moved_through_the_workflow_and_one_comes_back_to_the_same_place(signed_in, editor):
    story, channel = publish(at=NOW + DAY), make_category("Daerah")
    answer = move(signed_in(editor), story, "2026-03-20T06:30", kanal=channel.pk)
    assert answer["Location"] == f"{CALENDAR}?hari=2026-03-19&kanal={channel.pk}"
    story.refresh_from_db()
    assert story.published_at == NOW.replace(day=20, hour=6, minute=30)
    assert Move.objects.get().act == "schedule"


@pytest.mark.parametrize(("moment", "said"), [
    ("2026-03-18T14:00", "Waktu itu sudah lewat."), ("", "Isi tanggal dan jam terbit."), ("nanti", "Tulis tanggal dan jam"),
    ("0206-01-01T10:00", "Periksa tahunnya."),
])  # fmt: skip
@pytest.mark.parametrize("where", [{"hari": "2026-03-19"}, {"hari": "", "bulan": "2026-03"}])
def test_a_time_that_cannot_be_is_told_at_its_field_with_what_was_typed(signed_in, editor, moment, said, where):
    story = publish(at=NOW + DAY)
    answer = move(signed_in(editor), story, moment, **where)
    assert answer.status_code == 200
    assert said in Reading(answer).text("ul.messagelist")
    (row,) = Reading(answer).all("details.coming-move")
    assert said in words(row) and row.get("open") is not None
    assert [one.get("value", "") for one in row.iter("input") if one.get("name") == "publish_at"] == [moment]
    story.refresh_from_db()
    assert story.published_at == NOW + DAY


def test_nobody_moves_what_is_not_to_be_moved_or_not_theirs(signed_in, editor, reporter, moderator):
    out, own = publish(), publish("Milik Reporter", at=NOW + DAY, created_by=reporter)
    assert move(signed_in(editor), out, "2026-03-20T06:30").status_code == 403
    assert move(signed_in(reporter), own, "2026-03-20T06:30").status_code == 403
    assert move(signed_in(reporter), out, "2026-03-20T06:30").status_code == 404
    assert move(signed_in(moderator), own, "2026-03-20T06:30").status_code in (403, 404)
    assert signed_in(editor).get(f"/admin/news/article/{own.pk}/jadwal/").status_code == 405
    own.refresh_from_db()
    assert own.published_at == NOW + DAY


def test_a_reporter_sees_the_own_stories_without_a_form_and_others_see_none(signed_in, reporter, moderator, coming):
    publish("Milik Reporter", at=NOW + DAY, created_by=reporter)
    browser = signed_in(reporter)
    assert shown(browser, "minggu=2026-03-18") == {"2026-03-19": ["15.00 Terbit Milik Reporter"]}
    assert not Reading(browser.get(f"{CALENDAR}?minggu=2026-03-18")).all("details.coming-move")
    assert signed_in(moderator).get(CALENDAR).status_code == 403


def test_more_stories_cost_no_more_queries(signed_in, editor):
    browser, costs = signed_in(editor), []
    for number in (2, 6):
        for _ in range(number):
            story = publish(at=NOW + DAY, expires_at=NOW + 2 * DAY, embargo_until=NOW + DAY)
            Assignment.objects.create(article=story)
            late = make_article(f"Naskah {number}")
            Assignment.objects.create(article=late, due_at=NOW, assignee=editor)
        for query in ("bulan=2026-03", "minggu=2026-03-18"):
            with CaptureQueriesContext(connection) as asked:
                browser.get(f"{CALENDAR}?{query}")
            costs.append(len(asked))
    assert costs[:2] == costs[2:] and max(costs) <= 12, costs
