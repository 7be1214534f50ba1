"""A clock that the tests set: the portal asks only `timezone.now`."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import NOW


class Clock:
    def __init__(self, moment):
        self.moment = moment

    def now(self):
        return self.moment

    def wait(self, **duration):
        self.moment += timedelta(**duration)


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """It is Wednesday, 18 March 2026, 15.00 WIB, until a test waits."""
    clock = Clock(NOW)
    monkeypatch.setattr(timezone, "now", clock.now)
    return clock
