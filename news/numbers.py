"""Numbers as Indonesian writes them."""


def thousands(number: int) -> str:
    """1902 -> "1.902"."""
    return f"{int(number):,}".replace(",", ".")


def stories(number: int, more: bool = False) -> str:
    """ "12 berita"; with `more` "lebih dari 1.000 berita", where nobody has counted further."""
    return f"{'lebih dari ' if more else ''}{thousands(number)} berita"
