"""Spelling hints: what the house writes otherwise is pointed at with its source, and sound sentences are left alone."""

import pytest

from news.house_style import hints
from portal.demo.stories import load_stories

WRONG = {
    "Pada Pebruari dan Nopember harga naik.": ["Februari", "November"],
    "Rapat hari Jum'at, Jum`at, atau Jum’at.": ["Jumat", "Jumat", "Jumat"],
    "Desa dimana warga di lakukan pendataan.": ["di mana", "dilakukan"],
    "Ia di makan usia.": ["dimakan"],
    "Disini ia merubah jadual dan menarik nafas.": ["Di sini", "mengubah", "jadwal", "napas"],
    "RESIKO BENCANA": ["RISIKO"],
    "Kementrian itu bekerjasama dengan Walikota Malang.": ["Kementerian", "bekerja sama", "Wali Kota"],
    "Ijin keluar pukul 15:30 WIB.": ["Izin", "15.30"],
    'Dua  spasi dan “kutip campur" serta "begini”.': [" ", "”", "“"],
    "Apapun yang terjadi, walau pun hujan.": ["Apa pun", "walaupun"],
}
SOUND = [
    "Warga berobat di Apotik Sehat Jaya milik Ijin Sembiring di Jalan Nafas Panjang.",
    "Pasal itu diatur di undang-undang dan di makanan; ia dimakamkan di rumah duka.",
    "Di antaranya ada yang menempatkan karung di tempat aman, ditempatkan rapi, ditengahi lurah.",
    '“Kami siap,” kata dia. "Kami juga," kata yang lain. Tinggi 5" saja.',
    "Skor 15:30 dan rasio 1:2 tidak berubah sampai pukul 15.30.",
    "Kata antri-antrian dan tolak-ukur-an bukan urusan daftar ini.",
]  # fmt: skip


@pytest.mark.parametrize("text", WRONG)
def test_what_the_house_writes_otherwise_is_found_in_its_place(text):
    found = hints(text)
    assert [hint.better for hint in found] == WRONG[text]
    assert all(text[hint.start : hint.end] == hint.found and hint.why for hint in found)


def test_where_the_sense_decides_no_press_replaces():
    (hint,) = hints("Program pemukiman warga.")
    assert (hint.better, hint.safe) == ("permukiman", False)


@pytest.mark.parametrize("text", SOUND)
def test_names_and_sound_words_are_left_alone(text):
    assert hints(text) == []


def test_the_150_stories_of_the_demo_give_no_alarm():
    alarms = [
        (story.title, hint.found)
        for story in load_stories()
        for text in (story.title, story.standfirst, *(block.text for block in story.blocks))
        for hint in hints(text)
    ]
    assert alarms == []


def test_a_mended_text_has_no_hint_any_more():
    for text in WRONG:
        for hint in reversed(hints(text)):
            text = text[: hint.start] + hint.better + text[hint.end :]
        assert hints(text) == []
