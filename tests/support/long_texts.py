"""What reads texts from outside, and texts that are hard to read, to check what doubling costs."""

import sys
from collections.abc import Callable

from assistant_core.chat.code import error_in, titles, without_links
from assistant_core.chat.export.html import rendered
from assistant_core.chat.export.markdown import harmless, plain, to_paste
from assistant_core.ui import text as page

READERS: dict[str, Callable[[str], object]] = {
    "page": page.safe,
    "page with formulas": lambda text: page.safe(text, True),
    "paragraphs": page.paragraphs,
    "plain": page.plain,
    "as_typed": page.as_typed,
    "code": page.code,
    "markdown": lambda text: harmless(text, True),
    "clipboard": lambda text: to_paste(text, True),
    "markdown plain": plain,
    "html": lambda text: rendered(text, True),
    "without_links": without_links,
    "titles": titles,
    "error_in": error_in,
}
_UNITS = (
    *("[", "]", "*", "_", "`", "<", "~~", "$", "$$", "\t", "!", "&", "\\", "{", "| a ", "|-"),
    *("\\[", "\\(", "$a ", "$a\\$", "\\[\n", "$$ a\n", "![", "[a](", '[a](b "', "[a](<b", "[[a](b)"),
    *("*a_", "*a**b", "**a* ", "a`b``c", "> ", "\n> ", "- ", "\n- a\n", "> - ", "1. ", "* a\n  "),
    *("\n```\n", "\n~~~ ", "\n``` a`b\n", "\n    a\n", "\na | b\n--|--\n", "[a]: b\n", "[^1]: x\n"),
    *("\n# a #\n", "a\n===\n", "a  \n", "a\\\n", "<a@b", "<https://a ", "https://a.b/(", "&#", "\u2028"),
    *("sandbox:/a", "[a](sandbox:", "sandbox:/a/", ":red[", ":a:", "->", 'title("', "단어 3~5% "),
)


def _nested(length: int) -> str:
    return "".join(f"{'  ' * (number % 100)}- a\n" for number in range(length // 90))


def _wide(length: int) -> str:
    """A table of many columns, most of whose cells are not there."""
    columns = int(length**0.5) // 2
    return f"{'|a' * columns}|\n{'|-' * columns}|\n" + "a\n" * (length // 3)


def _rising(length: int) -> str:
    return " ".join("`" * number for number in range(1, int((2 * length) ** 0.5)))


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda length: unit * (length // len(unit))


TEXTS: dict[str, Callable[[int], str]] = {
    **{repr(unit): _repeated(unit) for unit in _UNITS},
    "nested lists": _nested,
    "a wide table": _wide,
    "runs of backticks": _rising,
}
"""By name, a text of about so many characters."""


def calls(function: Callable[[str], object], text: str) -> int:
    """How many a function makes with a text: its work, however fast the machine is."""
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        function(text)
    finally:
        sys.setprofile(None)
    return count
