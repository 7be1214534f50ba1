"""What the conversation hears of people. What it does then stands in `comments.personal_data`."""

from accounts.signals import account_going, data_asked, restriction_changed
from comments.personal_data import hand_over, restrict, take_away

data_asked.connect(hand_over, dispatch_uid="comments.hand_over")
restriction_changed.connect(restrict, dispatch_uid="comments.restrict")
account_going.connect(take_away, dispatch_uid="comments.take_away")
