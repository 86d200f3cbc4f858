"""Trees of HTML and XML, made without entities, DTDs or the network, and the text in them."""

import logging
import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any

from lxml import etree

from assistant_core.engine.retrieval.document import UnreadableFile
from assistant_core.engine.retrieval.parse.decoding import BYTE_ORDER_MARKS, decode
from assistant_core.engine.retrieval.parse.sections import Part

SAFE = {"no_network": True, "huge_tree": False, "remove_comments": True, "remove_pis": True}
log = logging.getLogger(__name__)

# Tags that pages nest hundreds of levels deep, most often by leaving them open.
NESTING = re.compile(
    r"</?(?:a|b|i|u|em|strong|font|span|small|big|center|div|section|article|blockquote|ul|ol|li|dl|dd)\b[^<>]*>",
    re.IGNORECASE,
)
ENTITY = re.compile(r"&(\w+;)")
DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]{0,1000}(?:\[[^\]]{0,20000}\]\s{0,100})?>", re.IGNORECASE)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)

DROPPED = {
    "script",
    "style",
    "template",
    "noscript",
    "head",
    "svg",
    "math",
    "object",
    "iframe",
    "select",
    "button",
}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
PARAGRAPHS = {
    "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "blockquote", "pre", "ul",
    "ol", "dl", "table", "figure", "figcaption", "form", "fieldset", "address", "hr", "details", "body",
}  # fmt: skip
LINES = {"br", "li", "tr", "dt", "dd", "caption", "summary", "option", "thead", "tbody"}
BORDERS = dict.fromkeys(LINES, "\n") | dict.fromkeys(PARAGRAPHS, "\n\n")
SHORT_CELL = 300
WHITESPACE = re.compile("[ \t\r\n\f\u00a0]+")
SPACE_AT_BORDER = re.compile(r" ?\n ?")
DOUBLE_SPACE = re.compile(r"(?<=\S)  +(?=\S)")
CELLS = {"td", "th"}

Tree = Any  # an lxml element; lxml says nothing of its types


def xml(content: bytes) -> Tree:
    """Raises UnreadableFile for what is not well formed."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, **SAFE)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(
            "This file is damaged: a part of it is not XML. "
            "Save it anew from the program that it was made with.",
            "invalid_file",
        ) from error


def html(content: bytes) -> Tree | None:
    """None when there is nothing in it. XHTML is read as XML if it is that: HTML has no empty `<title/>`."""
    text = decode_markup(content).replace("\0", "")
    declared = DECLARATION.match(text)
    text = DECLARATION.sub("", text)
    if declared:
        # Without its DTD no entity is left but the named characters.
        plain = ENTITY.sub(_character, DOCTYPE.sub("", text, count=1))
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, encoding="utf-8", **SAFE)
        try:
            return etree.fromstring(plain.encode("utf-8", "replace"), parser)
        except etree.XMLSyntaxError:
            log.info("not well formed, so it is read like HTML")
    tree, too_deep = _lenient(text)
    return _lenient(NESTING.sub(" ", text))[0] if too_deep else tree


def _lenient(text: str) -> tuple[Tree | None, bool]:
    """The tree, and whether some of it was left out because it is nested too deeply."""
    parser = etree.HTMLParser(encoding="utf-8", **SAFE)
    try:
        tree = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.ParseError:
        tree = None
    return tree, any("depth" in error.message for error in parser.error_log)


def _character(entity: re.Match[str]) -> str:
    return entity[0] if entity[1] in {"amp;", "lt;", "gt;"} else html5.get(entity[1], entity[0])


def decode_markup(content: bytes) -> str:
    """By what it says of itself, unless that is wrong."""
    declared = CHARSET.search(content[:4096])
    if declared and not any(content.startswith(mark) for mark, _ in BYTE_ORDER_MARKS):
        try:
            return content.decode(declared[1].decode("ascii"))
        except (UnicodeDecodeError, LookupError):
            log.info("declared wrongly, so the encoding is told from the bytes")
    text = decode(content)
    if text is None:
        raise UnreadableFile("This file is not text: save it anew as UTF-8 and add that.", "invalid_file")
    return text


def name(element: Tree) -> str:
    """The tag without its namespace; "" for entities and the like."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def title(tree: Tree) -> str:
    for element in tree.iter():
        if name(element) == "title":
            return "".join(element.itertext()).strip()
        if name(element) == "body":
            break
    return ""


def parts(tree: Tree) -> Iterator[Part]:
    """The text of a page, a part for each of its headings."""
    heading, level, said = "", 0, list[str]()
    for text, found in _said(tree):
        if found and text.strip():
            yield Part(heading, _tidy(said), level)
            heading, level, said = " ".join(text.split()), found, []
        said.append(text)
    yield Part(heading, _tidy(said), level)


def _tidy(said: list[str]) -> str:
    return DOUBLE_SPACE.sub(" ", SPACE_AT_BORDER.sub("\n", "".join(said))).strip()


def _said(tree: Tree) -> Iterator[tuple[str, int]]:
    """Pieces of text in their order; a whole heading is one piece, with its level."""
    walk = _Walk()
    heading: list[str] | None = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = name(element)
        if event == "start":
            if heading is None and tag in HEADINGS and not walk.skipped:
                yield "\n\n", 0
                heading = []
            text = walk.enter(element, tag)
        else:
            text = walk.leave(element, tag)
            if heading is not None and tag in HEADINGS:
                yield "".join(heading).strip(), HEADINGS[tag]
                heading, text = None, "\n\n" + text
            text += walk.after(element) if element is not tree else ""
        if heading is not None:
            heading.append(text)
        elif text:
            yield text, 0


class _Walk:
    """Where in the tree the walk is: in what is dropped, in what is printed as it stands, in a cell."""

    def __init__(self) -> None:
        self.skipped = 0
        self.preformatted = 0
        self.cells: list[bool] = []

    def enter(self, element: Tree, tag: str) -> str:
        self.skipped += tag in DROPPED
        if self.skipped:
            return ""
        border = self._border(tag)
        self.preformatted += tag == "pre"
        if tag in CELLS:
            self.cells.append(_is_short(element))
            before = element.getprevious()
            border = " | " if before is not None and name(before) in CELLS else ""
        return ("\n- " if tag == "li" else border) + self._shown(element.text)

    def leave(self, element: Tree, tag: str) -> str:
        if self.skipped:
            self.skipped -= tag in DROPPED
            return ""
        self.preformatted -= tag == "pre"
        if tag in CELLS:
            self.cells.pop()
        return self._border(tag) if tag in PARAGRAPHS else ""

    def after(self, element: Tree) -> str:
        return "" if self.skipped else self._shown(element.tail)

    def _border(self, tag: str) -> str:
        if tag not in BORDERS:
            return ""
        return " " if self.cells and self.cells[-1] else BORDERS[tag]

    def _shown(self, text: str | None) -> str:
        if self.preformatted:
            # Told apart from spaces that mean nothing until the text is cleaned.
            return (text or "").replace(" ", "\u00a0")
        return WHITESPACE.sub(" ", text or "")


def _is_short(cell: Tree) -> bool:
    """A cell of a table of data, whose row fits a line; not one that holds half a page for its layout."""
    length = 0
    for text in cell.itertext():
        length += len(text.strip())
        if length > SHORT_CELL:
            return False
    return True
