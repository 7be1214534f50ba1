"""The CMS: one module a noun. It declares and draws, and decides nothing."""

from news.admin import article, beat, category, frontpage, keyword, page, person, photo, search_alias, strip

__all__ = ["article", "beat", "category", "frontpage", "keyword", "page", "person", "photo", "search_alias", "strip"]
