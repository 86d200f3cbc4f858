"""Headings by their look: what stands out from the text, nested by how much it does."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant_core.market.edgar.sections.items import ITEM_ALONE
from assistant_core.market.edgar.sections.look import PLAIN, Look
from assistant_core.market.edgar.sections.walk import Raw

LONGEST = 600
SHORT = 150
DEEPEST = 9
PLAINLY = 5
"""So many parts of a strength tell which of two headings is the outer one; else that is the first."""
Strength = tuple[int, float, bool, bool, bool, bool, bool, str]


def body_look(blocks: Sequence[Raw]) -> Look:
    """How most of the text looks."""
    said: Counter[Look] = Counter()
    for block in blocks:
        start = 0
        for end, look in block.looks:
            said[look._replace(centred=False, raised=False)] += end - start
            start = end
    return said.most_common(1)[0][0] if said else PLAIN


def common_look(block: Raw, start: int = 0) -> Look:
    """What all of a text has in common, the size of most of it."""
    looks, before = [], start
    for end, look in block.looks:
        if end > start and any(character.isalpha() for character in block.text[before:end]):
            looks.append(look)
        before = max(end, start)
    if not looks:
        return PLAIN
    return Look(
        size=max(look.size for look in looks),
        bold=all(look.bold for look in looks),
        underlined=all(look.underlined for look in looks),
        italic=all(look.italic for look in looks),
        colour=looks[0].colour if len({look.colour for look in looks}) == 1 else "",
        centred=looks[0].centred,
    )


def strength(block: Raw, body: Look) -> Strength | None:
    """How a heading stands out, comparable; None of what is no heading."""
    text = block.text
    if block.grid is not None or not 2 <= len(text) <= LONGEST or text.startswith(("•", "●", "▪", "*", "(")):
        return None
    letters = [character for character in text if character.isalpha()]
    if len(letters) < 2:
        return None
    look = common_look(block)
    upper = len(letters) >= 3 and all(character.isupper() for character in letters)
    stands_out = (
        block.level
        or (look.bold and not body.bold)
        or (look.underlined and not body.underlined)
        or (look.italic and not body.italic)
        or (len(text) <= SHORT and (look.size >= body.size + 1 or (upper and look.centred)))
        or (len(text) <= SHORT and upper and len(text) >= 6 and not any(c.isdigit() for c in text))
    )
    if not stands_out:
        return None
    colour = look.colour if look.colour != body.colour else ""
    level = 7 - block.level if block.level else 0
    return (level, look.size, look.bold, upper, look.centred, look.underlined, look.italic, colour)


def levels(blocks: Sequence[Raw], body: Look, begins: dict[int, int]) -> tuple[list[int], list[int]]:
    """The level of each block, 0 of what is no heading, and the heading that it stands under.

    `begins` has the level of blocks that begin a part or an item.
    """
    found, above = [], []
    stack: list[tuple[int, int, Strength | None]] = []
    """Index, level and look of the headings that are open."""
    known: dict[Strength, int] = {}
    """Within an item, what looks alike is of one level."""
    for at, block in enumerate(blocks):
        level = begins.get(at, 0)
        looks = None if level else strength(block, body)
        if level:
            known = {}
        elif looks:
            if looks not in known:
                while stack and stack[-1][2] is not None and stack[-1][2][:PLAINLY] < looks[:PLAINLY]:
                    stack.pop()
                known[looks] = min(max(stack[-1][1] + 1 if stack else 3, 3), DEEPEST)
            level = known[looks]
        while level and stack and stack[-1][1] >= level:
            stack.pop()
        above.append(stack[-1][0] if stack else -1)
        found.append(level)
        if level:
            stack.append((at, level, looks))
    return found, above


def lead(block: Raw, body: Look) -> int:
    """Where a heading ends that the text goes on behind in the same paragraph; 0 for none."""
    if block.grid is not None or len(block.looks) < 2 or block.text.startswith(("•", "●", "▪")):
        return 0
    first = block.looks[0][1]
    end = 0
    for here, look in block.looks:
        strong = (look.bold and not body.bold) or (look.underlined and not body.underlined)
        is_alike = (look.bold, look.italic) == (first.bold, first.italic)
        if not is_alike or not (strong or (look.italic and not body.italic)):
            break
        end = here
    head, rest = block.text[:end].strip(), block.text[end:].strip()
    ended = head.endswith((*".?!:—–-",)) or rest.startswith(("—", "–", ". ", ": ", "- "))
    is_lead = (
        ended
        and not ITEM_ALONE.match(head)
        and 3 <= len(head) <= LONGEST
        and len(rest) > 40
        and len(head.split()) < 80
    )
    return len(block.text) - len(block.text[end:].lstrip()) if is_lead else 0


def parted(block: Raw, at: int) -> tuple[Raw, Raw]:
    """A paragraph as the heading that it begins with, and the rest."""
    first = replace(
        block,
        text=block.text[:at].rstrip(),
        looks=[(min(end, len(block.text[:at].rstrip())), look) for end, look in block.looks if end <= at],
    )
    looks = [(end - at, look) for end, look in block.looks if end > at]
    return first, replace(block, anchor=f"{block.anchor}-b", text=block.text[at:], looks=looks, links=[])
