"""The demo's texts: story files, dates in them, comments. Nothing here needs a database."""

from collections import Counter
from datetime import datetime
from itertools import chain
from random import Random
from zoneinfo import ZoneInfo

import pytest

from news.models import Rights
from news.prose import clean, count_words
from portal.demo import cast, drawings
from portal.demo.clockwork import fill_tokens, publication_times
from portal.demo.conversation import ANSWERS, ANYWHERE, load_comments, reader_names
from portal.demo.library import USUAL_PHOTOS, order_photographs
from portal.demo.stories import StoryFault, load_stories, parse
from portal.management.commands.setup_portal import CHANNELS

WIB = ZoneInfo("Asia/Jakarta")
STORIES = load_stories()
LEAVES = {slug for _, slug, _, _, below in CHANNELS if not below} | {
    slug for *_, below in CHANNELS for _, slug, _, _ in below
}
REPORTERS = {member.initials for member in cast.STAFF}
COLUMNISTS = {member.name for member in cast.COLUMNISTS}
GOOD = """title: Warga Menanam Pohon di Tepi Sungai
channel: daerah
place: Demak
keywords: sungai, desa, pohon
byline: AW
editor: RP

Satu.

Dua.

Tiga.

Empat.

Lima."""


@pytest.fixture(params=STORIES, ids=lambda story: story.name)
def story(request):
    return request.param


def test_at_least_150_stories_are_published():
    assert sum(story.state == "published" for story in STORIES) >= 150


def test_the_desk_has_stories_in_every_state():
    states = Counter(story.state for story in STORIES)
    assert states["draft"] == 3
    assert states["submitted"] == 2
    assert states["returned"] == 1
    assert states["scheduled"] == 2
    assert states["withdrawn"] == 1


def test_a_story_is_in_a_channel_that_a_new_portal_has(story):
    assert story.channel in LEAVES
    assert story.name.startswith(f"{story.channel}-")


def test_a_story_is_signed_by_people_who_exist(story):
    assert set(story.byline) <= (COLUMNISTS if story.is_opinion else REPORTERS)
    assert story.editor in {member.initials for member in cast.EDITORS}


def test_a_story_has_a_headline_and_keywords_of_the_usual_length(story):
    assert 40 <= len(story.title) <= 75
    assert len(story.standfirst) <= 200
    assert 3 <= len(story.keywords) <= 6


def test_a_story_is_as_long_as_a_newspapers(story):
    words = count_words("".join(block.html for block in story.blocks))
    assert 220 <= words <= 520


def test_a_photograph_has_a_scene_that_can_be_drawn(story):
    if story.scene:
        assert story.scene in drawings.SCENES
        assert story.credit
        assert story.rights != Rights.UNCLEAR


def test_a_body_is_clean_html_and_leaves_no_token(story):
    body = fill_tokens("".join(block.html for block in story.blocks), datetime(2022, 4, 1, 9, tzinfo=WIB))
    assert clean(body) == body
    assert "{" not in body


def test_no_sentence_stands_in_two_stories():
    seen = Counter(sentence for story in STORIES for sentence in set(story.sentences))
    assert [sentence for sentence, times in seen.items() if times > 1] == []


def test_no_sentence_stands_twice_in_one_story(story):
    assert len(story.sentences) == len(set(story.sentences))


def test_a_keyword_is_spelled_in_one_way():
    spellings = {}
    for keyword in chain.from_iterable(story.keywords for story in STORIES):
        spellings.setdefault(keyword.casefold(), set()).add(keyword)
    assert [found for found in spellings.values() if len(found) > 1] == []
    forbidden = {"Nusa Tenggara Timur", "Nusa Tenggara Barat", "Sumatra Barat", "Sumatra Selatan", "kereta"}
    assert not forbidden & set(chain.from_iterable(spellings.values()))


