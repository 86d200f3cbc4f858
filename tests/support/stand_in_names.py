"""Symbols that the stand-in tools treat specially; apart from them, as importing those replaces tools."""

DOWN = "BMW.DE"
"""Has statements, but its quote cannot be had."""
SLOW = "SLOW"
"""Its quote takes its time."""
