"""Who the reader is behind a proxy: only our own proxies are believed."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from portal.proxies import TrustedProxies


def seen(settings, trusted, peer, **headers):
    """The request's address and scheme as the views see them."""
    settings.TRUSTED_PROXIES = trusted
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if trusted else None
    request = RequestFactory().get("/", REMOTE_ADDR=peer, headers=headers)
    TrustedProxies(lambda request: HttpResponse())(request)
    return request.META["REMOTE_ADDR"], request.scheme


FORGED = {"X-Forwarded-For": "1.1.1.1", "X-Forwarded-Proto": "https"}


def test_without_proxies_nobody_is_believed(settings):
    assert seen(settings, [], "9.9.9.9", **FORGED) == ("9.9.9.9", "http")


def test_a_stranger_is_not_believed(settings):
    assert seen(settings, ["10.0.0.1"], "9.9.9.9", **FORGED) == ("9.9.9.9", "http")


def test_our_proxy_is_believed(settings):
    assert seen(settings, ["10.0.0.0/24"], "10.0.0.7", **FORGED) == ("1.1.1.1", "https")


def test_a_reader_cannot_write_their_own_address(settings):
    headers = {"X-Forwarded-For": "6.6.6.6, 1.1.1.1, 10.0.0.8"}
    assert seen(settings, ["10.0.0.0/24"], "10.0.0.7", **headers)[0] == "1.1.1.1"


@pytest.mark.parametrize("forwarded", ["", "unknown", "1.1.1.1, garbage", "1.1.1.1:443"])
def test_an_address_that_is_none_leaves_the_proxys(settings, forwarded):
    assert seen(settings, ["10.0.0.7"], "10.0.0.7", **{"X-Forwarded-For": forwarded})[0] == "10.0.0.7"


def test_a_unix_socket_is_trusted_by_its_word_alone(settings):
    assert seen(settings, ["unix"], "", **FORGED) == ("1.1.1.1", "https")
    assert seen(settings, ["10.0.0.1"], "", **FORGED) == ("", "http")


def test_ipv6_proxies_work(settings):
    assert seen(settings, ["fd00::/8"], "fd00::1", **{"X-Forwarded-For": "2001:db8::5"})[0] == "2001:db8::5"
