"""The parser of formulas: tokens → a tree. What it does not know is `Unreadable`; where people may mean
either of two formulas it takes the usual one and says that it is doubtful, or takes none.
"""

from assistant_core.builtin.mathematics.grammar import Node, Relation, variables, walk
from assistant_core.builtin.mathematics.shapes import (
    has_short_power,
    is_first_power,
    is_share,
    is_square,
)
from assistant_core.builtin.mathematics.tokens import Stream, Token, Unreadable, tokens

_BEGINS = frozenset({"variable", "constant", "function", "(", "number"})
_ROOTS = ("sqrt", "cbrt")
_INVERSE = {"sin": "asin", "cos": "acos", "tan": "atan"}
DEEPEST = 40


def expression(text: str) -> Node:
    found = relation(text)
    if found.signs:
        raise Unreadable(text)
    return found.sides[0]


def relation(text: str) -> Relation:
    """With no sign where the text is a bare expression."""
    return _Parser(tokens(text)).relation()


class _Parser(Stream):
    def __init__(self, found: list[Token]) -> None:
        super().__init__(found)
        self._depth = 0
        self._bars = 0
        """How many |…| are open, inside the last bracket."""
        self._doubtful = False

    def relation(self) -> Relation:
        sides, signs = [self._sum()], []
        while self._kind == "relation":
            signs.append(self._take().text)
            sides.append(self._sum())
        if self._kind != "end":
            raise Unreadable(self._token.text)
        return Relation(tuple(sides), tuple(signs), self._doubtful)

    @property
    def _begins_factor(self) -> bool:
        return self._kind in _BEGINS or (self._kind == "|" and not self._bars)

    @property
    def _is_slash(self) -> bool:
        """A fraction's; `÷` parts what is around it."""
        return self._kind == "/" and self._token.text != "÷"

    def _sum(self) -> Node:
        self._depth += 1
        if self._depth > DEEPEST:
            raise Unreadable("(")
        found = self._product()
        while self._kind in ("+", "-"):
            found = self._added(self._take().kind, found, self._product())
        self._depth -= 1
        return found

    def _added(self, sign: str, left: Node, right: Node) -> Node:
        """`80 + 15%` is 80 and 15% of it."""
        if right.kind != "%" or is_share(left):
            return Node(sign, parts=(left, right))
        if any(node.kind == "%" for node in walk(left)):
            raise Unreadable("%")
        self._doubtful = True
        return Node(sign, parts=(left, Node("*", parts=(right, left))))

    def _product(self) -> Node:
        found = self._signed()
        divided = False
        while True:
            if self._kind in ("*", "/"):
                divided = self._kind == "/"
                if divided and is_first_power(found):
                    raise Unreadable("x^1/2")
                found = Node(self._take().kind, parts=(found, self._signed()))
            elif self._begins_factor:
                if self._kind == "number":
                    raise Unreadable(self._token.text)  # "3 4" is no product
                if found.text in ("f", "g", "h") and self._kind == "(":
                    raise Unreadable(found.text)  # f(x) is no product
                self._doubtful |= divided or has_short_power(found)
                factor = self._power()
                kind = "*" if factor.kind in ("number", "!", "%") else "times"  # 3(4) is not 34
                found = Node(kind, parts=(found, factor))
            else:
                return found

    def _signed(self) -> Node:
        if self._kind == "+":
            self._take()
            return self._signed()
        if self._kind == "-":
            self._take()
            return Node("negative", parts=(self._signed(),))
        return self._power()

    def _power(self) -> Node:
        base = self._postfix()
        if self._kind == "^":
            self._take()
            return Node("^", parts=(base, self._signed()))
        return base

    def _postfix(self) -> Node:
        found = self._atom()
        while self._kind in ("!", "%", "deg"):
            if found.kind == self._kind:
                raise Unreadable(self._kind)  # 5!! is not (5!)!
            found = Node(self._take().kind, parts=(found,))
        return found

    def _atom(self) -> Node:
        if self._kind == "(":
            inside = self._bracketed()
            if len(inside) > 1:
                raise Unreadable(",")
            return inside[0]
        if self._kind == "|":
            self._take()
            self._bars += 1
            found = self._sum()
            self._take("|")
            self._bars -= 1
            return Node("function", "abs", (found,))
        if self._kind == "function":
            return self._function(self._take().text)
        if self._kind in ("number", "variable", "constant"):
            token = self._take()
            return Node(token.kind, token.text)
        raise Unreadable(self._token.text)

    def _bracketed(self) -> list[Node]:
        self._take("(")
        outside, self._bars = self._bars, 0
        found = [self._sum()]
        while self._kind == ",":
            self._take()
            found.append(self._sum())
        self._take(")")
        self._bars = outside
        return found

    def _function(self, name: str) -> Node:
        base = self._base() if name == "log" and self._kind == "_" else None
        power = None
        if self._kind == "^":  # sin^2 x
            self._take()
            power = self._exponent()
        if power and power.kind == "negative":
            name, power = self._inverse(name, power), None
        if self._kind == "of":
            self._take()
            given = [self._sum() if name == "abs" else self._operand()]
        elif self._kind == "(":
            given = self._bracketed()
        else:
            given = [self._bare_argument(name)]
        if (len(given) == 2) != (name in ("gcd", "lcm")) and not (
            name == "log" and len(given) == 2 and not base
        ):
            raise Unreadable(name)
        applied = Node("function", name, (*given, *([base] if base else [])))
        return Node("^", parts=(applied, power)) if power else applied

    def _exponent(self) -> Node:
        if self._kind != "-":
            return self._postfix()
        self._take()
        return Node("negative", parts=(self._postfix(),))

    def _inverse(self, name: str, power: Node) -> str:
        if name not in _INVERSE or power.parts[0] != Node("number", "1"):
            raise Unreadable(name)
        return _INVERSE[name]

    def _base(self) -> Node:
        self._take("_")
        return self._atom()

    def _operand(self) -> Node:
        """Of "the sine of": as far as a fraction or a product without a sign goes."""
        found = self._signed()
        while self._is_slash or self._begins_factor:
            kind = "/" if self._is_slash else "times"
            if self._is_slash:
                self._take()
            elif self._kind == "number":
                raise Unreadable(self._token.text)
            found = Node(kind, parts=(found, self._power()))
        self._doubtful |= self._kind in ("+", "-")
        return found

    def _bare_argument(self, name: str) -> Node:
        """`sin 2x` is sin(2x) and `sin pi/2` is sin(pi/2); `sqrt 2 x` is sqrt(2) x, `√2/2` half of √2."""
        found = self._signed() if self._kind == "-" else self._power()
        if name in _ROOTS:
            if self._token.text == "/" and is_square(found):
                raise Unreadable(name)  # √9/16: of the whole fraction?
            self._doubtful |= self._kind in ("variable", "constant", "+", "-") and bool(
                variables(found) or self._kind in ("variable", "constant")
            )
            return found
        while self._kind in ("variable", "constant"):
            found = Node("times", parts=(found, self._power()))
        self._doubtful |= any(node.kind == "^" for node in walk(found)) or self._kind == "("
        if not self._is_slash:
            return found
        if variables(found) or found.kind == "deg" or self._next.kind == "end":
            self._doubtful = True
            return found
        if self._next.kind != "number":
            return found
        if self._take().text != "/" and Node("constant", "pi") not in walk(found):
            raise Unreadable(name)  # ln 8 / 2: half of ln 8?
        found = Node("/", parts=(found, self._postfix()))
        if self._begins_factor or self._kind == "^":
            raise Unreadable(name)
        return found
