"""Keys of rows as browsers send them, in a form or an address: anything may stand there."""


def as_key(text: str | None) -> int | None:
    """The key; None when no row can have it. So many digits fit into every database's key."""
    text = text or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None
