"""The one list of POSTs that need no CSRF token. Whoever adds to it says here how the request is known to be ours."""

from django.urls import get_resolver

#: Name of a route -> what stands in the place of the token.
WITHOUT_TOKEN = {
    "news:read": "Origin and Sec-Fetch-Site; it reads no cookie and can only add one to a number",
    "comments:unsubscribe": "a signed address that only one mail holds (RFC 8058); it reads no cookie and can only stop mails",
}


def exempt(resolver, before="") -> set[str]:
    found = set()
    for one in resolver.url_patterns:
        if hasattr(one, "url_patterns"):
            found |= exempt(one, f"{before}{one.namespace}:" if one.namespace else before)
        elif getattr(one.callback, "csrf_exempt", False):
            found.add(f"{before}{one.name}")
    return found


def test_no_other_view_takes_a_post_without_a_token():
    assert exempt(get_resolver()) == set(WITHOUT_TOKEN)
