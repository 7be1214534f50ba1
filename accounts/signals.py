"""What other rooms may hear of people. The arrow goes one way: they listen, this room knows nobody who does."""

from django.dispatch import Signal

#: "What would this person leave behind?" Arguments: user. Receivers answer a list of phrases for the screen ("3 draf").
leaving_asked = Signal()

#: Somebody has left the newsroom; sent in the transaction. Arguments: user, heir (or None), by. Receivers hand over
#: what is unfinished, free what is locked, and answer a phrase that says what they did, or "".
staff_left = Signal()

#: "Which names of writers have no account yet?" No arguments. Receivers answer a list of (key, name).
people_asked = Signal()

#: Somebody has accepted an invitation; sent in the transaction. Arguments: user, person_key (one of `people_asked`'s,
#: or None).
staff_joined = Signal()

#: "May this person write comments?" Arguments: user. Receivers answer a list of sentences that say why not.
writing_asked = Signal()

#: "Where may this person be written to?" Arguments: user. Receivers answer a list with the address, or none.
address_asked = Signal()


def answers(signal: Signal, **arguments) -> list:
    """What all receivers answered, joined into one list."""
    return [item for _, answer in signal.send(sender=None, **arguments) for item in answer or []]
