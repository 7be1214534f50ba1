"""What a page may cost among many stories, and where it may cost more: why."""

from __future__ import annotations

READERS, DEEP, NEWSROOM = "readers and machines", "deep pages", "the newsroom"
#: Times the cost of the same page among the fewest stories; times that of the list's first page.
RATIO_MOST, DEEPEST = 1.3, 2.0
#: From so many times the length on it is said that a page is longer.
LONGER = 1.1
#: A question with more than 1,000 answers is asked once more, for the titles, and months are asked one group after another.
MORE_QUERIES = dict.fromkeys(
    (
        "search, a common word",
        "search, a rare word",
        "search, two words",
        "search, newest first",
        "search in a channel",
    ),
    4,
)
#: Each guess of one more word is asked for; and an old story may have a related one that another lacks.
MORE_QUERIES |= {"search, mistyped": 12, "oldest story": 1, "page 20": 4, "page 50": 4}
RANKED = "up to 1,500 stories are read and ranked, where few hold the words at all"
GUESSED = "what guesses lead to is counted, up to 1,000 for each"
LOOKED_AT = "the 2,000 stories saved last are looked through"
#: Page -> why it may cost more. A longer page may always cost more by as much as it is longer.
KNOWN = {
    "search, a common word": RANKED,
    "search, a rare word": RANKED,
    "search, two words": RANKED,
    "search, newest first": RANKED,
    "search in a channel": RANKED,
    "search, mistyped": GUESSED,
    "search, page 50": RANKED,
    "a common word": LOOKED_AT,
    "a rare word": LOOKED_AT,
    "no such word": LOOKED_AT,
}
#: Page -> why a plan of it may read more than a few hundred rows.
IN_GROUPS = "months are read in groups, up to three times as many stories as are wanted"
COUNTED = "each keyword is counted up to a thousand"
KNOWN_PLANS = {
    "search, a common word": IN_GROUPS,
    "search, a rare word": IN_GROUPS,
    "search, two words": IN_GROUPS,
    "search, newest first": IN_GROUPS,
    "search in a channel": IN_GROUPS,
    "search, mistyped": IN_GROUPS,
    "search, page 50": IN_GROUPS,
    "a common word": f"{IN_GROUPS}; {LOOKED_AT}",
    "a rare word": f"{IN_GROUPS}; {LOOKED_AT}",
    "no such word": LOOKED_AT,
    "keywords": COUNTED,
    "keywords of a word": COUNTED,
    "form of a story": "the keywords used in the last 3,000 cases are looked at; each is counted up to a thousand",
    "form of an old story": "the keywords used in the last 3,000 cases are looked at; each is counted up to a thousand",
    "sitemap of the newest month": "every story of ten days is a line of it",
    "sitemap of the oldest month": "every story of ten days is a line of it",
}
#: (a page near the end, the same near the beginning).
PAIRS = (
    ("channel, page 50", "channel"),
    ("keyword, page 50", "keyword"),
    ("person, page 50", "person"),
    ("oldest story", "story"),
    ("oldest full day", "newest full day"),
    ("sitemap of the oldest month", "sitemap of the newest month"),
    ("archive of the oldest month", "archive of the newest month"),
    ("search, page 50", "search, a common word"),
)
#: In the newsroom no list may take more, however many stories; the desk, the calendar and forms gather many.
DESK_QUERIES_MOST, DESK_MILLISECONDS_MOST = 13, 300
GATHERING = {"desk": 16, "calendar": 16, "front page's places": 20, "comments": 16}
GATHERING |= {f"form of {one}": 48 for one in ("a story", "an old story", "a keyword", "a person", "a photograph")}
