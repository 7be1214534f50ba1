"""The searches ours is compared with: words as they stand, and PostgreSQL's own Indonesian."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection

from news.models import Article
from news.prose import plain_text
from news.stemming import words


def rivals(codes: dict[int, str]) -> dict[str, Callable[[str], list[str]]]:
    """Name -> search, over the same stories with the same fields and the usual weights, ten results each."""
    texts = [_fields(article) for article in Article.objects.filter(pk__in=codes).order_by("pk")]
    if connection.vendor == "sqlite":
        return {"unstemmed (FTS5, bm25)": _fts5(texts, codes)}
    return {
        "unstemmed (tsvector simple)": _tsvector("simple", texts, codes),
        "PostgreSQL's indonesian": _tsvector("indonesian", texts, codes),
    }


def _fields(article: Article) -> tuple[int, str, str, str, str]:
    names = [*article.keywords.names(), *(byline.name for byline in article.bylines.all()), article.dateline_place]
    return article.pk, article.title, " . ".join(names), article.standfirst, plain_text(article.body)


def _fts5(texts, codes) -> Callable[[str], list[str]]:
    with connection.cursor() as cursor:
        cursor.execute("CREATE VIRTUAL TABLE rival USING fts5 (title, names, lead, body, tokenize = 'unicode61')")
        cursor.executemany("INSERT INTO rival (rowid, title, names, lead, body) VALUES (%s, %s, %s, %s, %s)", texts)

    def ask(text: str) -> list[str]:
        match = " ".join(f'"{word}"' for word in words(text))
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT rowid FROM rival WHERE rival MATCH %s ORDER BY bm25(rival, 8, 4, 3, 1) LIMIT 10", [match]
            )
            return [codes[key] for (key,) in cursor.fetchall()]

    return ask


def _tsvector(config: str, texts, codes) -> Callable[[str], list[str]]:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE rival_{config} (id bigint, words tsvector)")
        cursor.executemany(
            f"INSERT INTO rival_{config} VALUES (%s, setweight(to_tsvector('{config}', %s), 'A') ||"
            f" setweight(to_tsvector('{config}', %s), 'B') || setweight(to_tsvector('{config}', %s), 'C') ||"
            f" to_tsvector('{config}', %s))",
            texts,
        )

    def ask(text: str) -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT id FROM rival_{config}, websearch_to_tsquery('{config}', %s) q WHERE words @@ q"
                " ORDER BY ts_rank(words, q) DESC, id LIMIT 10",
                [text],
            )
            return [codes[key] for (key,) in cursor.fetchall()]

    return ask
