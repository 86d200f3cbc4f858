"""What inline XBRL says: every figure of a filing's main document, exact, with where it is printed.

document = read(body)
fact = find(document.facts, "us-gaap:Revenues", date(2024, 1, 29), date(2025, 1, 26))
fact.id  # of the element to mark
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from math import inf
from types import MappingProxyType

from lxml import etree

from assistant_core.market.cache import Cache
from assistant_core.market.edgar.grid import Element, Printed, name_of, printed, text_of
from assistant_core.market.edgar.numerals import LONGEST, number
from assistant_core.market.edgar.printed import PrintedCell, find_printed

__all__ = (
    "InlineDocument",
    "InlineFact",
    "Printed",
    "PrintedCell",
    "exact",
    "find",
    "find_printed",
    "is_inline",
    "read",
)

Dimensions = tuple[tuple[str, str], ...]
"""(axis, member) pairs in the order of the axes; a typed member is its text."""
Amount = Decimal | float | int

MOST_FACTS = 100_000
MOST_TEXT = 2_000
"""Characters of a text that are kept."""
MOST_KEPT = 16
"""Documents that are kept in memory once they are read."""
_INLINE = ("http://www.xbrl.org/2013/inlineXBRL", "http://www.xbrl.org/2008/inlineXBRL")
_INSTANCE = "{http://www.xbrl.org/2003/instance}"
_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
_TAXONOMIES = (
    (re.compile(r"^https?://fasb\.org/(us-gaap|srt)/"), r"\1"),
    (re.compile(r"^https?://xbrl\.sec\.gov/(dei|country|currency|exch|stpr)/"), r"\1"),
    (re.compile(r"^https?://xbrl\.ifrs\.org/taxonomy/[\d-]+/ifrs-full$"), "ifrs-full"),
)


@dataclass(frozen=True, slots=True)
class InlineFact:
    """A figure, or a text where `value` is None and `unit` is empty.

    `concept` is named as in SEC's own data (us-gaap:Revenues), `unit` too (USD, shares, USD/shares, pure).
    `value` is None also for what is nil and for what is no number in its format. `start` is None for a
    balance. `decimals` is as the document has it ("-6", "INF"). `id` is of the element; "" where it has none.
    """

    id: str
    concept: str
    value: Decimal | None
    unit: str
    start: date | None
    end: date
    dimensions: Dimensions = ()
    decimals: str | None = None
    text: str = ""
    hidden: bool = False
    printed: Printed | None = None
    """None outside of tables."""


@dataclass(frozen=True, slots=True)
class InlineDocument:
    """`facts` are in the order of the document. `labels` has the first row label of each concept."""

    facts: tuple[InlineFact, ...]
    labels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class _Context:
    start: date | None
    end: date
    dimensions: Dimensions


_kept = Cache(most=MOST_KEPT)


def is_inline(document: bytes) -> bool:
    return any(space.encode() in document[:20_000] for space in _INLINE)


def read(document: bytes) -> InlineDocument:
    """Without facts for a document that has no inline XBRL. The last ones read are kept in memory."""
    return _kept.get(hashlib.sha256(document).digest(), inf, lambda: _read(document))


def find(
    facts: Iterable[InlineFact],
    concept: str,
    start: date | None,
    end: date,
    value: Amount | None = None,
) -> InlineFact | None:
    """The figure of the whole company for exactly this period, and of this value where one is given.

    Of several it is the one in the statements rather than in a note: the first that stands in a table.
    """
    wanted = None if value is None else exact(value)
    found = [
        fact
        for fact in facts
        if fact.concept == concept
        and not fact.dimensions
        and (fact.start, fact.end) == (start, end)
        and fact.value is not None
        and (wanted is None or fact.value == wanted)
    ]
    return min(found, key=lambda fact: (fact.hidden, fact.printed is None), default=None)


def exact(value: Amount) -> Decimal:
    """6.08 as it is written, not as binary has it."""
    return value if isinstance(value, Decimal) else Decimal(repr(value))


def _read(document: bytes) -> InlineDocument:
    root = _parsed(document) if is_inline(document) else None
    if root is None:
        return InlineDocument(())
    prefixes = _prefixes(root)
    contexts = dict(_contexts(root, prefixes))
    units = {one.get("id"): _unit(one) for one in root.iter(f"{_INSTANCE}unit")}
    continued = {one.get("id"): one for one in _elements(root, "continuation")}
    elements = list(islice(_elements(root, "nonFraction", "nonNumeric"), MOST_FACTS))
    places = _places([one for one in elements if name_of(one) == "nonfraction"])
    facts = []
    for element in elements:
        context = contexts.get(element.get("contextRef"))
        if context is None:
            continue
        figure = name_of(element) == "nonfraction"
        text = text_of(element, LONGEST + 1) if figure else _text(element, continued)
        facts.append(
            InlineFact(
                id=element.get("id") or "",
                concept=_named(element.get("name") or "", prefixes),
                value=_value(element, text) if figure else None,
                unit=units.get(element.get("unitRef"), "") if figure else "",
                start=context.start,
                end=context.end,
                dimensions=context.dimensions,
                decimals=element.get("decimals"),
                text=text,
                hidden=any(name_of(above) == "hidden" for above in element.iterancestors()),
                printed=places.get(element),
            )
        )
    return InlineDocument(tuple(facts), MappingProxyType(_labels(facts)))


def _parsed(document: bytes) -> Element | None:
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, recover=True, huge_tree=True,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(document, parser)
    except etree.XMLSyntaxError:
        return None


def _elements(root: Element, *names: str) -> Iterator[Element]:
    return root.iter(*(f"{{{space}}}{name}" for space in _INLINE for name in names))


def _prefixes(root: Element) -> dict[str, str]:
    """The prefix that SEC's data has for a taxonomy, by the one that the document has."""
    found = {}
    for prefix, space in root.nsmap.items():
        for pattern, usual in _TAXONOMIES:
            if match := pattern.match(space):
                found[prefix] = match.expand(usual)
    return {prefix: usual for prefix, usual in found.items() if prefix}


