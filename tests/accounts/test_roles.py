"""The role table is what the database holds after `migrate`, and what a browser meets."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from accounts import roles

pytestmark = pytest.mark.django_db

#: The contract, written a second time: what each role may do, and (by leaving it out) what not.
WORDS = {
    "Reporter": "submit_article add_article change_article view_article",
    "Editor": "submit_article add_article change_article view_article edit_any_article publish_article",
    "Moderator": "view_comment change_comment",
    "Iklan": "view_banner add_banner change_banner delete_banner",
}
PUBLISHERS = {"Editor", "Redaktur Pelaksana", "Pemimpin Redaksi"}


def held(role: str) -> set[str]:
    found = Permission.objects.filter(group__name=role).values_list("content_type__app_label", "codename")
    return {f"{app}.{code}" for app, code in found}


@pytest.mark.parametrize("role", roles.ROLES)
def test_a_group_holds_exactly_its_row_of_the_table(role):
    assert held(role) == set(roles.ROLES[role])
    assert len(roles.ROLES[role]) == len(set(roles.ROLES[role]))


def test_there_is_no_other_group():
    assert set(Group.objects.values_list("name", flat=True)) == set(roles.ROLES)


@pytest.mark.parametrize("role", WORDS)
def test_the_rows_say_what_was_agreed(role):
    about = {code.partition(".")[2] for code in held(role)}
    own = {code for code in about if code.rpartition("_")[2] in ("article", "comment", "banner")}
    assert own == set(WORDS[role].split())


@pytest.mark.parametrize(
    ("right", "who"),
    [
        ("news.publish_article", PUBLISHERS),
        ("news.withdraw_article", PUBLISHERS - {"Editor"}),
        ("news.edit_any_article", PUBLISHERS),
        ("news.work_in_all_channels", PUBLISHERS - {"Editor"}),
        ("news.change_beat", {"Redaktur Pelaksana", "Pemimpin Redaksi", "Admin"}),
        ("news.delete_article", set()),
        ("comments.change_comment", {"Moderator"}),
        ("comments.delete_comment", set()),
        ("ads.change_banner", {"Iklan"}),
        ("accounts.change_user", {"Admin"}),
        ("news.view_move", {"Pemimpin Redaksi"}),
    ],
)
def test_a_right_belongs_to_nobody_else(right, who):
    assert {role for role in roles.ROLES if right in held(role)} == who


def test_a_right_given_by_hand_is_gone_after_the_next_migrate():
    Group.objects.get(name="Reporter").permissions.add(Permission.objects.get(codename="publish_article"))
    call_command("migrate", verbosity=0)
    assert held("Reporter") == set(roles.ROLES["Reporter"])
