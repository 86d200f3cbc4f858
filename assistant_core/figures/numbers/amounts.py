"""The grammar of an amount: bound, sign, currency, NUMERAL, scale, unit or currency, bound, per, noun."""

from collections.abc import Sequence
from dataclasses import replace

from assistant_core.figures.numbers import beside, fractions
from assistant_core.figures.numbers.around import Draft, around
from assistant_core.figures.numbers.number import Bound, Kind, Number
from assistant_core.figures.numbers.numerals import Numeral, compound, numeral
from assistant_core.figures.numbers.tokens import Token
from assistant_core.figures.numbers.units import KOREAN_CURRENCIES, KOREAN_SCALES

_SIGNS = {"-": -1, "–": -1, "+": 1, "▼": -1, "▽": -1, "▲": 0, "△": 0, "±": 0, "↓": -1, "↑": 1}
_BEFORE_LOSS = frozenset("of was were is are at to from a and vs versus".split())
MOST_LOOSE_TIMES = 4
"""두 배 and 세 배 are said as loosely as "doubled"; 열네 배 is not."""


def amount(tokens: Sequence[Token], at: int) -> Draft | None:
    """The amount that begins at a token with its sign, currency or numeral, or None."""
    sign, index = _sign(tokens, at)
    money = beside.money_before(tokens, index)
    if money:
        index = money.next
        if not sign:
            sign, index = _sign(tokens, index, glued=True)
        if tokens[index].gap == "\n":
            return None
    bracket = bool(money) and tokens[index].text == "(" and not tokens[index + 1].gap
    core = index + bracket
    if not money and not index > at:
        said = fractions.said(tokens, at)
        if said:
            return _said(tokens, at, said)
    said_in_digits = compound(tokens, core) or numeral(tokens, core)
    if not said_in_digits or (index > at and tokens[core].kind == "word"):
        return None
    if not _is_numeral(tokens, core, said_in_digits, bool(money)):
        return None
    return _amount(tokens, at, core, said_in_digits, sign, money, bracket)


def _sign(tokens: Sequence[Token], at: int, glued: bool = False) -> tuple[int | None, int]:
    """A sign stands against its number, and after a blank or a bracket; 0 is one without a side."""
    token, before, after = tokens[at], tokens[at - 1], tokens[at + 1]
    if token.text not in _SIGNS or (after.kind not in ("numeral", "currency", "word") and after.text != "("):
        return None, at
    if token.text in "▼▽▲△↓↑":
        return (_SIGNS[token.text], at + 1) if after.gap != "\n" else (None, at)
    if after.gap or (not glued and not token.gap and before.end and before.text not in _BEFORE_SIGN):
        return None, at
    either = before.text == "/" and tokens[at - 2].text == "+"  # +/- 3%
    return 0 if either else _SIGNS[token.text], at + 1


_BEFORE_SIGN = frozenset("( [ | : = ~ / , → \" “ ‘ ' >".split())


def _is_numeral(tokens: Sequence[Token], core: int, said: Numeral, is_money: bool) -> bool:
    """Not the "one" of "one of them", nor the "백만" of "(단위: 백만 원)", nor the "two" of "two-way"."""
    token, after = tokens[core], tokens[said.next]
    if token.shape == "scale":
        named = any(before.text == "단위" for before in tokens[max(0, core - 3) : core])
        return not named and tokens[core - 1].text not in ("(", ":", "/", "|")
    if token.kind != "word" or is_money:
        return True
    if beside.has_unit(tokens, said.next) or said.scale != 1:
        return True
    if token.key == "one" and said.next == core + 1:
        return False
    return not (after.text == "-" and not after.gap and tokens[said.next + 1].kind == "word")


