"""Keywords for a story from its own words: known ones that occur in it, then names that stand in it again and again."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain

from news.models import Keyword, Tagging
from news.search_query import FUNCTION_WORDS
from news.slugs import make_slug
from news.stemming import stems, words

SHOWN = 5
#: Words of the longest keyword that is looked for ("Badan Penanggulangan Bencana Daerah Aceh").
LONGEST = 5
#: A story is about what it says at its beginning; more words make no better keywords.
READ = 1_500
#: Taggings among which the usual keywords are, for those that occur in another form of the word only.
LATELY = 3_000
AT_ONCE = 500
#: A new name must occur so often to be offered.
TIMES = 2
_SENTENCE_END = re.compile(r"(?:[.!?:]['\"”’)]*|[\"“(]|^)\s*$")
_CAPITALS = re.compile(r"\b[A-Z][\w'’-]*(?:\s+(?:dan\s+(?=[A-Z]))?[A-Z][\w'’-]*){0,4}")
_TITLES = set(
    """
    Warga Presiden Wakil Menteri Gubernur Bupati Wali Kota Camat Lurah Kepala Ketua Sekretaris Jenderal Direktur Kapolres
    Kapolda Haji Hajah Bapak Ibu Pak Bu Dr Prof Ir Kabupaten Kecamatan Desa Kelurahan Provinsi Dusun Kampung Jalan
    Senin Selasa Rabu Kamis Jumat Sabtu Minggu Januari Februari Maret April Mei Juni Juli Agustus September Oktober
    November Desember Rp WIB WITA WIT Bidang Dinas
    """.split()
)


def suggest_keywords(title: str, text: str, taken: list[str] = ()) -> list[str]:
    """At most SHOWN keywords, the most used known ones first; `text` is plain."""
    text = " ".join(text.split()[:READ])
    whole = f"{title}. {text}"
    found = _known(whole)
    names = [name for name in _names(title, text) if make_slug(name) not in {make_slug(one) for one in found}]
    used = {make_slug(one) for one in taken}
    fresh = [name for name in chain(found, names) if make_slug(name) not in used]
    return _without_parts(fresh)[:SHOWN]


def _known(text: str) -> list[str]:
    """Names of known keywords that occur in a text, the most used first."""
    slugs = {make_slug(" ".join(run)) for run in _runs(words(text)) if not FUNCTION_WORDS.issuperset(run)}
    keys = {key for part in _parts(sorted(slugs)) for key in _keys_of(part)}
    keys |= _in_another_form(text) - keys
    used = Keyword.objects.filter(pk__in=keys).with_uses().order_by("-use_count", "name")
    return [keyword.name for keyword in used]


def _keys_of(slugs: list[str]):
    return Keyword.objects.filter(slug__in=slugs).values_list("pk", flat=True)


def _in_another_form(text: str) -> set[int]:
    """Keys of keywords in use whose stems occur: "banjirnya" speaks of Banjir."""
    lately = Tagging.objects.order_by("-published_at", "tag").values_list("tag", flat=True)[:LATELY]
    usual = Keyword.objects.filter(pk__in=set(lately)).values_list("pk", "name")
    runs = set(_runs(stems(text)))
    return {key for key, name in usual if tuple(stems(name)) in runs}


def _runs(found: list[str]):
    for length in range(1, LONGEST + 1):
        for start in range(len(found) - length + 1):
            yield tuple(found[start : start + length])


def _parts(slugs: list[str]):
    for start in range(0, len(slugs), AT_ONCE):
        yield slugs[start : start + AT_ONCE]


def _names(title: str, text: str) -> list[str]:
    """People, places and houses by their capitals: those that stand in a text several times, the most frequent first."""
    times: Counter = Counter()
    for match in _CAPITALS.finditer(text):
        parts = match[0].split()
        if _SENTENCE_END.search(text[: match.start()][-12:]) and len(parts) == 1 and not parts[0].isupper():
            continue  # any word has a capital there
        while parts and (parts[0] in _TITLES or parts[0].lower() in FUNCTION_WORDS):
            parts.pop(0)
        name = " ".join(parts)
        if len(name) > 2:
            times[name] += 1
    return [name for name, often in times.most_common() if often >= TIMES or (name in title and " " in name)]


def _without_parts(names: list[str]) -> list[str]:
    """Without a name that is only a part of one before or behind it: Slamet beside Slamet Raharjo."""
    wholes = [f" {name.lower()} " for name in names]
    return [
        name
        for name, own in zip(names, wholes, strict=True)
        if not any(own in other and own != other for other in wholes)
    ]
