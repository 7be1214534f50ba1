"""Hostile comments and names in a real browser, on every page on which they appear: none of it runs."""

from datetime import timedelta
from io import BytesIO
from urllib.parse import quote
from zipfile import ZipFile

import pytest
from django.utils import timezone

from accounts.takeout import make_copy
from comments import appealing, complaints, moderation
from comments.models import Comment, Complaint, FilterWord, Notice, State, Suspension, WatchList
from comments.notices import send_notice
from comments.standing import recount
from comments.suspending import suspend
from tests.browser.hostile import MARK, NAMES, NOTHING, TEXT, UNSEEN, Victim
from tests.conftest import _person
from tests.factories import make_comment, make_reads, publish

QUEUE = "/admin/comments/comment/"
TYPED = quote(f"{MARK}'\"><svg/onload=hacked('typed')>")
#: Who looks -> the pages. {said} is a comment that is picked, answered, liked and reported.
PAGES = {
    "anybody": (
        "{story}", "/komentar/", "/komentar/?urut=disukai", "/komentar/berita/{key}/", "/komentar/berita/{key}/?urut=terbaru",
        "/komentar/berita/{key}/?urut=disukai", "/komentar/berita/{key}/setelah/{said}/", "/komentar/{said}/",
        "/komentar/{said}/balasan/", "/komentar/{said}/laporkan/",
        f"/pengaduan/?alamat={TYPED}", "/akun/kotak-surel/",
    ),
    "author": (
        "/komentar/saya/", "/komentar/berita/{key}/tulis/?balas={said}",
        "/komentar/{new}/terkirim/", "/komentar/{new}/ubah/", "/komentar/{new}/hapus/", "/komentar/{said}/suka/",
        "/komentar/{rejected}/keberatan/", "/komentar/{upheld}/keberatan/", "/akun/", "/akun/nama/",
    ),
    "moderator": (
        "/admin/", f"{QUEUE}", f"{QUEUE}?tab=dilaporkan", f"{QUEUE}?tab=keberatan", f"{QUEUE}?tab=tampil", f"{QUEUE}?tab=ditolak",
        f"{QUEUE}?q={TYPED}", f"{QUEUE}?q=hacked&tab=tampil",
        f"{QUEUE}{{held}}/change/", f"{QUEUE}{{upheld}}/change/", f"{QUEUE}{{changed}}/change/",
        "/admin/comments/complaint/{complaint}/change/", "/admin/comments/complaint/{decided}/change/",
        "/admin/comments/suspension/", "/admin/comments/suspension/{suspension}/change/", "/admin/comments/moderationact/",
        "/admin/comments/moderationact/?moderator={moderator}", "/admin/comments/watchlist/", "/admin/comments/watchlist/{watch}/change/",
        "/admin/comments/filterword/", "/admin/comments/filterword/{word}/change/", "/admin/comments/filterword/{word}/delete/",
    ),
    "administrator": (
        "/admin/accounts/user/", "/admin/accounts/user/{author}/change/",
    ),
}  # fmt: skip


@pytest.fixture
def people(stranger, moderator, editor_in_chief):
    """The author, the moderator who rejects, somebody else, and who decides appeals; all with hostile names."""
    cast = {"author": stranger, "moderator": moderator, "other": _person("pembaca"), "chief": editor_in_chief}
    for role, person in cast.items():
        person.display_name = UNSEEN + NAMES.get(role, NAMES["other"])
        person.save()
    return cast


@pytest.fixture
def world(live_server, people, settings, tmp_path) -> dict:
    """Every kind of text that readers and moderators write, hostile; the keys and addresses of what holds it."""
    settings.SITE_URL, settings.MAILBOX = live_server.url, tmp_path / "mailbox"
    settings.EMAIL_BACKEND = "portal.mailbox.Backend"
    now = timezone.now()
    author, moderator, other, chief = (people[name] for name in ("author", "moderator", "other", "chief"))
    story, text = publish(at=now - timedelta(hours=1)), UNSEEN + TEXT
    said = make_comment(story, author, text, picked_at=now, likes=1)
    for _ in range(4):
        make_comment(story, moderator, text, parent=said)
    held = make_comment(story, author, text, state=State.HELD, flags=["spam", "new"])
    rejected, upheld = (make_comment(story, author, text, state=State.HELD) for _ in range(2))
    for one in (rejected, upheld):
        moderation.reject(one.pk, moderator, reason="spam", note=text[:900])
        appealing.appeal(one.pk, author, text[:900])
    appealing.decide(upheld.pk, chief, granted=False, answer=text[:900])
    changed, removed = make_comment(story, other, text), make_comment(story, other, text)
    moderation.edit(changed.pk, moderator, body=f"{text}!", note=text[:900])
    decided = complaints.receive(removed.pk, reason="spam", details=text[:900], by=author)
    moderation.reject(removed.pk, moderator, reason="spam", note=text[:900])
    suspend(other, moderator, reason="spam", note=text[:900], comment=changed)
    complaint = complaints.receive(said.pk, reason="hatred", details=text[:900], by=other)
    Comment.objects.bulk_create(Comment(article=story, author=other, body=text, state=State.VISIBLE) for _ in range(52))
    recount([story.pk])
    new = make_comment(story, author, text)
    make_reads(story, 7)
    for notice in Notice.objects.all():  # some wait until their act cannot be undone any more
        send_notice.call(notice.pk)
    return {
        "story": story.get_absolute_url(), "key": story.pk, "said": said.pk, "held": held.pk, "new": new.pk,
        "rejected": rejected.pk, "upheld": upheld.pk, "changed": changed.pk, "decided": decided.pk, "complaint": complaint.pk,
        "receipt": complaint.receipt, "suspension": Suspension.objects.get().pk, "author": author.pk, "moderator": moderator.pk,
        "watch": WatchList.objects.create(name=text[:80], made_by=moderator).pk,
        "word": FilterWord.objects.create(word=text[:80]).pk,
    }  # fmt: skip


