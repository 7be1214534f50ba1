"""What this room hears: of sign-ins, of second steps, and what others ask about somebody. The acts stand elsewhere."""

from allauth.account.signals import user_logged_in as entered
from allauth.mfa.signals import authenticator_removed
from django.contrib.auth.signals import user_logged_in

from accounts.consent import why_not_write
from accounts.devices import remember
from accounts.mailbox import address_of
from accounts.second_step import advise, forget_stamp
from accounts.signals import address_asked, writing_asked

user_logged_in.connect(remember, dispatch_uid="accounts.remember")
entered.connect(advise, dispatch_uid="accounts.advise")
authenticator_removed.connect(forget_stamp, dispatch_uid="accounts.forget_stamp")
writing_asked.connect(why_not_write, dispatch_uid="accounts.why_not_write")
address_asked.connect(address_of, dispatch_uid="accounts.address_of")
