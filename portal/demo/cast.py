"""The people of the demo newsroom: who has an account, and who stands above the stories. All are invented."""

from __future__ import annotations

from dataclasses import dataclass

from accounts import roles
from news.slugs import make_slug

#: Accounts into which somebody may sign in have this domain; the others (staff without a password,
#: readers) live in sub-domains. ".test" is reserved: no letter can ever arrive there.
DOMAIN = "@nusawarta.test"
STAFF_DOMAIN = "@awak.nusawarta.test"
READER_DOMAIN = "@pembaca.nusawarta.test"
#: Wrote the stories that `--articles` recombines. Nobody can sign in as it, so every story of this
#: account is the demo's own.
ARCHIVE = f"arsip{STAFF_DOMAIN}"


@dataclass(frozen=True)
class Account:
    """One account a role; `initials` names the person of the newsroom behind it."""

    name: str
    display_name: str
    role: str = ""
    initials: str = ""
    superuser: bool = False

    @property
    def email(self) -> str:
        return self.name + DOMAIN


ACCOUNTS = (
    # A newcomer's first look: the role Admin alone may not see stories.
    Account("admin", "Admin Contoh", roles.ADMIN, superuser=True),
    Account("pemred", "Alfian Zain", roles.EDITOR_IN_CHIEF, "AZ"),
    Account("redpel", "Maria Goreti Nahak", roles.MANAGING_EDITOR, "MGN"),
    Account("editor", "Retno Puspita", roles.EDITOR, "RP"),
    Account("reporter", "Agus Wibisono", roles.REPORTER, "AW"),
    Account("moderator", "Laksmi Dewanti", roles.MODERATOR),
    Account("iklan", "Fajar Hutomo", roles.ADVERTISING),
    Account("pembaca", "Pembaca Setia"),
)


@dataclass(frozen=True)
class Member:
    """A person of the newsroom, or a columnist (without initials)."""

    name: str
    initials: str
    role: str
    bio: str
    is_editor: bool = False

    @property
    def slug(self) -> str:
        return make_slug(self.name)

    @property
    def email(self) -> str:
        """The address of this person's account; "" for columnists, who have none."""
        for account in ACCOUNTS:
            if self.initials and account.initials == self.initials:
                return account.email
        return f"{self.slug}{STAFF_DOMAIN}" if self.initials else ""


