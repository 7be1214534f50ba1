"""Names of gambling sites: new ones appear every day, and yet all are made in the same few ways.

A word and a lucky number ("kapten138", "R4J4 88"), or a word and what is to be won ("SENJAWIN", "kudatoto"), spelled,
struck through or with figures in it as it may be.
"""

from __future__ import annotations

import re

from comments.folding import careful, plain, tokens_of

#: Figures that such sites like.
_LUCKY = r"\d?(?:88|77|99|69|33|55|66|11|22|44)\d?|138|168|303|333|500|212|234|388|368|365|898|123|777|228|268|[1-9]000|(?P<one>\d)(?P=one)(?P=one)|[45]d"
#: What a word with figures behind it is as well.
_HONEST = (
    "covid pasal ayat tahun liga sman smpn smkn smk sdn sma smp man mts pertamax pertalite persib persija persebaya kelas "
    "iphone galaxy vario beat nmax android windows grup group menit usia skor nomor angkatan formasi umur jam pukul hari "
    "tanggal jalan jln blok gate gedung lantai kamar kode koridor km cop ktt piala pemilu pilkada sekitar hingga sampai "
    "rute jalur tol bandung jakarta minggu bulan januari februari maret april mei juni juli agustus september oktober "
    "november desember gol timnas world euro formula seri tipe type level versi babak ronde fase peringkat asean"
)
_NUMBER = re.compile(rf"(?!(?:{'|'.join(_HONEST.split())})\d)[a-z]{{3,14}}(?:{_LUCKY})\Z")
#: "lautan540": any figures that are no year.
_OTHER = re.compile(rf"(?!(?:{'|'.join(_HONEST.split())})\d)[a-z]{{4,14}}(?!(?:19|20)\d\d\Z)\d{{2,4}}\Z")
#: "88sirek", to be read from behind.
_TURNED = re.compile(
    r"(?:77|88|99|138|303|777)(?!tahun|orang|persen|menit|ribu|juta|hari|unit|kali|km|rb|jt)[a-z]{4,14}\Z"
)
_ENDING = re.compile(
    r"[a-z]{3,14}(?:win|bet|spin|toto|slot|hoki|gacor|qq|togel|maxwin|judi|judol|jackpot|zeus|casino|poker|jp|betting)"
    r"(?:vip|pro|login|88|99)?\Z"
)
#: Words that only sound so.
_WORDS = frozenset(
    """kawin darwin edwin erwin irwin baldwin godwin alwin melwin twin goodwin mawin alfabet tibet ribet robet serobet diabet lambet
    ashwin marwin gerwin delwin corwin winwin sorbet sherbet topspin backspin crispin penjudi berjudi brebet seribet maxwin gacor togel elisabet elizabet hartoto sutoto soetoto ritoto wartoto photoshop""".split()
)
#: "NINJA-HOKI", "RAJA TOTO", "KAPTEN 138", "LUNARPLAY", "DoraBet": written as names are.
_CALLED = re.compile(
    r"(?<![A-Z])[A-Z]{3,12}[ -]?(?:4D|5D|HOKI|TOTO|BET|SLOT|WIN|JP|GACOR|QQ|TOGEL|SPIN|CUAN|MAXWIN|VIP|ZEUS)(?![A-Za-z])"
    r"|(?<![A-Za-z])(?!PASAL|NOMOR|SMAN|JALAN|KORBAN|TEWAS|TAHUN)[A-Z]{4,12} (?:138|168|303|555|777|77|88|99)(?!\d|[.,]\d)"
    r"|(?<![A-Za-z])[A-Z]{3,12}(?:PLAY|PRO|KING|LUCK|GAME|GAMING|MAIN|BOLA)(?![A-Za-z])"
    r"|(?<![A-Za-z])[A-Z][a-z]{2,11}(?:Bet|Win|Play|Toto|JP|VIP|Spin|Slot)(?![A-Za-z])"
)
#: "@rudi77", "andi88@surel.id": readers have figures in their names too.
_HANDLE = re.compile(r"@\w+|\w[\w.]*@")
_SQUEEZED = re.compile(r"([a-z])\1{2,}")


def names_in(text: str) -> tuple[list[str], list[str]]:
    """The names of sites in a text: those that can hardly be anything else, and those that might."""
    surely, perhaps = [found.group() for found in _CALLED.finditer(text)], []
    for token, _ in tokens_of(_HANDLE.sub(" ", plain(text))):
        if len(token) > 20 or token.isdecimal():
            continue
        ways = [_SQUEEZED.sub(r"\1", one) for one in dict.fromkeys((token, careful(token)))]
        if _WORDS.intersection(ways):
            continue
        if name := next((one for one in ways if _NUMBER.match(one) or _ENDING.match(one) or _TURNED.match(one)), None):
            surely.append(name)
        elif name := next((one for one in ways if _OTHER.match(one)), None):
            perhaps.append(name)
    return surely, perhaps
