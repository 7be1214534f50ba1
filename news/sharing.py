"""The share picture of a story (1200 x 630): which one it is, and drawing the cards of stories that need their own."""

from __future__ import annotations

import contextlib
import logging
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.templatetags.static import static
from django.utils.crypto import salted_hmac
from PIL import Image

from news.cards import House, draw_card, label_photo
from news.darkroom import save_share, share_jpeg
from news.models import Article, Photo, State
from news.outside import PAID, absolute
from news.renditions import SHARE_SIZE

log = logging.getLogger(__name__)
#: A new number draws every card anew under a new name.
DESIGN = 1
#: Pictures of the house, made with its icons: for stories without a photograph or card of their own.
HOUSE_PICTURE, PAID_PICTURE = "img/share.jpg", "img/share-advertorial.jpg"


def share_picture(article: Article) -> dict:
    """Whole address, width, height and alternative text of the picture that links to a story show."""
    photo, alt = article.shown_photo, article.alt
    # A card of a story with a photograph was drawn on it: it goes where the photograph goes.
    if article.share_card and (photo or not article.lead_photo_id):
        address = default_storage.url(article.share_card)
    elif photo and not article.is_advertorial:
        address = default_storage.url(photo.share_file())
    else:
        address = static(PAID_PICTURE if article.is_advertorial else HOUSE_PICTURE)
    if article.is_advertorial or not photo:
        alt = f"{PAID}: {article.title}" if article.is_advertorial else article.title
    return _told(address, alt)


def house_picture() -> dict:
    """The same for pages that are no story."""
    return _told(static(HOUSE_PICTURE), settings.NEWSROOM.name)


def _told(address: str, alt: str) -> dict:
    return {"url": absolute(address), "width": SHARE_SIZE[0], "height": SHARE_SIZE[1], "alt": alt}


def house() -> House:
    """The newsroom as cards and icons show it."""
    room = settings.NEWSROOM
    return House(
        room.name, room.color, urlsplit(settings.SITE_URL).hostname or "", Path(finders.find("fonts/newsreader.woff2"))
    )


def set_card(article: Article) -> None:
    """Draw the card that a story needs and note its file, before the story is saved; what it had goes after the commit.

    A paid story has its label drawn on the photograph, a story without a photograph has a card with its title, others
    need none. A full disk keeps no story from being published: then the picture of the house stands in.
    """
    old, article.share_card = article.share_card, ""
    if article.state == State.PUBLISHED and (article.is_advertorial or not article.lead_photo_id):
        try:
            article.share_card = _stored_card(article)
        except OSError as error:
            log.error("no share card for story %s: %s", article.pk, error)
    if old and old != article.share_card:
        transaction.on_commit(partial(_throw_away, old))


def _stored_card(article: Article) -> str:
    photo, label = article.shown_photo, PAID if article.is_advertorial else ""
    look = house()
    parts = [DESIGN, look.name, look.color, look.foot, label, photo.name if photo else article.title]
    # Nobody can guess the address of a card before its story is out, and another title has another one.
    digest = salted_hmac("news.sharing", repr(parts), algorithm="sha256").hexdigest()[:32]
    name = f"kartu/{digest[:2]}/{digest[2:]}.jpg"
    if default_storage.exists(name):
        return name
    if photo:
        with default_storage.open(photo.share_file()) as file:
            card = label_photo(look, Image.open(file, formats=("JPEG",)), label)
    else:
        card = draw_card(look, article.title, label)
    return default_storage.save(name, ContentFile(share_jpeg(card)))


def _throw_away(name: str) -> None:
    """Delete a card's file unless another story with the same words shows it."""
    if not Article.objects.filter(share_card=name).exists():
        with contextlib.suppress(OSError):
            default_storage.delete(name)


@receiver(post_delete, sender=Article)
def _card_follows_the_row(instance, **kwargs):
    if instance.share_card:
        transaction.on_commit(partial(_throw_away, instance.share_card))


def make_missing(photo: Photo) -> bool:
    """Make the share picture of a photograph that was taken in before there were any. Whether it was missing."""
    if default_storage.exists(photo.share_file()):
        return False
    with TemporaryDirectory() as folder, storages["masters"].open(photo.master_name()) as master:
        picture = Image.open(master, formats=("JPEG",)).convert("RGB")
        made = Path(folder) / save_share(picture, Path(folder), "photo", (photo.focal_x, photo.focal_y))
        default_storage.save(photo.share_file(), ContentFile(made.read_bytes()))
    return True


def redraw_cards(photo: Photo) -> None:
    """Draw the cards anew on which a photograph stands: it was exchanged, forbidden or allowed again."""
    for story in photo.led_articles.exclude(share_card="").select_related("lead_photo"):
        set_card(story)
        story.save(update_fields=["share_card"])
