"""Keeps the list of devices: noted at sign-in, freshened every few minutes, and ended here.

The middleware looks at the session only when the page itself has read it, so pages for everyone stay without one.
"""

from datetime import datetime, timedelta

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.browsers import describe
from accounts.models import Device

#: In the session: its own key and the second at which its device was last noted.
NOTED = "device_noted"
#: In the session: the second of its sign-in.
SIGNED_IN = "signed_in_at"
#: So long "terakhir dipakai" may lag behind.
PAUSE = timedelta(minutes=5)


class NoteDevice:
    """Middleware: "terakhir dipakai" of the session that a page has used."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.session.accessed and SESSION_KEY in request.session and response.status_code < 500:
            note(request)
        return response


def remember(sender, request, user, **kwargs) -> None:
    """Receiver of Django's `user_logged_in`."""
    request.session[SIGNED_IN] = timezone.now().timestamp()
    request.session.pop(NOTED, None)
    note(request)


def note(request) -> None:
    """Write down that this session is in use, unless that was done a moment ago."""
    session, now = request.session, timezone.now()
    key, at = session.get(NOTED) or ("", 0)
    if key == session.session_key and now.timestamp() - at < PAUSE.total_seconds():
        return
    started = datetime.fromtimestamp(session.get(SIGNED_IN, now.timestamp()), tz=now.tzinfo)
    seen = {
        "user_id": int(session[SESSION_KEY]),
        "browser": describe(request.META.get("HTTP_USER_AGENT", "")),
        "auth_hash": session.get(HASH_SESSION_KEY, ""),
        "seen_at": now,
    }
    try:
        with transaction.atomic():
            Device.objects.update_or_create(
                session_id=session.session_key, defaults=seen, create_defaults={**seen, "started_at": started}
            )
    except IntegrityError:
        return  # the session was ended by somebody else in this very moment
    session[NOTED] = (session.session_key, now.timestamp())


def end_sessions(user, keep: str | None = None) -> int:
    """Sign a person out everywhere, but not in the session `keep`; how many devices that were."""
    sessions = Session.objects.filter(device__user=user).exclude(pk=keep)
    ended = sessions.count()
    sessions.delete()
    return ended
