"""Plain words: whatever path they take into the database, nothing comes along that nobody sees."""

import pytest

from news.models import Keyword, Person, Photo
from news.plain import line, lines
from tests.factories import make_article, make_keyword, make_person, make_photo

DIRTY, CLEAN = " Putri\x00\u202e \r\n Ki\u200brana\x07 ", "Putri Kirana"


@pytest.mark.parametrize(("typed", "one", "several"), [
    (DIRTY, CLEAN, "Putri\nKirana"), ("a\r\n\r\nb", "a b", "a\n\nb"), ("a\x0b\x0cb\x85c", "a b c", "a\nb\nc"),
    ("\u00a0a\u2003b", "a b", "a b"), ("\u200b\x00 ", "", ""), ("👩\u200d🌾", "👩\u200d🌾", "👩\u200d🌾"), ("<b>&amp;", "<b>&amp;", "<b>&amp;"),
])  # fmt: skip
def test_words_are_tidied_once_and_for_all(typed, one, several):
    assert (line(typed), line(one)) == (one, one)
    assert (lines(typed), lines(several)) == (several, several)


@pytest.mark.django_db
def test_every_path_of_the_orm_keeps_them_tidy():
    person = make_person(DIRTY, bio=DIRTY)
    assert (person.name, person.bio) == (CLEAN, "Putri\nKirana")  # the saver knows it at once
    person.name = DIRTY
    Person.objects.bulk_update([person], ["name"])
    Photo.objects.bulk_create([Photo(name="x", digest="x", width=1, height=1, caption=DIRTY)])
    Photo.objects.filter(pk=make_photo().pk).update(credit=DIRTY)
    Keyword.objects.update_or_create(name=DIRTY, defaults={"description": DIRTY})
    assert Person.objects.get().name == Photo.objects.get(name="x").caption == Keyword.objects.get().name == CLEAN
    assert Photo.objects.filter(credit=CLEAN).count() == 1


@pytest.mark.django_db
def test_a_keyword_added_to_a_story_is_the_one_that_looks_the_same():
    known = make_keyword("Banjir")
    story = make_article(keywords=["Ban\u200bjir", "\x00Banjir "])
    assert list(story.keywords.all()) == [known]
