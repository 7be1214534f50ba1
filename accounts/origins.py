"""Network addresses, as fingerprints: equal on one day, strange on the next, and unreadable for good after it.

A fingerprint is an HMAC under a key of its day and SECRET_KEY; the key of the day is deleted when the day is over
(`accounts.retention`), the fingerprints themselves after READERS_ORIGIN_DAYS.
"""

import hmac
from hashlib import sha256
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.utils import timezone

from accounts.models import OriginKey

#: Who has one IPv6 address has this whole network.
IPV6_NETWORK = 64
LENGTH = 32


def fingerprint(request) -> str:
    """32 hex signs for where a request comes from, to keep beside a row; "" where the house keeps none."""
    return today(request) if settings.READERS.origin_days else ""


def today(request) -> str:
    """The same, for counting within the hour: kept nowhere but in the names of counters."""
    address = network(request.META.get("REMOTE_ADDR", ""))
    key, _ = OriginKey.objects.get_or_create(day=timezone.localdate(timezone.now()))
    secret = f"{settings.SECRET_KEY}:accounts.origins:{key.key}".encode()
    return hmac.new(secret, address.encode(), sha256).hexdigest()[:LENGTH]


def network(text: str) -> str:
    """An IPv4 address as it is, an IPv6 address as its network; text that is neither (a unix socket) as it is."""
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return text
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(IPv6Address(int(address) >> (128 - IPV6_NETWORK) << (128 - IPV6_NETWORK)))
