"""Comments in the CMS, one module a noun."""

from comments.admin.comment import CommentAdmin
from comments.admin.complaint import ComplaintAdmin
from comments.admin.filter_word import FilterWordAdmin
from comments.admin.log import ModerationLogAdmin
from comments.admin.suspension import SuspensionAdmin
from comments.admin.terms import ChannelRuleAdmin, ConversationAdmin, SensitiveKeywordAdmin
from comments.admin.watch_list import WatchListAdmin

__all__ = [
    "ChannelRuleAdmin",
    "CommentAdmin",
    "ComplaintAdmin",
    "ConversationAdmin",
    "FilterWordAdmin",
    "ModerationLogAdmin",
    "SensitiveKeywordAdmin",
    "SuspensionAdmin",
    "WatchListAdmin",
]
