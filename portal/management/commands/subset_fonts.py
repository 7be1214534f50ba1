"""`manage.py subset_fonts <folder>`: makes the reader fonts small, from the full files of their makers.

The folder holds the files named in FACES, as the npm packages `@fontsource-variable/newsreader` and
`@fontsource-variable/atkinson-hyperlegible-next` ship them. Needs fonttools (development requirements).
"""

from dataclasses import dataclass
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from portal.assets import STATIC

try:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont
except ModuleNotFoundError:  # not there in production, where nobody makes fonts
    TTFont = None


@dataclass(frozen=True)
class Face:
    """One font we publish: its file, the full file it comes from, the features it keeps, its limit in bytes."""

    name: str
    source: str
    features: tuple[str, ...]
    limit: int


FACES = (
    Face("newsreader.woff2", "newsreader-latin-wght-normal.woff2", ("kern", "liga", "tnum"), 30_000),
    Face("newsreader-italic.woff2", "newsreader-latin-wght-italic.woff2", ("kern", "liga", "tnum"), 33_000),
    Face(
        "atkinson.woff2", "atkinson-hyperlegible-next-latin-wght-normal.woff2", ("kern",), 16_000
    ),
)

# Indonesian needs no more than ASCII; names and quotations bring the letters of Western Europe.
LETTERS = "ÀÁÄÅÇÈÉËÍÑÓÖØÚÜ" + "àáâãäåçèéêëíïñòóôöøùúûü"
PUNCTUATION = "\u00a0«»\u00ad°²³·½×–—‘’“”•…\u2212"
WEIGHTS = (400, 700)  # no lighter and no heavier weight is used
CHARACTERS = "".join(chr(code) for code in range(0x20, 0x7F)) + LETTERS + PUNCTUATION


def subset(source: Path, target: Path, features: tuple[str, ...]) -> int:
    """Write the subset of one variable font as WOFF2; returns its size in bytes."""
    options = Options()
    options.layout_features = list(features)
    options.name_IDs = [0, 1, 2, 13, 14]  # the copyright and licence stay in the file
    options.notdef_outline = True
    options.hinting = False
    options.flavor = "woff2"
    font = TTFont(source)
    worker = Subsetter(options)
    worker.populate(text=CHARACTERS)
    worker.subset(font)
    font = instantiateVariableFont(font, {"wght": WEIGHTS})
    font.flavor = "woff2"
    font.save(target)
    return target.stat().st_size


class Command(BaseCommand):
    help = "Membuat huruf kecil untuk pembaca dari berkas huruf lengkap (butuh fonttools)."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="Map berisi berkas WOFF2 lengkap dari pembuatnya.")
        parser.add_argument("--output", type=Path, default=STATIC / "fonts", help="Map hasil.")

    def handle(self, *args, folder, output, **options):
        if TTFont is None:
            raise CommandError("fonttools belum terpasang; ia ada di requirements-dev.txt.")
        for face in FACES:
            source = folder / face.source
            if not source.is_file():
                raise CommandError(f"{source} tidak ada.")
            size = subset(source, output / face.name, face.features)
            self.stdout.write(f"{face.name}: {size} byte")
            if size > face.limit:
                raise CommandError(f"{face.name} lebih besar dari {face.limit} byte.")
