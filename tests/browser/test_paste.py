"""What is pasted into a text that has words already comes in clean: marks of WhatsApp, noise, and much at once."""

import pytest

from news.models import Article
from tests import factories

MARKED = "Warga *sepakat* dan _rukun_\u200b, 3 * 4.\n- Cangkul\n- Karung <b>\nnama_berkas_ini selesai"


@pytest.fixture(autouse=True)
def channel(live_server):
    return factories.make_category("Nasional")


def test_marks_become_dress_and_five_hundred_paragraphs_come_at_once(desk, editor):
    at = desk(editor).new_story().fill(Judul="Rapat Warga")
    at.type_body("Awal.")
    at.page.keyboard.press("Enter")
    at.paste("", MARKED)
    html = at.body.evaluate("(area) => area.innerHTML")
    assert "<strong>sepakat</strong> dan <em>rukun</em>, 3 * 4." in html
    assert html.count("<li>") == 2 and "Karung &lt;b&gt;" in html and "nama_berkas_ini selesai" in html
    at.page.keyboard.press("Control+End")
    at.page.keyboard.press("Enter")
    many = "".join(
        f'<p class=MsoNormal style="margin:0"><span lang=IN>Alinea&nbsp;{n} <b>tebal</b>.<o:p></o:p></span></p>'
        for n in range(500)
    )
    begun = at.page.evaluate("performance.now()")
    at.paste(many, "")
    taken = at.page.evaluate("performance.now()") - begun
    print(f"500 paragraphs pasted in {taken:.0f} ms")
    assert taken < 5_000  # under 1 s on a quiet machine
    at.choose_channel("Nasional").press("Simpan draf")
    assert at.message.startswith("Tersimpan")
    body = Article.objects.get().body
    assert body.count("<p>Alinea ") == 500 and "<p>Alinea 499 <strong>tebal</strong>.</p>" in body
