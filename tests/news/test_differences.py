"""What has changed between two versions of a story, word by word."""

import random
import time

from django.template.loader import render_to_string

from news.differences import blocks_of, changed_words, field_differences, word_differences

LABELS = {"title": "Judul", "keywords": "Kata kunci", "body": "Isi"}


def differences(old: str, new: str) -> list[tuple[str, str, str]]:
    """(kind, words of the old, words of the new) of each row of two bodies."""
    found = field_differences({"body": old}, {"body": new}, LABELS)
    return [
        (row.kind, "".join(words for _, words in row.old), "".join(words for _, words in row.new))
        for one in found
        for row in one.rows
    ]


def test_the_words_that_changed_are_told_and_no_others():
    parts = word_differences("Warga memperbaiki tanggul sungai.", "Warga memperkuat tanggul sungai itu.")
    assert parts == [
        ("same", "Warga "),
        ("gone", "memperbaiki "),
        ("new", "memperkuat "),
        ("same", "tanggul sungai "),
        ("new", "itu"),
        ("same", "."),
    ]
    assert word_differences("Banjir", "Banjir") == [("same", "Banjir")]
    assert word_differences("", "Banjir") == [("new", "Banjir")]
    assert word_differences("", "") == []


def test_both_texts_can_be_read_from_the_parts():
    old = "Gubernur, kata dia, akan datang pukul 09.00 WIB ke Aceh Besar."
    new = "Wakil gubernur akan datang pukul 10.30 WIB ke Banda Aceh, kata dia."
    parts = word_differences(old, new)
    assert "".join(words for kind, words in parts if kind != "gone") == new
    assert "".join(words for kind, words in parts if kind != "new").split() == old.split()


def test_only_fields_that_differ_are_listed_in_the_order_of_their_labels():
    old = {"title": "Tanggul Jebol", "keywords": "banjir\nAceh", "body": "<p>Sama.</p>"}
    new = {"title": "Tanggul Kembali Jebol", "keywords": "banjir\nBPBD", "body": "<p>Sama.</p>"}
    found = field_differences(old, new, LABELS)
    assert [one.label for one in found] == ["Judul", "Kata kunci"]
    assert [row.kind for row in found[1].rows] == ["same", "changed"]
    assert field_differences({}, {"body": ""}, LABELS) == []


def test_paragraphs_are_aligned_before_their_words():
    first, second, third = "Air naik sejak pagi tadi.", "Warga mengungsi ke balai desa.", "Bantuan belum tiba."
    old = f"<p>{first}</p><p>{second}</p><p>{third}</p>"
    new = f"<p>{first}</p><p>Hujan turun semalaman tanpa henti.</p><p>Warga mengungsi ke masjid desa.</p><p>{third}</p>"
    assert differences(old, new) == [
        ("same", first, first),
        ("new", "", "Hujan turun semalaman tanpa henti."),
        ("changed", second, "Warga mengungsi ke masjid desa."),
        ("same", third, third),
    ]


def test_what_is_not_words_is_said_in_words():
    body = (
        "<h2>Warga</h2><blockquote><p>Kami siap</p><footer>Budi</footer></blockquote><ul><li><p>beras</p></li></ul>"
        "<table><tbody><tr><td><p>Desa</p></td><td><p>12</p></td></tr></tbody></table>"
        '<figure data-photo="3" data-alt="Tanggul"><figcaption>Tanggul jebol</figcaption></figure>'
        '<p>Lihat <a href="https://bpbd.example/">datanya</a></p><aside data-read-also="9"></aside><hr data-page="">'
    )
    assert [block.text for block in blocks_of(body)] == [
        "Subjudul: Warga",
        "Kutipan: Kami siap",
        "Penutur: Budi",
        "• beras",
        "Baris tabel: Desa | 12",
        "Foto nomor 3: [alternatif: Tanggul] Tanggul jebol",
        "Lihat ‹https://bpbd.example/› datanya",
        "Baca juga: berita nomor 9",
        "Pemisah halaman",
    ]


def test_a_change_of_looks_alone_is_told_apart_and_one_that_cleaning_undoes_is_none():
    assert [kind for kind, *_ in differences("<p>Air <strong>naik</strong></p>", "<p>Air naik</p>")] == ["restyled"]
    assert differences("<p>Air <b>naik</b></p>", "<p>Air <strong>naik</strong></p>") == []


def test_long_runs_of_equal_paragraphs_are_left_out_and_counted():
    paragraphs = [f"Alinea nomor {number} dari naskah." for number in range(40)]
    old = "".join(f"<p>{one}</p>" for one in paragraphs)
    found = field_differences({"body": old}, {"body": old.replace("nomor 20 ", "kedua puluh ")}, LABELS)
    rows = found[0].rows
    assert [row.kind for row in rows] == ["skipped", "same", "changed", "same", "skipped"]
    assert sum(row.count or 1 for row in rows) == 40


def test_how_many_words_are_gone_and_new():
    assert changed_words("<p>Air naik sejak pagi.</p>", "<p>Air surut sejak siang tadi.</p>") == (2, 3)


def test_a_manuscript_of_500_paragraphs_and_hostile_texts_take_no_long_time():
    chance = random.Random(7)
    words = ["yang", "di", "dan", "ke", *(f"kata{number}" for number in range(3000))]
    manuscript = [" ".join(chance.choices(words, k=60)) for _ in range(500)]
    edited = [one.replace("kata1", "kata2") if number % 10 == 0 else one for number, one in enumerate(manuscript)]
    pairs = [
        (manuscript, edited),
        (["sama saja"] * 500, ["sama lain"] * 499),
        ([" ".join(chance.choices("ab", k=5000))], [" ".join(chance.choices("ab", k=5000))]),
        ([" ".join(f"x{n} k" for n in range(3000))], [" ".join(f"y{n} k" for n in range(3000))]),
    ]
    for old, new in pairs:
        bodies = ["".join(f"<p>{one}</p>" for one in side) for side in (old, new)]
        begun = time.process_time()
        assert differences(*bodies)
        assert (
            time.process_time() - begun < 1
        )  # measured: 0.1 s for the manuscript; the rest is room for a busy machine


def test_the_partial_shows_two_columns_and_says_gone_and_new_for_ears():
    found = field_differences({"title": "Air <b>naik</b>"}, {"title": "Air <i>surut</i>"}, LABELS)
    html = render_to_string(
        "admin/news/_differences.html", {"fields": found, "old_name": "Tersimpan", "new_name": "Diketik"}
    )
    assert "<del>" in html and "<ins>" in html and "<b>" not in html
    assert "[dihapus: " in html and "[ditambah: " in html
    assert html.index("Tersimpan") < html.index("Diketik")
    same = render_to_string("admin/news/_differences.html", {"fields": []})
    assert "Tidak ada yang berbeda." in same
