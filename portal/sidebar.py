"""The rooms of the CMS in the newsroom's words and order: the one list from which the menu is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

#: What has room beside "Tulis" and "Menu" at the foot of a phone.
HANDY_MOST = 3


@dataclass(frozen=True)
class Room:
    """One line of the menu; who has any of the rights in `needs` may enter. Without any, all staff may."""

    label: str
    view: str
    needs: tuple[str, ...] = ()
    handy: str = ""  # its short name in the bar at the foot of a phone, for what is needed there most

    @property
    def address(self) -> str:
        return reverse(f"admin:{self.view}")


def _room(label: str, noun: str, **options) -> Room:
    """The list of one noun ("news.photo"), for who may see or change it."""
    app, _, model = noun.partition(".")
    needs = (f"{app}.view_{model}", f"{app}.change_{model}")
    return Room(label, f"{app}_{model}_changelist", needs, **options)


MENU: tuple[tuple[str, tuple[Room, ...]], ...] = (
    (
        "Meja",
        (
            Room("Beranda meja", "index", handy="Meja"),
            _room("Berita", "news.article", handy="Berita"),
            Room("Kalender", "news_article_calendar", ("news.view_article",), handy="Kalender"),
            _room("Foto", "news.photo"),
        ),
    ),
    ("Situs", (_room("Halaman depan", "news.placement"), _room("Pita Terkini", "news.strip"))),
    (
        "Pembaca",
        (
            _room("Komentar", "comments.comment", handy="Komentar"),
            _room("Laporan", "comments.complaint"),
            _room("Blokir", "comments.suspension"),
            _room("Daftar pantau", "comments.watchlist"),
            _room("Catatan moderasi", "comments.moderationact"),
            _room("Kata saringan", "comments.filterword"),
            _room("Aturan kanal", "comments.channelrule"),
            _room("Kata kunci peka", "comments.sensitivekeyword"),
            _room("Pemeriksaan berita", "comments.conversation"),
            _room("Iklan", "ads.banner", handy="Iklan"),
        ),
    ),
    (
        "Susunan",
        (
            _room("Kata kunci", "news.keyword"),
            _room("Penulis", "news.person"),
            _room("Kanal", "news.category"),
            _room("Halaman", "news.page"),
            _room("Sinonim pencarian", "news.searchalias"),
        ),
    ),
    (
        "Pengelolaan",
        (
            _room("Pengguna", "accounts.user", handy="Pengguna"),
            _room("Wilayah kerja", "news.beat"),
            _room("Pelanggaran data", "accounts.breach"),
            _room("Catatan pemrosesan", "accounts.processing"),
            _room("Jejak audit", "news.move"),
        ),
    ),
)


@dataclass(frozen=True)
class Entry:
    """A room as one person sees it now."""

    label: str
    address: str
    is_current: bool
    handy: str


def menu_for(user, path: str) -> list[tuple[str, list[Entry]]]:
    """(heading, entries) of what a person may enter; the room in which `path` lies is marked. Asks for rights only."""
    groups = [(heading, [room for room in rooms if _may_enter(user, room)]) for heading, rooms in MENU]
    here = _room_of(path, [room.address for _, rooms in groups for room in rooms])
    return [
        (heading, [Entry(room.label, room.address, room.address == here, room.handy) for room in rooms])
        for heading, rooms in groups
        if rooms
    ]


def handy_in(menu: list[tuple[str, list[Entry]]]) -> list[Entry]:
    """The few that a thumb reaches at once."""
    return [entry for _, entries in menu for entry in entries if entry.handy][:HANDY_MOST]


def _may_enter(user, room: Room) -> bool:
    return not room.needs or any(user.has_perm(right) for right in room.needs)


def _room_of(path: str, addresses: list[str]) -> str:
    """The address that most of the path begins with: the calendar lies within the stories' address and is no list."""
    home = reverse("admin:index")
    around = [one for one in addresses if path == one or (one != home and path.startswith(one))]
    return max(around, key=len, default="")
