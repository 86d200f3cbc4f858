"""Formulas in a report: MathML, which browsers draw without scripts."""

import re
from html import escape
from xml.etree import ElementTree

from latex2mathml.converter import convert
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from assistant_core.chat.formulas import FORMULA, latex_of

_FORMULA = re.compile(FORMULA, re.DOTALL)
_HARMLESS = frozenset(
    "math mrow mi mn mo mtext mspace mfrac msqrt mroot msup msub msubsup munder mover munderover mtable mtr"
    " mtd mstyle mpadded mphantom menclose mfenced".split()
)
_NAMES = {"aligned": "align*", "gathered": "matrix"}
_ATTRIBUTES = frozenset(
    "display stretchy fence form columnalign columnlines rowlines linethickness accent mathvariant width"
    " height depth minsize maxsize movablelimits lspace rspace separator displaystyle scriptlevel notation"
    " mathcolor columnspacing rowspacing".split()
)


def with_formulas(parser: MarkdownIt) -> MarkdownIt:
    """`parser`, which then knows formulas."""
    parser.inline.ruler.before("escape", "formula", _rule)
    parser.add_render_rule("formula", _render)
    return parser


def mathml(latex: str, block: bool = False) -> str:
    """The LaTeX itself, as code, where it cannot be converted or would become more than a formula."""
    display = "block" if block else "inline"
    try:
        # What it writes is taken only as far as it can be read again: it does not escape what it is given.
        root = ElementTree.fromstring(
            convert(_known(latex).replace("<", r"\lt ").replace(">", r"\gt "), display=display)
        )
    except Exception:  # noqa: BLE001  # its errors have no class in common but this
        return f"<code>{escape(latex)}</code>"
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        if element.tag not in _HARMLESS or not element.attrib.keys() <= _ATTRIBUTES:
            return f"<code>{escape(latex)}</code>"
    return ElementTree.tostring(root, encoding="unicode")


def _known(latex: str) -> str:
    """With environments that the converter has under another name only."""
    return re.sub(r"(\\(?:begin|end))\{(aligned|gathered)\}", lambda it: f"{it[1]}{{{_NAMES[it[2]]}}}", latex)


def _rule(state: StateInline, silent: bool) -> bool:
    match = _FORMULA.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        latex, block = latex_of(match)
        token = state.push("formula", "math", 0)
        token.content, token.meta = latex, {"block": block}
    state.pos = match.end()
    return True


def _render(renderer: RendererProtocol, tokens: list[Token], index: int, *_: object) -> str:
    return mathml(tokens[index].content, tokens[index].meta["block"])
