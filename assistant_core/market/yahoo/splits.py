"""Splits and other events, which Yahoo tells with the price bars of the same time."""

from collections.abc import Iterator
from datetime import date, tzinfo
from typing import Any

from assistant_core.market.model import Bar, Split
from assistant_core.market.yahoo.values import amount, day, part, positive, rows, text

EVENTS = "div,splits"  # what to ask for


def splits(chart: dict[str, Any], zone: tzinfo) -> Iterator[Split]:
    for on, entry in events(chart, "splits", zone):
        new, old = positive(entry.get("numerator")), positive(entry.get("denominator"))
        ratio = f"{new:g}:{old:g}" if new and old else text(entry.get("splitRatio"))
        if ratio:
            yield Split(on, ratio)


def events(chart: dict[str, Any], kind: str, zone: tzinfo) -> Iterator[tuple[date, dict[str, Any]]]:
    """The events of one kind with their days, oldest first."""
    entries = rows(list(part(part(chart.get("events")).get(kind)).values()))
    for entry in sorted(entries, key=lambda entry: amount(entry.get("date")) or 0):
        on = day(entry.get("date"), zone)
        if on is not None:
            yield on, entry


def split_notes(chart: dict[str, Any], zone: tzinfo, bars: list[Bar]) -> list[str]:
    """What to say of the splits inside the time of the bars."""
    return [
        f"Prices before {split.day} are adjusted for the {split.ratio} split."
        for split in splits(chart, zone)
        if bars and bars[0].day < split.day
    ]
