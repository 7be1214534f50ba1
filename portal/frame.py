"""What every reader page shows around its content: channels, footer pages, the date."""

from django.conf import settings
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from news.models import Category, Page


def frame(request):
    """Context of the shared frame. Lists are lazy: a page that draws no frame asks nothing."""
    return {
        "newsroom": settings.NEWSROOM,
        "site_url": settings.SITE_URL,
        "today": timezone.now(),
        "channels": SimpleLazyObject(lambda: list(Category.objects.for_navigation())),
        "footer_pages": SimpleLazyObject(lambda: list(Page.objects.for_footer())),
    }
