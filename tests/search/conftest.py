"""Every test of search plays on the newsroom's one afternoon."""

import pytest


@pytest.fixture(autouse=True)
def one_afternoon(clock):
    """Also for tests that do not ask for the clock."""
