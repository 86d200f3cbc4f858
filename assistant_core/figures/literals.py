"""What code holds written out: numbers, and the digits in its strings and names.

Printing such a figure proves nothing, however it is printed; what arithmetic has made of it may.
"""

import ast
import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

from assistant_core.figures.found import figures
from assistant_core.figures.model import Figure, When

MOST_CODE = 100_000
"""Characters of one code that are read; of a longer one it is not known what it holds."""
SURE_DIGITS = 3
"""Figures of fewer meet one of another power of ten by chance."""
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = "\n\\'\"abfnrtv01234567xNuU"

_NUMBER = re.compile(
    r"(?P<grouped>(?<![\d,])\d{1,3}(?:,\d{2,3}){0,5},\d{3}(?![\d,])(?:\.\d+)?)"
    r"|(?:\d[\d_]*(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d{1,3})?"
)
_FORMAT = re.compile(r"%[-+ #0]?\d{0,2}(?:\.\d{1,2})?[a-zA-Z]|(?<=[{\w\]]):[^{}\s]{0,20}(?=\})")
"""How a value is to be written."""

Held = tuple[frozenset[float], frozenset[When]]


class Literals:
    """Those of all `codes`; where one cannot be read, every figure may be one."""

    def __init__(self, codes: Iterable[str]) -> None:
        numbers: set[float] = set()
        self._days: set[When] = set()
        self._unknown = False
        for code in codes:
            held = _held(code)
            if held is None:
                self._unknown = True
            else:
                numbers |= held[0]
                self._days |= held[1]
        self._numbers = sorted(numbers)
        self._mantissas = sorted(_mantissa(number) for number in numbers if number)

    def __contains__(self, figure: Figure) -> bool:
        """Whether a printed figure is one of them, in the digits that were printed.

        It may have been scaled by a power of ten: that moves its point and computes nothing.
        """
        if self._unknown:
            return True
        if figure.when:
            return any(_covers(figure.when, day) for day in self._days)
        value, step = abs(figure.value), figure.step
        if not math.isfinite(value):
            return True  # it has more digits than a number can have here
        scales = {1.0, figure.scale, 100.0 if figure.kind == "percent" else 1.0}
        if any(_near(self._numbers, value / scale, step / scale) for scale in scales):
            return True
        if not value or _significant(value, step) < SURE_DIGITS:
            return False
        mantissa = _mantissa(value)
        return _near(self._mantissas, mantissa, step * mantissa / value)


def _near(numbers: list[float], value: float, step: float) -> bool:
    room = step / 2 + 1e-9 * value
    return bisect_left(numbers, value - room) < bisect_right(numbers, value + room)


def _mantissa(value: float) -> float:
    return value / 10.0 ** math.floor(math.log10(value))


def _significant(value: float, step: float) -> int:
    """Digits from the first to the last that is not zero."""
    return len(f"{value / step:.0f}".rstrip("0")) if 0 < step <= value else 0


def _covers(printed: When, held: When) -> bool:
    """Whether the printed date names a part of the one in the code, or all of it."""
    quarter = held.quarter or ((held.month or 0) + 2) // 3 or None
    return (
        printed.year in (None, held.year)
        and printed.month in (None, held.month)
        and printed.day in (None, held.day)
        and printed.quarter in (None, quarter)
    )


@lru_cache(256)
def _held(code: str) -> Held | None:
    """None when it cannot be read: it is no Python, nested too deep, or too much of it."""
    if len(code) > MOST_CODE:
        return None
    try:
        return _read(ast.parse(_ESCAPE.sub(_plain, code)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _read(tree: ast.AST) -> Held:
    numbers: set[float] = set()
    days: set[When] = set()
    for held in _walked(tree):
        if isinstance(held, str):
            text = _FORMAT.sub(" ", held)
            numbers.update(filter(math.isfinite, _numbers(text)))
            days.update(figure.when for figure in (one for one in figures(text) if one.when) if figure.when)
        elif isinstance(held, When):
            days.add(held)
        else:
            numbers.add(held)
    days.update(When(year=int(number)) for number in numbers if 1900 <= number < 2100 and number % 1 == 0)
    return frozenset(numbers), frozenset(days)


def _plain(escape: re.Match[str]) -> str:
    """What Python knows no such escape for is a backslash, and it would warn."""
    return escape[0] if escape[1] in _ESCAPES else f"\\{escape[0]}"


def _numbers(text: str) -> Iterator[float]:
    for match in _NUMBER.finditer(text):
        said = match.group()
        if match["grouped"]:  # or one after the other, as in a list
            yield float(said.replace(",", ""))
            yield from map(float, said.split(","))
            continue
        for written in {said.replace("_", ""), *said.strip("_").split("_")}:
            if written:
                yield float(written)


def _walked(tree: ast.AST) -> Iterator[str | float | When]:
    """Every number, text, name and date of it, without recursion."""
    todo: list[ast.AST] = [tree]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add)):
            yield from _joined(node, todo)
            continue
        if isinstance(node, ast.Constant):
            yield from _constant(node.value)
            continue
        if isinstance(node, (ast.Call, ast.Tuple, ast.List)):
            yield from _days(node)
        for _, value in ast.iter_fields(node):
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, ast.AST):
                    todo.append(one)
                elif isinstance(one, str):
                    yield one


def _constant(value: object) -> Iterator[str | float]:
    if isinstance(value, bytes):
        yield value.decode("latin-1")
    elif isinstance(value, str):
        yield value
    elif isinstance(value, (int, float, complex)) and not isinstance(value, bool):
        try:
            number = abs(value)
            if math.isfinite(number):
                yield float(number)
        except OverflowError:
            return  # nobody reads so many digits


def _joined(node: ast.AST, rest: list[ast.AST]) -> Iterator[str | float]:
    """Texts as they are when the code has put them together; what else is in it is left to `rest`."""
    todo, run, texts = [node], "", False
    while todo:
        one = todo.pop()
        if isinstance(one, ast.BinOp) and isinstance(one.op, ast.Add):
            todo += [one.right, one.left]
        elif isinstance(one, ast.JoinedStr):
            todo += one.values[::-1]
            texts = True
        elif isinstance(one, ast.FormattedValue) and isinstance(one.value, (ast.Constant, ast.JoinedStr)):
            todo.append(one.value)
        elif isinstance(one, ast.Constant):
            yield from _constant(one.value)
            run += str(one.value)
            texts |= isinstance(one.value, str)
        else:
            rest.append(one.value if isinstance(one, ast.FormattedValue) else one)
            if texts:
                yield run
            run = ""
    if texts:
        yield run


def _days(node: ast.Call | ast.Tuple | ast.List) -> Iterator[When]:
    """Year, month and day one after the other, as a date is made of them."""
    given = node.args + [one.value for one in node.keywords] if isinstance(node, ast.Call) else node.elts
    values = [one.value if isinstance(one, ast.Constant) else None for one in given]
    for year, month, day in zip(values, values[1:], values[2:], strict=False):
        if not (isinstance(year, int) and isinstance(month, int) and isinstance(day, int)):
            continue
        if 1900 <= year < 2100 and 1 <= month <= 12 and 1 <= day <= 31:
            yield When(year, month, day)
