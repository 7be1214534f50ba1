"""Measurements, run by hand before an issue is closed."""
