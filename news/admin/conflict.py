"""A save that rests on an older version of the story: what both changed, side by side, for the writer to decide."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.http import QueryDict

from news.admin.posted import as_data, label_of, same_in, sent_in, shown_by, version_of, words_of
from news.dates import clock
from news.differences import FieldDifference, field_differences
from news.joining import join
from news.merging import Fields, merge, take, units
from news.models import Article, Baseline
from news.prose import clean, top_blocks

MINE, THEIRS = "mine", "theirs"
#: Stands for a photograph that is still on its way.
NEW_PHOTO = "foto yang baru diunggah"
#: Fields of the comparison itself.
OWN = ("_disputed", "_pick_", "_origin")


@dataclass(frozen=True)
class Dispute:
    """One unit of the form in three versions. `asked` when the writer has to choose, `joined` when both stand in it."""

    unit: str
    label: str
    asked: bool
    joined: bool
    mine: list[FieldDifference]
    theirs: list[FieldDifference]


@dataclass(frozen=True)
class Conflict:
    """Why a save was refused. `origin` is the version that both began from."""

    who: str
    when: str
    origin: str
    states: tuple[str, str] | None
    disputes: list[Dispute] = field(default_factory=list)

    @property
    def asked(self) -> list[Dispute]:
        return [dispute for dispute in self.disputes if dispute.asked]

    @property
    def sentence(self) -> str:
        head = (
            f"Berita ini sudah disimpan {self.who} pukul {self.when}, sesudah Anda membukanya. Belum ada yang ditimpa"
        )
        if self.asked:
            return f"{head}: pilih di bawah versi mana yang dipakai, lalu tekan tombolnya sekali lagi."
        return f"{head}; perubahan keduanya sudah digabung di halaman ini. Periksa, lalu tekan tombolnya sekali lagi."


def settle(data: QueryDict, story: Article, open_form, *, uploads: bool) -> tuple[QueryDict, Conflict | None]:
    """What to save of a POST. With a conflict nothing may be saved yet, and the data is what the form shows then.

    `open_form` makes the untouched form of the story as it is now, for what others have saved; `uploads` tells that
    a new photograph comes with the POST.
    """
    version, now = data.get("version", ""), version_of(story)
    disputed = [unit for unit in data.getlist("_disputed") if unit.isidentifier()]
    if version == now and not disputed:
        return data, None
    form, seen = open_form(), Baseline.objects.of(story, version)
    mine, undecided = _decided(data, sent_in(data), seen, disputed)
    theirs = shown_by(form)
    changed = mine | {"lead_photo": [NEW_PHOTO]} if uploads else mine
    merged = merge(seen and seen.fields, changed, theirs, same_in(form), _joined, undecided)
    fields = merged.fields
    if fields.get("lead_photo") == [NEW_PHOTO]:
        fields = fields | {"lead_photo": mine.get("lead_photo", [])}
    result = as_data(fields, story, version=now)
    for name in data:
        if name == "copy_key" or (name.startswith("_") and not name.startswith(OWN)):
            result[name] = data[name]
    states = (seen.state, story.state_label) if seen and seen.state != story.state_label else None
    if not (merged.taken or merged.joined or merged.disputed or states):
        return result, None
    Baseline.objects.note(story, now, theirs)
    origin = Baseline.objects.of(story, data.get("_origin", "")) or seen
    who = _last_writer(story, form.user)
    return result, Conflict(
        who=who,
        when=clock(story.saved_at),
        origin=origin.version if origin else "",
        states=states,
        disputes=list(_disputes(form, who, origin and origin.fields, changed, theirs, merged)),
    )


def _joined(unit: str, *versions: list) -> list | None:
    """A text in which two people wrote in different paragraphs, with what both wrote; None: somebody must choose."""
    if unit != "body":
        return None
    blocks = join(*(top_blocks(clean(version[0] if version else "")) for version in versions))
    return None if blocks is None else ["".join(blocks)]


def _decided(data, mine: Fields, seen: Baseline | None, disputed) -> tuple[Fields, list[str]]:
    """The writer's choices applied; and the units about which nothing was said."""
    undecided = []
    for unit in disputed:
        choice = data.get(f"_pick_{unit}")
        if choice == THEIRS and seen:
            mine = take(unit, seen.fields, mine)
        elif choice != MINE:
            undecided.append(unit)
    return mine, undecided


def _disputes(form, who: str, base: Fields | None, mine: Fields, theirs: Fields, merged):
    named = units(theirs)
    for unit in [*merged.disputed, *merged.joined, *merged.taken]:
        names, label = named[unit], label_of(form, unit)
        old = words_of(form, names, base if base is not None else theirs)
        yield Dispute(
            unit,
            label,
            unit in merged.disputed,
            unit in merged.joined,
            _differences(f"{unit}-saya", f"{label}: tulisan Anda", old, words_of(form, names, mine)),
            _differences(f"{unit}-lain", f"{label}: {who}", old, words_of(form, names, theirs)),
        )


def _differences(name: str, label: str, old: str, new: str) -> list[FieldDifference]:
    return field_differences({name: old}, {name: new}, {name: label}, html=("body-saya", "body-lain", "body"))


def differences_to(form, fields: Fields) -> list[FieldDifference]:
    """What a copy would change in the story as its form shows it now."""
    stored = shown_by(form)
    same, old, new, labels = same_in(form), {}, {}, {}
    for unit, names in units(stored).items():
        if all(same(name, stored.get(name, []), fields.get(name, [])) for name in names):
            continue
        labels[unit] = label_of(form, unit)
        old[unit], new[unit] = words_of(form, names, stored), words_of(form, names, fields)
    return field_differences(old, new, labels)


def _last_writer(story: Article, user) -> str:
    kind = ContentType.objects.get_for_model(story)
    entries = LogEntry.objects.filter(content_type=kind, object_id=str(story.pk)).select_related("user")
    last = entries.order_by("-action_time", "-pk").first()
    if last and last.user_id == user.pk:
        return "Anda sendiri di jendela lain"
    return str(last.user) if last else "orang lain"
