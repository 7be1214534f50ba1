"""Only staff come into /admin/, and there only to what is theirs."""

import pytest

PAGES = {
    "/admin/news/article/": {"reporter", "editor", "managing_editor", "editor_in_chief"},
    "/admin/news/photo/": {"reporter", "editor", "managing_editor", "editor_in_chief"},
    "/admin/news/category/": {"reporter", "editor", "managing_editor", "editor_in_chief", "administrator"},
    "/admin/comments/comment/": {"managing_editor", "editor_in_chief", "moderator"},
    "/admin/ads/banner/": {"advertiser"},
    "/admin/accounts/user/": {"administrator"},
    "/admin/accounts/user/add/": {"administrator"},
    "/admin/auth/group/": set(),
}
STAFF = ["reporter", "editor", "managing_editor", "editor_in_chief", "moderator", "advertiser", "administrator"]


@pytest.mark.parametrize("who", STAFF)
def test_staff_open_what_is_theirs_and_nothing_else(request, signed_in, who):
    browser = signed_in(request.getfixturevalue(who))
    assert browser.get("/admin/").status_code == 200
    opened = {address for address in PAGES if browser.get(address).status_code == 200}
    assert opened == {address for address, people in PAGES.items() if who in people}


@pytest.mark.parametrize("address", ["/admin/", *PAGES])
def test_a_reader_with_an_account_stays_outside(reader, signed_in, address):
    answer = signed_in(reader).get(address, follow=True)
    assert answer.status_code in (403, 404) or answer.redirect_chain[-1][0].startswith("/akun/")


@pytest.mark.parametrize("address", ["/admin/", *PAGES])
def test_a_stranger_is_asked_to_sign_in_and_comes_back(db, client, address):
    answer = client.get(address)
    assert answer.status_code == 302
    assert "next=" in client.get(answer["Location"], follow=False).get("Location", answer["Location"])
    assert client.get(address, follow=True).redirect_chain[-1][0].startswith("/akun/login/")


def test_who_has_left_stays_outside(editor, signed_in):
    browser = signed_in(editor)
    assert browser.get("/admin/").status_code == 200
    editor.is_active = False
    editor.save()
    assert browser.get("/admin/", follow=True).redirect_chain[-1][0].startswith("/akun/login/")


def test_who_is_no_longer_staff_keeps_no_right(editor, signed_in):
    editor.is_staff = False
    editor.save()
    answer = signed_in(editor).get("/admin/news/article/", follow=True)
    assert answer.status_code == 403 or answer.redirect_chain
