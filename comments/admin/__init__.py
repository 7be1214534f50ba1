"""Comments in the CMS, one module a noun."""

from comments.admin.comment import CommentAdmin
from comments.admin.filter_word import FilterWordAdmin
from comments.admin.terms import ChannelRuleAdmin, ConversationAdmin, SensitiveKeywordAdmin

__all__ = ["ChannelRuleAdmin", "CommentAdmin", "ConversationAdmin", "FilterWordAdmin", "SensitiveKeywordAdmin"]
