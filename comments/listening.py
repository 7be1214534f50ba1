"""What the conversation hears of people. What it does then stands in `comments.personal_data` and `comments.names`."""

from accounts.signals import account_going, data_asked, restriction_changed, shown_changed
from comments.names import renew, renew_leaver
from comments.personal_data import hand_over, restrict, take_away

data_asked.connect(hand_over, dispatch_uid="comments.hand_over")
restriction_changed.connect(restrict, dispatch_uid="comments.restrict")
shown_changed.connect(renew, dispatch_uid="comments.renew")
account_going.connect(renew_leaver, dispatch_uid="comments.renew_leaver")
account_going.connect(take_away, dispatch_uid="comments.take_away")
