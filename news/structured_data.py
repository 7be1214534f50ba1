"""What a page is about in the words of schema.org: pure functions that return dicts, and how they are written down."""

from __future__ import annotations

import json

from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

from news.models import Article, Category, Kind, Page, Person
from news.outside import absolute, changed_at, stamp
from news.paths import path_to

#: Slug of a static page -> what schema.org calls the policy it holds.
POLICIES = {
    "kode-etik": "ethicsPolicy",
    "hak-jawab-dan-koreksi": "correctionsPolicy",
    "redaksi": "masthead",
    "pedoman-media-siber": "publishingPrinciples",
}
_TYPES = {Kind.OPINION: "OpinionNewsArticle", Kind.ADVERTORIAL: "AdvertiserContentArticle"}
#: How schema.org names IPTC's "trained algorithmic media".
AI_SOURCE = "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
#: JSON leaves these alone, and HTML ends a script, begins a comment or an entity at them.
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


def written(*things: dict) -> SafeString:
    """Things as one data block of a page. Everything but plain ASCII letters is escaped: no text can end the block."""
    graph = json.dumps({"@context": "https://schema.org", "@graph": things}, separators=(",", ":"))
    return mark_safe(f'<script type="application/ld+json">{graph.translate(_UNSAFE)}</script>')  # noqa: S308 - escaped above


def organization(policy_slugs=None) -> dict:
    """The newsroom. `policy_slugs` are the slugs of static pages that exist; None gives name and logo alone."""
    room = settings.NEWSROOM
    short = {
        "@type": "NewsMediaOrganization",
        "@id": f"{settings.SITE_URL}/#redaksi",
        "name": room.name,
        "url": f"{settings.SITE_URL}/",
        "logo": _image(static("img/icon-512.png"), 512, 512),
    }
    if policy_slugs is None:
        return short
    policies = {POLICIES[slug]: _page(slug) for slug in policy_slugs if slug in POLICIES}
    contact = {"@type": "ContactPoint", "contactType": "newsroom", "email": room.email}
    told = {"legalName": room.publisher, "slogan": room.tagline, "email": room.email, "address": room.address}
    return short | _filled(told | {"contactPoint": contact if room.email else None}) | policies


def policy_slugs() -> list[str]:
    """Slugs of the static pages with policies that this newsroom has, in one query."""
    return list(Page.objects.filter(slug__in=POLICIES).order_by("slug").values_list("slug", flat=True))


def website() -> dict:
    """The site, and that it can be searched."""
    return {
        "@type": "WebSite",
        "@id": f"{settings.SITE_URL}/#situs",
        "name": settings.NEWSROOM.name,
        "url": f"{settings.SITE_URL}/",
        "inLanguage": "id",
        "publisher": {"@id": f"{settings.SITE_URL}/#redaksi"},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{settings.SITE_URL}/cari/?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def breadcrumb(trail: list[Category], title: str, url: str) -> dict:
    """The way from the home page through the channels of `trail` to a page."""
    steps = [("Beranda", absolute(path_to("news:home")))]
    steps += [(category.name, absolute(category.get_absolute_url())) for category in trail]
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": address}
        for place, (name, address) in enumerate([*steps, (title, url)], start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def news_article(article: Article, share: dict | None = None) -> dict:
    """A published story; `share` is its share picture (url, width, height). Reads bylines, keywords and editor."""
    url = absolute(article.get_absolute_url())
    words = [keyword.name for keyword in article.keywords.all()]
    return {
        "@type": _TYPES.get(article.kind, "NewsArticle"),
        "@id": f"{url}#berita",
        "mainEntityOfPage": {"@type": "WebPage", "@id": url},
        "url": url,
        "headline": article.title,
        "datePublished": stamp(article.published_at),
        "dateModified": stamp(changed_at(article)),
        "author": _authors(article),
        "publisher": organization(),
        "articleSection": [category.name for category in article.category.trail],
        "inLanguage": "id",
        "isAccessibleForFree": True,
        "wordCount": article.word_count,
    } | _filled(
        {
            "image": _images(article, share),
            "description": article.summary,
            "dateline": article.dateline_place,
            "keywords": words,
            "editor": _short_person(article.editor) if article.editor else None,
        }
    )


def profile(person: Person) -> dict:
    """The page of somebody who writes here."""
    url = absolute(person.get_absolute_url())
    portrait = None
    if shown := person.shown_portrait:
        width = shown.widths("1:1")[-1]
        portrait = _image(shown.rendition("1:1", width), width, width)
    told = {"jobTitle": person.role, "description": person.bio, "image": portrait}
    return {
        "@type": "ProfilePage",
        "url": url,
        "mainEntity": _short_person(person) | _filled(told) | {"worksFor": organization()},
    }


def _authors(article: Article) -> list[dict]:
    """Everybody in the byline once; a story without names is the newsroom's own."""
    named = {line.name: line.person for line in article.bylines.all()}
    people = [
        _short_person(person, name) if person else {"@type": "Person", "name": name} for name, person in named.items()
    ]
    return people or [organization()]


def _short_person(person: Person, name: str = "") -> dict:
    url = absolute(person.get_absolute_url())
    return {"@type": "Person", "@id": f"{url}#orang", "name": name or person.name, "url": url}


def _images(article: Article, share: dict | None) -> list[dict]:
    """The photograph in each shape at its largest, and the share picture."""
    found, photo = [], article.shown_photo
    if photo:
        for shape in ("16:9", "3:2"):
            width = photo.widths(shape)[-1]
            found.append(_image(photo.rendition(shape, width), *photo.size(shape, width)))
        caption = " ".join(filter(None, (article.caption, photo.ai_label and f"{photo.ai_label}.")))
        made = AI_SOURCE if photo.made_with_ai else ""
        found[0] |= _filled({"caption": caption, "creditText": photo.credit, "digitalSourceType": made})
    if share:
        found.append(_image(share["url"], share["width"], share["height"]))
    return found


def _image(address: str, width: int, height: int) -> dict:
    return {"@type": "ImageObject", "url": absolute(address), "width": width, "height": height}


def _page(slug: str) -> str:
    return absolute(path_to("news:page", slug))


def _filled(told: dict) -> dict:
    """Without what is empty: schema.org has no use for it."""
    return {name: value for name, value in told.items() if value}
