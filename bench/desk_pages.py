"""The newsroom's own pages that `bench.scale` asks for, as the Redaktur Pelaksana opens them."""

from __future__ import annotations

from django.urls import reverse

from news.models import Article

LIST = "/admin/news/article/"
LISTS = {
    "desk": "/admin/",
    "story list": LIST,
    "drafts": f"{LIST}?keadaan=draft",
    "waiting": f"{LIST}?keadaan=submitted",
    "scheduled": f"{LIST}?keadaan=scheduled",
    "published": f"{LIST}?keadaan=published",
    "published today": f"{LIST}?keadaan=published&terbit=hari-ini",
    "published on an old day": f"{LIST}?terbit={{day}}",
    "withdrawn": f"{LIST}?keadaan=withdrawn",
    "my own stories": f"{LIST}?milik=saya",
    "one channel": f"{LIST}?kanal={{channel}}",
    "one channel, published": f"{LIST}?kanal={{channel}}&keadaan=published",
    "one kind": f"{LIST}?kind__exact=opini",
    "one writer": f"{LIST}?penulis={{initials}}",
    "a writer who is none": f"{LIST}?penulis=zzzyyyxxx",
    "without photograph": f"{LIST}?foto=tanpa",
    "a common word": f"{LIST}?q=warga",
    "a rare word": f"{LIST}?q=rangkasbitung",
    "no such word": f"{LIST}?q=zzzyyyxxx",
    "page 20": f"{LIST}?p=20",
    "page 50": f"{LIST}?p=50",
    "calendar": "/admin/news/article/kalender/",
    "photo library": "/admin/news/photo/",
    "photographs of a word": "/admin/news/photo/?q=banjir",
    "photographs of no word": "/admin/news/photo/?q=zzzyyyxxx",
    "keywords": "/admin/news/keyword/",
    "keywords of a word": "/admin/news/keyword/?q=pangan",
    "people": "/admin/news/person/",
    "channels": "/admin/news/category/",
    "front page's places": "/admin/news/placement/",
    "audit trail": "/admin/news/move/",
    "comments": "/admin/comments/comment/",
    "conversations": "/admin/comments/conversation/",
    "users": "/admin/accounts/user/",
}
#: What only an administrator may open.
ADMINS = {"audit trail", "users"}
#: Pages of one story, keyword, photograph and person: their form.
FORMS = {
    "form of a story": ("news_article_change", "story"),
    "form of an old story": ("news_article_change", "old"),
    "form of a keyword": ("news_keyword_change", "keyword"),
    "form of a person": ("news_person_change", "person"),
    "form of a photograph": ("news_photo_change", "photo"),
}


def desk_pages(story: Article, old: Article, nouns: dict) -> dict[str, str]:
    """Page -> its address; `nouns` are the channel, keyword and person of `story`."""
    words = {
        "day": f"{old.published_at:%Y-%m-%d}",
        "channel": nouns["channel"].pk,
        "initials": nouns["person"].initials,
    }
    keys = {"story": story.pk, "old": old.pk, "photo": story.lead_photo_id}
    keys |= {name: noun.pk for name, noun in nouns.items()}
    lists = {name: address.format(**words) for name, address in LISTS.items()}
    return lists | {name: reverse(f"admin:{view}", args=[keys[of]]) for name, (view, of) in FORMS.items()}
