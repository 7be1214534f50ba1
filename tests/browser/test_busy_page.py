"""Pages with a banner in every slot, a Terkini strip and stories put by hand: no barrier, nothing hangs out, nothing moves."""

import pytest

from tests.browser import stories
from tests.browser.test_accessible import CLEAN, everywhere
from tests.browser.test_narrow import HANGING

PAGES = ["home", "story", "opinion", "channel"]


@pytest.fixture(scope="module")
def busy(edition, kiosk, django_db_blocker):
    """The edition of the day when sales and the front desk have been at work; gone behind it."""
    with django_db_blocker.unblock():
        stories.advertise_and_choose()
        yield edition
        kiosk.clear()


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(reader, busy, name):
    one = reader().open(getattr(busy, name))
    assert one.page.locator("aside.strip, aside.banner").count() >= 3
    assert everywhere(one) == CLEAN


@pytest.mark.parametrize("name", PAGES)
def test_nothing_hangs_out_of_a_narrow_window(reader, busy, name):
    one = reader(width=320, saved={"u": 7}).open(getattr(busy, name))
    one.browser_font_size(32)
    one.rest()
    assert one.sideways() == 0, one.page.evaluate(HANGING)


@pytest.mark.parametrize("name", PAGES)
def test_nothing_moves_while_it_loads(reader, busy, name):
    assert reader().open(getattr(busy, name)).shifts() == []
