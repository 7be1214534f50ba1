"""Comments in the CMS, one module a noun."""

from comments.admin.comment import CommentAdmin
from comments.admin.complaint import ComplaintAdmin
from comments.admin.log import ModerationLogAdmin
from comments.admin.suspension import SuspensionAdmin
from comments.admin.watch_list import WatchListAdmin

__all__ = ["CommentAdmin", "ComplaintAdmin", "ModerationLogAdmin", "SuspensionAdmin", "WatchListAdmin"]
