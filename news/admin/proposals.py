"""What a manuscript proposes for the form of a story: each slot with the value that its field takes."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from django.conf import settings
from django.db.models import Q

from news import gazetteer
from news.keys import as_key
from news.manuscript import Manuscript, read
from news.manuscript_lines import from_text
from news.models import Byline, Category, Person
from news.prose import clean, count_words, plain_text
from news.suggestions import suggest_keywords

#: The button that lays a manuscript out; it saves nothing.
SPREAD = "spread"
#: Label of a manuscript -> role in the byline; whoever else is named has written it.
ROLES = {
    "penulis": Byline.Role.WRITER,
    "oleh": Byline.Role.WRITER,
    "kontributor": Byline.Role.CONTRIBUTOR,
    "koresponden": Byline.Role.CONTRIBUTOR,
    "fotografer": Byline.Role.PHOTOGRAPHER,
    "penerjemah": Byline.Role.TRANSLATOR,
    "pewarta": Byline.Role.JOURNALIST,
}
#: Slot -> (field, label on the screen), for those that are taken as they are.
PLAIN = {
    "title": ("title", "Judul"),
    "place": ("dateline_place", "Tempat"),
    "standfirst": ("standfirst", "Ringkasan"),
    "caption": ("lead_caption", "Keterangan foto"),
    "credit": ("photo_credit", "Kredit foto"),
}
HANDOUT = ("istimewa", "ist", "ist.")


@dataclass(frozen=True)
class Proposal:
    """One line of the panel: the field, its label, the value to set, and the words that an editor reads."""

    field: str
    label: str
    value: str
    shown: str
    #: Of a byline: person, role, name as written.
    byline: dict | None = None


@dataclass
class Spread:
    """A manuscript laid out over the fields."""

    proposals: list[Proposal] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def as_json(self) -> dict:
        return asdict(self)


def spread(text: str, *, is_html: bool = False) -> Spread:
    """Read a manuscript and find its people, channel and editor in the newsroom. At most four queries."""
    newsroom = settings.NEWSROOM
    html = clean(text if is_html else from_text(text))
    found = read(html, (newsroom.brand, newsroom.name), gazetteer.known_places())
    found.place = gazetteer.as_written(found.place)
    done = Spread(left=found.left)
    for slot, (name, label) in PLAIN.items():
        if value := getattr(found, slot):
            done.proposals.append(Proposal(name, label, value, value))
    if found.credit.lower() in HANDOUT:
        done.proposals.append(Proposal("photo_rights", "Hak pakai foto", "handout", "Istimewa (handout)"))
    _channel(found, done)
    body = clean(found.body)
    keywords = found.keywords or suggest_keywords(found.title, plain_text(body))
    if keywords:
        value = ", ".join(keywords)
        done.proposals.append(Proposal("keywords", "Kata kunci", value, value))
    _bylines(found, done)
    _editor(found, done)
    if found.has_found or found.left:
        done.proposals.append(Proposal("body", "Isi", body, f"{count_words(body)} kata, tanpa yang di atas"))
    return done


def lay_out(data, found: Spread) -> list[str]:
    """Put a manuscript into the empty fields of a form's data; answer what is to be said about the rest of it."""
    said = []
    for proposal in found.proposals:
        if proposal.byline:
            _add_byline(data, proposal)
        elif (data.get(proposal.field) or "").strip() in ("", "<p></p>") or _is_offered(proposal.field, data):
            data[proposal.field] = proposal.value
        elif data[proposal.field] != proposal.value:
            shown = proposal.value if proposal.field == "body" else proposal.shown
            said.append(f"{proposal.label} sudah terisi dan tidak diganti. Naskah mengusulkan: {shown}")
    said += found.warnings
    if found.left:
        said.append(f"Tidak dipakai dari naskah: {' · '.join(found.left)}")
    return said


def _is_offered(name: str, data) -> bool:
    """Whether a field holds what the form itself has put there."""
    return name == "photo_rights" or (name == "dateline_place" and data.get("place_offered") == data[name])


def _add_byline(data, proposal: Proposal) -> None:
    total = as_key(data.get("bylines-TOTAL_FORMS")) or 0
    rows = [
        (data.get(f"bylines-{row}-person", ""), data.get(f"bylines-{row}-name_override", "")) for row in range(total)
    ]
    wanted = (proposal.byline["person"], proposal.byline["name_override"])
    if wanted in rows:
        return
    row = rows.index(("", "")) if ("", "") in rows else total
    data["bylines-TOTAL_FORMS"] = str(max(total, row + 1))
    for name, value in proposal.byline.items():
        data[f"bylines-{row}-{name}"] = value


def _channel(found: Manuscript, done: Spread) -> None:
    if not found.channel:
        return
    channel = Category.objects.filter(name__iexact=found.channel).order_by("-parent", "pk").first()
    if channel:
        done.proposals.append(Proposal("category", "Kanal", str(channel.pk), channel.name))
    else:
        done.warnings.append(f"Kanal {found.channel} tidak ada di sini; pilih kanalnya sendiri.")


def _bylines(found: Manuscript, done: Spread) -> None:
    people = _people([*(name for _, name in found.names), *found.initials])
    seen = set()
    for label, name in found.names:
        person = people.get(name.lower())
        seen.add(person)
        role = ROLES.get(label, Byline.Role.REPORTER)
        if person is None:
            done.warnings.append(f"{name} belum ada di daftar penulis; namanya ditulis begitu saja.")
        done.proposals.append(_byline(person, role, "" if person else name))
    for place, code in enumerate(found.initials):
        person = people.get(code.lower())
        if person is None:
            if not (place and code.lower() in (settings.NEWSROOM.name.lower(), settings.NEWSROOM.brand.lower())):
                done.warnings.append(f"Inisial ({code}) tidak ada di daftar penulis.")
        elif person not in seen and not (place and person.is_editor):
            seen.add(person)
            done.proposals.append(_byline(person, Byline.Role.REPORTER, ""))
        elif place and person.is_editor and not found.editor:
            found.editor = person.name  # "(pk/ba)": reporter, then editor


def _byline(person: Person | None, role: Byline.Role, written: str) -> Proposal:
    name = f"{person.name} ({person.initials})" if person and person.initials else person.name if person else written
    key = str(person.pk) if person else ""
    return Proposal("byline", role.label, key, name, {"person": key, "role": role.value, "name_override": written})


def _editor(found: Manuscript, done: Spread) -> None:
    if not found.editor:
        return
    named = Q(name__iexact=found.editor) | Q(initials__iexact=found.editor)
    editors = list(Person.objects.editors().filter(named | Q(name__istartswith=f"{found.editor} "))[:2])
    if len(editors) == 1 or (editors and editors[0].name.lower() == found.editor.lower()):
        done.proposals.append(Proposal("editor", "Editor", str(editors[0].pk), editors[0].name))
    else:
        done.warnings.append(f"{found.editor} belum ada di daftar editor.")


def _people(names: list[str]) -> dict[str, Person]:
    """Name or initials in small letters -> person, in one query."""
    named = Q()
    for name in names:
        named |= Q(name__iexact=name) | Q(initials__iexact=name)
    if not names:
        return {}
    found: dict[str, Person] = {}
    for person in Person.objects.filter(named).order_by("is_active", "pk"):
        found[person.name.lower()] = found[person.initials.lower() or person.name.lower()] = person
    return found