def test_at_most_60_photographs_are_drawn():
    orders = order_photographs(STORIES, USUAL_PHOTOS)
    assert len(orders) == USUAL_PHOTOS == 60
    assert {story.scene for story in STORIES if story.scene} <= {order.scene for order in orders}


def test_a_portrait_is_of_one_person():
    assert len(set(cast.PORTRAITS.values())) == len(cast.PORTRAITS)
    assert set(cast.PORTRAITS) <= {member.name for member in cast.EVERYBODY}


def test_a_photograph_in_the_library_says_what_an_editor_must_know():
    for order in order_photographs(STORIES, USUAL_PHOTOS):
        assert order.fields["caption"]
        assert order.fields["credit"]
        assert order.fields["alt"]


@pytest.mark.parametrize(
    ("token", "written"),
    [
        ("{hari:-1}", "Kamis (31/3/2022)"),
        ("{hari:0}", "Jumat (1/4/2022)"),
        ("{tgl:+14}", "15 April 2022"),
        ("{bulan:0}", "April 2022"),
        ("{bulan:-4}", "Desember 2021"),
        ("{bulan:+9}", "Januari 2023"),
        ("{tahun:+1}", "2023"),
    ],
)
def test_a_token_is_written_from_the_day_of_publication(token, written):
    assert fill_tokens(f"Pada {token}.", datetime(2022, 4, 1, 15, tzinfo=WIB)) == f"Pada {written}."


def test_the_day_of_a_token_is_the_newsrooms_own():
    just_after_midnight = datetime(2022, 3, 31, 17, 30, tzinfo=ZoneInfo("UTC"))
    assert fill_tokens("{hari:0}", just_after_midnight) == "Jumat (1/4/2022)"


def test_a_good_file_is_read():
    story = parse(GOOD, "daerah-99.txt")
    assert story.keywords == ("sungai", "desa", "pohon")
    assert [block.kind for block in story.blocks] == ["p"] * 5


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ("channel: daerah\n", "", "kurang channel"),
        ("place: Demak", "palce: Demak", "baris 3"),
        ("place: Demak", "place:", '"place" kosong'),
        ("place: Demak", "place: Demak\nplace: Kudus", "ditulis dua kali"),
        ("editor: RP", "editor: RP\nkind: puisi", 'jenis "puisi"'),
        ("editor: RP", "editor: RP\nstate: hilang", 'keadaan "hilang"'),
        ("editor: RP", "editor: RP\nstate: withdrawn", '"note"'),
        ("editor: RP", "editor: RP\nkind: opini", "kanal opini"),
        ("editor: RP", "editor: RP\nscene: pasar", "foto butuh"),
        ("Lima.", "", "ada 4 paragraf"),
        ("Lima.", "Lima, {hri:-1}.", "penanda waktu"),
        ("\n\nSatu.", "\nSatu.", "bukan kunci kepala"),
    ],
)
def test_a_bad_file_is_named_with_what_is_wrong(before, after, complaint):
    with pytest.raises(StoryFault, match=r"^daerah-99\.txt") as fault:
        parse(GOOD.replace(before, after, 1), "daerah-99.txt")
    assert complaint in str(fault.value)


def test_publication_times_are_those_of_a_newspaper():
    now = datetime(2022, 4, 1, 20, 0, tzinfo=WIB)
    times = publication_times(Random(1), now, 152)
    assert len(times) == 152
    assert times == sorted(times, reverse=True)
    assert (now - times[0]).total_seconds() < 3600
    assert sum(moment.date() == now.date() for moment in times) >= 5
    assert (now - times[-1]).days >= 55
    assert all(5 <= moment.hour < 22 for moment in times[8:])


def test_no_comment_is_written_twice_in_the_file():
    comments = list(chain.from_iterable(load_comments().values()))
    assert len(comments) == len(set(comments)) >= 120


def test_comments_belong_to_channels_that_exist():
    assert set(load_comments()) <= LEAVES | {ANYWHERE, ANSWERS}


def test_forty_readers_write_them():
    assert len(reader_names()) == len(set(reader_names())) == 40
