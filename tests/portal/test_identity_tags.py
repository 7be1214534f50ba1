"""How the newsroom shows itself: the two tones of its name and whole addresses."""

import pytest

from portal.templatetags.identity import absolute, wordmark


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("Nusawarta", "Nusa<i>warta</i>"),
        ("Kabar Aceh", "Kabar<i> Aceh</i>"),
        ("TribunTimur", "Tribun<i>Timur</i>"),
        ("dialeksis.com", "dialeksis<i>.com</i>"),
        ("Kompas", "Kompas"),
        ("Pos", "Pos"),
        ("A & B", "A &amp;<i> B</i>"),
    ],
)
def test_the_wordmark_gives_the_second_part_the_brand_colour(name, drawn):
    assert wordmark(name) == drawn


def test_addresses_get_the_site_once(settings):
    settings.SITE_URL = "https://nusawarta.test"
    assert absolute("/nasional/") == "https://nusawarta.test/nasional/"
    assert absolute("https://foto.test/a.jpg") == "https://foto.test/a.jpg"
