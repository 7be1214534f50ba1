"""Aliases are the newsroom's own: it gets a first list, and changes it in the CMS."""

import pytest
from django.core.management import call_command

from news.models import SearchAlias
from news.search import find
from tests.factories import publish
from tests.reading import Reading

pytestmark = pytest.mark.django_db

LIST, ADD = "/admin/news/searchalias/", "/admin/news/searchalias/add/"


def test_a_new_portal_knows_the_usual_acronyms_and_keeps_what_editors_make_of_them():
    call_command("setup_portal", verbosity=0)
    publish("Badan Penanggulangan Bencana Daerah Menambah Pos"), publish("BPBD Siaga")
    assert len(find("bpbd").keys) == len(find("Badan Penanggulangan Bencana Daerah").keys) == 2
    for alias in SearchAlias.objects.all():
        alias.full_clean()  # the list would pass the CMS's own form
    SearchAlias.objects.filter(short="BPBD").delete()
    call_command("setup_portal", verbosity=0)
    assert len(find("bpbd").keys) == 1


def test_a_managing_editor_adds_one_and_it_is_found_at_once(signed_in, managing_editor):
    publish("Dinas Kebersihan Kota Membeli Truk")
    answer = signed_in(managing_editor).post(ADD, {"short": "DKK", "full": "Dinas Kebersihan Kota"})
    assert (answer.status_code, answer["Location"]) == (302, LIST)
    assert len(find("dkk").keys) == 1


@pytest.mark.parametrize(
    ("short", "full", "said"),
    [
        ("", "Dinas Kebersihan", "tidak boleh kosong"),
        ("!!", "Dinas Kebersihan", "paling sedikit satu kata"),
        ("Dinas", "dinas-dinas", "sudah sama"),
        ("BPBD", "badan penanggulangan bencana daerah", "sudah ada"),
        ("Badan Penanggulangan Bencana Daerah", "BPBD", "sudah ada"),
        ("Ungu", "satu dua tiga empat lima enam tujuh delapan sembilan", "Paling banyak 8 kata"),
    ],
)
def test_a_useless_pair_is_refused_at_its_field_and_kept(signed_in, managing_editor, short, full, said):
    SearchAlias.objects.create(short="BPBD", full="Badan Penanggulangan Bencana Daerah")
    page = Reading(signed_in(managing_editor).post(ADD, {"short": short, "full": full}))
    assert said in page.text("ul.errorlist")
    assert [page.all(f"input#id_{name}")[0].get("value", "") for name in ("short", "full")] == [short, full]
    assert SearchAlias.objects.count() == 1


def test_reporters_and_editors_leave_the_list_alone(signed_in, reporter, editor):
    for person in (reporter, editor):
        assert signed_in(person).get(LIST).status_code == 403
