"""The CMS: one module a noun. It declares and draws, and decides nothing."""

from news.admin import article, audit, beat, category, frontpage, keyword, page, person, photo, search_alias, strip

__all__ = [
    "article",
    "audit",
    "beat",
    "category",
    "frontpage",
    "keyword",
    "page",
    "person",
    "photo",
    "search_alias",
    "strip",
]
