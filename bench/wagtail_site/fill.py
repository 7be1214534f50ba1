"""Makes the tables and fills them with the words that `bench.pages` has told: `python -m bench.wagtail_site.fill FILE`."""

import io
import json
import os
import sys
from datetime import datetime
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.wagtail_site.settings")
django.setup()

from django.core.files.images import ImageFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from PIL import Image as Picture  # noqa: E402
from wagtail.images.models import Image  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402

from bench.wagtail_site.models import ArticlePage, ChannelPage, Comment, HomePage  # noqa: E402


@transaction.atomic
def fill(content: dict) -> None:
    root = Page.get_first_root_node()
    root.get_children().delete()  # Wagtail's own welcome page
    home = Page.objects.get(pk=root.pk).add_child(instance=HomePage(title="Beranda", slug="beranda"))
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "127.0.0.1", "root_page": home})
    channels = {
        channel["slug"]: home.add_child(
            instance=ChannelPage(title=channel["name"], slug=channel["slug"], show_in_menus=True)
        )
        for channel in content["channels"]
    }
    photo = _photo()
    for story in content["stories"]:
        page = _article(story, photo)
        channels[story["channel"]].add_child(instance=page)
        page.tags.add(*story["keywords"])
        page.save()
        if story["slug"] == content["measured"]:
            Comment.objects.bulk_create(
                Comment(page=page, name=one["name"], body=one["body"], written=datetime.fromisoformat(one["written"]))
                for one in content["comments"]
            )


def _photo() -> Image:
    file = io.BytesIO()
    Picture.new("RGB", (1200, 800), (120, 140, 160)).save(file, "JPEG")
    return Image.objects.create(title="Lima orang mengangkat karung pasir.", file=ImageFile(file, name="foto.jpg"))


def _article(story: dict, photo: Image) -> ArticlePage:
    return ArticlePage(
        title=story["title"],
        slug=story["slug"],
        standfirst=story["standfirst"],
        place=story["place"],
        byline=", ".join(story["by"]),
        body=story["body"],
        photo=photo,
        caption=story["caption"],
        published=datetime.fromisoformat(story["published"]),
        reads=story["reads"],
    )


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    fill(json.loads(Path(sys.argv[1]).read_text()))
