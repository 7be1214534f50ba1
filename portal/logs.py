"""How failures are written to the log. Loads before the apps do, so it knows none of them."""

import logging

from django.db import InterfaceError, OperationalError


class ShortOutage(logging.Filter):
    """One line for each request while the database is away, instead of a traceback for each."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, (OperationalError, InterfaceError)):
            first_line = (str(error).strip().splitlines() or ["no reason given"])[0]
            record.msg, record.args = "%s (database: %s)", (record.getMessage(), first_line)
            record.exc_info = record.exc_text = None
        return True
