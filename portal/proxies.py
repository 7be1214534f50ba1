"""Who is the reader behind a proxy: forwarded headers count only from the addresses in TRUSTED_PROXIES."""

from functools import lru_cache
from ipaddress import ip_address, ip_network

from django.conf import settings

FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PORT")


@lru_cache(maxsize=8)
def _networks(entries: tuple[str, ...]) -> tuple:
    return tuple(ip_network(entry, strict=False) for entry in entries if entry != "unix")


def is_trusted(address: str, entries: tuple[str, ...]) -> bool:
    """Whether an address is one of our proxies. A unix socket has no address and is trusted as the word `unix`."""
    if not address:
        return "unix" in entries
    try:
        number = ip_address(address)
    except ValueError:
        return False
    return any(number in network for network in _networks(entries))


class TrustedProxies:
    """Puts the reader's own address in REMOTE_ADDR and drops forwarded headers that anyone could have written."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        entries = tuple(settings.TRUSTED_PROXIES)
        if entries and is_trusted(request.META.get("REMOTE_ADDR", ""), entries):
            self._read(request.META, entries)
        else:
            for header in FORWARDED:
                request.META.pop(header, None)
        return self.get_response(request)

    @staticmethod
    def _read(meta: dict, entries: tuple[str, ...]) -> None:
        # From the right: each proxy adds the address it saw. The first that is not ours is the reader;
        # everything further left was written by the reader.
        for hop in reversed(meta.get("HTTP_X_FORWARDED_FOR", "").split(",")):
            hop = hop.strip()
            try:
                ip_address(hop)
            except ValueError:
                break
            meta["REMOTE_ADDR"] = hop
            if not is_trusted(hop, entries):
                break
