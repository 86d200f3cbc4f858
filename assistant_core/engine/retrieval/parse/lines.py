"""Lines as they are printed to paragraphs as they were written."""

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

HYPHENS = "\u00ad\u2010-"
# The end of a table's row: two or more numbers. Such lines are not joined.
ROW = re.compile(r"(?:[\d.,%()$€₩–—-]*\d[\d.,%()]*|[–—-])\s+[($€₩–—-]*\d[\d.,%()]*\s*$")
# A line of a table of contents: dots up to the number of the page.
LEADER = re.compile(r"(?:\.\s?){4,}\s*\S{1,6}\s*$")
BULLET = re.compile(r"(?:[•▪●○■□◦‣∙·*–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)]|[①-⑳가-하][.)]?)\s")
SENTENCE_END = re.compile(r"[.!?:。…][\"'”’)\]]*$")
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
HANGUL = re.compile("[\uac00-\ud7a3]")

END = 80
WIDE_GAP = 1.35
WIDEST_GAP = 2.2
"""Within a sentence, around letters of another size."""
INDENT = 0.8
OTHER_SIZE = 0.15
WIDE_WORD = 1.3
"""A word may be so much wider than the letters of the line before are on average."""
LONGEST_WORD = 30
NEARLY_FULL = 0.6
# Of a few lines the usual distance cannot be told; then more than this, in sizes of the letters, is a gap.
FEW, WIDEST_OF_FEW = 4, 1.5


@dataclass(frozen=True)
class Line:
    text: str
    left: float = 0
    right: float = 0
    bottom: float = 0
    top: float = 0
    space_after: bool = False
    divided: bool = False
    """Whether it ends, with a hyphen, within a word."""

    @property
    def placed(self) -> bool:
        return self.right > self.left and self.top > self.bottom

    def ends(self, how: re.Pattern[str]) -> bool:
        """Only the end is looked at: the line of a hostile page may be a million digits."""
        return bool(how.search(self.text[-END:]))

    @property
    def size(self) -> float:
        return self.top - self.bottom


def paragraphs(lines: Sequence[Line]) -> str:
    # A line may hold nothing but spaces that only a printer knows.
    lines = [line for line in lines if line.text.strip()]
    if not lines:
        return ""
    pitch = _pitch(lines)
    keeps_spaces = any(line.space_after and HANGUL.match(line.text[-1]) for line in lines)
    blocks = _blocks(lines, pitch)
    return "\n\n".join(_joined(block, keeps_spaces) for block in blocks)


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance from one line to the next."""
    falls = [above.bottom - below.bottom for above, below in pairwise(lines)]
    sizes = [line.size for line in lines if line.placed]
    size = statistics.median(sizes) if sizes else 0
    likely = [fall for fall in falls if 0 < fall < 3 * size]
    if len(likely) < FEW:
        return min([*likely, WIDEST_OF_FEW * size]) if any(fall > 0 for fall in falls) else 0
    return statistics.median_low(likely)


def _blocks(lines: Sequence[Line], pitch: float) -> list[list[Line]]:
    """Lines that stand together: evenly spaced, of one size, in one column."""
    blocks = [[lines[0]]]
    for above, line in pairwise(lines):
        if _apart(above, line, pitch):
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return blocks


def _apart(above: Line, line: Line, pitch: float) -> bool:
    if above.divided or not (above.placed and line.placed and pitch):
        return False
    fall = above.bottom - line.bottom
    other_size = abs(above.size - line.size) > OTHER_SIZE * max(above.size, line.size)
    goes_on = line.text[0].islower() and not above.ends(SENTENCE_END)
    if fall < 0:
        # A sentence goes on in the next column, where the lines are of the same size.
        return other_size or not goes_on
    if goes_on and fall < WIDEST_GAP * pitch:
        return False
    return fall > WIDE_GAP * max(pitch, line.size) or (other_size and fall > 0.5 * pitch)


def _joined(block: Sequence[Line], keeps_spaces: bool) -> str:
    text = block[0].text
    columns = _columns(block)
    for number, column in enumerate(columns):
        left, right = min(line.left for line in column), max(line.right for line in column)
        if number:
            text = _join(text, column[0].text, unspaced=False)
        for above, line in pairwise(column):
            if _goes_on(above, line, left, right):
                text = _join(text, line.text, keeps_spaces and not above.space_after)
            else:
                ends = above.ends(SENTENCE_END) and not BULLET.match(line.text)
                text += ("\n\n" if ends else "\n") + line.text
    return text


def _columns(block: Sequence[Line]) -> list[list[Line]]:
    columns = [[block[0]]]
    for above, line in pairwise(block):
        if line.placed and line.bottom > above.bottom:
            columns.append([line])
        else:
            columns[-1].append(line)
    return columns


def _goes_on(above: Line, line: Line, left: float, right: float) -> bool:
    """Whether the line was only broken because its next word did not fit."""
    if above.divided:
        return True
    if above.ends(ROW) or above.ends(LEADER) or BULLET.match(line.text):
        return False
    if not (above.placed and line.placed):
        return not above.ends(SENTENCE_END)
    if above.left > left + (right - left) / 3:
        return False  # at the right edge or in the middle, as the header of a page is
    letter = (above.right - above.left) / max(len(above.text), 1)
    first_word = line.text.split(maxsplit=1)[0]
    fits = above.right + WIDE_WORD * (min(len(first_word), LONGEST_WORD) + 1) * letter < right
    indented = line.left > left + INDENT * line.size and above.left <= left + INDENT * line.size
    if indented and above.ends(SENTENCE_END):
        return False
    in_sentence = line.text[0].islower() and not above.ends(SENTENCE_END)
    return not fits or (in_sentence and above.right - left > NEARLY_FULL * (right - left))


def _join(text: str, more: str, unspaced: bool) -> str:
    if text[-1] in HYPHENS and text[-2:-1].isalpha():
        # A capital or number after it, or one more in the word: the hyphen is the word's own.
        word = text[:-1].rsplit(maxsplit=1)[-1]
        own = not more[0].islower() or any(hyphen in word for hyphen in HYPHENS)
        return text + more if own else text[:-1] + more
    if UNSPACED.match(text[-1]) and UNSPACED.match(more[0]):
        return text + more
    if unspaced and HANGUL.match(text[-1]) and HANGUL.match(more[0]):
        return text + more
    return f"{text} {more}"
