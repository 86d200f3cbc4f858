"""Names of files in what a model reads. They are anyone's: whatever it says, a name must stay a name."""

import re

LONGEST = 100
KEPT_END = 20
"""Of a longer name: its suffix tells what it is."""
_PLAIN = re.compile(r"[\w./-]+")


def escaped(name: str) -> str:
    """In one line, without marks that turn the direction of writing, and not too long."""
    return "".join(sign if sign.isprintable() else _code(sign) for sign in _cut(name))


def quoted(name: str) -> str:
    said = _cut(name).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(sign if sign.isprintable() else _code(sign) for sign in said) + '"'


def told(name: str) -> str:
    """As `quoted`, but bare where it is a word."""
    return name if _PLAIN.fullmatch(name) and len(name) <= LONGEST else quoted(name)


def listed(names: list[str], most: int) -> str:
    """The last `most` of them."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(map(quoted, names[-most:])) + more


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - KEPT_END]}…{name[-KEPT_END:]}"


def _code(sign: str) -> str:
    number = ord(sign)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
