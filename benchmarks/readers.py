"""What the doubling benchmark measures: everything that reads a text, with the kinds of text it is given."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant_core.figures.check import check
from benchmarks.texts import TEXTS
from tests.figures.labelled import OUTPUTS


@dataclass(frozen=True)
class Reader:
    name: str
    reads: Callable[[Any], object]
    inputs: Mapping[str, Callable[[int], Any]] = field(default_factory=lambda: TEXTS)


_OUTPUTS = [(one["tool"], json.dumps(one["output"])) for one in list(OUTPUTS.values())[:6]]


def _figures(text: str) -> object:
    return check(text, _OUTPUTS, text, [(len(text), text, "a.pdf")], [text])


READERS = [
    Reader("figure check", _figures),
]
