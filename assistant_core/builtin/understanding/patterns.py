"""Files of patterns: a name, a tab, a regular expression."""

import re
from collections.abc import Iterator
from pathlib import Path


def rows(path: Path) -> Iterator[tuple[str, re.Pattern[str]]]:
    for row in path.read_text(encoding="utf-8").splitlines():
        name, pattern = row.split("\t")
        yield name, re.compile(pattern, re.IGNORECASE)


def alternatives(path: Path) -> re.Pattern[str]:
    """All in one, each a group by its name."""
    return re.compile("|".join(f"(?P<{name}>{one.pattern})" for name, one in rows(path)), re.IGNORECASE)