@pytest.fixture
def victim(new_context, live_server, signed_in):
    def arrive(person=None) -> Victim:
        one = Victim(new_context, live_server.url, width=360)
        return one.come_in(signed_in(person)) if person else one

    return arrive


def test_it_would_be_seen_if_anything_ran(victim):
    """A check that cannot fail tells nothing: the same words run in each of these places when they are printed as they are."""
    one = victim()
    places = {
        "words": "<p>%s</p>", "field": "<textarea>%s</textarea>", "title": "<title>%s</title>", "value": '<input value="%s">',
        "label": "<p aria-label='%s'>", "data": '<script type="application/json">"%s"</script>',
    }  # fmt: skip
    pages = {name: place % TEXT for name, place in places.items()} | {who: f"<p>{name}" for who, name in NAMES.items()}
    for name, page in pages.items():
        one.page.route("**/rentan/", answering(page))
        one.page.goto(f"{one.site}/rentan/", wait_until="commit")
        for _ in range(40):
            if not one.ran:
                one.page.wait_for_timeout(25)
        assert one.ran, name
        one.ran.clear()
        one.page.unroute("**/rentan/")


def test_nothing_runs_where_readers_read_and_write(victim, world, people):
    one = victim()
    faults = walk(one, "anybody", world)
    subjects = " | ".join(one.page.locator(".mails h2").all_inner_texts())
    for said in (f"{NAMES['moderator']} membalas", "tidak ditampilkan", "tidak dikabulkan", "tidak dapat berkomentar"):
        assert said in subjects, said
    one.open(f"/komentar/laporan/{world['receipt']}/")
    assert one.look() == [NOTHING]  # the receipt tells neither the comment nor what was said about it
    one.open(world["story"])
    shown = one.page.locator("ol.comments > li")
    before = shown.count()
    one.page.get_by_role("link", name="Muat komentar lagi").click()
    one.page.wait_for_function("(before) => document.querySelectorAll('ol.comments > li').length > before", arg=before)
    faults += [f"more: {fault}" for fault in one.look()]
    assert one.page.locator("ol.comments p.comment-text").first.inner_text() == TEXT
    one = victim(people["author"])
    faults += walk(one, "author", world)
    one.open(f"/komentar/berita/{world['key']}/tulis/")
    field = one.page.get_by_role("textbox", name="Komentar Anda")
    field.evaluate("(field, words) => { field.value = words; field.form.submit(); }", TEXT + "a" * 2000)
    one.page.get_by_text("paling panjang").first.wait_for()
    faults += [f"refused: {fault}" for fault in one.look()]
    archive = ZipFile(BytesIO(make_copy(people["author"])))
    page = archive.read("data.html").decode()
    one.page.route("**/salinan.html", answering(page))
    one.open("/salinan.html")
    faults += [f"copy: {fault}" for fault in one.look()]
    assert not faults, "\n".join(faults)


def test_nothing_runs_where_moderators_and_administrators_work(victim, world, people, administrator):
    one = victim(people["moderator"])
    faults = walk(one, "moderator", world)
    one.open("/admin/comments/filterword/coba/")
    one.page.get_by_label("Teks").fill(TEXT)
    one.press("Coba")
    one.page.get_by_role("heading", name="Hasil").or_(one.page.locator("#hasil")).wait_for()
    faults += [f"trial: {fault}" for fault in one.look()]
    one.open(f"{QUEUE}?tab=tampil")
    one.page.locator("[data-case]").first.wait_for()
    for key in ("e", "Escape", "p"):
        one.page.keyboard.press(key)
    one.page.locator(".case-picked").first.wait_for()
    faults += [f"keys: {fault}" for fault in one.look()]
    proof = one.context.request.get(f"{one.site}/admin/comments/complaint/{world['complaint']}/bukti.json")
    assert (proof.headers["content-type"], proof.headers["x-content-type-options"]) == ("application/json", "nosniff")
    assert (
        proof.headers["content-disposition"].startswith("attachment")
        and proof.json()["komentar"]["isi sekarang"] == TEXT
    )
    faults += walk(victim(administrator), "administrator", world)
    assert not faults, "\n".join(faults)
    assert Complaint.objects.filter(decided_at=None).count() == 1


def answering(page: str):
    return lambda route: route.fulfill(body=page, content_type="text/html; charset=utf-8")


def walk(one, who, world) -> list[str]:
    faults = []
    for place in PAGES[who]:
        address = place.format(**world)
        answer = one.open(address)
        faults += [f"{place}: {answer.status}"] * (answer.status not in (200, 422))
        faults += [f"{place}: {fault}" for fault in one.look()]
        faults += [f"{place}: {one.sideways()} px sideways"] * (one.sideways() > 0)
    return faults
