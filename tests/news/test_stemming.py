"""Words come back to their roots, however they are inflected, typed or decorated."""

import pytest

from news.spelling import joined_or_parted, respellings, slips
from news.stemming import fold, stem, stems, words, words_with_places


@pytest.mark.parametrize(
    ("root", "forms"),
    [
        ("tangkap", "tangkap menangkap ditangkap penangkapan tangkapan tertangkap"),
        ("kirim", "kirim mengirim dikirim pengiriman kiriman mengirimkan"),
        ("tulis", "tulis menulis penulis tertulis tulisannya"),
        ("main", "main bermain pemain memainkan"),
        ("rawat", "rawat merawat dirawat perawat perawatan"),
        ("kelola", "kelola mengelola dikelola pengelolaan"),
        ("curi", "mencuri pencuri pencurian dicuri"),
        ("tani", "tani petani pertanian"),
        ("kepala", "kepala kepalanya"),
        ("berantas", "memberantas pemberantasan"),
        ("sekolah", "sekolah bersekolah sekolahnya"),
        ("nyala", "menyala dinyalakan menyalakan"),
    ],
)
def test_every_form_of_a_word_has_its_root(root, forms):
    assert {stem(form) for form in forms.split()} == {root}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kepala", "pala"),
        ("selatan", "selat"),
        ("pemohon", "pohon"),
        ("masalah", "masa"),
        ("berikan", "ikan"),
        ("maluku", "malu"),
    ],
)
def test_words_that_only_look_related_stay_apart(one, other):
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anak-anak", ["anak"]),
        ("anak2", ["anak"]),
        ("Jum'at, Ma’ruf", ["jumat", "maruf"]),
        ("Rp1.260.000", ["rp1260000"]),
        ("1.260 guru", ["1260", "guru"]),
        ("Pokémon ＫＰＫ", ["pokemon", "kpk"]),
        ("e-KTP", ["e", "ktp"]),
        ('NEAR(a) title:b* \x00\x07 😀 "', ["near", "a", "title", "b"]),
        ('😀 ... ""', []),
    ],
)
def test_a_text_is_read_as_words(text, expected):
    assert stems(text) == expected


def test_a_word_has_an_end():
    assert [len(word) for word in words("a" * 5000)] == [40]
    assert fold("ÉLAN") == "elan"


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [("banjir", "banjir", 0), ("banjr", "banjir", 1), ("gantnug", "gantung", 1), ("kopi", "topi", 1), ("", "abc", 3)],
)
def test_slips_are_counted(one, other, far):
    assert slips(one, other) == slips(other, one) == far


def test_a_question_is_spelt_better_by_one_word_two_words_or_none_apart():
    known = {"banjir", "banjar", "bulu", "tangkis", "orangutan"}
    assert list(respellings(["banjr", "semarang"], ["banjr"], known)) == [["banjar semarang", "banjir semarang"]]
    assert "bulu" in joined_or_parted(["bulutangkis"], ["bulutangkis"])
    assert ["bulu tangkis"] in list(respellings(["bulutangkis"], ["bulutangkis"], known))
    assert next(respellings(["orang", "utan"], ["utan"], known)) == ["orangutan"]
    assert list(respellings(["xyzzyx"], ["xyzzyx"], known)) == []


@pytest.mark.parametrize(
    "text", ["Jum'at 1.260 anak2, e-KTP; Rp1.5", "«Ma’ruf» 12.345.678 \u202eﺏ ﷺ x_y 3.14", "a'b'c 1'000 .5. '"]
)
def test_words_are_the_same_with_and_without_their_places(text):
    assert words(text) == [word for word, _, _ in words_with_places(text)]
    assert all(text[start:end].strip() == text[start:end] for _, start, end in words_with_places(text))
