"""Where a complaint of somebody without an account comes from: a fingerprint of the network address, never the address."""

from __future__ import annotations

from django.utils.crypto import salted_hmac


def origin_of(request) -> str:
    """32 signs by which repeats are known; nobody gets the address back from them without the site's secret."""
    return salted_hmac("comments.origins", request.META.get("REMOTE_ADDR", "")).hexdigest()[:32]
