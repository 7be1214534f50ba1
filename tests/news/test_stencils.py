"""Rows that stand many times on a page are filled into a stencil; no word of a reader can break out of it."""

import re

import pytest
from django.template.defaulttags import IfNode
from django.template.loader import get_template
from django.utils.safestring import SafeString

from comments import rows
from news import page_parts, pictures, story_parts
from news.paths import path_to
from news.stencils import Stencil
from portal import cards, frame, front_parts
from tests import factories
from tests.markup import parse

ROOMS = (rows, page_parts, pictures, story_parts, cards, frame, front_parts)
STENCILS = {one.template: one for room in ROOMS for one in vars(room).values() if isinstance(one, Stencil)}

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "%(name)s %s %%",
    "\ue000name\ue001",
    "{{ name }}",
    "a\\1b",
]


@pytest.mark.one_database
@pytest.mark.parametrize("text", HOSTILE)
def test_a_word_stands_there_as_it_was_written_and_is_never_read_as_anything_else(text):
    drawn = Stencil("_link.html", "title", plain=("url",)).fill({"title": text, "url": "/a/"}, paid=False)
    assert isinstance(drawn, SafeString)
    (link,) = parse(drawn).iter("a")
    assert link.text == text
    assert not list(link)


@pytest.mark.one_database
def test_each_form_is_drawn_once_and_html_that_is_safe_already_stays(monkeypatch):
    stencil = Stencil("_link.html", "title", plain=("url",))
    told = {"title": SafeString("<b>Judul</b>"), "url": "/a/"}
    assert stencil.fill(dict(told), paid=True).endswith('<a href="/a/"><b>Judul</b></a>')
    monkeypatch.setattr("news.stencils.render_to_string", None)
    assert "Judul" in stencil.fill(dict(told), paid=True)
    with pytest.raises(TypeError):
        stencil.fill(dict(told), paid=False)


@pytest.mark.django_db
def test_paths_are_what_the_routes_say():
    story = factories.publish("Jalan Baru", keywords=["Kereta Cepat"], by=[factories.make_person()])
    assert story.get_absolute_url() == "/nasional/jalan-baru/"
    assert path_to("news:keyword", "kereta-cepat") == "/tag/kereta-cepat/"
    assert path_to("comments:more", 12, 7) == "/komentar/berita/12/setelah/7/"


def asked_in(name: str) -> set[str]:
    """What a template, and whatever it includes, decides by: the names behind its `{% if %}`s."""
    source = get_template(name).template
    found = {
        word
        for node in source.nodelist.get_nodes_by_type(IfNode)
        for condition, _ in node.conditions_nodelists
        if condition is not None
        for word in re.findall(r"'(\w+)|\b(\w+)\b", repr(condition))
    }
    return {part for pair in found for part in pair if part}


@pytest.mark.one_database
@pytest.mark.parametrize("name", STENCILS)
def test_a_stencil_prints_all_of_its_words_and_decides_by_none(name):
    words = set(STENCILS[name]._marks)
    source = get_template(name).template.source
    included = "".join(get_template(one).template.source for one in re.findall(r'{% include "([^"]+)"', source))
    printed = set(re.findall(r"{{ (\w+) }}", source + included))
    assert words <= printed, "a word that nobody prints"
    assert not words & asked_in(name), "a mark stands in for a word, and is always true"
    assert not re.findall(rf"{{{{ (?:{'|'.join(words) or '-'})[|.]", source), "filters are for whoever fills it in"
