"""What stands on every page and belongs to none: page numbers, running titles, links back to the contents."""

import re
from collections import Counter

from assistant_core.market.edgar.sections.items import ITEM_ALONE
from assistant_core.market.edgar.sections.walk import Raw, Walked, shifted

NEAR = 5
"""Blocks before and after the end of a page that may be furniture."""
LONGEST = 160
PAGE_NUMBER = re.compile(
    r"^(?:page\s)?[-–—]?\s?(?:[A-Z]{1,2}-)?(?:\d{1,3}|[ivxl]{1,7})\s?[-–—.]?(?:\s(?:of|/)\s\d{1,3})?$",
    re.IGNORECASE,
)
RULE = re.compile(r"^[\s_=—–*.-]{3,}$")
BULLET = re.compile(r"^[•●○▪■◦·–—-]$")
UNIT = re.compile(r"^\(?(?:in|amounts|dollars|all|unaudited|expressed)\b", re.IGNORECASE)
"""It tells how to read the table that it stands over."""
COMPANY = re.compile(r"\b(?:inc|corp|co|ltd|l\.p|n\.v|s\.a|plc|llc)\.$", re.IGNORECASE)
SHORT_LINK = 40
LONGEST_TITLE = 300
DIGITS = re.compile(r"\d+")
ENDED = re.compile(r"""[.:;!?)\]"”’]$""")
GOES_ON = re.compile(r"^[a-z(,]")


def without_furniture(walked: Walked) -> Walked:
    """The blocks without it; paragraphs that it parted are one again."""
    out = _furniture(walked)
    ends = set(walked.pages)
    kept: list[Raw] = []
    now: list[tuple[int, int]] = []
    parted = False
    """Since the last block a page ended."""
    for at, block in enumerate(walked.blocks):
        parted = parted or at in ends
        if at in out:
            now.append((len(kept), 0))
            parted = True
        elif kept and _is_one(kept[-1], block, parted):
            now.append((len(kept) - 1, len(kept[-1].text) + 1))
            kept[-1] = _one(kept[-1], block)
            parted = False
        else:
            now.append((len(kept), 0))
            kept.append(block)
            parted = False
    return shifted(walked, kept, now)


def _furniture(walked: Walked) -> set[int]:
    blocks = walked.blocks
    pages = sorted(set(walked.pages) | ({0, len(blocks)} if walked.pages else set()))
    near = {at for page in pages for at in range(max(page - NEAR, 0), min(page + NEAR, len(blocks)))}
    spoken = Counter(_key(blocks[at].text) for at in near if len(blocks[at].text) <= LONGEST)
    often = max(3, len(pages) // 8)
    out: set[int] = set()
    for page in pages:
        for step in (range(page - 1, page - 1 - NEAR, -1), range(page, page + NEAR)):
            for at in step:
                if not (0 <= at < len(blocks)) or blocks[at].grid is not None:
                    break
                text = blocks[at].text
                repeated = _may_be_furniture(text) and spoken[_key(text)] >= often
                if not (repeated or PAGE_NUMBER.match(text)):
                    break
                out.add(at)
    rules = {at for at, block in enumerate(blocks) if block.grid is None and RULE.match(block.text)}
    return out | rules | _numbered(blocks) | _links_back(blocks)


def _may_be_furniture(text: str) -> bool:
    """No sentence, such as "None.", and not what tells how to read a table."""
    is_sentence = text.endswith(".") and not COMPANY.search(text)
    return len(text) <= LONGEST and not is_sentence and not UNIT.match(text)


def _links_back(blocks: list[Raw]) -> set[int]:
    """Lines that say the same and lead to one place, again and again."""
    short = {
        at: (block.links[0][0], _key(block.text))
        for at, block in enumerate(blocks)
        if len(block.links) == 1 and block.grid is None and len(block.text) <= SHORT_LINK
    }
    times = Counter(short.values())
    return {at for at, told in short.items() if times[told] >= 3}


def _key(text: str) -> str:
    return DIGITS.sub("#", text.lower())


def _numbered(blocks: list[Raw]) -> set[int]:
    """Numbers alone that count up through the document, where no page ends are marked."""
    alone = [(at, int(block.text.strip("-–— "))) for at, block in enumerate(blocks) if _is_number(block)]
    found: set[int] = set()
    for (one, first), (two, second), (three, third) in zip(alone, alone[1:], alone[2:], strict=False):
        if first + 1 == second and second + 1 == third:
            found |= {one, two, three}
    return found


def _is_number(block: Raw) -> bool:
    text = block.text.strip("-–— ")
    return block.grid is None and text.isdecimal() and len(text) <= 3


def _is_one(before: Raw, block: Raw, parted: bool) -> bool:
    if before.grid is not None or block.grid is not None:
        return False
    if BULLET.match(before.text):
        return True
    if ITEM_ALONE.match(before.text):
        return len(block.text) <= LONGEST_TITLE
    goes_on = len(before.text) > 15 and not ENDED.search(before.text) and GOES_ON.match(block.text)
    return parted and bool(goes_on)


def _one(before: Raw, block: Raw) -> Raw:
    by = len(before.text) + 1
    looks = [*before.looks, *((end + by, look) for end, look in block.looks)]
    text = f"{before.text} {block.text}"
    return Raw(before.anchor, before.element_id, text, looks, links=[*before.links, *block.links])
