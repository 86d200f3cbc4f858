"""The parser of formulas: text → tokens → a tree. Whatever is no token of mathematics is an error, never
skipped, and what the grammar does not know is `Unreadable`; where people may mean either of two formulas it
takes the usual one and says that it is doubtful, or takes none.
"""

import math
import re
from typing import NamedTuple

from assistant_core.builtin.mathematics.grammar import Node, Relation, is_whole, variables, walk

_SAME = "sin cos tan cot sec csc sinh cosh tanh asin acos atan exp sqrt cbrt abs gcd lcm factorial ln log"
_NAMED = {
    **{name: ("function", name) for name in _SAME.split()},
    **{"arcsin": ("function", "asin"), "arccos": ("function", "acos"), "arctan": ("function", "atan")},
    **{"tg": ("function", "tan"), "pi": ("constant", "pi"), "e": ("constant", "E"), "i": ("constant", "I")},
    **{"oo": ("constant", "oo"), "infinity": ("constant", "oo"), "deg": ("deg", "deg"), "of": ("of", "of")},
    **{"theta": ("variable", "theta"), "alpha": ("variable", "alpha")},
}
_FUNCTION = "|".join(
    sorted((name for name, (kind, _) in _NAMED.items() if kind == "function"), key=len)[::-1]
)
_GLUED = re.compile(rf"({_FUNCTION})([a-z])|([a-z])({_FUNCTION})")
"""`sinx`, `xsin`"""
# Products that are written without a sign. Other runs of letters are words: "by", "my", "at".
_PRODUCT = re.compile(r"(?!by|my)(?:[xyz]{2,3}|[abcknpm][xyz]|ab|bc|ac|abc|xe)", re.ASCII)
LEXEME = re.compile(
    r"(?P<other>->|\n)|(?P<relation><=|>=|==|=|<|>)|(?P<sign>[-+*/÷^!%(),|_\[\]{}])"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"|(?P<word>[A-Za-z]+(?:'(?:s|t|m|re|ll|ve|d)\b)?)|(?P<strange>\S)"
)
_SIGNS = {"÷": "/", "[": "(", "{": "(", "]": ")", "}": ")"}
_SCIENTIFIC = re.compile(r"\d[eE][+-]?\d")
"""A power of ten, or a multiple of e?"""
MOST_TOKENS = 300


class Unreadable(Exception):
    """It is not a formula that the grammar knows."""


class Token(NamedTuple):
    kind: str
    """number, variable, constant, function, relation, of, or the sign itself; `end` after the last."""
    text: str
    """Of a `/`: also `÷`, or ` /` after a space."""


def tokens(text: str) -> list[Token]:
    found: list[Token] = []
    if _SCIENTIFIC.search(text):
        raise Unreadable(text)
    for match in LEXEME.finditer(text):
        if len(found) > MOST_TOKENS:
            raise Unreadable(text)
        found += _read(match)
    return found


def _read(match: re.Match[str]) -> list[Token]:
    written = match[0]
    match match.lastgroup:
        case "word":
            return names(written)
        case "number":
            return [Token("number", written.replace(",", ""))]
        case "relation":
            return [Token("relation", written.replace("==", "="))]
        case "sign":
            is_apart = written == "/" and match.string[match.start() - 1 : match.start()].isspace()
            return [Token(_SIGNS.get(written, written), " /" if is_apart else written)]
    raise Unreadable(written)


def is_function(name: str) -> bool:
    return _NAMED.get(name.lower(), ("", ""))[0] == "function"


def is_name(word: str) -> bool:
    try:
        return bool(names(word))
    except Unreadable:
        return False


def names(word: str) -> list[Token]:
    lower = word.lower()
    known = word if len(word) == 1 else lower  # E and I are letters like others
    if known in _NAMED:
        return [Token(*_NAMED[known])]
    if len(word) == 1:
        return [Token("variable", word)]
    if glued := _GLUED.fullmatch(lower):
        return [token for part in glued.groups() if part for token in names(part)]
    if _PRODUCT.fullmatch(word):
        return [token for letter in word for token in names(letter)]
    raise Unreadable(word)


