"""Manuscripts as they reach an editor, of many houses and habits, each with what an editor would read in them.

All are invented. `text` is pasted as plain text; what is not named in `slots` must be empty.
"""

FIRST = "Warga Desa Karangjati memperbaiki tanggul sungai bersama-sama sejak pagi karena air mulai naik sepekan ini."
SECOND = '"Kami tidak mau menunggu air datang lagi," kata Kepala Desa Karangjati, Slamet Raharjo.'
LAST = "Pekerjaan itu ditargetkan selesai pekan depan."
TITLE = "Warga Karangjati Memperbaiki Tanggul Sebelum Hujan"
STANDFIRST = "Tanggul sepanjang 300 meter dikerjakan tanpa menunggu anggaran pemerintah."
BODY = [FIRST, SECOND, LAST]


def _lines(*lines: str) -> str:
    return "\n\n".join(lines)


#: Name -> (text, slots). `body` is BODY unless it is named.
MANUSCRIPTS = {
    "title, dateline with bar, initials": (
        _lines(TITLE, f"KABAR.TEST | Demak - {FIRST}", SECOND, f"{LAST} (PK)"),
        {"title": TITLE, "place": "Demak", "initials": ["PK"]},
    ),
    "capitals, our own name, long dash": (
        _lines(TITLE, f"DEMAK, NUSAWARTA — {FIRST}", SECOND, f"{LAST}(pk)"),
        {"title": TITLE, "place": "Demak", "initials": ["pk"]},
    ),
    "house first, comma, place": (
        _lines(TITLE, f"KABAR.CO, Kudus - {FIRST}", SECOND, LAST, "Editor : Bima Arya"),
        {"title": TITLE, "place": "Kudus", "editor": "Bima Arya"},
    ),
    "agency in brackets": (
        _lines(TITLE, f"Banda Aceh (ANTARA) - {FIRST}", SECOND, LAST, "Pewarta: Putri Kirana", "Editor: Bima Arya"),
        {"title": TITLE, "place": "Banda Aceh", "names": [("pewarta", "Putri Kirana")], "editor": "Bima Arya"},
    ),
    "small letters house, capitals place, no space before the dash": (
        _lines(TITLE, f"kabar.com, SEMARANG -{FIRST}", SECOND, f"{LAST} (rfs/jbr)"),
        {"title": TITLE, "place": "Semarang", "initials": ["rfs", "jbr"]},
    ),
    "place, site": (
        _lines(TITLE, f"Jakarta, kabarTest.com - {FIRST}", SECOND, LAST),
        {"title": TITLE, "place": "Jakarta"},
    ),
    "place alone, known": (
        _lines(TITLE, f"Labuan Bajo – {FIRST}", SECOND, f"{LAST} (cuy/kabar)"),
        {"title": TITLE, "place": "Labuan Bajo", "initials": ["cuy", "kabar"]},
    ),
    "place with a date": (
        _lines(TITLE, f"TAKENGON, 12 Maret 2026 - {FIRST}", SECOND, LAST),
        {"title": TITLE, "place": "Takengon"},
    ),
    "standfirst between title and dateline": (
        _lines(TITLE, STANDFIRST, f"KABAR.TEST | Demak - {FIRST}", SECOND, LAST),
        {"title": TITLE, "standfirst": STANDFIRST, "place": "Demak"},
    ),
    "everything under labels": (
        "\n".join(
            [
                f"Judul: {TITLE}",
                f"Ringkasan: {STANDFIRST}",
                "Rubrik: Daerah",
                "Lokasi: Demak",
                "Reporter: Putri Kirana dan Made Sudana",
                "Editor: Bima Arya",
                "Kata kunci: tanggul, banjir, Demak",
                "Foto: Warga menata karung di tanggul. (Foto: Rahmat)",
                "",
                FIRST,
                SECOND,
                LAST,
            ]
        ),
        {
            "title": TITLE,
            "standfirst": STANDFIRST,
            "channel": "Daerah",
            "place": "Demak",
            "names": [("reporter", "Putri Kirana"), ("reporter", "Made Sudana")],
            "editor": "Bima Arya",
            "keywords": ["tanggul", "banjir", "Demak"],
            "caption": "Warga menata karung di tanggul.",
            "credit": "Rahmat",
        },
    ),
    "labels with their values in the next line": (
        f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{LAST}\n\nKeyword:\ntanggul; banjir\n\nEditor :\nBima Arya",
        {"title": TITLE, "keywords": ["tanggul", "banjir"], "editor": "Bima Arya"},
    ),
    "an empty label before another": (
        f"{TITLE}\n\nDEMAK, KABAR.TEST - {FIRST}\n\n{SECOND}\n\n{LAST} (PK)\n\nKeyword:\n\n\nEditor :\nBima\n\nsurvei warga\nKomentar Anda",
        {
            "title": TITLE,
            "place": "Demak",
            "initials": ["PK"],
            "editor": "Bima",
            "left": ["survei warga", "Komentar Anda"],
        },
    ),
    "copied from a page": (
        _lines(
            "bakso urat",
            f"Beranda / Berita / Daerah / {TITLE}",
            TITLE,
            "Jum`at, 20 Maret 2026 15:00 WIB",
            "Font: Ukuran: - +",
            "Warga menata karung di tanggul. [Foto: Istimewa]",
            f"KABAR.TEST | Demak - {FIRST}",
            SECOND,
            f"{LAST}  (PK)",
            "Editor :",
            "Bima Arya",
            "Komentar Anda",
        ),
        {
            "title": TITLE,
            "channel": "Daerah",
            "place": "Demak",
            "caption": "Warga menata karung di tanggul.",
            "credit": "Istimewa",
            "initials": ["PK"],
            "editor": "Bima Arya",
            "left": ["bakso urat", "Jum`at, 20 Maret 2026 15:00 WIB", "Font: Ukuran: - +", "Komentar Anda"],
        },
    ),
    "names in one pair of brackets": (
        _lines(TITLE, FIRST, SECOND, LAST, "(Penulis : Putri Kirana | Editor : Bima Arya)"),
        {"title": TITLE, "names": [("penulis", "Putri Kirana")], "editor": "Bima Arya"},
    ),
    "forwarded by WhatsApp": (
        f"Diteruskan\n[15.02, 18/3/2026] Sari Liputan: *{TITLE}*\n\nDEMAK – {FIRST}\n\n{SECOND}\n\n{LAST}\n\n#tanggul #banjir",
        {"title": TITLE, "place": "Demak", "keywords": ["tanggul", "banjir"], "left": ["Diteruskan"]},
    ),
    "exported from WhatsApp": (
        f"18/03/26 15.02 - Sari Liputan: _{TITLE}_\n{FIRST}\n{SECOND}\n{LAST}",
        {"title": TITLE},
    ),
    "broken by a mail program": (
        f"{TITLE}\n\nDEMAK, KABAR.TEST - Warga Desa Karangjati memperbaiki tanggul sungai\nbersama-sama sejak pagi karena air mulai naik sepekan ini.\n\n"
        f"{SECOND}\n\n{LAST}\n\nLaporan: Putri Kirana",
        {"title": TITLE, "place": "Demak", "names": [("laporan", "Putri Kirana")]},
    ),
    "a kicker over the title": (
        _lines("BENCANA ALAM", TITLE, f"Demak, Kabar.test - {FIRST}", SECOND, LAST),
        {"title": TITLE, "place": "Demak", "left": ["BENCANA ALAM"]},
    ),
    "an opinion": (
        _lines("Belajar dari Tanggul Desa", "Oleh: Made Sudana", FIRST, SECOND, LAST),
        {"title": "Belajar dari Tanggul Desa", "names": [("oleh", "Made Sudana")]},
    ),
    "the caption behind the story": (
        _lines(TITLE, f"DEMAK, KABAR.TEST - {FIRST}", SECOND, f"{LAST} (PK)", "Warga di tanggul. (Foto: dok. desa)"),
        {"title": TITLE, "place": "Demak", "caption": "Warga di tanggul.", "credit": "dok. desa", "initials": ["PK"]},
    ),
    "initials in a line of their own": (
        _lines(TITLE, f"DEMAK - {FIRST}", SECOND, LAST, "(PK/MS)"),
        {"title": TITLE, "place": "Demak", "initials": ["PK", "MS"]},
    ),
    "a press release with contact": (
        _lines("SIARAN PERS", TITLE, f"Demak, 18 Maret 2026 – {FIRST}", SECOND, LAST, "***"),
        {"title": TITLE, "place": "Demak", "left": ["SIARAN PERS", "***"]},
    ),
    "nothing but paragraphs": (_lines(*BODY), {}),
    "acronyms, dashes and colons that say nothing": (
        _lines(
            "Warga menata karung pasir – begitu kata Slamet – sejak subuh di sepanjang bantaran sungai yang mulai penuh.",
            "Alat yang dipakai sederhana: cangkul, karung, dan gerobak.",
            "Dana diambil dari Anggaran Pendapatan dan Belanja Desa (APBDes)",
        ),
        {
            "body": [
                "Warga menata karung pasir – begitu kata Slamet – sejak subuh di sepanjang bantaran sungai yang mulai penuh.",
                "Alat yang dipakai sederhana: cangkul, karung, dan gerobak.",
                "Dana diambil dari Anggaran Pendapatan dan Belanja Desa (APBDes)",
            ]
        },
    ),
}
