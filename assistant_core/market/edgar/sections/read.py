"""The bytes of a filing → `Document`."""

import hashlib
import re
from math import inf

from assistant_core.errors import UnexpectedAnswer
from assistant_core.market.cache import Cache
from assistant_core.market.edgar.sections.headings import body_look, lead, levels, parted, strength
from assistant_core.market.edgar.sections.items import contents_of, is_part, sections_of
from assistant_core.market.edgar.sections.model import Block, Document, Kind, Run
from assistant_core.market.edgar.sections.pages import without_furniture
from assistant_core.market.edgar.sections.tree import tree_of
from assistant_core.market.edgar.sections.walk import Raw, Walk, Walked, shifted

MOST_KEPT = 6
NO_ITEMS = "The items of the form {} could not be told in this document; its headings are told as they stand."
COVER = 40
FORM = re.compile(r"\bform\s+(10-K|10-Q|20-F|8-K)\b", re.IGNORECASE)
_read = Cache(most=MOST_KEPT)


def read(content: bytes, form: str = "") -> Document:
    """What a filed document says; the form is read from its cover where it is not given. The last few are
    kept in memory.

    Raises:
        UnexpectedAnswer: there is no text in it.
    """
    key = (hashlib.sha256(content).digest(), form)
    return _read.get(key, inf, lambda: _document(content, form))


def _document(content: bytes, form: str) -> Document:
    tree, notes = tree_of(content)
    whole = Walk().read(tree) if tree is not None else None
    walked = without_furniture(whole) if whole else None
    if walked is None or not walked.blocks:
        raise UnexpectedAnswer("The document has no text that could be read; open it by its link.")
    notes = list(dict.fromkeys([*notes, *walked.notes]))
    form = form or _form(walked.blocks)
    contents, linked = contents_of(walked, form)
    walked, linked = _without(walked, contents, linked)
    body = body_look(walked.blocks)
    walked, linked = _parted(walked, linked)
    blocks = walked.blocks
    heads = [strength(block, body) is not None for block in blocks]
    sections = sections_of(blocks, form, linked, heads)
    if form and not sections and form.upper().removesuffix("/A") not in {"6-K", "EX-99.1"}:
        notes.append(NO_ITEMS.format(form))
    begins = {at: 1 for at, block in enumerate(blocks) if heads[at] and is_part(block.text)}
    begins |= {one.start: 2 for one in sections}
    level, above = levels(blocks, body, begins)
    made = tuple(_block(block, level[at], above[at]) for at, block in enumerate(blocks))
    anchors = {block.anchor: at for at, block in enumerate(made)}
    return Document(form, made, tuple(sections), walked.places, tuple(notes), anchors)


def _form(blocks: list[Raw]) -> str:
    """As its cover says it; "" for a form without items."""
    told = (FORM.search(block.text) for block in blocks[:COVER])
    return next((one[1].upper() for one in told if one), "")


def _without(walked: Walked, out: set[int], linked: dict[int, int]) -> tuple[Walked, dict[int, int]]:
    kept = [block for at, block in enumerate(walked.blocks) if at not in out]
    now, count = [], 0
    for at in range(len(walked.blocks)):
        now.append((count, 0))
        count += at not in out
    if not kept:
        return walked, linked
    return shifted(walked, kept, now), {key: now[min(at, len(now) - 1)][0] for key, at in linked.items()}


def _parted(walked: Walked, linked: dict[int, int]) -> tuple[Walked, dict[int, int]]:
    """With headings that a paragraph begins with as blocks of their own."""
    body = body_look(walked.blocks)
    kept: list[Raw] = []
    now: list[int] = []
    ends: dict[int, int] = {}
    for at, block in enumerate(walked.blocks):
        now.append(len(kept))
        end = lead(block, body)
        if end:
            ends[at] = end
            kept += parted(block, end)
        else:
            kept.append(block)
    if not ends:
        return walked, linked
    places = {}
    for id, place in walked.places.items():
        index = now[min(place.block, len(now) - 1)]
        end = ends.get(place.block, 0)
        if end and place.start >= end:
            places[id] = place._replace(block=index + 1, start=place.start - end, end=place.end - end)
        else:
            places[id] = place._replace(block=index)
    whole = Walked(kept, places, [now[page] for page in walked.pages if page < len(now)], walked.notes)
    return whole, {key: now[min(at, len(now) - 1)] for key, at in linked.items()}


def _block(raw: Raw, level: int, above: int) -> Block:
    if raw.grid is not None:
        return Block(
            raw.anchor, "table", raw.text, raw.element_id, 0, above, grid=raw.grid.cells, heads=raw.grid.heads
        )
    runs: list[Run] = []
    for end, look in raw.looks:
        run = Run(end, look.bold, look.italic, look.raised)
        if runs and runs[-1][1:] == run[1:]:
            runs[-1] = run
        else:
            runs.append(run)
    kind: Kind = "heading" if level else "paragraph"
    return Block(raw.anchor, kind, raw.text, raw.element_id, level, above, runs=tuple(runs))
