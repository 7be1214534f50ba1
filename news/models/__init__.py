"""The nouns of the newsroom, one module each."""

from news.freshness import Tag
from news.models.address import (
    OldArticleSlug,
    OldCategorySlug,
    OldKeywordSlug,
    OldPersonSlug,
)
from news.models.arrangement import Arrangement, FrontDraft
from news.models.article import Article
from news.models.assignment import Assignment, Priority
from news.models.beat import Beat
from news.models.byline import Byline
from news.models.category import Category
from news.models.frontpage import FrontSlot, Placement
from news.models.keyword import Keyword, Tagging
from news.models.keyword_alias import KeywordAlias
from news.models.keyword_pair import DistinctKeywords
from news.models.move import Move
from news.models.note import Note, NoteReply
from news.models.page import Page
from news.models.person import Person
from news.models.photo import Photo, Rights
from news.models.photo_use import PhotoInText
from news.models.ping import Ping
from news.models.presence import Presence
from news.models.preview_link import PreviewLink
from news.models.readcount import MostRead, ReadCount
from news.models.revision import Revision
from news.models.saved_filter import SavedFilter
from news.models.search_alias import SearchAlias
from news.models.search_document import SearchDocument
from news.models.search_word import SearchWord
from news.models.state import Kind, State
from news.models.strip import Strip
from news.models.workingcopy import Baseline, WorkingCopy

__all__ = [
    "Arrangement",
    "Article",
    "Assignment",
    "Baseline",
    "Beat",
    "Byline",
    "Category",
    "DistinctKeywords",
    "FrontDraft",
    "FrontSlot",
    "Keyword",
    "KeywordAlias",
    "Kind",
    "MostRead",
    "Move",
    "Note",
    "NoteReply",
    "OldArticleSlug",
    "OldCategorySlug",
    "OldKeywordSlug",
    "OldPersonSlug",
    "Page",
    "Person",
    "Photo",
    "PhotoInText",
    "Ping",
    "Placement",
    "Presence",
    "PreviewLink",
    "Priority",
    "ReadCount",
    "Revision",
    "Rights",
    "SavedFilter",
    "SearchAlias",
    "SearchDocument",
    "SearchWord",
    "State",
    "Strip",
    "Tag",
    "Tagging",
    "WorkingCopy",
]
