"""Formulas in a report: MathML, which browsers draw without scripts."""

import re
from html import escape
from xml.etree import ElementTree

from latex2mathml.converter import convert
from latex2mathml.symbols_parser import convert_symbol

_COMMANDS = frozenset(
    "frac dfrac tfrac cfrac binom dbinom tbinom over choose sqrt root left right middle begin end"
    " text textbf textit textrm textnormal mathrm mathbf mathbb mathcal mathit mathsf mathfrak mathscr mathtt"
    " boldsymbol operatorname overline underline overbrace underbrace overset underset stackrel hat widehat"
    " bar vec tilde widetilde dot ddot dddot acute grave check breve overrightarrow overleftarrow xrightarrow"
    " xleftarrow limits nolimits displaystyle textstyle scriptstyle big Big bigg Bigg bigl bigr Bigl Bigr"
    " biggl biggr Biggl Biggr quad qquad boxed cancel bcancel xcancel not phantom substack pmod bmod mod"
    " hline lim sup inf max min sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan exp log ln"
    " lg det dim gcd ker arg deg hom Pr liminf limsup prod sum int iint iiint oint lt gt".split()
)
"""Beside symbols, what formulas are written with. Others define, load or link (def, href)."""
_COMMAND = re.compile(r"\\([A-Za-z]+)")
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


def is_formula(latex: str) -> bool:
    """Whether it is one wherever LaTeX is drawn, and nothing else anywhere."""
    return "`" not in latex and all(
        name in _COMMANDS or convert_symbol(f"\\{name}") for name in _COMMAND.findall(latex)
    )


def mathml(latex: str, block: bool = False) -> str:
    """The LaTeX itself, as code, where it cannot be converted or would become more than a formula."""
    display = "block" if block else "inline"
    if not is_formula(latex):
        return f"<code>{escape(latex)}</code>"
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
