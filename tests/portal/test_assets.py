"""The joined bundles: order, scopes, an honest minifier, brand colours, sizes, contrast, the inline script's hash."""

import gzip
import hashlib
import re
from base64 import b64encode

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.test import Client

from portal import assets, bundles
from portal.identity import Newsroom
from portal.security import policy_of

PLAIN = Newsroom()


def gzipped(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


# Joining


def test_every_source_file_stands_in_exactly_one_bundle():
    joined = [path for patterns in assets.BUNDLES.values() for path, _ in assets.sources(patterns)]
    on_disk = {
        path.relative_to(assets.STATIC).as_posix()
        for folder in ("css", "js/reader", "editor")
        for path in (assets.STATIC / folder).rglob("*")
        if path.suffix in {".css", ".js"}
    }
    assert len(joined) == len(set(joined))
    assert set(joined) == on_disk


def test_the_layers_come_in_their_declared_order():
    css = assets.build("site.css", PLAIN)
    names = ["reset", "tokens", "base", "layout", "parts", "reader", "util", "print"]
    assert css.startswith(f"@layer {','.join(names)};")
    first = [css.index(f"@layer {name}{{") for name in names]
    assert first == sorted(first)


def test_every_rule_stands_in_a_layer():
    for path, css in assets.sources(assets.SITE_CSS):
        outside = re.sub(r"@layer [a-z, ]+;", "", bundles.minify_css(css))
        depth, loose = 0, ""
        for piece in re.split(r"([{}])", outside):
            if not depth and piece not in "{}" and not piece.startswith("@layer "):
                loose += piece.strip()
            depth += {"{": 1, "}": -1}.get(piece, 0)
        assert depth == 0, path
        assert loose == "", path


def test_no_source_file_is_long_or_uses_ids_or_force():
    for path, css in assets.sources(assets.SITE_CSS):
        assert css.count("\n") <= 200, path
        assert "!important" not in css, path
        selectors = re.sub(r"\{[^{}]*\}", "{}", css)
        assert not re.search(r"(?<![\w(&])#[A-Za-z]", selectors), path


def test_each_module_has_a_scope_of_its_own_in_strict_mode():
    script = bundles.join_js([("a.js", "const x = 1;\nfunction f() {}"), ("b.js", "const x = 2;")])
    assert script == '"use strict";\n{\nconst x = 1;\nfunction f() {}\n}\n{\nconst x = 2;\n}\n'


def test_the_module_that_answers_the_others_comes_first():
    order = [path for path, _ in assets.sources(assets.READER_JS)]
    assert order[0] == "js/reader/preferences.js"
    assert order[1:] == sorted(order[1:])


def test_no_module_imports_or_turns_strings_into_markup():
    for path, script in assets.sources((assets.PREFERENCE_SCRIPT, *assets.READER_JS)):
        for forbidden in ("import ", "innerHTML", "outerHTML", "insertAdjacent", ".write(", "eval(", "DOMParser"):
            assert forbidden not in script, (path, forbidden)


@pytest.mark.parametrize("name", ["site.css", "reader.js"])
def test_building_twice_gives_the_same_bytes(name):
    assert assets.build(name, PLAIN) == assets.build(name, PLAIN)


def test_the_order_on_disk_does_not_matter(tmp_path):
    (tmp_path / "editor").mkdir()
    for name in ("b.css", "a.css"):
        (tmp_path / "editor" / name).write_text(f".{name[0]} {{ top: 0 }}")
    assert assets.build("editor.css", PLAIN, tmp_path) == ".a{top:0}\n.b{top:0}\n"


def test_a_bundle_without_sources_is_not_published(tmp_path):
    assert assets.build("editor.js", PLAIN, tmp_path) == ""


# Shrinking


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("a { color: red ; }", "a{color:red}"),
        ("/* gone */ a { top: 0; /* and this */ left: 0 }", "a{top:0;left:0}"),
        ("a { width: calc(100% - 2rem + 1px) }", "a{width:calc(100% - 2rem + 1px)}"),
        ("a { margin: calc(var(--x) * -1) }", "a{margin:calc(var(--x) * -1)}"),
        ('a::before { content: "  /* kept */ ; } " }', 'a::before{content:"  /* kept */ ; } "}'),
        ('a { content: " (" attr(href) ")" }', 'a{content:" (" attr(href) ")"}'),
        ("a { content: '\\'  x' }", "a{content:'\\'  x'}"),
        ("a { background: url(a,b;c.svg) }", "a{background:url(a,b;c.svg)}"),
        ('a { background: url("data:image/svg+xml, <a b>") }', 'a{background:url("data:image/svg+xml, <a b>")}'),
        (".a :is(b, c) > d + e ~ f { top: 0 }", ".a :is(b,c)>d + e ~ f{top:0}"),
        ("@media (min-width: 48rem) and (max-width: 63.99rem) { a { top: 0 } }",
         "@media (min-width:48rem) and (max-width:63.99rem){a{top:0}}"),
        ("@media screen and (min-width: 1rem) { a { top: 0 } }", "@media screen and (min-width:1rem){a{top:0}}"),
        ("a { font: 700 1rem/1.2 var(--sans) }", "a{font:700 1rem/1.2 var(--sans)}"),
    ],
)  # fmt: skip
def test_css_keeps_its_meaning(css, expected):
    assert bundles.minify_css(css) == expected


