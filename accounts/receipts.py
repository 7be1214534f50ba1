"""Numbers that prove what was done with somebody's data."""

import secrets

#: Crockford's base 32: no letter that is taken for another one when it is read out.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_receipt() -> str:
    """ "7KQ2-M9XD-4T": 50 random bits, so that nobody finds somebody else's by guessing."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(10))
    return f"{signs[:4]}-{signs[4:8]}-{signs[8:]}"
