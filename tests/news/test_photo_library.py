"""The library as editors work in it: found, filtered, counted, brought in one by one and in heaps."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.models import Photo, Rights
from tests.factories import NOW, make_article, make_page, make_person, make_photo, publish
from tests.news import pictures as p
from tests.reading import Reading
from tests.writing import Sheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelves")]
LIST, BATCH, UPLOAD = "/admin/news/photo/", "/admin/news/photo/banyak/", "/admin/news/photo/unggah/"


def file(data=None, name="foto.jpg"):
    return SimpleUploadedFile(name, data or p.encoded(p.plain((320, 240))))


def captions(browser, query="") -> list[str]:
    return Reading(browser.get(f"{LIST}{query}")).texts(".tile-caption")


def test_photographs_are_found_by_their_words_and_by_what_they_lack(signed_in, reporter, editor):
    browser = signed_in(reporter)
    assert "Pustaka masih kosong." in Reading(browser.get(LIST)).text(".library-empty")
    make_photo(caption="Banjir di Demak", credit="", added_by=reporter, added_at=NOW)
    make_photo(caption="Pasar", place="Demak", people="Sri Wahyuni", keywords="beras", alt="", licence_until=NOW)
    used = make_photo(caption="Sawah", rights=Rights.AI, licence_until=NOW + timedelta(days=30))
    make_photo(caption="", forbidden_at=NOW, forbidden_reason="Korban anak.")
    publish(lead_photo=used)
    assert captions(browser, "?q=demak") == ["Pasar", "Banjir di Demak"]
    assert captions(browser, "?q=WAHYUNI+beras") == ["Pasar"]
    for query, found in {
        "?tanpa=kredit": ["Banjir di Demak"], "?tanpa=alt": ["Pasar"], "?tanpa=keterangan": ["Tanpa keterangan"],
        "?milik=saya": ["Banjir di Demak"], "?dipakai=ya": ["Sawah"], "?izin=habis": ["Pasar"],
        "?izin=segera": ["Sawah"], "?izin=dilarang": ["Tanpa keterangan"], "?rights__exact=ai": ["Sawah"],
    }.items():  # fmt: skip
        assert captions(browser, query) == found, query
    assert "Tidak ada foto yang cocok." in Reading(browser.get(f"{LIST}?q=gempa")).text(".library-empty")
    tiles = Reading(browser.get(LIST)).texts(".tile")
    assert "dipakai 1 kali" in tiles[1] and "Tidak boleh dipakai" in tiles[0] and "AI" in tiles[1]


def test_what_was_used_last_comes_first_when_that_is_asked(signed_in, reporter, clock):
    first, second = make_photo(caption="Lama"), make_photo(caption="Baru")
    clock.wait(hours=1)
    story = make_article(
        lead_photo=first, body=f'<p>a</p><figure data-photo="{second.pk}"></figure>', created_by=reporter
    )
    clock.wait(hours=1)
    make_page(body=f'<p>a</p><figure data-photo="{first.pk}"></figure>'), make_person(portrait=second)
    assert dict(Photo.objects.values_list("caption", "used_times")) == {"Lama": 2, "Baru": 2}
    clock.wait(hours=1)
    make_article("Lain", lead_photo=first)
    assert captions(signed_in(reporter), "?urut=dipakai") == ["Lama", "Baru"]
    page = Reading(signed_in(reporter).get(f"{LIST}{first.pk}/change/"))
    assert page.text(".photo-uses").split(" Draf")[0] == story.title and "halaman statis" in page.text(".photo-uses")
    assert "1 berita yang belum terbit" in page.text(".photo-uses") and "Lain" not in page.text(".photo-uses")
    story.body, story.lead_photo = "<p>a</p>", second
    story.save()
    story.delete()
    assert dict(Photo.objects.values_list("caption", "used_times")) == {"Lama": 2, "Baru": 1}


def test_the_grid_asks_as_often_for_many_as_for_few_and_each_filter_walks_its_index(signed_in, reporter):
    browser, cost = signed_in(reporter), []
    for number in (3, 60):
        Photo.objects.bulk_create(
            Photo(name=f"n{number}-{n}", digest=f"{number}-{n}", width=900, height=600, credit="Rina", rights="staff")
            for n in range(number)
        )
        with CaptureQueriesContext(connection) as asked:
            assert len(captions(browser)) == min(number + 3 * (number > 3), 48)
        cost.append(len(asked))
    assert cost[0] == cost[1] <= 12
    if connection.vendor != "sqlite":
        return
    owner = get_user_model().objects.get()
    for index, found in {
        "photo_newest": Photo.objects.newest_first(),
        "photo_recent": Photo.objects.recent_first(),
        "photo_by_rights": Photo.objects.filter(rights="ai").newest_first(),
        "photo_by_owner": Photo.objects.filter(added_by=owner).newest_first(),
    }.items():
        told = found[:48].explain()
        assert index in told and "TEMP B-TREE" not in told, told


def test_a_file_sent_by_script_comes_in_once_with_its_own_words(signed_in, reporter, editor, clock):
    browser = signed_in(reporter)
    data = p.captioned_jpeg(caption="Gempa di Cianjur.", creator="Akbar", credit="ANTARA FOTO", place="Cianjur",
                            date="20260301", time="091500+0700")  # fmt: skip
    told = browser.post(UPLOAD, {"file": file(data)}).json()
    photo = Photo.objects.get()
    assert told["known"] is False and told["photo"]["id"] == photo.pk
    assert (photo.caption, photo.credit, photo.source, photo.place) == (
        "Gempa di Cianjur.",
        "Akbar",
        "ANTARA FOTO",
        "Cianjur",
    )
    assert (photo.rights, photo.credit_line) == (Rights.AGENCY, "[ANTARA FOTO/Akbar]")
    assert photo.taken_at.isoformat() == "2026-03-01T02:15:00+00:00" and photo.added_by == reporter
    clock.wait(seconds=1)
    again = browser.post(UPLOAD, {"file": file(data, "lain.jpg")}).json()
    assert again["known"] is True and again["photo"]["id"] == photo.pk and Photo.objects.count() == 1
    Photo.objects.update(forbidden_at=NOW, forbidden_reason="Korban anak.")
    refused = browser.post(UPLOAD, {"file": file(data)})
    assert refused.json() == {
        "error": "Foto yang sama sudah ada di pustaka. Foto ini tidak boleh dipakai: Korban anak."
    }
    for sent, words in (
        (
            {"file": file(b"%!PS-Adobe-3.0 EPSF-3.0")},
            "Berkas ini bukan foto. Unggah berkas JPEG, PNG, WebP, atau AVIF.",
        ),
        ({}, "Pilih berkas foto."),
        ({"file": file(), "rights": ""}, "Pilih hak pakainya."),
    ):
        assert browser.post(UPLOAD, sent).json() == {"error": words}
    assert Photo.objects.count() == 1 and browser.get(UPLOAD).status_code == 405


def test_many_files_come_in_with_shared_words_and_each_says_what_became_of_it(signed_in, reporter):
    browser = signed_in(reporter)
    assert set(Sheet(browser, BATCH).send().errors) == {"files", "rights"}
    files = [
        file(p.captioned_jpeg(caption="Dari berkas.", creator="Akbar"), "satu.jpg"),
        file(p.encoded(p.plain((300, 200), (9, 9, 9))), "dua.jpg"),
        file(b"bukan foto", "tiga.jpg"),
    ]
    answer = Sheet(browser, BATCH).post(files=files, rights="contributor", credit="Dodi", place="Brebes")
    page = Reading(answer)
    assert page.texts("li.batch-in") == ["satu.jpg Masuk ke pustaka.", "dua.jpg Masuk ke pustaka."]
    assert page.texts("li.batch-refused") == [
        "tiga.jpg Berkas ini bukan foto. Unggah berkas JPEG, PNG, WebP, atau AVIF."
    ]
    assert set(Photo.objects.values_list("credit", "rights", "place")) == {("Dodi", "contributor", "Brebes")}
    captioned, bare = sorted(Photo.objects.all(), key=lambda photo: not photo.caption)
    assert captioned.caption == "Dari berkas."
    form = next(form for form in page.root.iter("form") if form.get("id") == "photo_captions_form")
    typed = {f"foto-{one.pk}-{name}": text for one in (captioned, bare) for name, text in
             {"caption": f"Kata {one.pk}.", "alt": "Orang.", "credit": "Dodi"}.items()}  # fmt: skip
    saved = browser.post(form.get("action"), typed | {f"foto-{bare.pk}-caption": "K" * 401})
    assert saved.status_code == 200 and "400 karakter" in saved.content.decode()
    assert browser.post(form.get("action"), typed).status_code == 302
    assert Photo.objects.get(pk=bare.pk).caption == f"Kata {bare.pk}."


def test_nobody_captions_or_aims_what_is_not_theirs(signed_in, reporter, moderator, editor):
    photo = make_photo(added_by=editor)
    address = f"/admin/news/photo/keterangan/?foto={photo.pk}&foto=abc&foto=99"
    assert f"foto-{photo.pk}-caption" not in signed_in(reporter).get(address).content.decode()
    signed_in(reporter).post(address, {f"foto-{photo.pk}-caption": "Curian."})
    assert Photo.objects.get().caption != "Curian."
    acts = {"fokus": {"x": "0.1", "y": "0.1"}, "ganti": {"file": file()}, "larang": {"reason": "a"}, "izinkan": {}}
    for act, sent in acts.items():
        for person in (reporter, moderator):
            assert signed_in(person).post(f"{LIST}{photo.pk}/{act}/", sent).status_code == 403, act
        assert signed_in(editor).post(f"{LIST}999/{act}/", sent).status_code == 404
    for address in (BATCH, f"{LIST}{photo.pk}/asal.jpg", f"{LIST}cari/", "/admin/news/photo/keterangan/"):
        assert signed_in(moderator).get(address).status_code == 403, address
    wrong = signed_in(editor).post(f"{LIST}{photo.pk}/fokus/", {"x": "nan", "y": "2"})
    assert wrong.json() == {"error": "Titik fokus harus di dalam foto."}
