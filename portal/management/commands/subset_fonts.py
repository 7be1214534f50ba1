"""`manage.py subset_fonts <folder>`: makes the fonts small, from the full files of their makers.

The folder holds the files named in FACES, as the npm packages `@fontsource-variable/newsreader` and
`@fontsource-variable/atkinson-hyperlegible-next` ship them; the icons of the rich-text editor come from the installed
django-prose-editor. Needs fonttools (development requirements).
"""

from dataclasses import dataclass
from pathlib import Path

from django.contrib.staticfiles import finders
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
    Face("atkinson.woff2", "atkinson-hyperlegible-next-latin-wght-normal.woff2", ("kern",), 16_000),
)

# Indonesian needs no more than ASCII; names and quotations bring the letters of Western Europe.
LETTERS = "ÀÁÄÅÇÈÉËÍÑÓÖØÚÜ" + "àáâãäåçèéêëíïñòóôöøùúûü"
PUNCTUATION = "\u00a0«»\u00ad°²³·½×–—‘’“”•…\u2212"
WEIGHTS = (400, 700)  # no lighter and no heavier weight is used
CHARACTERS = "".join(chr(code) for code in range(0x20, 0x7F)) + LETTERS + PUNCTUATION

#: Icons on the buttons of the rich-text editor (prose.EXTENSIONS); each is drawn by writing its name.
ICONS = (
    "call_merge", "call_split", "code", "format_bold", "format_italic", "format_list_bulleted", "format_list_numbered",
    "format_quote", "fullscreen", "fullscreen_exit", "grid_on", "horizontal_rule", "insert_link", "link_off", "notes",
    "question_mark", "redo", "title", "tune", "undo",
)  # fmt: skip
ALL_ICONS = "django_prose_editor/material-icons.woff2"
ICON_FONT, ICON_LIMIT = "editor-icons.woff2", 4_000


def subset_icons(source: Path, target: Path) -> int:
    """Write a font that knows only ICONS; returns its size in bytes."""
    options = Options()
    options.layout_features = ["*"]
    options.layout_closure = False  # or every icon that can be written with the letters stays
    options.flavor = "woff2"
    font = TTFont(source)
    letters, drawn = font.getBestCmap(), icons_of(font)
    worker = Subsetter(options)
    worker.populate(glyphs=[drawn[name] for name in ICONS], unicodes=[c for c in letters if chr(c) in "".join(ICONS)])
    worker.subset(font)
    font.flavor = "woff2"
    font.save(target)
    return target.stat().st_size


def icons_of(font) -> dict[str, str]:
    """Name of every icon -> its glyph, from the ligatures of an icon font."""
    letter = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    tables = [table for lookup in font["GSUB"].table.LookupList.Lookup for table in lookup.SubTable]
    found = {}
    for table in (getattr(table, "ExtSubTable", table) for table in tables):
        for first, ligatures in table.ligatures.items():
            for ligature in ligatures:
                name = "".join(letter[glyph] for glyph in (first, *ligature.Component))
                found[name] = ligature.LigGlyph
    return found


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
    help = "Membuat huruf kecil dari berkas huruf lengkap (butuh fonttools)."

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
        size = subset_icons(Path(finders.find(ALL_ICONS)), output / ICON_FONT)
        self.stdout.write(f"{ICON_FONT}: {size} byte")