_NUMBERS = ("number", "constant")
_BEGINS = frozenset({"variable", "constant", "function", "(", "number"})
_INVERSE = {"sin": "asin", "cos": "acos", "tan": "atan"}
_ARGUMENTS = {"log": (1, 2), "gcd": (2,), "lcm": (2,)}
_END = Token("end", "")
_ONE = Node("number", "1")
DEEPEST = 40


def expression(text: str) -> Node:
    found = relation(text)
    if found.signs:
        raise Unreadable(text)
    return found.sides[0]


def relation(text: str) -> Relation:
    """With no sign where the text is a bare expression."""
    return _Parser(tokens(text)).relation()


class _Parser:
    def __init__(self, found: list[Token]) -> None:
        self._left = [_END, _END, *reversed(found)]
        self._depth = 0
        self._bars = 0
        """How many |…| are open, inside the last bracket."""
        self._doubtful = False

    @property
    def _kind(self) -> str:
        return self._left[-1].kind

    def _take(self, *kinds: str) -> Token:
        if self._kind not in kinds:
            raise Unreadable(self._left[-1].text)
        return self._left.pop()

    def _takes(self, *kinds: str) -> bool:
        """Takes a sign where there is one of these."""
        return self._kind in kinds and bool(self._left.pop())

    @property
    def _begins_factor(self) -> bool:
        return self._kind in _BEGINS or (self._kind == "|" and not self._bars)

    @property
    def _is_slash(self) -> bool:
        """A fraction's; `÷` parts what is around it."""
        return self._kind == "/" and self._left[-1].text != "÷"

    def _is_called(self, name: str) -> bool:
        """What stands before a bracket; capitals only with one letter or number in it."""
        inside, after = (token.kind for token in self._left[-2:-4:-1])
        return name in ("f", "g", "h") or (
            name.isupper() and after == ")" and inside in ("variable", "number")
        )

    def relation(self) -> Relation:
        sides, signs = [self._sum()], []
        while self._kind == "relation":
            signs.append(self._take("relation").text)
            sides.append(self._sum())
        self._take("end")
        return Relation(tuple(sides), tuple(signs), self._doubtful)

    def _sum(self) -> Node:
        self._depth += 1
        if self._depth > DEEPEST:
            raise Unreadable("(")
        found = self._product()
        while self._kind in ("+", "-"):
            sign, right = self._take("+", "-").kind, self._product()
            if right.kind == "%" and not _is_share(found):  # 80 + 15% is 80 and 15% of it
                if any(node.kind == "%" for node in walk(found)):
                    raise Unreadable("%")
                self._doubtful, right = True, Node("*", parts=(right, found))
            found = Node(sign, parts=(found, right))
        self._depth -= 1
        return found

    def _product(self) -> Node:
        found, divided = self._signed(), False
        while self._kind in ("*", "/") or self._begins_factor:
            last = found.parts[-1] if found.kind in ("*", "times", "/") else found
            if self._kind in ("*", "/"):
                divided = self._kind == "/"
                if divided and last.kind == "^" and last.parts[1] == _ONE:
                    raise Unreadable("x^1/2")  # nobody writes it who does not mean a root
                found = Node(self._take("*", "/").kind, parts=(found, self._signed()))
                continue
            if self._kind == "number" or (self._kind == "(" and self._is_called(found.text)):
                raise Unreadable(found.text)  # "3 4", f(x) and P(3) are no products
            # 2^3x and e^2x: x may be meant to stand in the exponent
            is_short = last.kind == "^" and last.parts[1].kind == "number" and last.parts[0].kind in _NUMBERS
            self._doubtful |= divided or is_short
            factor = self._power()
            kind = "*" if factor.kind in ("number", "!", "%") else "times"  # 3(4) is not 34
            found = Node(kind, parts=(found, factor))
        return found

    def _signed(self) -> Node:
        while self._takes("+"):
            pass
        return Node("negative", parts=(self._signed(),)) if self._takes("-") else self._power()

    def _power(self) -> Node:
        base = self._postfix()
        return Node("^", parts=(base, self._signed())) if self._takes("^") else base

    def _postfix(self) -> Node:
        found = self._atom()
        while self._kind in ("!", "%", "deg"):
            if found.kind == self._kind:
                raise Unreadable(self._kind)  # 5!! is not (5!)!
            found = Node(self._take(self._kind).kind, parts=(found,))
        return found

    def _atom(self) -> Node:
        if self._kind == "(":
            inside = self._bracketed()
            if len(inside) > 1:
                raise Unreadable(",")
            return inside[0]
        if self._takes("|"):
            self._bars += 1
            found = self._sum()
            self._take("|")
            self._bars -= 1
            return Node("function", "abs", (found,))
        token = self._take("function", "variable", *_NUMBERS)
        return self._function(token.text) if token.kind == "function" else Node(token.kind, token.text)

    def _bracketed(self) -> list[Node]:
        self._take("(")
        outside, self._bars = self._bars, 0
        found = [self._sum()]
        while self._takes(","):
            found.append(self._sum())
        self._take(")")
        self._bars = outside
        return found

    def _function(self, name: str) -> Node:
        base, power = [self._atom()] if name == "log" and self._takes("_") else [], None
        if self._takes("^"):  # sin^2 x, sin^-1 x
            power = self._signed() if self._kind == "-" else self._postfix()
            if power.kind == "negative":
                if name not in _INVERSE or power.parts[0] != _ONE:
                    raise Unreadable(name)
                name, power = _INVERSE[name], None
        if self._takes("of"):
            given = [self._sum() if name == "abs" else self._operand()]
        else:
            given = self._bracketed() if self._kind == "(" else [self._bare(name)]
        given += base
        if len(given) not in _ARGUMENTS.get(name, (1,)):
            raise Unreadable(name)
        applied = Node("function", name, tuple(given))
        return Node("^", parts=(applied, power)) if power else applied

    def _operand(self) -> Node:
        """Of "the sine of": as far as a fraction or a product without a sign goes."""
        found = self._signed()
        while self._is_slash or (self._begins_factor and self._kind != "number"):
            kind = "/" if self._takes("/") else "times"
            found = Node(kind, parts=(found, self._power()))
        self._doubtful |= self._kind in ("+", "-")
        return found

    def _bare(self, name: str) -> Node:
        """`sin 2x` is sin(2x) and `sin pi/2` is sin(pi/2); `sqrt 2 x` is sqrt(2) x, `√2/2` half of √2."""
        found = self._signed() if self._kind == "-" else self._power()
        if name in ("sqrt", "cbrt"):
            is_square = is_whole(found) and math.isqrt(int(found.text)) ** 2 == int(found.text)
            if self._left[-1].text == "/" and is_square:
                raise Unreadable(name)  # √9/16: of the whole fraction?
            is_letter = self._kind in ("variable", "constant")
            self._doubtful |= is_letter or (self._kind in ("+", "-") and bool(variables(found)))
            return found
        while self._kind in ("variable", "constant"):
            found = Node("times", parts=(found, self._power()))
        self._doubtful |= any(node.kind == "^" for node in walk(found)) or self._kind == "("
        following = self._left[-2].kind
        if self._is_slash and (variables(found) or found.kind == "deg" or following == "end"):
            self._doubtful = True
        elif self._is_slash and following == "number":
            if self._take("/").text != "/" and Node("constant", "pi") not in walk(found):
                raise Unreadable(name)  # ln 8 / 2: half of ln 8?
            found = Node("/", parts=(found, self._postfix()))
            if self._begins_factor or self._kind == "^":
                raise Unreadable(name)
        return found


def _is_share(node: Node) -> bool:
    return node.kind == "%" or (node.kind in ("+", "-") and all(map(_is_share, node.parts)))
