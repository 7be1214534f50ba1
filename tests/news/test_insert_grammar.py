"""The inserts of a body as they are stored: one spelling, between the blocks, and no word lost with a bad one."""

import pytest

from news.prose import clean, excerpt, plain_text

CAPTION = "<figcaption>Tanggul.</figcaption>"
VIDEO = "https://www.youtube.com/watch?v=aqz-KE-bpKQ"


@pytest.mark.parametrize(
    "stored",
    [
        f'<p>a</p><figure data-photo="12">{CAPTION}</figure><p>b</p>',
        '<figure data-photo="12" data-alt="Pintu &amp; air"><figcaption>Satu <strong>dua</strong></figcaption></figure>',
        f'<div data-gallery=""><figure data-photo="1">{CAPTION}</figure><figure data-photo="2"><figcaption></figcaption></figure></div>',
        f'<div data-embed="{VIDEO}"></div>',
        '<aside data-read-also="5"></aside>',
        '<p>a</p><hr data-page=""><p>b</p><hr><p>c</p>',
        "<blockquote><p>Air surut.</p><footer>Putri Kirana, ketua</footer></blockquote>",
    ],
)
def test_what_the_editor_writes_is_stored_as_it_is(stored):
    assert clean(stored) == stored


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ('<figure data-photo="12" onclick="x" class="y" style="z"><script>x</script>a</figure>', '<figure data-photo="12"><figcaption>a</figcaption></figure>'),
        ('<figure data-photo="-1">a</figure>', "<p>a</p>"),
        ('<figure data-photo="1 OR 1=1">a</figure>', "<p>a</p>"),
        ('<figure data-photo="0">a</figure>', "<p>a</p>"),
        (f'<figure data-photo="{"9" * 30}">a</figure>', "<p>a</p>"),
        ('<figure><img src="https://evil.test/x.png"><figcaption>a</figcaption></figure>', "<p>a</p>"),
        ('<div data-embed="https://evil.test/x">a</div>', "<p>a</p>"),
        ('<div data-embed="javascript:alert(1)">a</div>', "<p>a</p>"),
        ('<div data-embed="https://youtube.com.evil.test/watch?v=aqz-KE-bpKQ">a</div>', "<p>a</p>"),
        ('<div data-embed="https://youtu.be/aqz-KE-bpKQ?si=spy"></div>', f'<div data-embed="{VIDEO}"></div>'),
        ('<aside data-read-also="x">a</aside>', "<p>a</p>"),
        ('<aside data-read-also="5">a</aside>', '<aside data-read-also="5"></aside><p>a</p>'),
        ('<div data-gallery="x"></div><p>a</p>', "<p>a</p>"),
        ('<hr data-page="9">', '<hr data-page="">'),
    ],
)  # fmt: skip
def test_a_bad_value_is_no_insert_and_its_words_stay(sent, stored):
    assert clean(sent) == stored


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        (f'<ul><li>a<figure data-photo="3">{CAPTION}</figure></li><li>b</li></ul>',
         f'<ul><li><p>a</p></li></ul><figure data-photo="3">{CAPTION}</figure><ul><li><p>b</p></li></ul>'),
        ('<table><tr><td>a<aside data-read-also="5"></aside></td></tr></table>',
         '<table><tbody><tr><td><p>a</p></td></tr></tbody></table><aside data-read-also="5"></aside>'),
        ('<figure data-photo="1">a<figure data-photo="2">b</figure></figure>',
         '<figure data-photo="1"><figcaption>a</figcaption></figure><figure data-photo="2"><figcaption>b</figcaption></figure>'),
        ('<div data-gallery="">kata<figure data-photo="1">a</figure></div>', '<p>kata</p><figure data-photo="1"><figcaption>a</figcaption></figure>'),
        ('<figure data-photo="1"><p>a</p><ul><li>b<br>c</li></ul></figure>', '<figure data-photo="1"><figcaption>a b c</figcaption></figure>'),
        ("<blockquote><footer>a</footer><p>b</p></blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"),
        ("<blockquote><p>a</p><footer>b</footer><p>c</p></blockquote>", "<blockquote><p>a</p><footer>b</footer></blockquote><p>c</p>"),
        ("<footer>a</footer>", "<p>a</p>"),
    ],
)  # fmt: skip
def test_an_insert_stands_between_the_blocks(sent, stored):
    assert clean(sent) == stored
    assert clean(stored) == stored


def test_captions_and_speakers_are_words_of_the_story_but_no_beginning_of_it():
    body = clean(
        f'<figure data-photo="3">{CAPTION}</figure><blockquote><p>Surut.</p><footer>Putri</footer></blockquote>'
    )
    assert plain_text(body) == "Tanggul. Surut. Putri"
    assert excerpt(body) == "Surut. Putri"
