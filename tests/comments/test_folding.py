"""What a text says under its disguise, and that clean Indonesian stays what it is."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comments import abuse, spam
from comments.folding import Vocabulary, fold, plain, unmask

DISGUISED = [
    ("SLOT Gacor", "slot gacor"), ("ｓｌｏｔ ｇａｃｏｒ", "slot gacor"), ("𝐬𝐥𝐨𝐭 𝓰𝓪𝓬𝓸𝓻", "slot gacor"),
    ("ⓢⓛⓞⓣ 🅶🅰🅲🅾🆁", "slot gacor"), ("ꜱʟᴏᴛ ɢᴀᴄᴏʀ", "slot gacor"), ("ѕӏоt gасоr", "slot gacor"), ("ѕlοτ", "slot"),
    ("🇸 🇱 🇴 🇹", "slot"), ("🇸🇱🇴🇹", "slot"), ("slōt gåcõr", "slot gacor"), ("s̶l̶o̶t̶", "slot"), ("sl\u200dot", "slot"),
    ("s\u2800l\u3164o\u00adt", "slot"), ("gacooooorrr", "gacor"), ("m4xw1n", "maxwin"), ("g@c0r", "gacor"), ("bon$us", "bonsus"),
    ("s l o t", "slot"), ("s.l.o.t", "slot"), ("s-l_o*t", "slot"), ("s🔥l🔥o🔥t", "slot"), ("(s)(l)(o)(t)", "slot"),
]  # fmt: skip
CLEAN = [
    ("Skor 2-0 di babak pertama", "skor 2 0 di babak pertama"), ("Jaringan 5G dan 4G", "jaringan 5g dan 4g"),
    ("B.J. Habibie", "b j habibie"), ("Tahun 1998 dan 2026", "tahun 1998 dan 2026"), ("Rp25.000", "rp25 000"),
    ("UU No. 27/2022", "uu no 27 2022"), ("COVID19 dan U20", "covid19 dan u20"), ("Pasal III ayat 2", "pasal iii ayat 2"),
    ("25rb jadi 10jt", "25rb jadi 10jt"), ("maaf, saat itu", "maaf saat itu"), ("Jum'at pukul 15.00 WIB", "jum at pukul 15 00 wib"),
    ("merdeka 🇮🇩🇮🇩🇮🇩", "merdeka"), ("Prof. Dr. Sri, S.H.", "prof dr sri s h"), ("www.contoh.id", "www contoh id"),
]  # fmt: skip
WORDS = Vocabulary(
    {"slot", "gacor", "maxwin", "goblok", "scatter"}, core={"slot", "gacor", "maxwin"}, fillers={"hari", "ini"}
)
#: What has blown up other filters: repetitions that a pattern can cut in many ways.
HEAVY = [
    "a" * 5000, "a " * 2500, "s.l.o.t." * 625, "a*" * 2500, "@$!|" * 1250, "4a" * 2500, "slotgacor" * 555, "https://" * 625,
    "www." * 1250, "0812 " * 1000, "08 " * 1666, "1 juta jadi " * 416, "modal 1" + " jadi" * 1000, "\"a'" * 1666, '"kata" ' * 700, "s l o t g " * 500, "*a" * 2500, "a*b*c " * 800, "🇮🇩🇸" * 1666,
    "\u0336" * 5000, "a.b-c_" * 833, "aaa1" * 1250, "x.com" * 1000, "abc88" * 1000, "ﷺ" * 5000, "anjing " * 714, "cina usir " * 500,
]  # fmt: skip


@pytest.mark.parametrize(("text", "folded"), DISGUISED + CLEAN)
def test_a_disguise_falls_and_clean_words_stay(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize("text", [
    "s1ot", "5lot", "slo7", "sl*t", "sl ot", "tols", "ŠLÔT", "s l 0 t", "slooot", "$lot", "slott",
])  # fmt: skip
def test_a_known_word_is_found_under_what_can_be_read_in_several_ways(text):
    assert "slot" in unmask(text, WORDS)[0]


@pytest.mark.parametrize(("text", "words"), [
    ("slotgacorhariini88", ["slot", "gacor", "hari", "ini"]), ("slotparkir", ["slotparkir"]), ("g*bl*k", ["goblok"]),
    ("max win", ["maxwin"]), ("gac or", ["gacor"]), ("perslotan", ["perslotan"]), ("toko lama", ["toko", "lama"]),
])  # fmt: skip
def test_words_are_joined_and_taken_apart_only_when_nothing_else_is_left(text, words):
    assert unmask(text, WORDS)[0] == words


def test_words_are_found_in_a_sentence_of_which_every_letter_stands_alone():
    letters = "s l o t g a c o r d i r u m a h k i t a m 4 x w i n t e r u s s a m p a i p a g i b e s o k l u s a"
    assert unmask(letters, WORDS)[1] == ["slot", "gacor", "maxwin"]


def test_a_word_that_is_drawn_out_is_no_disguise():
    assert unmask("gacooorr slot", WORDS) == (["gacor", "slot"], [])
    assert unmask("g4c0r", WORDS) == (["gacor"], ["gacor"])


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400) | st.text(alphabet="aaei10 .*-_@$!|sşѕ𝐬🇸🇮\u200d\u0336", max_size=400))
def test_folding_again_changes_nothing_and_nothing_raises(text):
    folded = fold(text)
    assert fold(folded) == folded
    assert plain(plain(text)) == plain(text)
    unmask(text, WORDS), spam.weigh(text), abuse.find(text)


@pytest.mark.parametrize("text", HEAVY, ids=range(len(HEAVY)))
def test_five_thousand_hostile_letters_take_no_time(text):
    spam.weigh("pemanasan"), abuse.find("pemanasan")
    began = time.process_time()
    fold(text), unmask(text, WORDS), spam.weigh(text), abuse.find(text)
    assert time.process_time() - began < 1
