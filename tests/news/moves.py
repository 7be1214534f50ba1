"""Which acts the states of a story allow to whom: what the tests of the workflow and of every path to it agree on."""

from datetime import timedelta

from news.models import State
from tests.factories import NOW

LATER = NOW + timedelta(days=1)
STATES = {
    "draft": {"state": State.DRAFT},
    "submitted": {"state": State.SUBMITTED},
    "returned": {"state": State.RETURNED},
    "scheduled": {"state": State.PUBLISHED, "published_at": LATER},
    "live": {"state": State.PUBLISHED, "published_at": NOW - timedelta(hours=1)},
    "withdrawn": {
        "state": State.WITHDRAWN,
        "published_at": NOW - timedelta(hours=1),
        "withdrawn_at": NOW,
        "withdrawal_reason": "Salah.",
    },
}
EDITING = {
    "draft": {"submit", "publish", "schedule"},
    "submitted": {"return", "publish", "schedule"},
    "returned": {"submit", "publish", "schedule"},
    "scheduled": {"publish", "schedule", "update", "unschedule"},
    "live": {"update"},
    "withdrawn": set(),
}
LEADING = EDITING | {"live": {"update", "withdraw"}}
WRITING = {state: {"submit"} & acts for state, acts in EDITING.items()}
NOTHING = dict.fromkeys(STATES, set())
