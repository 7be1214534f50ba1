"""The house stands as its plan says: rooms, arrows between them, and the size of things. Read with `ast`, not run."""

import ast
import re
from functools import cache
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent
APPS = ("accounts", "news", "comments", "ads", "portal")
#: Which of our apps an app may import; `portal` knows all and is known by none.
ARROWS = {
    "accounts": set(),
    "news": set(),
    "ads": {"news"},
    "comments": {"news"},
    "portal": {"accounts", "news", "comments", "ads"},
}
#: What an app may hear of another without knowing the rest of it.
HEARD = {
    "news": {"accounts.signals", "accounts.fresh"},
    "comments": {f"accounts.{one}" for one in ("signals", "consent", "restriction", "origins", "receipts")},
}
TOP_LEVEL = """
    accounts ads comments news portal templates static tests docs deploy bench .ci .git
    manage.py pyproject.toml requirements.txt requirements-dev.txt Makefile .gitignore .env.example
    README.md CHANGELOG.md CONTRIBUTING.md LICENSE
"""
#: Names that say nothing about what is in a room.
NAMELESS = {"utils", "util", "helpers", "helper", "common", "core", "base", "services", "misc", "tools", "lib"}
#: Printed as they are: cleaned when they were saved, or written by ourselves.
SAFE = {"field.help_text|safe"}
MODULES = [path for app in APPS for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(path: Path) -> frozenset[str]:
    """Every of our modules that a module imports, as a dotted name."""
    ours, found = {dotted(one) for one in MODULES}, set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = _in_full(node, path)
            # `from news.views import lists` means the module; `from news.models import Article` the package.
            found |= {full if (full := f"{module}.{one.name}") in ours else module for one in node.names}
    return frozenset(one for one in found if one.partition(".")[0] in APPS)


def _in_full(node: ast.ImportFrom, path: Path) -> str:
    if not node.level:
        return node.module
    package = path.relative_to(ROOT).parts[: -node.level]
    return ".".join((*package, node.module) if node.module else package)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_follow_the_arrows(path):
    app = path.relative_to(ROOT).parts[0]
    for module in imports(path) - HEARD.get(app, set()):
        target = module.partition(".")[0]
        assert target == app or target in ARROWS[app], f"{name(path)} imports {module}"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_short_imports_at_its_top_and_says_what_it_is(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400
    assert path.stem not in NAMELESS and path.parent.name not in NAMELESS
    functions = [node for node in ast.walk(tree(path)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    inside = [node for one in functions for node in ast.walk(one) if isinstance(node, (ast.Import, ast.ImportFrom))]
    assert not inside, f"import inside a function, line {inside[0].lineno}"
    if text.strip():
        said = ast.get_docstring(tree(path))
        assert said, "no docstring"
        assert len(said.split("\n\n")[0].splitlines()) <= 3


@pytest.mark.parametrize("app", APPS)
def test_no_module_of_an_app_imports_itself_by_a_detour(app):
    graph = {dotted(path): {one for one in imports(path) if one.partition(".")[0] == app} for path in MODULES}
    done: set[str] = set()

    def walk(module: str, way: tuple[str, ...]):
        assert module not in way, " -> ".join((*way[way.index(module) :], module))
        if module not in done:
            for following in graph.get(module, ()):
                walk(following, (*way, module))
            done.add(module)

    for module in graph:
        walk(module, ())


def test_the_top_level_holds_only_what_the_plan_names():
    ignored = {line.strip("/") for line in (ROOT / ".gitignore").read_text().split()} | {".coverage"}
    found = {path.name for path in ROOT.iterdir()} - ignored
    strange = found - set(TOP_LEVEL.split())
    assert not strange, strange


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_is_short_and_prints_nothing_unescaped(path):
    text = path.read_text(encoding="utf-8")
    most = 80 if path.name.startswith("base") else 40 if path.name.startswith("_") else 60
    assert len(text.splitlines()) <= most
    assert set(re.findall(r"[\w.]+\|safe\b", text)) <= SAFE
    assert "autoescape off" not in text
    html = re.sub(r"{[%#].*?[%#]}", "", text, flags=re.DOTALL)
    assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?![^>]* src=)", html), "inline styles and scripts"


@pytest.mark.parametrize("path", sorted((ROOT / "static").rglob("*.css")), ids=name)
def test_a_style_sheet_is_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 200


@pytest.mark.django_db
def test_the_migrations_hold_what_the_models_say():
    said = StringIO()
    call_command("makemigrations", check_changes=True, dry_run=True, stdout=said)
    assert "No changes" in said.getvalue() or "Tidak ada" in said.getvalue() or not said.getvalue().strip()


@pytest.mark.parametrize("path", sorted(ROOT.glob("*/migrations/0*.py")), ids=name)
def test_a_migration_says_what_it_does(path):
    assert not re.fullmatch(r"\d{4}_auto_.*", path.stem)
