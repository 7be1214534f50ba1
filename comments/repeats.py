"""By what two comments are the same text: their letters under all disguise, as a keyed digest."""

from __future__ import annotations

from django.utils.crypto import salted_hmac

from comments.folding import as_letters

#: Shorter texts ("Setuju!", "Turut berduka cita") are said by many.
LEAST_LETTERS = 24


def digest_of(body: str) -> str:
    """32 hex signs that texts with the same letters share; "" for a short text. The text cannot be guessed from it."""
    letters = as_letters(body)
    return salted_hmac("comments.repeats", letters).hexdigest()[:32] if len(letters) >= LEAST_LETTERS else ""
