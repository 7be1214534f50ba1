"""What is taken for spam and for abuse, and what comes close and is neither. None of these lines is in the labelled set."""

import pytest

from bench.labelled import HELD, TRAIN, demo_texts, read
from bench.policy import by_list, report
from comments import abuse, spam
from comments.brands import names_in

SPAM = [
    "Slot gacor maxwin setiap hari di BINTANG88, daftar lewat bio", "sl0t g4c0r depo 25 bonus 25", "𝐌𝐀𝐗𝐖𝐈𝐍 tiap spin di 𝐒𝐋𝐎𝐓",
    "Dana tunai tanpa jaminan cair hari ini, WA 081234567899", "open bo jakarta, vcs juga ready, minat wa",
    "Robot trading profit harian 5%, gabung grup telegram", "Jual followers aktif murah bergaransi, cek bio",
    "Beritanya bagus, salam dari 𝐆𝐔𝐍𝐔𝐍𝐆𝟗𝟗", "makasih ya C 4 N D I 8 8, kontrakan lunas", "coba S3MARANG138 deh",
    "Krim pemutih seminggu glowing, COD, yang minat wa aja kak", "Pinjam 10 juta cukup foto KTP, langsung cair, hubungi Bu Sari",
]  # fmt: skip
HONEST = [
    "Slot parkir di stasiun habis sejak pagi.", "Polisi menangkap pengelola situs judi slot di Batam.", "Burung saya gacor sekali.",
    "Kenapa iklan judi online masih lolos?", "Pinjol ilegal meneror tetangga saya.", "Diskon tarif kereta sampai akhir bulan.",
    "Skor 2-0, mainnya bagus.", "Harga naik dari 10 ribu jadi 12 ribu.", "Sinyal 5G belum ada di sini.", "Toto menang lomba lari.", "",
]  # fmt: skip
ABUSE = [
    "dasar goblok", "g0bl0k lu", "anjing kau", "babi!", "Usir semua Cina", "orang Papua pemalas", "bakar saja gereja itu, kafir semua",
    "gue tahu rumah lo, tunggu aja gue bakar", "semoga anak lo mati ketabrak", "matamu picek, cuk", "beungeut siga monyet sia",
    "t o l o l", "wartawan lonte", "cina babi", "kelakuan kayak monyet",
]  # fmt: skip
DECENT = [
    "Anjing pelacak menemukan korban.", "Harga babi di Bali turun.", "Polisi menangkap pelaku ujaran kebencian terhadap warga Tionghoa.",
    "Warga Kristen dan Islam membersihkan sungai bersama.", "Ikan bakar Jimbaran Bali enak.", "Timnas bantai Laos 6-0.",
    'Saksi mendengar terdakwa berteriak "bunuh semua" sebelum pergi.', "Pulau Babi pernah dilanda tsunami.", "Orang Batak banyak di Medan.",
    "Pemain itu dihina monyet oleh penonton.", "Jalan di Padang rusak.", "Setan Merah kalah lagi.", "",
]  # fmt: skip


def test_spam_is_told_from_what_uses_its_words():
    assert [text for text in SPAM if spam.weigh(text).chance < spam.HELD] == []
    assert [text for text in HONEST if spam.weigh(text).chance >= spam.HELD] == []


def test_abuse_is_told_from_telling_of_it():
    assert [text for text in ABUSE if not abuse.find(text)] == []
    assert [(text, abuse.find(text)) for text in DECENT if abuse.find(text)] == []


def test_an_opinion_says_what_it_has_found():
    opinion = spam.weigh("Sl0t g4c0r di BINTANG88, klik profil")
    assert "judi daring: slot gacor" in opinion.because and "disamarkan" in opinion.because
    assert opinion.features[0][1] > 0 and {"brand", "disguised"} <= {name for name, _ in opinion.features}


def test_a_moderator_reads_a_reason_even_where_no_term_of_a_list_is_found():
    assert "nama situs: gunung99" in spam.weigh("salam hangat dari 𝐆𝐔𝐍𝐔𝐍𝐆𝟗𝟗").because
    assert "mirip iklan: " in spam.weigh("profilku ya kak, ada yang seru malam ini").because
    assert abuse.find("gue samperin lo besok, siap mati kau")[0]


@pytest.mark.parametrize(
    "text", ["A N G S A 7 7", "p.a.n.e.n.9.9", "T̲E̲R̲A̲T̲A̲I̲W̲I̲N̲", "kuda4dddd", "B3B3K138", "KEBAYA-BET", "🅺🅴🆁🅸🆂🅱🅴🆃"]
)
def test_names_of_sites_are_told_by_how_they_are_made(text):
    assert names_in(text)[0]


def test_honest_names_are_none():
    text = "SMAN88 di Km77, Covid19, Erwin kawin, ribet, iPhone 15, Persib 2-0, tahun2025, @andi88, B.J. Habibie, pasal27 dan penjudi"
    assert names_in(text) == ([], [])


def test_words_of_the_police_do_not_pay_for_an_advertisement():
    advertised = "Slot gacor maxwin di BINTANG88, depo 10 bonus 10, link di bio"
    told = "polisi pelaku korban berita kata warga hukum bahaya stop"
    assert spam.weigh(f"{advertised} {told}").chance >= spam.HELD


def test_the_defence_holds_on_the_half_that_nothing_learnt_from(capsys):
    """The floor of the house: `make bench-policy` prints how far above it we are."""
    lines = read(HELD)
    spam.weigh("pemanasan")
    found = [(one.label, spam.weigh(one.text).chance >= spam.HELD) for one in lines if one.label != "abuse"]
    hits, misses = found.count(("spam", True)), found.count(("spam", False))
    false = found.count(("clean", True))
    assert 2 * hits / (2 * hits + misses + false) >= 0.95
    report("kata", by_list("slot gacor"), lines, "spam")
    assert "false alarms" in capsys.readouterr().out


def test_the_demo_speaks_neither_spam_nor_abuse():
    texts = demo_texts(TRAIN) + demo_texts(HELD)
    assert len(texts) > 3000
    assert [text for text in texts[::6] if spam.weigh(text).chance >= spam.HELD or abuse.find(text)] == []


def test_no_line_and_no_family_of_disguise_is_in_both_halves():
    halves = {half: read(half) for half in (TRAIN, HELD)}
    assert not {one.text for one in halves[TRAIN]} & {one.text for one in halves[HELD]}
    families = [{one.family for one in read(half, "disguised.txt")} for half in halves]
    assert families[0] and families[1] and not families[0] & families[1]
    assert sum(map(len, halves.values())) > 2000
