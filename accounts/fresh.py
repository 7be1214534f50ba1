"""Asks for the password again before an act that gives or takes power or takes a story from readers, when the last proof is some hours old.

allauth keeps what was typed meanwhile: a form that comes too late is sent on after the password.
"""

from datetime import timedelta
from functools import wraps

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from django.utils import timezone

from accounts.devices import SIGNED_IN

#: So long a password holds for giving roles, inviting, closing accounts, resetting a second step and withdrawing.
POWER = timedelta(hours=4)
#: So long it holds for changing one's own second step.
OWN = timedelta(minutes=10)
#: In the session: the second at which its person has proved to be there in another way than allauth's.
PROVED = "proved_at"


def is_fresh(request, limit: timedelta) -> bool:
    """Whether whoever sits here has proved within `limit` who they are."""
    proofs = [record["at"] for record in get_authentication_records(request, request.user)]
    newest = max([request.session.get(SIGNED_IN, 0), request.session.get(PROVED, 0), *proofs])
    return timezone.now().timestamp() - newest < limit.total_seconds()


def prove(request) -> None:
    request.session[PROVED] = timezone.now().timestamp()


def demand(request, limit: timedelta = POWER) -> None:
    """Proof first. Raises what sends the browser to the password, and back with all that was typed."""
    if not is_fresh(request, limit) and get_adapter().get_reauthentication_methods(request.user):
        raise ReauthenticationRequired


def ask_again(method):
    """For a view of a ModelAdmin: proof first, then the page."""

    @wraps(method)
    def asking(self, request, *args, **kwargs):
        demand(request)
        return method(self, request, *args, **kwargs)

    return asking