def test_shrinking_css_a_second_time_changes_nothing():
    once = bundles.minify_css(assets.build("site.css", PLAIN))
    assert bundles.minify_css(once) == once


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("a{src:url(../fonts/x.woff2)}", "a{src:url(fonts/x.woff2)}"),
        ('a{src:url("../img/x y.svg")}', 'a{src:url("img/x y.svg")}'),
        ("a{src:url(/static/x.svg)}", "a{src:url(/static/x.svg)}"),
        ("a{src:url(data:image/png;base64,AA)}", "a{src:url(data:image/png;base64,AA)}"),
        ("a{src:url(https://example.org/x.svg)}", "a{src:url(https://example.org/x.svg)}"),
    ],
)
def test_addresses_hold_from_where_the_bundle_lies(css, expected):
    assert bundles.rebase_css(css, "css/tokens.css", "site.css") == expected


def test_every_address_in_the_stylesheet_is_a_file():
    found = re.findall(r"url\(([^)]+)\)", assets.build("site.css", PLAIN))
    assert found
    assert [path for path in found if not (assets.STATIC / path).is_file()] == []


def test_javascript_keeps_strings_addresses_and_line_ends():
    script = """
// a comment line
const address = "https://example.org/a"; const pattern = /\\/\\/x/g;
/* a block
   comment */
const text = `two  spaces ${address}`
;[1].forEach(String)
"""
    assert bundles.minify_js(script).splitlines() == [
        'const address = "https://example.org/a"; const pattern = /\\/\\/x/g;',
        "const text = `two  spaces ${address}`",
        ";[1].forEach(String)",
    ]


@pytest.mark.parametrize("script", ["const t = `one\n  two`;", "/* never ends", "/* a */ code();"])
def test_javascript_that_would_be_spoiled_is_refused(script):
    with pytest.raises(bundles.SourceError):
        bundles.minify_js(script)


# The newsroom's own colours


def test_an_own_brand_colour_is_the_last_word_of_the_tokens_layer():
    css = assets.build("site.css", Newsroom(color="#0a5", color_dark="#aaffcc"))
    last = css[css.rindex("@layer tokens{") :]
    assert last.count("--brand:#0a5") == 1
    assert last.count("--brand:#aaffcc") == 2
    assert css.endswith(last)


def test_the_default_brand_adds_nothing():
    assert assets.build("site.css", PLAIN).count("@layer tokens{") == 1


@pytest.mark.parametrize("color", ["red", "#12", "#1234567", "#000;}body{display:none", ""])
def test_a_colour_that_is_none_is_refused(color):
    with pytest.raises(ValueError, match="NEWSROOM_COLOR"):
        assets.build("site.css", Newsroom(color=color))


# Weight


def test_the_first_view_stays_within_its_weight():
    assert gzipped(assets.build("site.css", PLAIN)) <= 8 * 1024
    assert gzipped(assets.build("reader.js", PLAIN)) <= 4 * 1024
    assert len(assets.inline_script().encode()) <= 460


# Contrast, by the formula of WCAG 2


def luminance(color: str) -> float:
    digits = color.lstrip("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def tokens(selector: str) -> dict[str, str]:
    """The colours that tokens.css gives under a selector."""
    css = (assets.STATIC / "css/tokens.css").read_text("utf-8")
    block = re.search(re.escape(selector) + r" \{(.*?)\}", css, re.DOTALL)[1]
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{3,6});", block))


THEMES = {"light": ":root", "dark by device": ":root:not([data-t=terang])", "dark by choice": ":root[data-t=gelap]"}
TEXT = ("ink", "ink-2", "ink-3", "brand", "link", "visited", "ok", "warn", "error")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("paper", ["paper", "paper-2", "paper-3"])
@pytest.mark.parametrize(("role", "least"), [*((role, 4.5) for role in TEXT), ("focus", 3), ("control", 3)])
def test_colours_can_be_read_on_every_paper(theme, paper, role, least):
    colors = tokens(THEMES[theme])
    assert contrast(colors[role], colors[paper]) >= least


@pytest.mark.parametrize("theme", THEMES)
def test_text_on_the_brand_colour_can_be_read(theme):
    colors = tokens(THEMES[theme])
    assert contrast(colors["on-brand"], colors["brand"]) >= 4.5


def test_both_ways_into_the_dark_are_the_same():
    assert tokens(THEMES["dark by device"]) == tokens(THEMES["dark by choice"])


def test_the_default_colours_of_the_newsroom_are_those_of_the_tokens():
    assert tokens(THEMES["light"])["brand"] == PLAIN.color
    assert tokens(THEMES["dark by choice"])["brand"] == PLAIN.color_dark


# Giving the bundles to Django


@pytest.fixture
def finder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return assets.BundleFinder()


def test_runserver_finds_the_bundles_and_nothing_else(finder):
    with open(finder.find("site.css"), encoding="utf-8") as found:
        assert found.read() == assets.build("site.css")
    assert finder.find("css/tokens.css") == []
    assert finder.find("../settings.py") == []


def test_collectstatic_gets_every_bundle_that_has_sources(finder):
    listed = dict(finder.list([]))
    assert {"site.css", "reader.js"} <= set(listed)
    assert all(storage.exists(path) for path, storage in listed.items())
    assert dict(finder.list(["*.css", "*.js"])) == {}


def test_the_finder_is_among_the_settings():
    assert any(isinstance(finder, assets.BundleFinder) for finder in finders.get_finders())


# The inline script


def sha256_of(script: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_the_page_prints_the_very_bytes_that_the_policy_allows(db, settings):
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    answer = Client().get("/tidak-ada/")
    printed = re.findall(r"<script>(.*?)</script>", answer.content.decode(), re.DOTALL)
    assert len(printed) == 1
    assert sha256_of(printed[0]) in answer["Content-Security-Policy"]


def test_the_tag_prints_what_was_hashed():
    printed = Template("{% load assets %}{% preference_script %}").render(Context())
    script = printed.removeprefix("<script>").removesuffix("</script>")
    assert sha256_of(script) == assets.inline_script_hash()
    assert assets.inline_script_hash() in policy_of("/")["script-src"]
    assert "</" not in script
