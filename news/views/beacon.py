"""The read beacon: a story's page says, after some seconds in sight, that somebody reads it."""

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from news.reads import count_read, is_robot


@csrf_exempt  # the page that sends it is the same for everyone and holds no token
@require_POST
def read(request, pk):
    """Counts one read and says nothing. No cookie, no session and no address of the reader is looked at."""
    if not _from_our_pages(request):
        return HttpResponse(status=403)
    if not is_robot(request.headers.get("User-Agent", "")):
        count_read(pk)
    return HttpResponse(status=204)


def _from_our_pages(request) -> bool:
    """Whether the browser says that a page of this site has sent it: no page can change these two headers."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is None and origin is None:
        return False
    ours = (None, settings.SITE_URL, f"{request.scheme}://{request.get_host()}")
    return site in (None, "same-origin") and origin in ours