class _Reading:
    """An amount while it is read, from behind its numeral to the right."""

    def __init__(
        self, tokens: Sequence[Token], at: int, said: Numeral, money: beside.Money | None, bracket: bool
    ) -> None:
        self.tokens, self.said, self.money = tokens, said, money
        self.start, self.index = at, said.next
        self.value, self.step, self.scale = said.value, said.step, said.scale
        self.kind: Kind = "money" if money else "number"
        self.parts = 1.0
        self.codes = money.codes if money else ()
        self.negative = False
        self.bracket = bracket
        """Opened behind the currency: $(42.7) million."""
        self.opened = tokens[at - 1].text == "(" and not tokens[at].gap and not bracket
        """Opened before all of it, which may hold an aside."""

    def read(self, sign: int | None) -> None:
        self._close(self.bracket)
        self.more = self._skip("여")
        if self.scale == 1 and not self.more:
            factor, self.index = beside.scale(self.tokens, self.index, bool(self.money))
            self._multiply(factor)
        self._close(self.bracket)
        if self.opened and self._closes_within():
            self._close(True)
            self.start -= 1
            if scale := KOREAN_SCALES.get(self.tokens[self.index].text):
                self._multiply(scale)
                self.index += 1
            self.opened = False
        self._unit()
        if self.opened and _is_loss(self.tokens, self.start, self.index, sign):
            self._close(True)
            self.start -= 1

    def _skip(self, said: str) -> bool:
        skipped = self.tokens[self.index].text == said and not self.tokens[self.index].gap
        self.index += skipped
        return skipped

    def _close(self, expected: bool) -> None:
        if expected and not self.negative:
            self.negative = self._skip(")")

    def _multiply(self, factor: float) -> None:
        self.value, self.step, self.scale = self.value * factor, self.step * factor, self.scale * factor

    def _closes_within(self) -> bool:
        """(3.3)% and (12,345)백만원 are a loss, and the bracket is no aside."""
        close, after = self.tokens[self.index], self.tokens[self.index + 1]
        korean = after.text in KOREAN_SCALES or after.text in KOREAN_CURRENCIES
        return close.text == ")" and (after.text == "%" or (korean and not after.gap))

    def _unit(self) -> None:
        tokens, index = self.tokens, self.index
        if unit := beside.unit(tokens, index):
            self.kind, self.index, self.parts, self.codes = unit.kind, unit.next, 1 / unit.factor, ()
        elif not self.money and (end := beside.bare_points(tokens, index, self.said)):
            self.kind, self.index = "points", end
        elif after := beside.money_after(tokens, index):
            same = set(after.codes) & set(self.codes)  # US$5 dollars
            self.codes = after.codes if not same or len(after.codes) < len(self.codes) else self.codes
            self.kind, self.index, self.parts = "money", after.next, after.parts
            self.more = self._skip("여") or self.more

    @property
    def is_bare(self) -> bool:
        return self.kind == "number" and self.scale == 1

    def number(self, sign: int) -> Number:
        return Number(
            self.tokens[self.start].start,
            self.tokens[self.index - 1].end,
            self.kind,
            self.value / self.parts * (-1 if sign < 0 else 1),
            self.step / self.parts,
            self.said.digits,
            self.scale,
            frozenset(self.codes),
            self.codes[0] if self.codes else "",
            sign,
        )


def _amount(
    tokens: Sequence[Token],
    at: int,
    core: int,
    said: Numeral,
    sign: int | None,
    money: beside.Money | None,
    bracket: bool,
) -> Draft:
    reading = _Reading(tokens, at, said, money, bracket)
    reading.read(sign)
    signed = -1 if reading.negative else sign or 0
    if tokens[at].text in "▲△":  # a minus in Korean accounts; tokens() has seen to those that are none
        signed = -1 if tokens[at].text == "△" or tokens[at - 1].text in ("|", "(") else 1
    number = reading.number(signed)
    if tokens[core].shape == "several":
        number = replace(number, kind="vague", of=number.kind)
    elif tokens[core].shape == "korean" and number.kind == "times" and number.value < MOST_LOOSE_TIMES:
        number = replace(number, step=0.2)
    bound: Bound | None = "about" if reading.more or tokens[at].text == "±" else None
    return around(tokens, Draft(number, at, core, reading.index, 1 / reading.parts, reading.is_bare), bound)


def _is_loss(tokens: Sequence[Token], at: int, close: int, sign: int | None) -> bool:
    """(8.5) as a whole cell or after "a loss of"; elsewhere brackets hold an aside."""
    before, after = tokens[at - 2], tokens[close + 1]
    if sign or tokens[close].text != ")":
        return False
    if before.text == "|" and (after.text == "|" or after.gap == "\n"):
        return True
    return tokens[at - 1].gap == " " and before.kind == "word" and before.key in _BEFORE_LOSS


def _said(tokens: Sequence[Token], at: int, said: fractions.Said) -> Draft:
    number = Number(
        tokens[at].start,
        tokens[said.next - 1].end,
        said.kind,
        said.value,
        said.step,
        1,
        of=said.of,
        bound=said.bound,
    )
    return around(tokens, Draft(number, at, at, said.next), None)
