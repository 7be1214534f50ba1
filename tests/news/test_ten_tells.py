"""The ten tells by which a native reader knows a product from elsewhere (words, dates, numbers), on every page there is."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse

from ads.models import Slot
from comments.models import State as CommentState
from comments.notices import unsubscribe_address
from comments.standing import recount
from news.models import Kind
from news.models import Page as StaticPage
from portal import errors
from portal.identity import ZONE_WORDS
from tests.factories import NOW, make_banner, make_category, make_comment, make_person, make_photo, publish, withdraw
from tests.markup import parse
from tests.news.routes import addresses_of
from tests.reading import words

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

ENGLISH = re.compile(
    r"\b(home(page)?|search|read more|more|posted|post|by|login|log ?in|log ?out|sign ?in|sign ?up|register|password|"
    r"username|e-mail address|submit|send|cancel|next|previous|older|newer|newest|oldest|comments?|reply|replies|likes?|share|tags?|categor(y|ies)|"
    r"uncategorized|pages?|archives?|not found|forbidden|bad request|error|forgot|remember me|confirm|verify|verification|"
    r"account|close|loading|contact|about|privacy|terms|help|settings|profile|latest|popular|trending|related|news|"
    r"advertisement|sponsored|skip|back|top|the|and|or|of|is|are|was|not|you|your|please|this|that|with|from|for|if|to|"
    r"minutes?|hours?|days?|weeks?|months?|years?|ago|yesterday|today|tomorrow|required|invalid|optional|field|update|delete|edit|save)\b",
    re.IGNORECASE,
)
MONTHS_AND_DAYS = re.compile(
    r"\b(January|February|March|May|June|July|August|October|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b|\b\d{1,2}([.:]\d\d)? ?[ap]\.?m\b"
)
INDONESIAN_SHORT = {"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Sep", "Nov"}
#: The same letters, said so by Indonesian media too.
OUR_OWN = re.compile(r"Nusawarta|nusawarta\.test|redaksi@\S+|https?://\S+|\bSerif\b|\bSans\b")
#: Words that only a machine would choose.
MACHINE = re.compile(
    r"\b(pos|pos-pos|tampilan halaman|perumahan|tak berkategori|tidak dikategorikan|uncategorized|dikirim oleh|oleh admin|surat elektronik|bidang ini|"
    r"meresetnya|reset|autentikasi ulang|tidak dapat berupa|terlalu mirip terhadap)\b",
    re.I,
)
#: Indonesian counts with one form; a doubled word is never counted.
PLURAL = re.compile(r"\b(komentar|berita|foto|topik|artikel|kanal|tulisan)(-\1|s)\b|\b\d[\d.]* (\w{3,})-\3\b", re.I)
CLOCK = re.compile(
    r"(?<![\d/.,])([01]?\d|2[0-3])[.:]([0-5]\d)(?![\d.])(?! (persen|juta|miliar|triliun|kali|piksel|meter))"
)
ATTRIBUTES = ("aria-label", "title", "placeholder", "alt", "aria-description", "content", "value")
MACHINES = {
    "viewport",
    "robots",
    "theme-color",
    "og:url",
    "og:type",
    "og:locale",
    "og:image",
    "article:published_time",
    "twitter:card",
    "og:image:width",
    "og:image:height",
}


class Page:
    """What a person reads or hears of an answer."""

    def __init__(self, name, answer):
        self.name, self.root = name, parse(answer.content.decode())
        self.pieces = [" ".join(piece.split()) for piece in self._said(self.root) if piece and piece.strip()]
        self.words = " ¶ ".join(OUR_OWN.sub("", piece) for piece in self.pieces)
        self.lines = words(self.root.find("body"))

    def _said(self, element):
        if not isinstance(element.tag, str) or element.tag in {"script", "style"}:
            return
        hidden = element.get("type") == "hidden" or {element.get("name"), element.get("property")} & MACHINES
        if not hidden:
            yield from (element.get(name) for name in ATTRIBUTES if name != "value" or element.get("type") == "submit")
        yield element.text
        for child in element:
            yield from self._said(child)
            yield child.tail

    def links(self, place="footer"):
        return [a.get("href") for part in self.root.iter(place) for a in part.iter("a")]


@pytest.fixture
def story(reader):
    """One story with everything that a page can show, in a portal as it is set up."""
    call_command("setup_portal", verbosity=0)
    make_category("Pedoman", slug="pedoman")
    person = make_person(
        "Putri Kirana", "PK", portrait=make_photo(), role="Reporter", bio="Menulis soal desa.", on_staff=True
    )
    usual = {"by": [person], "editor": person, "keywords": ["Waduk", "Pangan"], "lead_photo": make_photo()}
    made = publish(
        **usual, body="<p>Air waduk naik.</p>" * 8, at=NOW - timedelta(days=2), updated_at=NOW - timedelta(hours=1)
    )
    publish("Kolom", kind=Kind.OPINION, **usual), publish("Berbayar", kind=Kind.ADVERTORIAL, **usual)
    for slot in Slot.values:
        make_banner(slot, "Iklan kopi Gayo")
    first = make_comment(made, reader, "Semoga lekas surut.")
    make_comment(made, reader, "Sepakat.", parent=first)
    return made


def sign_off(reader) -> str:
    return unsubscribe_address(reader).rstrip("/").rpartition("/")[2]


@pytest.fixture
def pages(client, story, reader, signed_in) -> list[Page]:
    """Every page of the portal that somebody outside the newsroom can meet."""
    gone = withdraw(publish("Berita yang Dicabut"))
    expired = publish("Undangan Lama", expires_at=NOW - timedelta(minutes=1), at=NOW - timedelta(days=3))
    last = story.comments.latest("pk").pk
    public = [one for part in addresses_of(story, after=last).values() for one in part]
    public += [page.get_absolute_url() for page in StaticPage.objects.all()]
    public += ["/luring/", "/tidak/ada/", "/indeks/2020/01/01/", gone.get_absolute_url(), expired.get_absolute_url()]
    doors = [
        reverse(f"account_{name}")
        for name in ("login", "signup", "reset_password", "reset_password_done", "email_verification_sent", "inactive")
    ]
    inside = [reverse(f"account_{name}") for name in ("email", "change_password", "reauthenticate", "logout")]
    waiting = make_comment(story, reader, "Menunggu.", state=CommentState.HELD)
    inside += [reverse("comments:form", args=[story.pk]), reverse("comments:mine"), reverse("comments:notices")]
    inside += [reverse(f"comments:{page}", args=[waiting.pk]) for page in ("sent", "edit", "erase")]
    inside += [reverse("comments:like", args=[last]), reverse("comments:unsubscribe", args=[sign_off(reader)])]
    answers = [(address, client.get(address, follow=True)) for address in [*public, *doors]]
    found = [Page(address, answer) for address, answer in answers if answer["Content-Type"].startswith("text/html")]
    found += [Page(address, signed_in(reader).get(address, follow=True)) for address in inside]
    empty = {
        "email": "bukan-surel",
        "password": "",
        "password1": "1",
        "password2": "2",
        "display_name": "",
        "login": "",
    }
    found += [Page(f"{address} (ditolak)", client.post(address, empty)) for address in doors[:3]]
    refused = signed_in(reader).post(reverse("comments:form", args=[story.pk]), {"body": ""})
    found.append(Page("komentar (ditolak)", refused))
    return found + [Page(f"galat {status}", errors.page(status)) for status in errors.WORDS]


def every(pages, look) -> list[str]:
    return [f"{page.name}: {found}" for page in pages for found in look(page)]


def test_no_month_day_or_half_of_the_day_is_english(pages):
    def look(page):
        return [one[0] for one in MONTHS_AND_DAYS.finditer(page.words) if one[0] not in INDONESIAN_SHORT]

    assert every(pages, look) == []


def test_every_time_is_followed_by_the_newsrooms_zone(pages):
    def look(page):
        return [
            page.lines[max(0, one.start() - 20) : one.end() + 8]
            for one in CLOCK.finditer(page.lines)
            if not re.match(r" WIB\b", page.lines[one.end() :])
        ]

    assert every(pages, look) == []
    assert sum("WIB" in page.lines for page in pages) >= 8
    assert not [page.name for page in pages if re.search(r"\b(UTC|GMT|WITA|WIT)\b", page.lines)]


def test_a_newsroom_in_the_east_shows_its_own_zone_everywhere(client, story, settings):
    settings.NEWSROOM = replace(settings.NEWSROOM, time_zone="Asia/Jayapura")
    assert ZONE_WORDS["Asia/Jayapura"] == "WIT"
    for address in ("/", story.get_absolute_url(), "/indeks/", story.category.get_absolute_url()):
        words = Page(address, client.get(address)).lines
        assert "WIT" in words and not re.search(r"\bWIB\b", words), address


def test_nothing_is_left_in_english(pages):
    assert every(pages, lambda page: [one[0] for one in ENGLISH.finditer(page.words)]) == []


def test_no_word_is_a_machines(pages):
    assert every(pages, lambda page: [one[0] for one in MACHINE.finditer(page.words)]) == []


def test_nothing_is_counted_in_a_plural(pages):
    assert every(pages, lambda page: [one[0] for one in PLURAL.finditer(page.words)]) == []


def test_numbers_have_dots_between_thousands_and_a_comma_before_parts(client, story, reader):
    make_comment(story, reader)
    story.comments.bulk_create(
        [
            type(story.comments.first())(article=story, author=reader, body="Ya.", state=CommentState.VISIBLE)
            for _ in range(1200)
        ]
    )
    recount([story])
    page = Page("story", client.get(story.get_absolute_url()))
    assert "1.203 komentar" in page.lines
    assert not re.search(r"\b\d{1,3},\d{3}\b|\b\d{4,} komentar", page.lines)


def test_no_byline_is_an_account(client, story, administrator):
    type(story).objects.filter(pk=story.pk).update(created_by=administrator)
    assert not re.search(r"\badmin\b", Page("story", client.get(story.get_absolute_url())).lines, re.I)


def test_whatsapp_stands_first_among_the_ways_to_share(client, story):
    row = next(
        one
        for one in parse(client.get(story.get_absolute_url()).content.decode()).iter()
        if "share" in (one.get("class") or "").split()
    )
    first = next(one for one in row.iter() if one.tag in {"a", "button"})
    assert first.get("href", "").startswith("https://wa.me/?text=") and "WhatsApp" in "".join(first.itertext())


def test_the_newsrooms_duties_are_in_the_footer_of_every_page(pages):
    for page in pages:
        links = page.links()
        for duty in ("/redaksi/", "/pedoman-media-siber/", "/indeks/"):
            assert duty in links, f"{page.name} lacks {duty}"


def test_the_footer_is_complete_and_leads_somewhere(client, story):
    links = Page("home", client.get("/")).links()
    for slug in (
        "redaksi",
        "pedoman-media-siber",
        "kode-etik",
        "hak-jawab-dan-koreksi",
        "kebijakan-privasi",
        "info-iklan",
        "kontak",
        "peta-situs",
    ):
        assert f"/{slug}/" in links, slug
    for address in links:
        assert address.startswith("mailto:") or client.get(address).status_code == 200, address


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (ENGLISH, "Read more"), (ENGLISH, "Posted by Putri"), (MONTHS_AND_DAYS, "Friday"), (MONTHS_AND_DAYS, "3 p.m"),
        (MONTHS_AND_DAYS, "10.30 AM".lower()), (MACHINE, "Oleh admin"), (PLURAL, "2 komentars"), (PLURAL, "komentar-komentar"), (CLOCK, "pukul 15.00"),
    ],
)  # fmt: skip
def test_each_tell_would_be_heard(pattern, words):
    assert pattern.search(words)
