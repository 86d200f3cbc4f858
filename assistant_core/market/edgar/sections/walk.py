"""The tree of a document → its paragraphs and tables in their order, in one pass."""

from dataclasses import dataclass, field, replace

from lxml import etree

from assistant_core.market.edgar.sections.grid import (
    SPACES,
    UNSEEN,
    Grid,
    cell_text,
    clean,
    grid_of,
    is_data,
    printed,
)
from assistant_core.market.edgar.sections.look import PLAIN, Look, is_hidden, page_break, properties, styled
from assistant_core.market.edgar.sections.model import Place
from assistant_core.market.edgar.sections.tree import MOST_ELEMENTS, Tree, name

DROPPED = {"script", "style", "template", "noscript", "head", "svg", "math", "object", "iframe"}
BLOCKS = {
    *("p", "div", "li", "ul", "ol", "hr", "center", "blockquote", "table", "dl", "dd", "dt", "pre", "body"),
    *("section", "article", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "caption", "page"),
}
CELLS = {"td", "th"}
MOST_BLOCKS = 60_000
TOO_LONG = "The document is longer than what is read; its end is missing."
TABLE_CUT = "A table is larger than what is read; its end is missing."


@dataclass(slots=True)
class Raw:
    """A paragraph with its looks, each up to a place in the text, or a table."""

    anchor: str
    element_id: str
    text: str
    looks: list[tuple[int, Look]] = field(default_factory=list)
    grid: Grid | None = None
    level: int = 0
    """From h1 to h6."""
    links: list[tuple[str, str]] = field(default_factory=list)
    """What they lead to in the document, and the line in which they stand."""


@dataclass(slots=True)
class Walked:
    blocks: list[Raw]
    places: dict[str, Place]
    pages: list[int]
    """Before which blocks a page begins."""
    notes: list[str]


