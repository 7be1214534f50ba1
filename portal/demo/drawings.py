"""Deterministic drawn photographs for the demo newsroom.

`SCENES` lists what can be drawn, `draw` gives one scene at a wanted size and
`draw_portrait` the picture of a byline person. The same name or seed gives the
same pixels every time on the same Pillow.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, ImageOps

from . import interiors_care as care
from . import interiors_public as public
from . import interiors_stage as stage
from . import interiors_state as state
from . import interiors_trade as trade
from . import scenery_city as city
from . import scenery_land as land
from . import scenery_state as civic
from . import scenery_water as sea
from . import scenery_wild as wild
from .drawings_canvas import Canvas, H, W
from .figures_portraits import PORTRAITS, draw_portrait

__all__ = ["PORTRAITS", "SCENES", "Scene", "draw", "draw_portrait"]


@dataclass(frozen=True)
class Scene:
    """One drawable scene: its alternative text, a plausible place and its painter."""

    name: str
    alt: str
    place: str
    draw: Callable[[Canvas], Image.Image]


# (name, painter, place, alternative text)
_CATALOGUE = (
    # Politics and law
    ("podium", state.podium, "Jakarta",
     "Seorang pejabat berpeci berpidato di mimbar kayu, diapit deretan bendera Merah Putih."),
    ("rapat", state.meeting, "Jakarta",
     "Para pejabat duduk di kedua sisi meja panjang dengan layar grafik di ujung ruang rapat."),
    ("wawancara", state.interview, "Jakarta",
     "Seorang narasumber berkemeja batik dikelilingi mikrofon dan kamera wartawan."),
    ("kantor-pemerintah", civic.office, "Bogor",
     "Gedung pemerintah berpilar putih dengan tiang bendera dan taman rumput di depannya."),
    ("gedung-dewan", civic.parliament, "Jakarta",
     "Gedung parlemen beratap lengkung hijau di belakang air mancur dan deretan bendera."),
    ("massa", civic.crowd, "Jakarta",
     "Ribuan pengunjuk rasa membawa spanduk dan bendera sambil mengepalkan tangan di jalan kota."),
    ("pengadilan", state.court, "Jakarta",
     "Tiga hakim berjubah duduk di meja sidang dengan palu kayu di depannya."),
    ("polisi", civic.police, "Surabaya",
     "Petugas berompi terang berjaga di balik garis pembatas, lampu mobil patroli menyala di malam hari."),
    # City and transport
    ("kota-senja", city.city_dusk, "Jakarta",
     "Tugu tinggi dan gedung-gedung kota di bawah langit senja jingga, lampu kendaraan memanjang di jalan."),
    ("kota-malam", city.city_night, "Jakarta",
     "Gedung-gedung pencakar langit dengan jendela menyala di atas jalan layang pada malam hari."),
    ("kota-pagi", city.city_morning, "Bandung",
     "Gedung tinggi berselimut kabut pagi di belakang atap genting permukiman dan pohon kelapa."),
    ("kota-asap", city.city_smog, "Jakarta",
     "Kabut polusi kecokelatan menutupi gedung dan cerobong, matahari tampak pucat di atas kota."),
    ("jalan-raya", city.highway, "Bekasi",
     "Deretan mobil memadati jalan tol di bawah papan penunjuk arah."),
    ("jembatan", city.bridge, "Surabaya",
     "Jembatan kabel bermenara merah membentang di atas selat biru, sebuah perahu melintas di bawahnya."),
    ("kereta", city.train, "Depok",
     "Kereta komuter putih bergaris merah berhenti di stasiun, penumpang menunggu di peron."),
    ("bandara", city.airport, "Tangerang",
     "Pesawat penumpang lepas landas di atas landasan, terminal dan menara pengawas di belakangnya."),
    # Sea, coast and river
    ("pelabuhan", sea.harbour, "Jakarta Utara",
     "Kapal peti kemas penuh muatan bersandar di bawah derek pelabuhan."),
    ("nelayan", sea.fisherman, "Lombok Timur",
     "Nelayan bercaping menebar jala dari perahu bercadik saat matahari terbit."),
    ("pantai", sea.beach, "Gunungkidul",
     "Pantai berpasir putih dengan pohon kelapa, payung, dan perahu di laut biru kehijauan."),
    ("pulau", sea.islands, "Raja Ampat",
     "Gugusan pulau karst hijau di laguna biru jernih dilihat dari ketinggian."),
    ("laut-senja", sea.sea_dusk, "Labuan Bajo",
     "Siluet kapal pinisi di depan matahari terbenam yang memantul di laut."),
    ("tambak-garam", sea.salt_ponds, "Pamekasan",
     "Petani garam menggaruk kristal di petak tambak dengan tumpukan garam putih di sekitarnya."),
    ("sungai", sea.river, "Kapuas Hulu",
     "Perahu panjang berpenumpang menyusuri sungai cokelat di tengah hutan lebat."),
    ("banjir", sea.flood, "Demak",
     "Tim penyelamat berompi jingga mendorong perahu karet berisi warga di permukiman yang terendam banjir."),
    # Land and works
    ("sawah", land.rice_terraces, "Tabanan",
     "Petani bercaping bekerja di sawah bertingkat dengan gunung di kejauhan."),
    ("kebun-kopi", land.coffee, "Aceh Tengah",
     "Buah kopi merah bergerombol di dahan, seorang pemetik terlihat samar di belakang."),
    ("panel-surya", land.solar, "Cirata",
     "Teknisi berompi berdiri di antara deretan panel surya di padang rumput."),
    ("pabrik", land.factory, "Cilegon",
     "Cerobong dan menara pendingin pabrik mengeluarkan uap pada sore hari, dua pekerja melintas."),
    ("hutan", wild.forest, "Taman Nasional Kutai",
     "Cahaya matahari menembus pepohonan tinggi, seorang pejalan menyusuri setapak hutan."),
    ("gunung", wild.volcano, "Lumajang",
     "Gunung api mengepulkan asap di atas lautan kabut, dua pendaki memandang dari punggung bukit."),
    ("air-terjun", wild.waterfall, "Banyumas",
     "Air terjun tinggi jatuh ke kolam hijau di antara tebing berlumut."),
    ("desa", land.village, "Tanah Datar",
     "Rumah gadang beratap gonjong di tengah kampung, warga berjalan di halaman rumput."),
    ("masjid", land.mosque, "Semarang",
     "Masjid berkubah hijau dengan dua menara menyala saat magrib dan memantul di kolam."),
    # Trade and food
    ("pasar", trade.market, "Yogyakarta",
     "Pedagang berkerudung kuning di belakang tumpukan cabai, jeruk, terung, dan sayuran di pasar."),
    ("pasar-ikan", trade.fish_market, "Makassar",
     "Ikan segar berjajar di atas es, penjual bercelemek melayani di bawah lampu pasar."),
    ("gudang-beras", trade.rice_store, "Karawang",
     "Buruh memanggul karung beras di lorong gudang yang penuh tumpukan karung."),
    ("meja-makan", trade.dinner, "",
     "Nasi kuning beralas daun pisang dikelilingi sate, urap, telur, dan sambal di meja kayu."),
    ("warung-kopi", trade.coffee_stall, "Pontianak",
     "Secangkir kopi hitam mengepul di meja kayu warung yang hangat dan ramai."),
    # School, health and knowledge
    ("sekolah", public.school, "Kupang",
     "Murid berseragam merah putih memberi hormat kepada bendera di halaman sekolah."),
    ("ruang-kelas", public.classroom, "Sleman",
     "Guru menerangkan pelajaran di papan tulis, sejumlah murid mengacungkan tangan."),
    ("perpustakaan", public.library, "Malang",
     "Seorang perempuan membaca buku di meja berlampu, diapit rak buku tinggi."),
    ("kampus", public.campus, "Bandung",
     "Mahasiswa beransel berjalan menuju gedung kampus bertingkat di antara pohon rindang."),
    ("puskesmas", care.clinic, "Sumba Timur",
     "Perawat bermasker menyuntik lengan seorang anak yang didampingi ibunya di puskesmas."),
    ("rumah-sakit", care.hospital, "Jakarta",
     "Tenaga medis mengantar pasien di ranjang beroda melalui lorong rumah sakit."),
    ("laboratorium", care.laboratory, "Bandung",
     "Peneliti bermasker memakai mikroskop di meja dengan labu kaca berisi cairan warna-warni."),
    ("komputer", care.computer, "",
     "Dua tangan mengetik di laptop yang menampilkan baris kode berwarna di ruang gelap."),
    # Sport, stage and portraits
    ("stadion", stage.stadium, "Jakarta",
     "Pemain sepak bola berebut bola di lapangan stadion yang penuh penonton dan terang lampu sorot."),
    ("bulu-tangkis", stage.badminton, "Jakarta",
     "Pebulu tangkis melompat untuk memukul smes di dekat net, penonton memenuhi tribun."),
    ("lari", stage.running, "Jakarta",
     "Para pelari melaju dari gerbang merah di jalan kota, disoraki penonton di kedua sisi."),
    ("panggung", stage.stage, "Jakarta",
     "Penyanyi berbaju kuning tampil di panggung konser dengan sorot lampu warna-warni."),
    ("potret-pria", stage.man, "",
     "Seorang pria berkumis mengenakan peci dan kemeja batik menatap ke depan."),
    ("potret-perempuan", stage.woman, "",
     "Seorang perempuan berkerudung merah bata menatap ke depan dengan latar lampu kota."),
)  # fmt: skip

SCENES = {name: Scene(name, alt, place, painter) for name, painter, place, alt in _CATALOGUE}


def draw(name: str, size: tuple[int, int] = (W, H)) -> Image.Image:
    """Return the named scene, cropped about its middle to `size` pixels."""
    picture = SCENES[name].draw(Canvas(name))
    if picture.size == tuple(size):
        return picture
    return ImageOps.fit(picture, size, Image.Resampling.LANCZOS)
