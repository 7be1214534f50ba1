"""Places for the dateline: what is offered while one is typed, and what stands there at first."""

from news import gazetteer
from news.models import Article, Kind

USED = 200


def places() -> list[str]:
    """Places of the newest stories before those of the gazetteer, offered while one is typed."""
    newest = _with_place(Article.objects).order_by("-saved_at", "-pk")
    used = sorted(set(newest.values_list("dateline_place", flat=True)[:USED]))
    return list(dict.fromkeys([*used, *gazetteer.all_places()]))


def usual_place(user) -> str:
    """The place of this writer's last story."""
    own = _with_place(Article.objects.filter(created_by=user)).order_by("-saved_at", "-pk")
    return own.values_list("dateline_place", flat=True).first() or ""


def _with_place(stories):
    """Over an opinion stands what it is, not where it was written."""
    return stories.exclude(dateline_place="").exclude(kind=Kind.OPINION)