class Walk:
    def __init__(self) -> None:
        self.blocks: list[Raw] = []
        self.places: dict[str, Place] = {}
        self.pages: list[int] = []
        self.notes: list[str] = []
        self._ordinal = 0
        self._id = ""
        self._text: list[str] = []
        self._length = 0
        self._looks: list[tuple[int, Look]] = []
        self._begun: tuple[str, str] | None = None
        self._links: list[str] = []
        self._blank_line = False
        self._level = 0
        self._line_rows: list[Tree] = []
        """Rows of layout tables that are one line, and that the walk is in."""
        self._anchors: dict[int, int] = {}
        self._skipped: Tree | None = None

    def read(self, tree: Tree) -> Walked:
        looks = [PLAIN]
        context = etree.iterwalk(tree, events=("start", "end"))
        for event, element in context:
            tag = name(element)
            if event == "start":
                self._ordinal += 1
                looks.append(styled(looks[-1], element, tag))
                if self._ordinal > MOST_ELEMENTS or len(self.blocks) > MOST_BLOCKS:
                    self.notes.append(TOO_LONG)
                    break
                if self._is_left_out(element, tag) or (tag == "table" and self._table(element)):
                    context.skip_subtree()
                    self._skipped = element
                    continue
                self._enter(element, tag, looks[-1])
            else:
                looks.pop()
                self._leave(element, tag)
                if element is not tree:
                    self._say(element.tail, looks[-1])
        self._end_paragraph()
        return Walked(self.blocks, self.places, self.pages, self.notes)

    def _is_left_out(self, element: Tree, tag: str) -> bool:
        # XBRL's header has the values that are not printed.
        if not tag or tag in DROPPED or is_hidden(element):
            return True
        return tag == "header" and ("inlineXBRL" in element.tag or element.tag.startswith("ix:"))

    def _enter(self, element: Tree, tag: str, look: Look) -> None:
        if self._breaks(element, tag):
            self._end_paragraph()
        if tag == "hr" or page_break(element) == "before":
            self._page()
        if tag == "tr" and _is_line(element):
            self._line_rows.append(element)
        if tag[:1] == "h" and tag[1:].isdecimal():
            self._level = int(tag[1:])
        id = element.get("id") or (element.get("name") if tag == "a" else None)
        if id:
            self._id = id
            self.places.setdefault(id, Place(len(self.blocks), self._length, self._length))
        if tag == "br":
            if self._blank_line:
                self._end_paragraph()
            self._blank_line = True
            self._add(" ", look)
        elif tag == "li":
            self._add("• ", look)
        elif tag in CELLS and self._length:
            self._add(" ", look)
        elif tag == "a" and (element.get("href") or "").startswith("#"):
            self._links.append(element.get("href")[1:])
        self._say(element.text, look)

    def _leave(self, element: Tree, tag: str) -> None:
        if element is self._skipped:
            self._skipped = None
            return
        id = element.get("id")
        place = self.places.get(id) if id else None
        if id and place and place.block == len(self.blocks) and place.cell < 0 and place.end == place.start:
            self.places[id] = place._replace(end=self._length)
        if self._line_rows and self._line_rows[-1] is element:
            self._line_rows.pop()
            self._end_paragraph()
        if self._breaks(element, tag):
            self._end_paragraph()
        if page_break(element) == "after":
            self._page()

    def _breaks(self, element: Tree, tag: str) -> bool:
        if self._line_rows:
            if tag in BLOCKS and self._text and not self._text[-1].endswith(" "):
                self._add(" ", PLAIN)
            return False
        style = element.get("style")
        if tag in CELLS:
            return True
        return tag in BLOCKS and not (style and properties(style).get("display", "").startswith("inline"))

    def _page(self) -> None:
        self._end_paragraph()
        if not self.pages or self.pages[-1] != len(self.blocks):
            self.pages.append(len(self.blocks))

    def _say(self, text: str | None, look: Look) -> None:
        if text:
            self._add(SPACES.sub(" ", UNSEEN.sub("", text)), look)

    def _add(self, text: str, look: Look) -> None:
        """`text` has no two spaces in a row."""
        if text[:1] == " " and (not self._length or self._text[-1].endswith(" ")):
            text = text[1:]
        if not text:
            return
        if text.strip():
            self._blank_line = False
        if self._begun is None:
            self._begun = (self._anchor(), self._id)
        self._text.append(text)
        self._length += len(text)
        # What a space looks like nobody sees.
        if self._looks and (self._looks[-1][1] == look or not text.strip()):
            self._looks[-1] = (self._length, self._looks[-1][1])
        else:
            self._looks.append((self._length, look))

    def _anchor(self) -> str:
        """Of the element that was entered last; with a number where it has more than one block."""
        times = self._anchors.get(self._ordinal, 0) + 1
        self._anchors[self._ordinal] = times
        return f"n{self._ordinal}" if times == 1 else f"n{self._ordinal}-{times}"

    def _end_paragraph(self) -> None:
        text = "".join(self._text).rstrip()
        if text and self._begun:
            links = [(target, text[:300]) for target in self._links]
            looks = [(min(end, len(text)), look) for end, look in self._looks]
            self.blocks.append(Raw(*self._begun, text, looks, level=self._level, links=links))
        self._text, self._looks, self._links, self._length, self._begun = [], [], [], 0, None
        self._blank_line, self._level = False, 0

    def _table(self, element: Tree) -> bool:
        """Whether it was read as a table; one that only lays out a text is walked through."""
        if _has_table(element):
            return False
        cells, is_cut = printed(element)
        if not is_data(cells):
            return False
        self._end_paragraph()
        grid = grid_of(cells, is_cut)
        if is_cut:
            self.notes.append(TABLE_CUT)
        block = len(self.blocks)
        for id in (element.get("id"), *(one for cell in cells for one in cell.ids)):
            if id:
                self.places.setdefault(id, Place(block, cell=grid.ids.get(id, -1)))
        self.blocks.append(Raw(self._anchor(), self._id, grid.text(), grid=grid, links=_links(element)))
        return True


def _has_table(element: Tree) -> bool:
    return next(element.iterdescendants("{*}table"), None) is not None


def _is_line(row: Tree) -> bool:
    """A bullet and its text, a number and its heading: one line, though its cells have paragraphs."""
    if _has_table(row):
        return False
    lengths = [len(clean(cell_text(cell))) for cell in row if name(cell) in CELLS]
    paragraphs = sum(name(part) in {"p", "div"} for cell in row for part in cell)
    said = [length for length in lengths if length]
    return len(said) > 1 and sum(length > 200 for length in said) <= 1 and paragraphs <= len(lengths)


def _links(table: Tree) -> list[tuple[str, str]]:
    found = []
    for row in table.iter("{*}tr"):
        targets = [a.get("href")[1:] for a in row.iter("{*}a") if (a.get("href") or "").startswith("#")]
        if targets:
            line = clean(" ".join(cell_text(cell) for cell in row if name(cell) in CELLS))[:300]
            found += [(target, line) for target in dict.fromkeys(targets)]
    return found


def shifted(walked: Walked, blocks: list[Raw], now: list[tuple[int, int]]) -> Walked:
    """With other blocks: `now` has, for each old one, its new index and how far its text begins in there."""
    count = len(blocks)
    places = {}
    for id, place in walked.places.items():
        block, by = now[place.block] if place.block < len(now) else (count - 1, 0)
        places[id] = Place(min(block, count - 1), place.start + by, place.end + by, place.cell)
    pages = [now[page][0] for page in walked.pages if page < len(now)]
    return replace(walked, blocks=blocks, places=places, pages=pages)
