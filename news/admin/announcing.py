"""What the CMS says after a story was saved or moved, in the editors' words."""

from django.utils import timezone
from django.utils.html import format_html

from news import workflow
from news.dates import clock, day
from news.models import Article

SAID = {
    workflow.SUBMIT: "Dikirim ke editor: {}",
    workflow.RETURN: "Dikembalikan kepada penulis: {}",
    workflow.UNSCHEDULE: "Jadwal dibatalkan, berita kembali menjadi draf: {}",
    workflow.WITHDRAW: "Berita dicabut; alamatnya sekarang menampilkan alasan pencabutan: {}",
}


def announcement(act: str, story: Article) -> str:
    """One sentence of safe HTML; `act` is a move or plain saving."""
    if act == workflow.SCHEDULE:
        moment = story.published_at
        return format_html("TERJADWAL untuk {} pukul {}: {}", day(moment), clock(moment), story.title)
    if act in (workflow.PUBLISH, workflow.UPDATE) and story.is_public():
        word = "SUDAH TERBIT" if act == workflow.PUBLISH else "SUDAH DIPERBARUI"
        address = format_html('<a href="{}">{}</a>', story.get_absolute_url(), story.title)
        return format_html("{} pukul {}: {}", word, clock(timezone.now()), address)
    if act == workflow.UNDO:
        return format_html("Dibatalkan; berita kembali seperti sebelumnya ({}): {}", story.state_label, story.title)
    return format_html(SAID.get(act, "Tersimpan: {}"), story.title)
