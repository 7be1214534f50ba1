"""A browser's name in words, from what it says of itself. Enough to know one's own devices again; no more is kept."""

#: The first that is found counts: most browsers also call themselves by the name of another.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("UCBrowser", "UC Browser"),
    ("FxiOS", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "Chromebook"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)
UNKNOWN = "Peramban lain"


def describe(user_agent: str) -> str:
    """ "Chrome di Android"; the browser alone, or "Peramban lain", where it does not say more."""
    browser, system = _first(BROWSERS, user_agent), _first(SYSTEMS, user_agent)
    return f"{browser or UNKNOWN} di {system}" if system else browser or UNKNOWN


def _first(table, text: str) -> str:
    return next((name for mark, name in table if mark in text), "")
