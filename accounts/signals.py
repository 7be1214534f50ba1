"""What other rooms may hear of people. The arrow goes one way: they listen, this room knows nobody who does."""

from dataclasses import dataclass

from django.dispatch import Signal


@dataclass(frozen=True)
class Section:
    """A part of what we hold of somebody, for the copy that they take away."""

    #: Its name in data.json; the documentation of the format names them all.
    key: str
    #: Its heading in data.html.
    title: str
    #: Name in data.json -> what data.html writes beside it.
    labels: dict[str, str]
    #: By the names of `labels`; times as datetimes.
    rows: list[dict]


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

#: "Where may this person be written to?" Arguments: user. Receivers answer a list with the address, or none.
address_asked = Signal()
#: "What do you hold of this person?" Arguments: user. Receivers answer a list of `Section`, without other people's data.
data_asked = Signal()

#: Somebody wants their data kept and not used (or used again). In the transaction. Arguments: user, restricted.
restriction_changed = Signal()

#: What readers see of some people (name, badge) changes; sent in the transaction. Arguments: users (primary keys).
shown_changed = Signal()

#: An account goes; sent in the transaction, before its row does. Arguments: user, words ("keep" or "remove": what
#: becomes of what its person has written). Receivers take away or blank what would still name them.
account_going = Signal()

#: The account is gone, after the commit. Arguments: email, receipt. For what lies outside the database.
account_gone = Signal()


def answers(signal: Signal, **arguments) -> list:
    """What all receivers answered, joined into one list."""
    return [item for _, answer in signal.send(sender=None, **arguments) for item in answer or []]
