"""The CMS: one module a noun. It declares and draws, and decides nothing."""

from news.admin import article, category, keyword, page, person, photo, search_alias

__all__ = ["article", "category", "keyword", "page", "person", "photo", "search_alias"]