EDITORS = (
    Member(
        "Alfian Zain",
        "AZ",
        "Pemimpin Redaksi",
        "Memimpin redaksi sejak portal ini berdiri. Sebelumnya meliput parlemen dan peradilan selama lima belas"
        " tahun, dan masih membaca setiap berita hukum sebelum terbit.",
        True,
    ),
    Member(
        "Maria Goreti Nahak",
        "MGN",
        "Redaktur Pelaksana",
        "Mengatur rapat pagi dan halaman depan. Lahir di Atambua, lama meliput pangan dan pendidikan di kepulauan"
        " timur Indonesia.",
        True,
    ),
    Member(
        "Retno Puspita",
        "RP",
        "Redaktur Ekonomi dan Daerah",
        "Menyunting berita ekonomi dan daerah. Percaya bahwa setiap angka harus dapat dijelaskan kepada pedagang"
        " pasar.",
        True,
    ),
    Member(
        "Teuku Maimun",
        "TM",
        "Redaktur Sumatera dan Foto",
        "Menyunting laporan dari Sumatera serta memilih foto. Mengajar penulisan berita bagi koresponden baru.",
        True,
    ),
)
REPORTERS = (
    Member(
        "Agus Wibisono",
        "AW",
        "Koresponden Semarang",
        "Meliput Jawa Tengah dan pesisir utara Jawa, dari rob sampai panggung ketoprak.",
    ),
    Member(
        "Rahmi Hidayati",
        "RAH",
        "Koresponden Banda Aceh",
        "Menulis tentang desa, kopi, dan kehidupan perempuan di Aceh.",
    ),
    Member(
        "Muhammad Fikri",
        "MF",
        "Koresponden Aceh",
        "Meliput laut, pelabuhan, dan kota-kota pesisir di ujung barat Indonesia.",
    ),
    Member(
        "Dimas Saputra",
        "DS",
        "Reporter Nasional dan Politik",
        "Mengikuti pemilu, parlemen daerah, dan layanan publik dari Jakarta.",
    ),
    Member(
        "Sari Indah Mulyani",
        "SIM",
        "Reporter Ekonomi",
        "Menulis tentang harga, logistik, dan usaha kecil. Menyukai data yang dapat dihitung ulang.",
    ),
    Member(
        "Ni Luh Wardani",
        "NLW",
        "Koresponden Denpasar",
        "Meliput Bali dan Nusa Tenggara Barat, terutama air, tradisi, dan pariwisata.",
    ),
    Member(
        "Yohanis Talan",
        "YT",
        "Koresponden Kupang",
        "Berkeliling Timor, Flores, dan Sumba dengan sepeda motor untuk berita pangan dan sekolah.",
    ),
    Member(
        "Bonar Situmorang",
        "BKS",
        "Koresponden Medan dan Reporter Olahraga",
        "Meliput olahraga pelajar dan kehidupan di sekitar Danau Toba.",
    ),
    Member(
        "Lestari Manggala",
        "LM",
        "Reporter Pendidikan dan Kesehatan",
        "Menulis tentang guru, puskesmas, dan kebijakan yang sampai ke ruang kelas.",
    ),
    Member(
        "Ilham Daeng Matajang",
        "IDM",
        "Koresponden Makassar",
        "Meliput pelabuhan, nelayan, dan pulau-pulau di Sulawesi.",
    ),
    Member(
        "Krisna Ramadhan",
        "KR",
        "Reporter Teknologi",
        "Menulis tentang teknologi yang dipakai orang biasa, dari Yogyakarta.",
    ),
    Member(
        "Vero Pangalila",
        "VP",
        "Reporter Lingkungan",
        "Meliput hutan, laut, dan sampah dari Manado. Penyelam bersertifikat.",
    ),
    Member("Hana Gobai", "HG", "Koresponden Jayapura", "Meliput Papua, dari penerbangan perintis sampai kebun sagu."),
    Member(
        "Zulkifli Anwar", "ZA", "Koresponden Palembang", "Meliput Sumatera bagian selatan: sungai, kebun, dan pasar."
    ),
    Member(
        "Tiara Damanik",
        "TD",
        "Koresponden Balikpapan",
        "Meliput Kalimantan, terutama angkutan sungai, hutan, dan kota baru.",
    ),
)
PHOTOGRAPHERS = (
    Member(
        "Bayu Lesmana",
        "BL",
        "Fotografer",
        "Memotret berita harian dan olahraga. Foto-foto di redaksi contoh ini digambar oleh program.",
    ),
    Member("Citra Amelia", "CA", "Fotografer", "Memotret lanskap, pangan, dan kehidupan desa bagi halaman foto."),
)
COLUMNISTS = (
    Member(
        "Sulastri Wiranegari",
        "",
        "Penulis kolom bahasa dan keluarga",
        "Pengajar bahasa yang meneliti bahasa ibu di rumah tangga perkotaan.",
    ),
    Member(
        "Hamzah Tirtayasa",
        "",
        "Penulis kolom kota",
        "Perencana kota yang setiap hari berangkat kerja dengan berjalan kaki.",
    ),
    Member(
        "Wayan Darmayuda",
        "",
        "Penulis kolom pertanian",
        "Anak petani dari Tabanan, penyuluh yang kini mengelola sekolah lapang.",
    ),
    Member(
        "Meutia Kartanagara",
        "",
        "Penulis kolom literasi",
        "Pustakawan yang mendampingi perpustakaan desa di tujuh kabupaten.",
    ),
    Member(
        "Fransiska Wolor", "", "Penulis kolom lingkungan", "Ahli hidrologi yang menulis tentang sungai dan tata ruang."
    ),
    Member(
        "Rangga Prasetyanto", "", "Penulis kolom pendidikan", "Guru matematika sekolah menengah dan pelatih guru muda."
    ),
    Member(
        "Teuku Rizal Lamkuta",
        "",
        "Penulis kolom desa",
        "Mantan keuchik yang mengajar musyawarah desa kepada mahasiswa kuliah kerja nyata.",
    ),
    Member(
        "Nurhayati Sondakh",
        "",
        "Penulis kolom keluarga",
        "Perawat lansia yang menulis tentang usia tua dan perantauan.",
    ),
)
STAFF = (*EDITORS, *REPORTERS, *PHOTOGRAPHERS)
EVERYBODY = (*STAFF, *COLUMNISTS)
#: Name -> which of the drawn portraits; whom readers see most comes first, for when there are fewer.
PORTRAITS = {
    "Sulastri Wiranegari": 15,
    "Hamzah Tirtayasa": 8,
    "Wayan Darmayuda": 14,
    "Meutia Kartanagara": 5,
    "Fransiska Wolor": 7,
    "Rangga Prasetyanto": 12,
    "Teuku Rizal Lamkuta": 16,
    "Nurhayati Sondakh": 11,
    "Agus Wibisono": 0,
    "Alfian Zain": 4,
    "Retno Puspita": 9,
    "Maria Goreti Nahak": 3,
    "Teuku Maimun": 2,
    "Rahmi Hidayati": 1,
    "Sari Indah Mulyani": 13,
    "Dimas Saputra": 10,
    "Ni Luh Wardani": 17,
    "Bonar Situmorang": 6,
    "Lestari Manggala": 18,
    "Muhammad Fikri": 19,
}
