"""How a text looks, from its tags and styles: what tells a heading from a paragraph."""

import re
from functools import lru_cache
from typing import NamedTuple

from assistant_core.market.edgar.sections.tree import Tree

PROPERTY = re.compile(r"([a-z-]{1,40})\s{0,9}:\s{0,9}([^;]{1,200})")
SIZE = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)\s?(pt|px|em|%|rem)")
HEAVY = re.compile(r"[6-9]00\b")
POINTS = {"pt": 1.0, "px": 0.75}
FONT_SIZES = {"1": 7.5, "2": 10.0, "3": 12.0, "4": 13.5, "5": 18.0, "6": 24.0, "7": 36.0}
HEADING_SIZES = {"h1": 20.0, "h2": 16.0, "h3": 13.0, "h4": 12.0, "h5": 11.0, "h6": 10.5}
LONGEST_STYLE = 2000


class Look(NamedTuple):
    size: float = 10.0
    bold: bool = False
    underlined: bool = False
    italic: bool = False
    colour: str = ""
    centred: bool = False
    raised: bool = False


PLAIN = Look()


@lru_cache(20_000)
def properties(style: str) -> dict[str, str]:
    return dict(PROPERTY.findall(style[:LONGEST_STYLE].lower()))


def styled(look: Look, element: Tree, tag: str) -> Look:
    """The look inside an element, by the look around it."""
    style = element.get("style")
    if tag in TAGS:
        look = _tagged(look, element, tag)
    if element.get("align"):
        look = look._replace(centred=element.get("align").lower() == "center")
    return _with(look, style) if style else look


@lru_cache(20_000)
def _with(look: Look, style: str) -> Look:
    told = properties(style)
    short = told.get("font", "")
    if short:
        look = look._replace(bold="bold" in short, italic="italic" in short)
    weight, line = told.get("font-weight", ""), told.get("text-decoration", "")
    if weight:
        look = look._replace(bold=weight.startswith("bold") or bool(HEAVY.match(weight)))
    if "font-style" in told:
        look = look._replace(italic=told["font-style"].startswith(("italic", "oblique")))
    if line:
        look = look._replace(underlined="underline" in line)
    if "text-align" in told:
        look = look._replace(centred=told["text-align"].startswith("center"))
    if "color" in told:
        look = look._replace(colour=_colour(told["color"]))
    raised = told.get("vertical-align", "").startswith(("super", "text-top")) or (
        told.get("position") == "relative" and told.get("top", "").startswith("-")
    )
    if raised:
        look = look._replace(raised=True)
    size = SIZE.search(told.get("font-size") or short)
    if size and not look.raised:
        share = float(size[1]) / 100 if size[2] == "%" else float(size[1])
        points = share * POINTS[size[2]] if size[2] in POINTS else look.size * min(share, 3)
        look = look._replace(size=round(points * 2) / 2)
    return look


def _tagged(look: Look, element: Tree, tag: str) -> Look:
    if tag in HEADING_SIZES:
        return look._replace(bold=True, size=max(look.size, HEADING_SIZES[tag]))
    if tag == "font":
        size = element.get("size", "")
        points = FONT_SIZES.get(size) if size.isdecimal() else None
        colour = element.get("color")
        look = look._replace(colour=_colour(colour.lower())) if colour else look
        return look._replace(size=points) if points else look
    return look._replace(**TAGS[tag])  # type: ignore[arg-type]


def _colour(value: str) -> str:
    return "" if value.strip() in BLACK else value.strip()


BLACK = {"black", "#000", "#000000", "windowtext", "inherit", "rgb(0,0,0)", "rgb(0, 0, 0)"}
TAGS: dict[str, dict[str, bool]] = {
    **{"b": {"bold": True}, "strong": {"bold": True}, "i": {"italic": True}, "em": {"italic": True}},
    **{"u": {"underlined": True}, "center": {"centred": True}, "sup": {"raised": True}, "font": {}},
    **{tag: {} for tag in HEADING_SIZES},
}


def is_hidden(element: Tree) -> bool:
    style = element.get("style")
    return bool(style) and "none" in style and properties(style).get("display", "").strip() == "none"


def page_break(element: Tree) -> str:
    """ "before", "after" or "": where the element says that a page ends."""
    style = element.get("style")
    if not style or "break" not in style:
        return ""
    told = properties(style)
    for where in ("before", "after"):
        value = told.get(f"page-break-{where}") or told.get(f"break-{where}", "")
        if value.strip() in {"always", "page", "left", "right"}:
            return where
    return ""
