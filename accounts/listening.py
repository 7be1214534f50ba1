"""What this room hears: of sign-ins, of second steps, and what others ask about somebody. The acts stand elsewhere."""

from allauth.account.signals import user_logged_in as entered
from allauth.mfa.signals import authenticator_removed
from django.contrib.auth.signals import user_logged_in

from accounts.addresses import address_of
from accounts.devices import remember
from accounts.parents import ask_at_first
from accounts.second_step import advise, forget_stamp
from accounts.signals import address_asked

user_logged_in.connect(remember, dispatch_uid="accounts.remember")
entered.connect(advise, dispatch_uid="accounts.advise")
entered.connect(ask_at_first, dispatch_uid="accounts.ask_at_first")
authenticator_removed.connect(forget_stamp, dispatch_uid="accounts.forget_stamp")
address_asked.connect(address_of, dispatch_uid="accounts.address_of")
