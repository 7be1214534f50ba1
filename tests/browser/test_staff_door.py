"""The second step in a browser: the picture to scan passes the policy, a code and a passkey open the door."""

from tests.conftest import PASSWORD
from tests.phone import code_of

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def sign_in(one, person):
    one.open("/akun/login/?next=/admin/")
    one.page.get_by_label("Alamat surel").fill(person.email)
    one.page.get_by_label("Kata sandi").fill(PASSWORD)
    one.page.get_by_role("button", name="Masuk").click()


def test_an_app_is_scanned_and_its_code_opens_the_door(desk, editor):
    one = desk(editor, width=360)
    one.open("/akun/2fa/")
    one.page.get_by_role("link", name="Pasang aplikasi").click()
    picture = one.page.get_by_alt_text("Kode QR untuk aplikasi kode")
    picture.wait_for()
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
    assert one.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    secret = one.page.locator(".secret").inner_text()
    one.page.get_by_label("Kode").fill(code_of(secret))
    one.page.get_by_role("button", name="Pasang").click()
    codes = one.page.locator(".codes li")
    codes.first.wait_for()
    assert codes.count() == 10
    one.page.get_by_role("link", name="Sudah saya simpan").click()
    one.page.get_by_label("Menu bawah").get_by_text("Menu", exact=True).click()
    one.page.get_by_role("button", name="Keluar").click()
    one.page.wait_for_load_state()
    sign_in(one, editor)
    one.page.get_by_label("Kode").fill(code_of(secret, steps=1))
    one.page.get_by_role("button", name="Masuk").click()
    one.page.get_by_role("heading", name="Meja redaksi").wait_for()


def test_a_passkey_is_made_and_opens_the_door_alone(desk, editor, live_server):
    one = desk(width=1280)
    one.site = live_server.url.replace("127.0.0.1", "localhost")  # a key belongs to a name, not to a number
    devtools = one.context.new_cdp_session(one.page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    sign_in(one, editor)
    one.page.get_by_role("heading", name="Meja redaksi").wait_for()
    one.open("/akun/2fa/webauthn/add/")
    one.page.get_by_label("Nama kunci").fill("Laptop")
    one.page.get_by_label("Boleh untuk masuk tanpa kata sandi").check()
    one.page.get_by_role("button", name="Tambah kunci").click()
    one.page.locator(".codes li").first.wait_for()
    one.open("/admin/")
    one.page.get_by_role("button", name="Keluar").click()
    one.page.wait_for_load_state()
    one.open("/akun/login/?next=/admin/")
    one.page.get_by_role("button", name="Pakai kunci sandi").click()
    one.page.wait_for_url(lambda address: "/akun/login/" not in address)
    one.open("/akun/2fa/webauthn/")
    assert "Laptop" in one.page.locator(".keys").inner_text()
