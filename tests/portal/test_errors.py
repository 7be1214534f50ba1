"""Whatever goes wrong, a reader gets a page that says so, never a traceback and never a needless 500."""

import errno
import logging

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from portal.errors import bad_request, forbidden, not_found, server_error
from portal.logs import ShortOutage

FORM = "application/x-www-form-urlencoded"


def breaks(request):
    raise ValueError("a secret in a traceback")


def fills_the_disk(request):
    raise OSError(errno.ENOSPC, "No space left on device")


def asks_the_database(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok")


def is_closed(request):
    raise PermissionDenied


def reads_a_form(request):
    return HttpResponse(request.POST.get("title", ""))


urlpatterns = [
    path("breaks", breaks),
    path("disk", fills_the_disk),
    path("database", asks_the_database),
    path("closed", is_closed),
    path("form", reads_a_form),
]
handler400, handler403, handler404, handler500 = bad_request, forbidden, not_found, server_error


@pytest.fixture
def web(settings):
    """A browser on the routes above; failures come back as answers."""
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


def away(execute, sql, params, many, context):
    raise OperationalError("server closed the connection unexpectedly\nThis probably means ...")


def test_our_own_mistake_is_a_page_without_the_mistake(web):
    answer = web.get("/breaks")
    assert answer.status_code == 500
    assert b"secret" not in answer.content and b"Traceback" not in answer.content
    assert b'lang="id"' in answer.content


def test_a_full_disk_is_said(web):
    answer = web.get("/disk")
    assert answer.status_code == 507
    assert "penuh" in answer.content.decode()


def test_a_database_that_is_away_is_no_mistake_of_ours(web, db):
    with connection.execute_wrapper(away):
        answer = web.get("/database")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "5"
    assert "gangguan" in answer.content.decode()


def test_it_comes_back_by_itself(web, db):
    with connection.execute_wrapper(away):
        web.get("/database")
    assert web.get("/database").status_code == 200


def test_a_missing_page_with_the_database_away_is_503_too(client, db):
    client.raise_request_exception = False
    with connection.execute_wrapper(away):
        assert client.get("/tidak-ada-apa-apa/").status_code == 503


def test_a_session_with_the_database_away_is_503_too(client, db):
    client.raise_request_exception = False
    client.cookies["sessionid"] = "x" * 32
    with connection.execute_wrapper(away):
        assert client.get("/admin/").status_code == 503


def test_the_error_page_does_not_depend_on_its_template(web, monkeypatch):
    monkeypatch.setattr("portal.errors.loader.render_to_string", breaks)
    answer = web.get("/breaks")
    assert answer.status_code == 500
    assert b"<h1>" in answer.content


def test_a_missing_page_is_a_page(client, db):
    answer = client.get("/tidak-ada-apa-apa/")
    assert answer.status_code == 404
    assert "Halaman tidak ditemukan" in answer.content.decode()
    assert not answer.cookies


def test_a_closed_page_says_so(web):
    answer = web.get("/closed")
    assert answer.status_code == 403
    assert "tertutup" in answer.content.decode()


def test_a_form_without_its_token_is_refused_in_indonesian(settings):
    settings.ROOT_URLCONF = __name__
    answer = Client(enforce_csrf_checks=True).post("/form", {"title": "x"})
    assert answer.status_code == 403
    assert "Formulir sudah kedaluwarsa" in answer.content.decode()


def test_a_foreign_host_is_refused(client):
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("charset", ["utf-7", "utf-16", "latin-1", "rot13", "idna", "punycode", "no-such", "'"])
def test_another_alphabet_than_utf8_is_refused(web, charset):
    body = b"title=+ADw-script+AD4-&x=\xff\xfe"
    for kind in (FORM, "multipart/form-data; boundary=x", "text/plain"):
        assert web.generic("POST", "/form", body, content_type=f"{kind}; charset={charset}").status_code == 400
    assert web.get("/form", headers={"Content-Type": f"{FORM}; charset={charset}"}).status_code == 400


def test_bytes_that_are_no_text_do_no_harm(web):
    assert web.generic("POST", "/form", b"title=%ff%fe&\xff=\xfe", content_type=FORM).status_code in (200, 400)


def test_utf8_is_welcome_by_name(web):
    answer = web.generic("POST", "/form", "title=%C3%A9", content_type=f"{FORM}; charset=UTF-8")
    assert answer.content.decode() == "é"


def test_a_broken_multipart_body_is_400(web):
    assert web.post("/form", b"nonsense", content_type="multipart/form-data").status_code == 400


def test_too_many_fields_are_400(web):
    assert web.post("/form", "&".join(f"a{n}=" for n in range(1001)), content_type=FORM).status_code == 400


def test_too_long_a_text_is_413(web, settings):
    body = "title=" + "x" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    answer = web.post("/form", body, content_type=FORM)
    assert answer.status_code == 413
    assert "terlalu besar" in answer.content.decode()


def test_an_endless_upload_is_refused_before_it_is_read(web, settings):
    answer = web.post("/form", b"x", content_type=FORM, CONTENT_LENGTH=str(10**9))
    assert answer.status_code == 413


@pytest.mark.parametrize("length", ["-1", "x", "1e3", "²"])
def test_a_length_that_is_no_number_is_400(web, length):
    assert web.post("/form", b"x", content_type=FORM, CONTENT_LENGTH=length).status_code == 400


def test_an_endless_address_is_414(web):
    assert web.get("/form?q=" + "x" * 4000).status_code == 414


def test_an_unknown_method_is_405_and_the_known_are_named(web):
    answer = web.generic("BREW", "/form")
    assert answer.status_code == 405
    assert "GET" in answer["Allow"]


@pytest.mark.parametrize("address", ["/form?q=%00", "/%00", "/media/%00.jpg"])
def test_a_nul_is_400(web, address):
    assert web.get(address).status_code == 400


def test_an_outage_is_one_line_in_the_log():
    try:
        raise OperationalError("server closed the connection\nmore\nmore")
    except OperationalError as error:
        record = logging.LogRecord("x", 40, "f", 1, "%s: %s", ("Error", "/"), (type(error), error, error.__traceback__))
    assert ShortOutage().filter(record)
    assert record.exc_info is None
    assert record.getMessage() == "Error: / (database: server closed the connection)"


def test_our_own_mistake_keeps_its_traceback_in_the_log():
    try:
        raise ValueError("x")
    except ValueError as error:
        record = logging.LogRecord("x", 40, "f", 1, "%s", ("Error",), (type(error), error, error.__traceback__))
    assert ShortOutage().filter(record)
    assert record.exc_info is not None
