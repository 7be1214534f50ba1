"""Numbers as Indonesian writes them."""


def thousands(number: int) -> str:
    """1902 -> "1.902"."""
    return f"{int(number):,}".replace(",", ".")
