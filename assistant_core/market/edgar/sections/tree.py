"""The bytes of a filed document → its tree, without entities, DTDs or the network."""

import re
from html import unescape
from html.entities import html5
from typing import Any

from lxml import etree

Tree = Any  # an lxml element; lxml says nothing of its types

SAFE = {"no_network": True, "remove_comments": True, "remove_pis": True}
CHARSET = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})""", re.IGNORECASE)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
ENTITY = re.compile(r"&(\w{1,40};)")
LAID_OUT = re.compile(r"<(?:p|div|td|br|li|h\d|span|font)\b", re.IGNORECASE)
FEW = 10_000
"""With fewer than one such tag in so many characters the lines of the text lay it out."""
ANY_TAG = re.compile(r"</?[a-z!?][^<>]{0,5000}>", re.IGNORECASE)
PAGE_LINE = re.compile(r"^[ \t]*(?:-\s?\d{1,3}\s?-|\d{1,3})[ \t\r]*$", re.MULTILINE)
SUBMISSION = re.compile(r"<TEXT>(.*?)(?:</TEXT>|\Z)", re.IGNORECASE | re.DOTALL)
FORMATTING = re.compile(
    r"</?(?:a|b|i|u|em|strong|font|span|small|big|center|div|dl|dd)\b[^<>]*>", re.IGNORECASE
)
OPENED, CLOSED = re.compile(r"<font\b", re.IGNORECASE), re.compile(r"</font\b", re.IGNORECASE)
CELL = re.compile(r"(?=<t[dhr]\b)", re.IGNORECASE)
ENDED = re.compile(r"</(?:html|body)\b", re.IGNORECASE)
MOST_ELEMENTS = 1_500_000

BROKEN = "The document is not well formed; it was read as far as it goes."
CUT = "The document ends in its middle; what came of it was read."
TOO_DEEP = "The document is nested too deeply; its formatting was left out."
NOT_HTML = "The document is plain text, so its tables could not be told from its text."


def tree_of(content: bytes) -> tuple[Tree | None, list[str]]:
    """The root, and in words what is wrong with the document; None where there is nothing in it."""
    text = decoded(content).replace("\0", "")
    submission = SUBMISSION.search(text, 0, 20_000) and SUBMISSION.search(text)
    text = submission[1] if submission else text
    if len(LAID_OUT.findall(text)) * FEW < len(text):
        text = ANY_TAG.sub("\n\n", text)
        return plain(text), [NOT_HTML] if text.strip() else []
    stripped = DECLARATION.sub("", text)
    notes = []
    if stripped != text or "http://www.w3.org/1999/xhtml" in text[:20_000]:
        parser = etree.XMLParser(
            resolve_entities=False, load_dtd=False, huge_tree=True, encoding="utf-8", **SAFE
        )
        try:
            return etree.fromstring(ENTITY.sub(_character, stripped).encode("utf-8", "replace"), parser), []
        except etree.XMLSyntaxError:
            notes = [BROKEN]
    if len(OPENED.findall(stripped)) > len(CLOSED.findall(stripped)):
        # What was left open in a cell does not hold the next one.
        stripped = CELL.sub("</font></b></i>", stripped)
    if not ENDED.search(stripped, max(len(stripped) - 5000, 0)) and not submission:
        notes = [CUT]
    tree, too_deep = _lenient(stripped)
    if too_deep:
        tree, _ = _lenient(FORMATTING.sub(" ", stripped))
        notes.append(TOO_DEEP)
    return tree, notes


def _lenient(text: str) -> tuple[Tree | None, bool]:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, **SAFE)
    try:
        tree = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.ParseError:
        tree = None
    return tree, any("depth" in error.message for error in parser.error_log)


def plain(text: str) -> Tree | None:
    """Paragraphs between empty lines."""
    body = etree.Element("body")
    # Entities are characters; a page number stands alone.
    text = PAGE_LINE.sub(lambda line: f"\n\n{line[0]}\n\n", unescape(text))
    for paragraph in re.split(r"\n[ \t\r]*\n", text):
        if paragraph.strip():
            etree.SubElement(body, "p").text = re.sub(r"[^\t\n\r -\ud7ff\ue000-\ufffd]", "", paragraph)
    return body if len(body) else None


def decoded(content: bytes) -> str:
    """By what it says of itself where that is right; what is not UTF-8 is Windows' Western one."""
    declared = CHARSET.search(content[:4096])
    for encoding in (declared[1].decode("ascii") if declared else "utf-8", "utf-8"):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("cp1252", "replace")


def _character(entity: re.Match[str]) -> str:
    return entity[0] if entity[1] in {"amp;", "lt;", "gt;", "quot;", "apos;"} else html5.get(entity[1], " ")


def name(element: Tree) -> str:
    """The tag without its namespace; "" for entities and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""
