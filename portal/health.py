"""`/healthz`: is this process alive and does it reach its database. Touches no session and keeps no copy."""

from django.db import Error, connection
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


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
    """200 when requests can be served, 503 when the database is away."""
    database = database_state()
    well = database == "ok"
    answer = JsonResponse(
        {"status": "ok" if well else "unavailable", "database": database}, status=200 if well else 503
    )
    if not well:
        answer["Retry-After"] = "5"
    return answer
