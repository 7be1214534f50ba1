#!/usr/bin/env python
"""The command line of the portal: `python manage.py <command>`."""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - somebody runs it with what the machine has
    sys.exit(
        "Nusawarta butuh Python 3.11 atau lebih baru; pasang lalu ulangi, misalnya: sudo apt-get install python3.11"
    )

try:
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
except ModuleNotFoundError as missing:
    sys.exit(
        f"Paket '{missing.name}' belum terpasang; jalankan lewat `make run`, atau: pip install -r requirements.txt"
    )

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as problem:
        sys.exit(f"Pengaturan keliru: {problem}")
