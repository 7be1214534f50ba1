"""The search engine's own index over the documents, kept by the database: what is written there is found at once."""

from django.db import migrations

FIELDS = ("marks", "title", "names", "standfirst", "body")
COLUMNS = ", ".join(FIELDS)
NEW = ", ".join(f"new.{field}" for field in FIELDS)
OLD = ", ".join(f"old.{field}" for field in FIELDS)
ADD = f"INSERT INTO news_search (rowid, {COLUMNS}) VALUES (new.place, {NEW});"
DROP = f"INSERT INTO news_search (news_search, rowid, {COLUMNS}) VALUES ('delete', old.place, {OLD});"

#: No places of words (`detail`), no lengths: ranking is done in Python, alike on both databases. The tokenizer "ascii"
#: takes every letter beyond ASCII as part of a word, so that a word of `stemming` is always one word here.
SQLITE = (
    f"""CREATE VIRTUAL TABLE news_search USING fts5 ({COLUMNS}, content = 'news_searchdocument', content_rowid = 'place',
        tokenize = "ascii tokenchars '#@^'", detail = none, columnsize = 0)""",
    f"CREATE TRIGGER news_search_added AFTER INSERT ON news_searchdocument BEGIN {ADD} END",
    f"CREATE TRIGGER news_search_removed AFTER DELETE ON news_searchdocument BEGIN {DROP} END",
    f"CREATE TRIGGER news_search_changed AFTER UPDATE ON news_searchdocument BEGIN {DROP} {ADD} END",
)
SQLITE_BACK = (
    "DROP TRIGGER news_search_added",
    "DROP TRIGGER news_search_removed",
    "DROP TRIGGER news_search_changed",
    "DROP TABLE news_search",
)

#: The words are taken as they are: no parser of PostgreSQL sees them. The cost keeps the planner from working the
#: function out row by row where the index knows the answer; without fast update no search pays for a late write.
POSTGRESQL = (
    """CREATE FUNCTION news_search_words(marks text, title text, names text, standfirst text, body text)
       RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT COST 10000 AS $$
       BEGIN
           RETURN array_to_tsvector(array_remove(array_remove(string_to_array(
               marks || ' ' || title || ' ' || names || ' ' || standfirst || ' ' || body, ' '), ''), '|'));
       END $$""",
    f"""CREATE INDEX news_search ON news_searchdocument USING gin (news_search_words({COLUMNS}))
        WITH (fastupdate = off)""",
)
POSTGRESQL_BACK = ("DROP INDEX news_search", "DROP FUNCTION news_search_words(text, text, text, text, text)")

THERE = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
BACK = {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}


def make(apps, schema_editor):
    for statement in THERE[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def unmake(apps, schema_editor):
    for statement in BACK[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("news", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
