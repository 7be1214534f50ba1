"""From what a picture file says about itself (`news.photo_words`) to the fields of a photograph in the library."""

from __future__ import annotations

import re
from datetime import datetime

from news.dates import newsroom_zone
from news.models import Photo, Rights
from news.plain import line

#: Ends of IPTC's "digital source type" for pictures that a machine has made, wholly or in part.
#: https://cv.iptc.org/newscodes/digitalsourcetype/
AI_SOURCES = ("trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia", "compositeSynthetic")
#: Names by which agencies sign; a file with one of them is the agency's.
AGENCIES = re.compile(r"\b(antara|reuters|afp|getty|xinhua|epa|associated press|ap photo|anadolu)\b", re.IGNORECASE)
#: Field of a photograph -> the word of the file that fills it.
_SAME = {"caption": "caption", "alt": "alt", "place": "place", "people": "people", "keywords": "keywords"}


def fields_from(words: dict[str, str]) -> dict:
    """Fields that a file's own words fill; what it does not say is not in there."""
    fields = {name: words.get(word, "") for name, word in _SAME.items()} | _credit(words)
    told = {name: _fitting(name, text) for name, text in fields.items()}
    found = {name: text for name, text in told.items() if text}
    if taken := taken_at(words.get("taken", "")):
        found["taken_at"] = taken
    if words.get("digital_source", "").rpartition("/")[2] in AI_SOURCES:
        found |= {"made_with_ai": True}
    if words.get("digital_source", "").rpartition("/")[2] == "trainedAlgorithmicMedia":
        found |= {"rights": Rights.AI}
    elif AGENCIES.search(f"{words.get('credit', '')} {words.get('source', '')}"):
        found |= {"rights": Rights.AGENCY}
    return found


def _credit(words: dict[str, str]) -> dict[str, str]:
    """Who made it, and for whom: "Akbar" and "ANTARA FOTO"; a credit line alone is the credit."""
    creator, line_ = words.get("creator", ""), words.get("credit", "")
    source = words.get("source", "")
    if creator and line_ and line_ != creator:
        return {"credit": creator, "source": line_}
    return {"credit": creator or line_, "source": source if source != (creator or line_) else ""}


def _fitting(name: str, text: str) -> str:
    """A text as the field keeps it, cut at a word where it is too long."""
    text, most = line(text), Photo._meta.get_field(name).max_length
    return text if len(text) <= most else text[:most].rpartition(" ")[0] or text[:most]


def taken_at(text: str) -> datetime | None:
    """The moment of "2026-03-01T09:15:00+07:00"; without a zone the newsroom's is meant, without a time noon."""
    found = re.fullmatch(
        r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?", text.strip()
    )
    if not found:
        return None
    *day, hour, minute, second, zone = found.groups()
    try:
        moment = datetime.fromisoformat(
            f"{'-'.join(day)}T{hour or '12'}:{minute or '00'}:{second or '00'}{(zone or '').replace('Z', '+00:00')}"
        )
    except ValueError:
        return None
    if not 1830 <= moment.year <= 2100:  # no photograph is older, and a camera with a wrong clock is not believed
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=newsroom_zone())
