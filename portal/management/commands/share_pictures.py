"""`manage.py share_pictures`: makes share pictures that are missing, and cards anew after a change of name or colour."""

from django.core.management.base import BaseCommand

from news.models import Article, Kind, Photo
from news.sharing import make_missing, set_card


class Command(BaseCommand):
    help = (
        "Makes the share pictures (1200 x 630) of photographs that have none yet, and draws the cards of published"
        " stories without a photograph and of paid ones. Run it after a change of the newsroom's name or colour."
    )

    def handle(self, *args, **options):
        missing = sum(self._made(photo) for photo in Photo.objects.filter(forbidden_at=None).order_by("pk").iterator())
        drawn = 0
        for article in (
            (Article.objects.public() & _with_cards()).select_related("lead_photo").order_by("pk").iterator()
        ):
            old = article.share_card
            set_card(article)
            if article.share_card != old:
                # Only this: nobody has changed the story.
                Article.objects.filter(pk=article.pk).update(share_card=article.share_card)
                drawn += 1
        self.stdout.write(f"Gambar bagikan dibuat: {missing} dari foto, {drawn} kartu.")

    def _made(self, photo: Photo) -> bool:
        try:
            return make_missing(photo)
        except OSError as error:
            self.stderr.write(f"Foto {photo.pk} dilewati: {error}")
            return False


def _with_cards():
    return Article.objects.filter(lead_photo=None) | Article.objects.filter(kind=Kind.ADVERTORIAL)
