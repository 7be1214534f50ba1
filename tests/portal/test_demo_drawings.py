"""The drawn photographs of the demo newsroom."""

import random
from itertools import combinations

import pytest
from PIL import Image, ImageChops, ImageStat

from portal.demo.drawings import PORTRAITS, SCENES, draw, draw_portrait

NAMES = set(
    """
    podium rapat wawancara kantor-pemerintah gedung-dewan massa pengadilan polisi kota-senja kota-malam kota-pagi
    kota-asap jalan-raya jembatan kereta bandara pelabuhan nelayan pantai pulau laut-senja pasar pasar-ikan
    gudang-beras sawah kebun-kopi tambak-garam pabrik panel-surya hutan sungai banjir gunung air-terjun desa sekolah
    ruang-kelas perpustakaan kampus puskesmas rumah-sakit laboratorium stadion bulu-tangkis lari panggung meja-makan
    warung-kopi komputer masjid potret-pria potret-perempuan
    """.split()
)


@pytest.fixture(scope="module")
def pictures():
    """Every scene, drawn once."""
    return {name: draw(name) for name in SCENES}


def difference(first, second):
    """Return the mean difference of two pictures of equal size, 0 to 255."""
    return sum(ImageStat.Stat(ImageChops.difference(first, second)).mean) / 3


def test_exactly_the_agreed_scenes_exist():
    assert set(SCENES) == NAMES
    assert all(scene.name == name for name, scene in SCENES.items())


def test_every_scene_has_the_design_size_and_both_light_and_dark(pictures):
    for name, picture in pictures.items():
        assert (picture.size, picture.mode) == ((1280, 853), "RGB"), name
        low, high = picture.convert("L").resize((320, 213)).getextrema()
        assert high - low > 120, name


def test_a_scene_is_the_same_every_time(pictures):
    """Each fifth is drawn again: drawing takes half a second."""
    random.seed(1)
    state = random.getstate()
    for name, picture in list(pictures.items())[::5]:
        assert draw(name).tobytes() == picture.tobytes(), name
    assert random.getstate() == state, "the global random numbers were used"


def test_scenes_differ_clearly_from_each_other(pictures):
    small = {name: picture.resize((24, 16), Image.Resampling.BOX) for name, picture in pictures.items()}
    for first, second in combinations(small, 2):
        gap = difference(small[first], small[second])
        assert gap > 15, f"{first} looks like {second}: {gap:.1f}"


@pytest.mark.parametrize("size", [(1280, 720), (320, 213), (600, 600), (1600, 900)])
def test_scene_fits_other_sizes(size):
    assert draw("pantai", size).size == size


def test_alternative_texts_are_distinct_sentences():
    alts = [scene.alt for scene in SCENES.values()]
    assert len(set(alts)) == len(alts)
    for alt in alts:
        assert alt[0].isupper() and alt.endswith(".") and 30 < len(alt) <= 125
        assert not {"foto", "gambar", "ilustrasi"} & set(alt.lower().strip(".").split())


def test_portraits_are_distinct_square_and_repeatable():
    assert len(PORTRAITS) == 20
    portraits = [draw_portrait(seed, 128) for seed in range(20)]
    assert all(portrait.size == (128, 128) for portrait in portraits)
    assert draw_portrait(3, 128).tobytes() == portraits[3].tobytes()
    assert draw_portrait(7).size == (512, 512)
    small = [portrait.resize((16, 16), Image.Resampling.BOX) for portrait in portraits]
    for first, second in combinations(range(20), 2):
        gap = difference(small[first], small[second])
        assert gap > 8, f"portraits {first} and {second}: {gap:.1f}"
