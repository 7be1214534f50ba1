"""Compresses text answers. Photographs are compressed already and static files lie compressed on the disk."""

from django.middleware.gzip import GZipMiddleware

from portal.pagecache import KEEPS

TEXT = ("text/", "application/json", "application/xml", "application/rss+xml", "application/atom+xml", "image/svg+xml")


class CompressText(GZipMiddleware):
    """Django's gzip with its padding against guessing secrets by length (BREACH), for text only."""

    def process_response(self, request, response):
        if KEEPS in request.META and hasattr(response, "made"):
            return response  # compressed once, and kept so
        if response.streaming or not response.get("Content-Type", "").startswith(TEXT):
            return response
        return super().process_response(request, response)
