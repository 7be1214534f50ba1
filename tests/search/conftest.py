"""Every test of search plays on the newsroom's one afternoon."""

from tests.clock import clock  # noqa: F401 - a fixture for the whole folder
