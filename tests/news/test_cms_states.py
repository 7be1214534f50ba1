"""What the CMS says when there is nothing, nothing that fits, or something wrong: in correct Indonesian."""

import pytest

from tests.factories import make_keyword
from tests.reading import Reading
from tests.writing import Sheet

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.mark.parametrize(("address", "said"), [
    ("/admin/news/article/", "Belum ada berita."),
    ("/admin/news/strip/", "Belum ada pita Terkini."),
    ("/admin/news/article/?q=zzzz", "Tidak ada yang cocok. Ubah kata pencarian atau saringannya, atau tampilkan semua."),
    ("/admin/news/keyword/?q=zzzz", "Tidak ada yang cocok. Ubah kata pencarian atau saringannya, atau tampilkan semua."),
])  # fmt: skip
def test_an_empty_list_says_why(signed_in, managing_editor, address, said):
    make_keyword("Banjir")
    assert Reading(signed_in(managing_editor).get(address)).texts("p.empty") == [said]


@pytest.mark.parametrize("address", ["/admin/news/article/add/", "/admin/news/keyword/add/", "/admin/news/strip/add/"])
def test_a_form_with_faults_says_that_nothing_was_saved(signed_in, managing_editor, address):
    page = Sheet(signed_in(managing_editor), address).send().page
    assert page.texts("p.errornote") == ["Belum disimpan. Perbaiki isian yang bertanda merah."]


@pytest.mark.parametrize("whose", ["password_change/", "accounts/user/{}/password/"])
def test_a_password_that_is_not_changed_says_so_and_why(signed_in, administrator, editor, whose):
    typed = {"old_password": "salah", "new_password1": "a", "new_password2": "b", "password1": "a", "password2": "b"}
    page = Reading(
        signed_in(administrator).post(f"/admin/{whose.format(editor.pk)}", typed | {"usable_password": "true"})
    )
    assert page.texts("p.errornote") == ["Sandi belum diganti. Perbaiki isian yang bertanda merah."]
    assert "sandi tidak cocok" in " ".join(page.texts("ul.errorlist")).lower()
