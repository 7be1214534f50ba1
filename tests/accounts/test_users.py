"""One person, one account: the address is kept in small letters and is there once."""

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction

pytestmark = pytest.mark.django_db
User = get_user_model()


def test_the_address_is_kept_in_small_letters_and_found_in_any():
    user = User.objects.create_user(" Budi@Contoh.TEST ", "sandi-uji-coba-17")
    assert user.email == "budi@contoh.test"
    assert User.objects.get_by_natural_key("BUDI@contoh.test ") == user
    assert not user.is_staff and not user.is_superuser


def test_a_second_account_with_the_address_in_capitals_is_impossible():
    User.objects.create_user("budi@contoh.test")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("BUDI@contoh.test")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.bulk_create([User(email="Budi@contoh.test")])


def test_an_account_without_an_address_is_refused():
    with pytest.raises(ValueError, match="e-mail"):
        User.objects.create_user("")


def test_a_person_is_called_by_the_name_they_chose():
    named, bare = (
        User.objects.create_user("a@contoh.test", display_name="Budi"),
        User.objects.create_user("b@contoh.test"),
    )
    assert (str(named), named.get_full_name(), named.get_short_name()) == ("Budi", "Budi", "Budi")
    assert str(bare) == "b@contoh.test"


def test_a_superuser_is_staff():
    user = User.objects.create_superuser("c@contoh.test", "sandi-uji-coba-17")
    assert user.is_staff and user.is_superuser and user.check_password("sandi-uji-coba-17")


def test_a_password_is_not_kept_as_typed():
    assert "sandi-uji-coba-17" not in User.objects.create_user("d@contoh.test", "sandi-uji-coba-17").password
