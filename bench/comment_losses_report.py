"""Inside the portal of `bench.comment_losses`: who writes, and what is there in the end."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.utils import timezone

from accounts.consent import VERSION
from accounts.models import Consent
from comments.models import Comment, Conversation, State
from news.models import Article, Category
from news.models import State as StoryState


def register(number: int, notes: str) -> None:
    """A story and readers who are signed in; their keys are written into a file."""
    story = Article.objects.create(
        title="Tanggul Diperbaiki",
        body="<p>Isi.</p>",
        category=Category.objects.order_by("pk").first(),
        state=StoryState.PUBLISHED,
        published_at=timezone.now(),
    )
    sessions = [_session(f"pembaca-{place}@nusawarta.test") for place in range(number)]
    Path(notes).write_text(" ".join([str(story.pk), *sessions]))


def _session(email: str) -> str:
    user = get_user_model().objects.create_user(email, display_name="Pembaca")
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    Consent.objects.create(user=user, purpose=Consent.Purpose.COMMENTS, version=VERSION)
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY], store[BACKEND_SESSION_KEY] = str(user.pk), settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.create()
    return store.session_key


def check(acknowledged: str) -> int:
    """1 when a comment that was acknowledged is not there exactly once, or the kept count is wrong."""
    told = Path(acknowledged).read_text().split("\n")
    there = Counter(Comment.objects.values_list("body", flat=True))
    lost = [body for body in told if not there[body]]
    doubled = [body for body, number in there.items() if number > 1]
    visible = Comment.objects.filter(state=State.VISIBLE).count()
    kept = sum(Conversation.objects.values_list("visible", flat=True))
    print(
        f"there: {sum(there.values())}, lost: {len(lost)}, doubled: {len(doubled)}, visible {visible}, counted {kept}"
    )
    return int(bool(lost or doubled) or visible != kept)
