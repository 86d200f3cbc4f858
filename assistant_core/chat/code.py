"""What a reader wants to know of code that a model ran, found in the code and in its logs."""

import re

from assistant_core.figures.printed import TRACEBACK

_LINK = re.compile(
    r"!?\[(?P<label>[^\[\]\n]{0,300})\]\(<?sandbox:[^)>\n]{0,1000}>?\)"
    r"|sandbox:/(?:[\w.-]{1,255}/){0,30}(?P<name>[\w.-]{0,255}\w)"
)
"""A link to a file under /mnt/data, or its bare address. No browser can follow either."""
_TITLE = re.compile(r"""title\(\s*r?(["'])(?P<said>(?:(?!\1)[^\\\n])+)\1""")


def titles(code: str) -> list[str]:
    """The titles of its figures as far as they are written out, in their order."""
    return [match["said"].strip() for match in _TITLE.finditer(code)]


def error_in(logs: str, failed: bool = False) -> str:
    """The error that ended the code: the last line of its traceback; empty where there is none.

    Of code that is known to have `failed` without one, the last line says what stopped it.
    """
    _, found, rest = logs.rpartition(TRACEBACK)
    lines = [line for line in rest.splitlines() if line.strip()]
    return lines[-1].strip() if (found or failed) and lines else ""


def without_links(text: str) -> str:
    """The text with the words of links into the sandbox alone."""
    return _LINK.sub(lambda match: match["label"] or match["name"] or "", text)
