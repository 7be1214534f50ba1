"""Every test of the newsroom plays on one afternoon."""

from tests.clock import clock  # noqa: F401 - a fixture for the whole folder
