"""The role table: the one place that says who may do what in the CMS.

A role is a Django group. Permissions are written as "app.codename" strings so that this
room needs to import no other app.
"""

from __future__ import annotations

from django.apps import apps as installed_apps

REPORTER = "Reporter"
EDITOR = "Editor"
MANAGING_EDITOR = "Redaktur Pelaksana"
EDITOR_IN_CHIEF = "Pemimpin Redaksi"
MODERATOR = "Moderator"
ADVERTISING = "Iklan"
ADMIN = "Admin"

_ACTS = ("view", "add", "change", "delete")
_WRITING = (
    "news.view_article",
    "news.add_article",
    "news.change_article",
    "news.submit_article",
    "news.view_photo",
    "news.add_photo",
    "news.change_photo",
    "news.view_keyword",
    "news.add_keyword",
    "news.view_person",
    "news.view_category",
)
_EDITING = (*_WRITING, "news.edit_any_article", "news.publish_article")
#: How conversations are held: words, channels, keywords, single stories.
_HOUSE_RULES = (
    *(f"comments.{act}_{noun}" for noun in ("filterword", "channelrule", "sensitivekeyword") for act in _ACTS),
    "comments.view_conversation",
    "comments.add_conversation",
    "comments.change_conversation",
)
_MANAGING = (
    *_EDITING,
    *_HOUSE_RULES,
    "news.work_in_all_channels",
    "news.view_beat",
    "news.change_beat",
    "news.withdraw_article",
    "news.delete_photo",
    "news.change_keyword",
    "news.delete_keyword",
    "news.add_person",
    "news.change_person",
    "news.add_category",
    "news.change_category",
    "news.view_page",
    "news.change_page",
    "news.view_searchalias",
    "news.add_searchalias",
    "news.change_searchalias",
    "news.delete_searchalias",
    "news.view_placement",
    "news.change_placement",
    "news.view_strip",
    "news.add_strip",
    "news.change_strip",
    "news.delete_strip",
    "comments.view_comment",
    "comments.view_complaint",
    "comments.view_suspension",
    "comments.view_moderationact",
    "comments.change_appeal",
)
#: Heads of the newsroom see all this and decide appeals, for a house with a single moderator.
_MODERATING = (
    *_HOUSE_RULES,
    "comments.view_comment",
    "comments.change_comment",
    "comments.view_complaint",
    "comments.view_suspension",
    "comments.change_suspension",
    "comments.view_moderationact",
    "comments.change_appeal",
    "comments.view_watchlist",
    "comments.add_watchlist",
    "comments.change_watchlist",
    "comments.delete_watchlist",
)
_LEADING = (*_MANAGING, "news.add_page", "news.delete_page", "news.view_move")

#: Role name -> permissions. Deny is the default: what is not listed is not allowed.
ROLES: dict[str, tuple[str, ...]] = {
    REPORTER: _WRITING,
    EDITOR: _EDITING,
    MANAGING_EDITOR: _MANAGING,
    EDITOR_IN_CHIEF: _LEADING,
    MODERATOR: _MODERATING,
    ADVERTISING: ("ads.view_banner", "ads.add_banner", "ads.change_banner", "ads.delete_banner"),
    ADMIN: (
        "accounts.view_user",
        "accounts.add_user",
        "accounts.change_user",
        "accounts.view_processing",
        "accounts.view_breach",
        "accounts.add_breach",
        "accounts.change_breach",
        "news.view_beat",
        "news.change_beat",
        "news.view_category",
        "news.add_category",
        "news.change_category",
        "news.view_page",
        "news.add_page",
        "news.change_page",
    ),
}


def make_groups(apps=installed_apps, using="default", **kwargs) -> None:
    """Bring the groups in the database in line with ROLES.

    Runs after every `migrate`. A permission whose app has not been migrated yet is given
    by the call that follows that app's own migration.
    """
    try:
        group_model = apps.get_model("auth", "Group")
        permission_model = apps.get_model("auth", "Permission")
    except LookupError:
        return
    known = {
        f"{app}.{code}": pk
        for pk, app, code in permission_model.objects.using(using).values_list(
            "pk", "content_type__app_label", "codename"
        )
    }
    for role, permissions in ROLES.items():
        group, _ = group_model.objects.using(using).get_or_create(name=role)
        group.permissions.set([known[name] for name in permissions if name in known])
