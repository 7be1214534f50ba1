"""What this room hears: of sign-ins and of second steps. The acts themselves stand in `devices` and `second_step`."""

from allauth.account.signals import user_logged_in as entered
from allauth.mfa.signals import authenticator_removed
from django.contrib.auth.signals import user_logged_in

from accounts.devices import remember
from accounts.second_step import advise, forget_stamp

user_logged_in.connect(remember, dispatch_uid="accounts.remember")
entered.connect(advise, dispatch_uid="accounts.advise")
authenticator_removed.connect(forget_stamp, dispatch_uid="accounts.forget_stamp")
