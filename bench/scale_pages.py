"""The pages that `bench.scale` asks for, by type: what readers, machines and the newsroom open."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from accounts import roles
from bench.desk_pages import ADMINS, desk_pages
from bench.scale_limits import DEEP, NEWSROOM, READERS
from comments.models import Conversation
from news.dates import local
from news.feeds import feed_addresses
from news.models import Article, Kind, Page

FIXED = {
    "front page": "/",
    "index": "/indeks/",
    "archive": "/arsip/",
    "most read": "/terpopuler/",
    "most read of a week": "/terpopuler/?rentang=7-hari",
    "newest comments": "/komentar/",
    "search, a common word": "/cari/?q=warga",
    "search, a rare word": "/cari/?q=rangkasbitung",
    "search, two words": "/cari/?q=harga+pangan",
    "search, newest first": "/cari/?q=warga&urut=terbaru",
    "search in a channel": "/cari/?q=warga&kanal=ekonomi",
    "search, mistyped": "/cari/?q=puskemas",
    "search, nothing": "/cari/?q=xyzzyx",
    "feed": "/feed/",
    "sitemap index": "/sitemap.xml",
    "news sitemap": "/sitemap-news.xml",
    "sitemap of keywords": "/sitemap-tag-1.xml",
    "sitemap of people": "/sitemap-penulis-1.xml",
    "sitemap of single pages": "/sitemap-halaman-1.xml",
    "masthead": "/redaksi/",
    "site map": "/peta-situs/",
}


@dataclass(frozen=True)
class Asked:
    """A page and the role of who opens it; readers have none."""

    name: str
    address: str
    section: str
    who: str = ""


def pages() -> list[Asked]:
    """Every page of this portal; some exist only among many stories."""
    public = Article.objects.public().newest_first().select_related("category")
    told = public.filter(kind=Kind.NEWS, created_by__isnull=False, lead_photo__isnull=False)
    story, old = told.first(), told.last()
    nouns = {"channel": story.category, "keyword": story.keywords.first(), "person": story.bylines.first().person}
    talked_about = Conversation.objects.order_by("-visible", "article").values_list("article", flat=True).first()
    near = FIXED | {
        "story": story.get_absolute_url(),
        "comments of a story": reverse("comments:list", args=[talked_about]),
        "static page": Page.objects.order_by("slug").first().get_absolute_url(),
        "archive of a year": f"/arsip/{local(old.published_at):%Y}/",
    }
    deep = {"oldest story": old.get_absolute_url(), "search, page 50": "/cari/?q=warga&page=50"}
    for name, noun in nouns.items():
        near[name] = noun.get_absolute_url()
        near[f"feed of a {name}"] = feed_addresses(noun)["rss"].removeprefix(settings.SITE_URL)
        deep[f"{name}, page 50"] = f"{noun.get_absolute_url()}?page=50"
    times = public.values_list("published_at", flat=True)
    # The days of the demo's own stories are much emptier than the others, and the newest days are not full yet.
    for where, group, when in (
        ("newest", near, times[min(3000, times.count() // 3)]),
        ("oldest", deep, times.reverse()[20]),
    ):
        day = local(when)
        group[f"{where} full day"] = f"/indeks/{day:%Y/%m/%d}/"
        group[f"archive of the {where} month"] = f"/arsip/{day:%Y/%m}/"
        group[f"sitemap of the {where} month"] = f"/sitemap-{day:%Y-%m}-{min(3, (day.day + 9) // 10)}.xml"
    told = [Asked(name, address, READERS) for name, address in near.items()]
    told += [Asked(name, address, DEEP) for name, address in deep.items()]
    for name, address in desk_pages(story, old, nouns).items():
        told.append(Asked(name, address, NEWSROOM, roles.ADMIN if name in ADMINS else roles.MANAGING_EDITOR))
    return told
