"""What every reader page shows around its content: breaking strip, channels, footer pages, the date."""

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from news.models import Category, Page, Strip
from news.prepared import prepared


@prepared
def _channels() -> QuerySet:
    return Category.objects.for_navigation()


@prepared
def _footer_pages() -> QuerySet:
    return Page.objects.for_footer()


def frame(request):
    """Context of the shared frame. Lists are lazy: a page that draws no frame asks nothing."""
    return {
        "newsroom": settings.NEWSROOM,
        "readers": settings.READERS,
        "google": bool(settings.GOOGLE_CLIENT_ID),
        "site_url": settings.SITE_URL,
        "today": timezone.now(),
        "strip": SimpleLazyObject(Strip.objects.shown),
        "channels": SimpleLazyObject(_channels),
        "footer_pages": SimpleLazyObject(_footer_pages),
    }
