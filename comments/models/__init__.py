"""The nouns of the conversation, one module a noun."""

from comments.models.appeal import Appeal
from comments.models.comment import COMPLAINT_TIME, MAX_LENGTH, Comment, State, may_be_read
from comments.models.complaint import Complaint
from comments.models.conversation import ChannelRule, Conversation, Mode, SensitiveKeyword
from comments.models.filter_word import FilterWord
from comments.models.like import Like
from comments.models.moderation_act import ModerationAct
from comments.models.notice import Notice, NoticeChoice
from comments.models.suspension import Suspension
from comments.models.watch_list import WatchList

__all__ = [
    "COMPLAINT_TIME",
    "MAX_LENGTH",
    "Appeal",
    "ChannelRule",
    "Comment",
    "Complaint",
    "Conversation",
    "FilterWord",
    "Like",
    "Mode",
    "ModerationAct",
    "Notice",
    "NoticeChoice",
    "SensitiveKeyword",
    "State",
    "Suspension",
    "WatchList",
    "may_be_read",
]
