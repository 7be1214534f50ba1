"""What we hold of readers, column by column: a new one is thought about before it is there (UU 27/2022, 27 and 28)."""

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

#: Texts in tables that lead to a person. Who adds one adds it to the copy, to the deletion and to `portal.retention`.
KNOWN = {
    "accounts.User": {"email", "display_name", "password", "legal_hold", "parent_email"},
    "accounts.Consent": {"version"},
    "accounts.Device": {"browser", "auth_hash"},
    "accounts.Invitation": {"email", "display_name", "nonce"},
    "accounts.Processing": {"purpose", "receipt"},
    "accounts.Breach": {"title", "data", "course", "remedy", "advice"},
    "account.EmailAddress": {"email"},
    "mfa.Authenticator": {"data"},
    "socialaccount.SocialAccount": {"provider", "uid", "extra_data"},
    "comments.Comment": {"body", "digest", "flags", "origin"},
    "comments.Complaint": {"details", "note", "origin", "receipt"},
    "comments.Appeal": {"words", "answer"},
    "comments.ModerationAct": {"note", "body_before", "before"},
    "comments.Suspension": {"note"},
    "comments.Like": set(),
    "comments.Notice": set(),
    "comments.NoticeChoice": set(),
    "comments.WatchList": {"name"},  # the staff's
}
TEXTS = (models.CharField, models.TextField, models.JSONField, models.GenericIPAddressField)


def leads_to_people(model) -> bool:
    people = get_user_model()
    links = (field for field in model._meta.get_fields() if field.is_relation and field.concrete)
    return model is people or any(link.related_model is people for link in links)


def test_every_text_about_a_reader_is_known():
    rooms = (
        app
        for name in ("accounts", "comments", "account", "mfa", "socialaccount")
        for app in [apps.get_app_config(name)]
    )
    found = {
        model._meta.label: {
            field.name for field in model._meta.concrete_fields if isinstance(field, TEXTS) and not field.choices
        }
        for room in rooms
        for model in room.get_models()
        if leads_to_people(model)
    }
    assert found == KNOWN
