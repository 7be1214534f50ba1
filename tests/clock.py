"""A clock that the tests set: the portal asks only `timezone.now`."""

from datetime import timedelta


class Clock:
    def __init__(self, moment):
        self.moment = moment

    def now(self):
        return self.moment

    def wait(self, **duration):
        self.moment += timedelta(**duration)
