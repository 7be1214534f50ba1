"""What somebody who comes from Google is still asked: what everybody is asked, but for address and password."""

from allauth.socialaccount.forms import SignupForm

from accounts.entrance import OwnWords


class GoogleSignupForm(OwnWords, SignupForm):
    field_order = ("email", "display_name", "birth_year", "parent_email", "agreed")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].disabled = True  # the one that Google has verified, whatever is sent
