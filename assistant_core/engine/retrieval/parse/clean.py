"""Text as every page has it, whatever it came from."""

import re
import unicodedata

MAX_LINE_TITLE = 300

LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028]")
UNSEEN = re.compile(
    # Controls, lone surrogates, soft hyphens, zero-width spaces, direction overrides, non-characters.
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\u00ad\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
SPACES = re.compile("[\t\u00a0\u2007\u202f]")
# From the first of a run of spaces only, or a long run would be tried from each of them.
TRAILING = re.compile(r"(?<![ \u3000])[ \u3000]+$", re.MULTILINE)
BLANK_LINES = re.compile("\n{3,}")


def clean(text: str) -> str:
    text = LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")
    text = SPACES.sub(" ", UNSEEN.sub("", text))
    text = BLANK_LINES.sub("\n\n", TRAILING.sub("", text)).strip("\n")
    return unicodedata.normalize("NFC", text)


def clean_line(text: str) -> str:
    """A title or heading: one line, not too long."""
    return " ".join(clean(text[: 4 * MAX_LINE_TITLE]).split())[:MAX_LINE_TITLE].strip()
