"""`/healthz`: is this process alive, does it reach its database, and do the caches outside know what has changed.

Touches no session and keeps no copy.
"""

from django.conf import settings
from django.db import Error, connection
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.edge import caches_state


def database_state() -> str:
    """`ok` or `away`, by asking the smallest question there is."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except Error:
        return "away"
    return "ok"


@never_cache
@require_safe
def healthz(request):
    """200 when requests can be served, 503 when the database is away. A cache outside that is behind is only named."""
    database = database_state()
    well = database == "ok"
    told = {"status": "ok" if well else "unavailable", "database": database}
    if well and settings.OUTER_CACHES.addresses:
        told["outer_caches"] = caches_state()
    answer = JsonResponse(told, status=200 if well else 503)
    if not well:
        answer["Retry-After"] = "5"
    return answer
