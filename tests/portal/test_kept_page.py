"""A kept page is sent as each browser asks for it: packed, or not at all when it has the page already."""

import gzip

import brotli
import pytest

from portal.kept_page import chosen_encoding
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_connection")]


def test_the_bytes_are_compressed_as_the_browser_asks(process, article):
    plain = process.ask(article.get_absolute_url())
    for accepted, name, undo in (
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip;q=0.1", "gzip", gzip.decompress),
        ("", None, bytes),
    ):
        got = process.ask(article.get_absolute_url(), HTTP_ACCEPT_ENCODING=accepted)
        assert got.headers.get("content-encoding") == name
        assert undo(got.body) == plain.body
        assert got.headers["vary"] == "Accept-Encoding"
        assert int(got.headers["content-length"]) == len(got.body)
    assert process.drawn == 1


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_who_waits_for_a_page_gets_it_quickly_packed_and_many_get_it_well_packed(process, article, encoding):
    asked = [process.ask(article.get_absolute_url(), HTTP_ACCEPT_ENCODING=encoding) for _ in range(5)]
    sizes = [len(one.body) for one in asked]
    assert sizes[0] == sizes[1] > sizes[2] == sizes[3] == sizes[4]
    assert [int(one.headers["content-length"]) for one in asked] == sizes
    undo = {"br": brotli.decompress, "gzip": gzip.decompress}[encoding]
    assert len({undo(one.body) for one in asked}) == 1
    assert len({one.headers["etag"] for one in asked}) == 1


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("*", "br"), ("*;q=0", ""), ("identity", ""), ("gzip;q=1.0, br;q=0.5", "gzip"), ("BR", "br"), ("br;q=2", ""),
        ("gzip;q=abc", ""), ("x" * 9000 + ", br", ""), (",,,;;;===", ""), ("gzip\x00", ""), ("deflate, *;q=0.2", "br"),
    ],
)  # fmt: skip
def test_an_absurd_accept_encoding_gets_a_right_answer(accepted, chosen):
    assert chosen_encoding(accepted) == chosen


def test_who_has_the_page_already_is_told_so_and_who_has_another_gets_it(process, article):
    address = article.get_absolute_url()
    first = process.ask(address, HTTP_ACCEPT_ENCODING="br")
    etag = first.headers["etag"]
    assert etag.startswith("W/")
    for known in (etag, etag.removeprefix("W/"), "*"):
        same = process.ask(
            address, HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=f'"x", {known}' if known != "*" else "*"
        )
        assert (same.status, same.body, same.headers["etag"]) == (304, b"", etag)
        assert "content-length" not in same.headers
    for other in (process.ask("/", HTTP_ACCEPT_ENCODING="br").headers["etag"], etag.replace("-br", ""), '"', "rusak"):
        whole = process.ask(address, HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=other)
        assert brotli.decompress(whole.body) == brotli.decompress(first.body)
    factories.make_strip()
    assert process.ask(address, HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=etag).status == 200


def test_a_feed_knows_since_when_it_has_not_changed(process, article):
    changed = process.ask("/feed/").headers["last-modified"]
    assert process.ask("/feed/", HTTP_IF_MODIFIED_SINCE=changed).status == 304
    assert process.ask("/feed/", HTTP_IF_MODIFIED_SINCE="Thu, 01 Jan 2015 00:00:00 GMT").status == 200
    assert process.ask("/feed/", HTTP_IF_MODIFIED_SINCE=changed, HTTP_IF_NONE_MATCH='"lain"').status == 200
