"""Videos and posts of other sites: which addresses are known, and in what one spelling they are kept."""

import pytest

from news.embeds import FRAME_HOSTS, SITES, recognise

KNOWN = {
    "https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=12s": "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
    "https://m.youtube.com/watch?v=aqz-KE-bpKQ": "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
    "http://youtu.be/aqz-KE-bpKQ?si=abc": "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
    "https://www.youtube.com/live/aqz-KE-bpKQ": "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
    "https://youtube.com/shorts/aqz-KE-bpKQ": "https://www.youtube.com/shorts/aqz-KE-bpKQ",
    "https://twitter.com/warga/status/1234567890/photo/1": "https://x.com/warga/status/1234567890",
    "https://www.instagram.com/p/Cabc_12-x/?img_index=1": "https://www.instagram.com/p/Cabc_12-x/",
    "https://www.instagram.com/warga/reel/Cabc_12-x/": "https://www.instagram.com/reel/Cabc_12-x/",
    "https://www.tiktok.com/@warga.desa/video/7123456789?lang=id": "https://www.tiktok.com/@warga.desa/video/7123456789",
    "https://m.facebook.com/watch/?v=12345678": "https://www.facebook.com/watch/?v=12345678",
    "https://www.facebook.com/warga/videos/tanggul-jebol/12345678/": "https://www.facebook.com/warga/videos/12345678/",
}
UNKNOWN = [
    "", "kata", "javascript:alert(1)", "ftp://youtu.be/aqz-KE-bpKQ", "//youtu.be/aqz-KE-bpKQ", "https://youtu.be/", "http://[",
    "https://youtube.com.evil.test/watch?v=aqz-KE-bpKQ", "https://evil.test/?https://youtu.be/aqz-KE-bpKQ",
    "https://youtube.com@evil.test/watch?v=aqz-KE-bpKQ", "https://user:pass@youtube.com/watch?v=aqz-KE-bpKQ",
    "https://youtube.com:8443/watch?v=aqz-KE-bpKQ", 'https://youtu.be/aqz-KE-bpK"', "https://www.youtube.com/watch?v=../../../x",
    "https://www.youtube.com/@saluran", "https://x.com/warga", "https://www.facebook.com/warga/posts/1", "https://vimeo.com/1234",
]  # fmt: skip


@pytest.mark.parametrize(("address", "kept"), KNOWN.items())
def test_an_address_is_kept_in_one_spelling(address, kept):
    embed = recognise(address)
    assert embed.address == kept
    assert recognise(kept) == embed


@pytest.mark.parametrize("address", UNKNOWN)
def test_any_other_address_is_none(address):
    assert recognise(address) is None


def test_a_frame_is_of_a_host_that_the_policy_names():
    frames = [recognise(address).frame for address in KNOWN]
    assert {frame.split("/", 3)[2] for frame in frames} == {host.removeprefix("https://") for host in FRAME_HOSTS}
    assert all(frame.startswith("https://") for frame in frames)


def test_every_site_is_known_to_this_test():
    assert {recognise(address).site for address in KNOWN} == {"YouTube", "X", "Instagram", "TikTok", "Facebook"}
    assert len({read for read in SITES.values()}) == 5
