"""The text of a filing: its items, headings, paragraphs and tables, each with a place that stays the same.

`read` gives the whole document, `fragment` one place in it as HTML that is safe to show.
"""

from assistant_core.market.edgar.sections.fragment import Fragment, fragment
from assistant_core.market.edgar.sections.model import Block, Cell, Document, Place, Section
from assistant_core.market.edgar.sections.read import read

__all__ = ["Block", "Cell", "Document", "Fragment", "Place", "Section", "fragment", "read"]
