"""Every test of the banners plays on one afternoon."""

from tests.clock import clock  # noqa: F401 - a fixture for the whole folder
