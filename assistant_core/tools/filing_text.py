"""What the tools that read filings have in common: a place of a filing as an output tells it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from assistant_core.market.edgar.fetch import SOURCE
from assistant_core.market.edgar.sections import Block, Document
from assistant_core.market.model import Origin
from assistant_core.market.official import Filing
from assistant_core.tools.figure_sources import filing_output
from assistant_core.tools.output import origin_output
from assistant_core.tools.output_parts import present

LONGEST = 3000
LINE_END = re.compile(r"\n|(?<=[.;:!?]) ")


def head(filing: Filing, symbol: str, url: str) -> dict[str, Any]:
    """Of an output about one filing; `url` is that of the document that was read."""
    return present(
        {
            "company": filing.company,
            "symbol": symbol.strip().upper(),
            "filing": {**filing_output(filing), "document": url},
        }
    )


def origin() -> dict[str, Any]:
    return origin_output(Origin(SOURCE, datetime.now(UTC)))


def place(document: Document, at: int, url: str) -> dict[str, Any]:
    """Where a block is: its anchor, the headings above it, and a link that opens the filing there."""
    block = document.blocks[at]
    headings = document.headings(at)
    section = document.section_of(at)
    return present(
        {
            "section": section.id if section else None,
            "heading": " › ".join(headings[-2:]) or None,
            "anchor": block.anchor,
            "link": f"{url}#{quote(block.element_id)}" if block.element_id else url,
        }
    )


def said(block: Block) -> str:
    """The text of a block; of a table its rows, one a line."""
    if block.kind != "table":
        return block.text
    return "\n".join(" | ".join(row).rstrip(" |") for row in block.rows())


def pieces(text: str, longest: int = LONGEST) -> Iterator[str]:
    """A text in parts of at most so many characters, cut where lines or sentences end."""
    start = 0
    while len(text) - start > longest:
        ends = [end.end() for end in LINE_END.finditer(text, start + longest // 2, start + longest)]
        end = ends[-1] if ends else start + longest
        yield text[start:end].strip()
        start = end
    yield text[start:].strip()