def _named(name: str, prefixes: Mapping[str, str]) -> str:
    prefix, colon, local = name.strip().partition(":")
    return f"{prefixes.get(prefix, prefix)}:{local}" if colon else name.strip()


def _contexts(root: Element, prefixes: Mapping[str, str]) -> Iterator[tuple[str, _Context]]:
    for element in root.iter(f"{_INSTANCE}context"):
        days: dict[str, date | None] = {}
        dimensions = []
        for part in element.iter():
            name = name_of(part)
            if name in ("startdate", "enddate", "instant"):
                days[name] = _day(part.text)
            elif name in ("explicitmember", "typedmember"):
                said = text_of(part)
                member = _named(said, prefixes) if name == "explicitmember" else said
                dimensions.append((_named(part.get("dimension") or "", prefixes), member))
        end = days.get("instant") or days.get("enddate")
        if end and (days.get("startdate") or "startdate" not in days):
            start = days.get("startdate")
            yield element.get("id"), _Context(start, end, tuple(sorted(dimensions)))


def _day(text: str | None) -> date | None:
    """A time of midnight ends the day before, as XBRL has it."""
    said = (text or "").strip()
    try:
        day = date.fromisoformat(said[:10])
    except ValueError:
        return None
    return day - timedelta(days=1) if said[10:].startswith("T00:00:00") else day


def _unit(element: Element) -> str:
    """USD/shares: without the prefix of what it is measured in."""
    above: list[str] = []
    below: list[str] = []
    for part in element.iter(f"{_INSTANCE}measure"):
        under = any(name_of(one) == "unitdenominator" for one in part.iterancestors())
        (below if under else above).append((part.text or "").strip().rpartition(":")[2])
    return "/".join("*".join(part) for part in (above, below) if part)


def _value(element: Element, text: str) -> Decimal | None:
    if element.get(_NIL) in ("true", "1"):
        return None
    form = (element.get("format") or "").rpartition(":")[2]
    if not form and (inner := next(islice(_elements(element, "nonFraction"), 1, None), None)) is not None:
        form = (inner.get("format") or "").rpartition(":")[2]
    return number(text, form, element.get("scale"), element.get("sign"))


def _text(element: Element, continued: Mapping[str | None, Element]) -> str:
    """With what it is continued by, each piece once."""
    pieces: list[str] = []
    seen, at = set[str](), element
    while sum(len(piece) for piece in pieces) < MOST_TEXT:
        pieces.append(text_of(at, MOST_TEXT))
        following = at.get("continuedAt")
        if following is None or following in seen or following not in continued:
            break
        seen.add(following)
        at = continued[following]
    return " ".join(piece for piece in pieces if piece)[:MOST_TEXT]


def _places(elements: Sequence[Element]) -> dict[Element, Printed]:
    """By the element of the figure: where it is printed."""
    inside: dict[Element, list[Element]] = defaultdict(list)
    tables: dict[Element, list[Element]] = defaultdict(list)
    for element in elements:
        cell = next((above for above in element.iterancestors() if name_of(above) in ("td", "th")), None)
        table = (
            None if cell is None else next((a for a in cell.iterancestors() if name_of(a) == "table"), None)
        )
        if table is not None:
            if cell not in inside:
                tables[table].append(cell)
            inside[cell].append(element)
    return {
        element: place
        for number_of_table, (table, cells) in enumerate(tables.items())
        for cell, place in printed(table, number_of_table, cells)
        for element in inside[cell]
    }


def _labels(facts: Iterable[InlineFact]) -> dict[str, str]:
    found: dict[str, str] = {}
    for fact in facts:
        if fact.printed and fact.printed.row and not fact.dimensions:
            found.setdefault(fact.concept, fact.printed.row)
    return found
