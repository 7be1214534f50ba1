"""Joining and shrinking our own CSS and JavaScript: pure functions of text, no settings, no Django.

The shrinking is meant for the files of this repository and refuses what it does not understand;
compression on the wire does the rest, so nothing is renamed and no expression is touched.
"""

import posixpath
import re
from collections.abc import Iterable

# Everything a CSS minifier must not look into, then the comments it removes.
_CSS_TOKEN = re.compile(
    r"""(?P<kept>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|url\(\s*[^"'\s)][^)]*\))|(?P<comment>/\*.*?\*/)""",
    re.DOTALL,
)
_CSS_URL = re.compile(r"""url\(\s*(?P<quote>["']?)(?P<target>[^"')]+)(?P=quote)\s*\)""")
_ELSEWHERE = ("/", "#", "data:", "http:", "https:")


class SourceError(ValueError):
    """A source file holds something the bundler would spoil."""


def _squeeze(css: str) -> str:
    css = re.sub(r"\s+", " ", css)
    # Not around + - * / (calc needs its spaces), not before ":" (a descendant pseudo-class) or "(" ("and (").
    css = re.sub(r" ?([{};,>]) ?", r"\1", css)
    css = re.sub(r"([:(]) ", r"\1", css)
    return re.sub(r" \)", ")", css)


def minify_css(css: str) -> str:
    """CSS without comments and needless space; strings and addresses stay as they are."""
    pieces, kept, last = [], [], 0
    for token in _CSS_TOKEN.finditer(css):
        pieces.append(css[last : token.start()])
        if token["kept"]:
            kept.append(token["kept"])
            pieces.append("\x00")
        else:
            pieces.append(" ")
        last = token.end()
    squeezed = _squeeze("".join(pieces) + css[last:]).replace(";}", "}").strip()
    return re.sub("\x00", lambda _: kept.pop(0), squeezed)


def rebase_css(css: str, source: str, bundle: str) -> str:
    """Relative addresses of `source` rewritten so that they hold from `bundle`; both are static paths."""

    def moved(found: re.Match) -> str:
        target = found["target"].strip()
        if target.startswith(_ELSEWHERE):
            return found[0]
        path = posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
        relative = posixpath.relpath(path, posixpath.dirname(bundle) or ".")
        return f"url({found['quote']}{relative}{found['quote']})"

    return _CSS_URL.sub(moved, css)


def minify_js(script: str) -> str:
    """JavaScript without comment lines and indentation. Line ends stay, so no statement can run into the next.

    Comments must stand on lines of their own; a template literal must end on its line.
    """
    lines, in_comment = [], False
    for number, line in enumerate(script.splitlines(), 1):
        line = line.strip()
        if in_comment or line.startswith("/*"):
            in_comment = "*/" not in line
            if not in_comment and not line.endswith("*/"):
                raise SourceError(f"line {number}: code behind a block comment")
            continue
        if line.count("`") % 2:
            raise SourceError(f"line {number}: a template literal over several lines would lose its spaces")
        if line and not line.startswith("//"):
            lines.append(line)
    if in_comment:
        raise SourceError("a block comment does not end")
    return "\n".join(lines)


def join_css(sources: Iterable[tuple[str, str]], bundle: str) -> str:
    """One stylesheet of (static path, text) pairs, in their order."""
    return "\n".join(minify_css(rebase_css(css, path, bundle)) for path, css in sources) + "\n"


def join_js(sources: Iterable[tuple[str, str]]) -> str:
    """One classic script of (static path, text) pairs: each module in a block scope of its own.

    Strict mode makes functions declared in a block stay in it.
    """
    return '"use strict";\n' + "".join(f"{{\n{minify_js(script)}\n}}\n" for _, script in sources)


def brand_css(color: str, color_dark: str) -> str:
    """The newsroom's own colour as the last word of the tokens layer, in all three theme states.

    With more contrast asked for, a colour we cannot judge gives way to the ink.
    """
    dark = f"--brand:{color_dark}"
    return (
        f"@layer tokens{{:root{{--brand:{color}}}"
        f"@media (prefers-color-scheme:dark){{:root:not([data-t=terang]){{{dark}}}}}"
        f":root[data-t=gelap]{{{dark}}}"
        "@media (prefers-contrast:more){:root:root:root{--brand:var(--ink)}}}\n"
    )
