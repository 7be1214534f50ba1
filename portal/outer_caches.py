"""The caches outside, between readers and the portal (Varnish, a CDN): where they are, and how long they may keep a page."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.environment import env_int, env_list, env_secret

#: What everybody else is told: ask each time whether the copy is still good.
ASK = "public, max-age=0, must-revalidate"
#: A page must have left the outer cache when its moment comes, though it took some time to get there.
TRAVEL = timedelta(seconds=1)
#: How long a page with late figures may still be shown while a new one is fetched.
LATE = timedelta(seconds=60)
#: How long the last copy is better than an error.
ERROR = timedelta(days=1)


@dataclass(frozen=True)
class OuterCaches:
    """`settings.OUTER_CACHES`. Without addresses there are none, and nothing is kept where nobody can take it away."""

    #: Where tags are purged, one address a cache.
    addresses: tuple[str, ...] = ()
    token: str = ""
    #: The longest that a page is kept without asking: so long it could be wrong if a purge were ever lost.
    longest: timedelta = timedelta(seconds=300)

    @classmethod
    def from_environment(cls) -> "OuterCaches":
        seconds = env_int("EDGE_SECONDS", int(cls.longest.total_seconds()))
        return cls(tuple(env_list("EDGE_PURGE_URLS")), env_secret("EDGE_PURGE_TOKEN"), timedelta(seconds=seconds))

    def cache_control(self, until: datetime, wrong_from: datetime, now: datetime) -> str:
        """The header for a page that is exact now. Shared caches keep it until its own moment, browsers always ask.

        A page past its moment may be shown while another is fetched as long as only figures on it are late.
        """
        kept = _seconds(min(self.longest, until - now - TRAVEL))
        if not self.addresses or kept < 1:
            return ASK
        late = _seconds(min(LATE, wrong_from - now - TRAVEL - timedelta(seconds=kept)))
        while_fetching = f", stale-while-revalidate={late}" if late > 0 else ""
        return f"public, max-age=0, s-maxage={kept}{while_fetching}, stale-if-error={_seconds(ERROR)}"


def _seconds(duration: timedelta) -> int:
    return int(duration.total_seconds())
