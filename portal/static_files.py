"""Serves the collected static files where nginx does not."""

import threading

from whitenoise.middleware import WhiteNoiseMiddleware


class StaticFiles(WhiteNoiseMiddleware):
    """WhiteNoise looks at every file before the first request of anybody; here the first request for a file brings it to it."""

    def __init__(self, *args, **options):
        self.lock, self.unread = threading.Lock(), []
        super().__init__(*args, **options)

    def update_files_dictionary(self, root, prefix):
        self.unread.append((root, prefix))

    def __call__(self, request):
        if self.unread and request.path_info.startswith(self.static_prefix):
            self._read()
        return super().__call__(request)

    def _read(self):
        with self.lock:
            for root, prefix in self.unread:
                super().update_files_dictionary(root, prefix)
            self.unread = []
