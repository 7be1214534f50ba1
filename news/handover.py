"""What becomes of the stories of somebody who leaves, and of the byline of somebody who joins: answers to `accounts`."""

from django.dispatch import receiver

from accounts.signals import leaving_asked, people_asked, staff_joined, staff_left
from news.models import Article, Person, Presence, State, WorkingCopy

UNFINISHED = (State.DRAFT, State.SUBMITTED, State.RETURNED)


def unfinished(user):
    """Stories that stay with nobody when their writer leaves; what is published needs nobody."""
    return Article.objects.filter(created_by=user, state__in=UNFINISHED)


@receiver(leaving_asked, dispatch_uid="news.would_leave")
def would_leave(sender, user, **kwargs) -> list[str]:
    count = unfinished(user).count()
    return [f"{count} berita yang belum terbit"] if count else []


@receiver(staff_left, dispatch_uid="news.hand_over")
def hand_over(sender, user, heir, **kwargs) -> list[str]:
    """Drafts and what was typed and not saved get a new owner, the places at stories are freed; names above the
    stories stay as they are."""
    Presence.objects.filter(user=user).delete()
    if heir:
        WorkingCopy.objects.filter(user=user).update(user=heir)
    count = unfinished(user).update(created_by=heir) if heir else 0
    return [f"{count} berita diserahkan kepada {heir}"] if count else []


@receiver(people_asked, dispatch_uid="news.people_without_account")
def people_without_account(sender, **kwargs) -> list[tuple[int, str]]:
    return list(Person.objects.active().filter(user=None).order_by("name").values_list("pk", "name"))


@receiver(staff_joined, dispatch_uid="news.link_person")
def link_person(sender, user, person_key, **kwargs) -> None:
    """The name of a writer that was chosen in the invitation, unless somebody else has it by now."""
    Person.objects.filter(pk=person_key, user=None).update(user=user)
