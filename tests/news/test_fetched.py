"""Rows that become objects past `Model.__init__` are the objects that Django makes."""

import pytest
from django.apps import apps
from django.db.models import Model
from django.db.models.signals import post_init, pre_init

from news.fetched import Fetched
from news.models import Article, Category
from news.prepared import prepared
from tests import factories

pytestmark = pytest.mark.django_db
FETCHED = [model for model in apps.get_models() if issubclass(model, Fetched)]


def test_nobody_listens_for_what_is_not_sent():
    heard = [model for model in FETCHED for signal in (pre_init, post_init) if signal.has_listeners(model)]
    assert len(FETCHED) > 10
    assert heard == []


@pytest.mark.parametrize("only", [(), ("title", "slug")])
def test_an_object_knows_what_django_would_have_given_it(only):
    factories.publish("Satu")
    row = Article.objects.only(*only).get() if only else Article.objects.get()
    names, values = zip(*((name, row.__dict__[name]) for name in row._stored), strict=True)
    made = Model.from_db.__func__(Article, "default", names, values)
    noted = {name: value for name, value in row.__dict__.items() if not name.startswith("_")}
    assert noted == {name: value for name, value in made.__dict__.items() if not name.startswith("_")}
    assert row.get_deferred_fields() == made.get_deferred_fields()
    assert (row._state.adding, row._state.db, row._state.fields_cache) == (False, "default", {})


def test_a_fetched_row_is_saved_as_a_change_and_not_as_a_new_one():
    row = Category.objects.get(pk=factories.make_category("Pangan").pk)
    row.full_clean()  # it does not stand in its own way, as a new one with its name would
    row.name = "Pangan dan Tani"
    row.save()
    assert Category.objects.get(pk=row.pk).name == "Pangan dan Tani"


def test_what_is_no_list_of_rows_cannot_be_prepared():
    @prepared
    def as_dicts():
        return Category.objects.values("name")

    @prepared
    def with_more():
        return Article.objects.prefetch_related("bylines")

    for question in (as_dicts, with_more):
        with pytest.raises(TypeError, match="prepared question"):
            question()
