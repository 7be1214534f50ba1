"""Tells search engines (IndexNow) and feed hubs (WebSub) that a story is new, has changed or is gone.

Queued in the transaction of a move and sent by the worker, which looks again at what the story is by then. Nothing is
queued until INDEXNOW_KEY or WEBSUB_HUB is set.
"""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime, timedelta
from http.client import HTTPException
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from news.feeds import feed_addresses
from news.models import Article, Ping, State
from news.outside import absolute, changed_at

log = logging.getLogger(__name__)
SECONDS = 10
#: Waits before another try; after the last one the failure stays in the table of tasks.
WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))


class TellingFailed(Exception):
    """The service did not take it, for the last time."""


def services() -> list[str]:
    """Whom this newsroom tells."""
    wanted = ((Ping.Service.INDEXNOW, settings.INDEXNOW_KEY), (Ping.Service.WEBSUB, settings.WEBSUB_HUB))
    return [service for service, is_set in wanted if is_set]


def queue_pings(article: Article) -> None:
    """Queue, in the running transaction, what the world is to be told of a story that was just saved.

    At the moment at which readers see the change: a scheduled or embargoed story is told when it comes out, one that
    ends also when it ends. A version that is queued already is not queued again.
    """
    for service in services():
        for key, due in _versions(article):
            ping, is_new = Ping.objects.get_or_create(
                article=article, service=service, key=key, defaults={"due_at": due}
            )
            if is_new:
                _queue(ping, due)


def _versions(article: Article) -> list[tuple[str, datetime]]:
    """(key, moment) of each version of a story that readers see, now or later."""
    if article.state == State.WITHDRAWN:
        return [(_key("withdrawn", article.withdrawn_at), article.withdrawn_at)]
    if article.state != State.PUBLISHED:
        return []
    versions = [(_key("public", changed_at(article)), changed_at(article))]
    return versions + ([(_key("expired", article.expires_at), article.expires_at)] if article.expires_at else [])


def _key(what: str, moment: datetime) -> str:
    return f"{what}:{moment.astimezone(UTC):%Y%m%dT%H%M%S.%f}"


def _queue(ping: Ping, due: datetime) -> None:
    send_ping.using(run_after=due if due > timezone.now() else None).enqueue(ping.pk)


@task
def send_ping(pk: int) -> str:
    """Tell one service, unless that was done or the story is no longer what was to be told."""
    ping = Ping.objects.select_related("article__category__parent").filter(pk=pk).first()
    if ping is None or ping.told_at:
        return "done before"
    due = dict(_versions(ping.article)).get(ping.key)
    if due is None:
        return "no longer so"
    if due > timezone.now():  # another machine's clock was ahead of ours
        _queue(ping, due)
        return "not yet"
    try:
        _SEND[ping.service](ping.article)
    except (OSError, HTTPException, ValueError) as error:
        return _try_again(ping, error)
    Ping.objects.filter(pk=pk).update(told_at=timezone.now(), tries=ping.tries + 1)
    return "told"


def _try_again(ping: Ping, error: Exception) -> str:
    Ping.objects.filter(pk=ping.pk).update(tries=ping.tries + 1)
    if ping.tries >= len(WAITS):
        raise TellingFailed(f"{ping}: {error}") from error
    log.info("%s: %s; trying again", ping, error)
    _queue(ping, timezone.now() + WAITS[ping.tries])
    return "later"


def _tell_indexnow(article: Article) -> None:
    """One address, by the protocol of indexnow.org."""
    told = {
        "host": urlsplit(settings.SITE_URL).netloc,
        "key": settings.INDEXNOW_KEY,
        "keyLocation": f"{settings.SITE_URL}/{settings.INDEXNOW_KEY}.txt",
        "urlList": [absolute(article.get_absolute_url())],
    }
    _post(settings.INDEXNOW_ENDPOINT, json.dumps(told).encode(), "application/json; charset=utf-8")


def _tell_websub(article: Article) -> None:
    """Every feed in which the story stands or stood, by the usual way of hubs to be told (hub.mode=publish)."""
    people = {line.person for line in article.bylines.select_related("person") if line.person}
    nouns = [None, *article.category.trail, *article.keywords.order_by("pk"), *sorted(people, key=lambda one: one.pk)]
    feeds = [address for noun in nouns for address in feed_addresses(noun).values()]
    told = [("hub.mode", "publish"), *(("hub.url", address) for address in feeds)]
    _post(settings.WEBSUB_HUB, urlencode(told).encode(), "application/x-www-form-urlencoded")


_SEND = {Ping.Service.INDEXNOW: _tell_indexnow, Ping.Service.WEBSUB: _tell_websub}


class NoRedirects(HTTPRedirectHandler):
    """Only the address that the settings name is asked."""

    def redirect_request(self, *args, **kwargs):
        return None


def _post(address: str, body: bytes, content_type: str) -> None:
    """POST to a configured address. Raises OSError (HTTPError is one) when it does not answer with 2xx."""
    agent = f"{settings.NEWSROOM.name.encode('ascii', 'ignore').decode()} (+{settings.SITE_URL}/)"
    ask = Request(address, data=body, headers={"Content-Type": content_type, "User-Agent": agent})
    with build_opener(NoRedirects).open(ask, timeout=SECONDS) as answer:
        answer.read(1000)
