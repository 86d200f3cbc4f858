"""Texts of any length, ordinary and hostile, for the doubling benchmark: name → text of about n characters."""

# ruff: noqa: E501

import itertools
from collections.abc import Callable

Generator = Callable[[int], str]

_ENGLISH = (
    "Apple's revenue rose 2.0% to 391.0 billion USD in fiscal 2024, from 383.3 billion USD a year earlier. "
    "Gross margin improved to 46.2%, while net income fell 3.4% to $93.7 billion (2023: $97.0 billion). "
    "The balance sheet of 28 September 2024 shows total debt of 106.6 billion USD against equity of 57.0 billion. "
    "What does this mean for someone who owns the stock? It depends on what they paid for it.\n\n"
)
_KOREAN = (
    "삼성전자의 2024년 매출액은 300조 8,709억 원으로 전년 대비 16.2% 증가했습니다. 영업이익은 32조 7,260억 원이며, "
    "영업이익률은 10.9%입니다. 같은 기간 순이익은 34조 4,514억 원, 부채비율은 27.9%였습니다. 최근 3년간 연평균 3~5% 성장했습니다.\n\n"
)
_ROW = "| Apple | 2024-09-28 | 391.0 | 46.2% | $6.08 |\n"


def repeated(piece: str, head: str = "") -> Generator:
    return lambda n: (head + piece * (n // len(piece) + 1))[:n]


def counted(piece: Callable[[int], str], head: str = "") -> Generator:
    """Of pieces that differ, as many as make `n` characters."""

    def text(n: int) -> str:
        parts, length = [head], len(head)
        for number in itertools.count():
            parts.append(piece(number))
            length += len(parts[-1])
            if length >= n:
                return "".join(parts)[:n]
        raise AssertionError

    return text


def _deepening(n: int) -> str:
    lines: list[str] = []
    length = 0
    while length < n:
        lines.append("  " * len(lines) + f"- item {len(lines)} of 12.5%")
        length += len(lines[-1]) + 1
    return "\n".join(lines)[:n]


def _table_of_columns(n: int) -> str:
    count = n // 24
    head = "| " + " | ".join(f"FY{2000 + one % 25}" for one in range(count)) + " |\n"
    return head + "|---" * count + "|\n| " + " | ".join(f"{one}.5%" for one in range(count)) + " |\n"


def _halves(opening: str, closing: str) -> Generator:
    return lambda n: opening * (n // 2 // len(opening)) + closing * (n // 2 // len(closing))


TEXTS: dict[str, Generator] = {
    "ordinary English": repeated(_ENGLISH),
    "ordinary Korean": repeated(_KOREAN),
    "a sentence of numbers": counted(lambda n: f"{n}.5 and "),
    "a sentence of amounts": counted(lambda n: f"${n}.5 million, "),
    "a sentence of percentages": counted(lambda n: f"revenue {n}.5%, "),
    "a chain of numbers": counted(lambda n: f"{n}.5 → "),
    "short sentences": counted(lambda n: f"Revenue was {n}.5 billion USD. "),
    "lines": counted(lambda n: f"Revenue was {n}.5 billion USD\n"),
    "list items": counted(lambda n: f"- Net income: {n}.5 billion USD\n"),
    "a deepening list": _deepening,
    "headings": counted(lambda n: f"{'#' * (n % 6 + 1)} Part {n}.5 of 2024\n"),
    "table rows": repeated(_ROW, "| Company | Date | Revenue | Margin | EPS |\n|---|---|---|---|---|\n"),
    "table columns": _table_of_columns,
    "a long table cell": counted(lambda n: f"{n}.5% in 2024 ", "| a | b |\n|---|---|\n| revenue | "),
    "a long table label": repeated("| revenue 2024 ", "| a | b |\n|---|---|\n"),
    "names of companies": counted(lambda n: f"Company{n} Industries' revenue, "),
    "possessives": repeated("Alpha Beta's "),
    "capitalised words": repeated("Alpha Beta Gamma "),
    "dates": counted(lambda n: f"{n % 28 + 1} March {1950 + n % 100}, "),
    "years": counted(lambda n: f"{1900 + n % 200} to "),
    "relative dates": repeated("a year earlier (the previous year) "),
    "quarters": counted(lambda n: f"Q{n % 4 + 1} {1950 + n % 100} and "),
    "currencies": repeated("USD EUR $ € ₩ "),
    "a long number": repeated("1234567890"),
    "a long grouped number": repeated("123,"),
    "a long decimal number": repeated("1.2"),
    "dots": repeated("."),
    "commas": repeated(","),
    "blanks": repeated(" "),
    "blanks after a figure": repeated(" ", "Revenue rose 5 million from"),
    "blanks between figures": repeated("5 million" + " " * 500),
    "line ends": repeated("\n"),
    "tabs": repeated("\t"),
    "a long word": repeated("a"),
    "a long capitalised word": repeated("Aa"),
    "a long Korean word": repeated("가나다라"),
    "words without blanks": repeated("revenue-of-"),
    "the word million": repeated("million "),
    "the word respectively": repeated("respectively 각각 "),
    "comparing words": repeated("from than versus compared with "),
    "names of lines": repeated("revenue net income free cash flow "),
    "names of Korean lines": repeated("매출액 영업이익 부채비율은 "),
    "percent signs": repeated("%"),
    "opening brackets": repeated("("),
    "closing brackets": repeated(")"),
    "nested brackets": _halves("(", ")"),
    "nested square brackets": _halves("[", "]"),
    "nested braces": _halves("{", "}"),
    "brackets with figures": counted(lambda n: f"({n}.5 "),
    "backslash brackets": repeated("\\["),
    "backslash parentheses": repeated("\\("),
    "backslashes": repeated("\\"),
    "dollar signs": repeated("$"),
    "formulas": repeated("$x^2$ "),
    "fractions": repeated("\\frac{1}{2} "),
    "open fractions": repeated("\\frac{"),
    "backticks": repeated("`"),
    "backticks and words": repeated("`a "),
    "fences": repeated("```\n"),
    "tildes": repeated("~"),
    "tildes between numbers": repeated("3~5% "),
    "asterisks": repeated("*"),
    "asterisks and words": repeated("*a "),
    "doubled asterisks": repeated("**a "),
    "underscores": repeated("_a "),
    "hash signs": repeated("#"),
    "quotation marks": repeated("\""),
    "curly quotation marks": repeated("“"),
    "greater signs": repeated(">"),
    "opened tags": repeated("<a "),
    "tags": repeated("<b>a</b>"),
    "opened comments": repeated("<!--"),
    "ampersands": repeated("&"),
    "entities": repeated("&amp;"),
    "link ends": repeated("]("),
    "links": repeated("[a](https://example.com/a) "),
    "opened links": repeated("[a]("),
    "pictures": repeated("![a](b) "),
    "addresses": repeated("https://example.com/a "),
    "citation marks": repeated("【1:0†a】"),
    "opened citation marks": repeated("【"),
    "citations of blanks": repeated("【1:0†" + " " * 500),
    "directives": repeated(":red["),
    "symbols of emoji": repeated(":smile:"),
    "pipes": repeated("|"),
    "dashes": repeated("-"),
    "rules": repeated("|---"),
    "equals signs": repeated("x=1, "),
    "sums": repeated("1+"),
    "powers": repeated("x^"),
    "products": repeated("2x"),
    "Korean particles": repeated("에서의 "),
    "tickers": counted(lambda n: f"{100000 + n}.KS "),
    "combining marks": repeated("a\u0301\u0302"),
    "emoji": repeated("👩‍👩‍👧 "),
    "zero-width characters": repeated("\u200b"),
    "null characters": repeated("\0"),
}  # fmt: skip
