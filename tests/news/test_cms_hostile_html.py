"""HTML that means harm, sent straight to the form or past it: no path brings any of it into the database."""

import re

import pytest
from django.db import connection

from news.models import Article
from tests.factories import any_category, make_article
from tests.reading import Reading
from tests.writing import Sheet

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
ADD = "/admin/news/article/add/"
ATTACKS = [
    "<script>HACK</script>", "<SCRIPT SRC=//jahat.test/x.js></SCRIPT>", "<scr<script>ipt>HACK</scr</script>ipt>",
    "<p onclick=HACK>a</p>", "<p/onmouseover='HACK'>a</p>", "<a href=x onfocus=HACK autofocus>a</a>", "<b style='x:expression(HACK)'>a</b>",
    "<a href='javascript:HACK'>a</a>", "<a href=' java\tscript&colon;HACK'>a</a>", "<a href='&#106;avascript:HACK'>a</a>",
    "<a href='data:text/html,<script>HACK</script>'>a</a>", "<a href='vbscript:HACK'>a</a>", "<a href='\x01javascript:HACK'>a</a>",
    "<iframe src=//jahat.test></iframe>", "<iframe srcdoc='<script>HACK</script>'>", "<object data=//jahat.test></object>",
    "<embed src=//jahat.test>", "<svg onload=HACK>", "<svg><a xlink:href='javascript:HACK'><text>a</text></a></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=HACK></style></mglyph></table></mtext></math>",
    "<svg></p><style><a id='</style><img src=x onerror=HACK>'>", "<noscript><p title='</noscript><img src=x onerror=HACK>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=HACK>", "<style>@import '//jahat.test/x.css';</style>",
    "<template><script>HACK</script></template>", "<textarea><img title='</textarea><img src=x onerror=HACK>'></textarea>",
    "<img src='https://jahat.test/x.gif'>", "<img src=x onerror=HACK>", "<picture><source srcset=//jahat.test/x.avif></picture>",
    "<video poster=//jahat.test/x.jpg><source onerror=HACK></video>", "<audio src=//jahat.test/x.mp3 autoplay></audio>",
    "<link rel=stylesheet href=//jahat.test/x.css>", "<meta http-equiv=refresh content='0;url=//jahat.test'>", "<base href=//jahat.test/>",
    "<form action=//jahat.test><input name=x><button formaction='javascript:HACK'>a</button></form>", "<p id=story name=x class=badge>a</p>",
    "<div style='background:url(//jahat.test/x.png)'>a</div>", "<table background='//jahat.test/x'><tr><td class='x\" onclick=HACK'>a</table>",
    "<!--[if IE]><script>HACK</script><![endif]-->", "<![CDATA[<script>HACK</script>]]>", "<?xml-stylesheet href='javascript:HACK'?>",
    "<a href='//jahat.test'>a</a>", "<a href='\\\\jahat.test'>a</a>", "<isindex type=image src=x onerror=HACK>", "<x onclick=HACK>a</x>",
]  # fmt: skip
TAGS = {
    "p",
    "br",
    "h2",
    "h3",
    "strong",
    "em",
    "a",
    "ul",
    "ol",
    "li",
    "blockquote",
    "hr",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
ATTRIBUTES = {"href", "title", "rel", "colspan", "rowspan"}


def stored(story) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM news_article WHERE id = %s", [story.pk])
        return cursor.fetchone()[0]


def assert_harmless(html: str):
    for tag, attributes in re.findall(r"<([^\s/>]+)([^>]*)>", html.replace("</", "<")):
        assert tag in TAGS, (tag, html)
        named = dict(re.findall(r'([^\s=]+)="([^"]*)"', attributes))
        assert set(named) <= ATTRIBUTES, html
        assert re.match(r"(https?:|mailto:|/(?![/\\])|[^:/\\]*$)", named.get("href", "")), html
    assert "jahat.test" not in html and not re.search(r"on\w+\s*=", html) and "<!" not in html


def typed_into_a_new_form(desk, attacks):
    sheet = Sheet(desk, ADD)
    for html in attacks:
        answer = sheet.post("publish", title="Serangan", body=html, category=str(any_category().pk))
        assert answer.status_code == 302 or Sheet(desk, ADD, answer).errors == {"body": "Isi berita masih kosong."}
    return Article.objects.all()


def typed_into_a_known_story(desk, attacks):
    story = make_article("Serangan")
    sheet = Sheet(desk, f"/admin/news/article/{story.pk}/change/")
    for html in attacks:
        assert sheet.post("save", body=html).status_code == 302
        yield story


def created(desk, attacks):
    return [make_article("Serangan", body=html) for html in attacks]


def in_bulk(desk, attacks):
    channel = any_category()
    rows = (
        Article(title="Serangan", slug=f"s-{n}", body=html, category=channel, section=channel)
        for n, html in enumerate(attacks)
    )
    return Article.objects.bulk_create(rows)


def updated(desk, attacks):
    story = make_article("Serangan")
    for html in attacks:
        Article.objects.filter(pk=story.pk).update(body=html)
        yield story


def updated_in_bulk(desk, attacks):
    stories = [make_article("Serangan") for _ in attacks]
    for story, html in zip(stories, attacks, strict=True):
        story.body = html
    Article.objects.bulk_update(stories, ["body"])
    return stories


PATHS = [typed_into_a_new_form, typed_into_a_known_story, created, in_bulk, updated, updated_in_bulk]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.__name__)
def test_nothing_harmful_comes_into_the_database(signed_in, editor, path):
    any_category()
    bodies = [stored(story) for story in path(signed_in(editor), ATTACKS)]
    for body in bodies:
        assert_harmless(body)
    assert len(bodies) == len(ATTACKS) or (path is typed_into_a_new_form and len(bodies) > 15)


def test_nothing_harmful_is_in_the_preview_of_what_is_being_typed(signed_in, editor):
    desk, names = (
        signed_in(editor),
        {"body": "<p>Awal.</p>" + "".join(ATTACKS), "title": "Serangan", "category": str(any_category().pk)},
    )
    answer = desk.post("/admin/news/article/pratinjau/", names)
    assert answer.status_code == 200
    page, source = Reading(answer), answer.content.decode()
    assert "Awal." in source and "jahat.test" not in source
    assert not [one for one in page.root.iter() if any(name.startswith("on") for name in one.attrib)]
    assert not any("HACK" in (script.text or "") for script in page.root.iter("script"))


def test_a_refused_form_gives_back_what_was_typed_as_text(signed_in, editor):
    any_category()
    html = "</textarea><script>HACK</script><p>Air.</p>"
    refused = Sheet(signed_in(editor), ADD).send("save", title="", body=html)
    assert refused.fields["body"] == html
    assert not any("HACK" in (script.text or "") for script in refused.page.root.iter("script"))
