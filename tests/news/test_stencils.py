"""Rows that stand many times on a page are filled into a stencil; no word of a reader can break out of it."""

import pytest
from django.utils.safestring import SafeString

from news.paths import path_to
from news.stencils import Stencil
from tests import factories
from tests.markup import parse

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
