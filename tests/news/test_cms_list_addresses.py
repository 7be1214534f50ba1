"""Addresses of the desk's lists that nobody clicked together: never an error page."""

import pytest

from tests.factories import make_photo, publish

pytestmark = pytest.mark.django_db
HOSTILE = ["p=abc", "p=-1", "p=99999", "p=9" * 30, "q=%FF%FE", "q=" + "a" * 3000, "q=%22", "q='", "q=%25_%5C", "e=1", "o=", "o=abc", "o=-99.99",
           "o=1.2.3.-4", "o=9999999999999999999", "kanal=", "kanal=9999999999999999999999", "kanal=1'--", "milik=x", "terbit=x", "all=1", "all=x",
           "_popup=1", "_to_field=title", "_to_field=id", "created_by__password__startswith=a", "kind__exact=x", "kind__exact=", "kind__isnull=x",
           "id__in=1,2,x", "saved_at__gte=kemarin", "lead_photo__name=x", "_facets=1", "_changelist_filters=x", "pk=1", "__x=1", "x[]=1"]  # fmt: skip


@pytest.mark.parametrize("noun", ["news/article", "news/photo", "news/keyword", "comments/comment", "accounts/user"])
def test_no_query_string_breaks_a_list(signed_in, django_user_model, noun):
    browser = signed_in(django_user_model.objects.create_superuser("pemilik@nusawarta.test"))
    publish("Air", lead_photo=make_photo(), keywords=["Air"])
    for query in HOSTILE:
        assert browser.get(f"/admin/{noun}/?{query}").status_code in (200, 302, 400, 403, 404), query
    assert browser.get(f"/admin/{noun}/?q=a%00b").status_code == 400
