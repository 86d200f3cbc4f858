"""The currency of a statement, and what to make of figures that Yahoo tags with another one.

Amounts of money decide. Figures per share are often tagged with the currency of the listing: whether they are
in that of the statement is told by the net income, which they come to times the number of shares.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from math import exp, inf, log
from statistics import median_low
from typing import NamedTuple

from assistant_core.errors import UnexpectedAnswer
from assistant_core.market.lines import measure
from assistant_core.market.model import Frequency

FIT = 0.03
"""How far earnings per share times shares may be from net income, as a logarithm, besides their rounding."""
FAR = 0.7
"""Twice or half of the net income: another share or another currency, not a difference of accounting."""
RATE_FIT = 0.2
"""How far the last exchange rate may be from that of the period, as a logarithm."""
ROUNDED = 0.025
"""Earnings per share that are rounded by a larger part are not held against net income."""
EPS = {"DilutedEPS": "DilutedAverageShares", "BasicEPS": "BasicAverageShares"}
INCOMES = ("NetIncomeCommonStockholders", "NetIncome")

Rate = Callable[[str, str], float | None]
"""What one unit of the first currency is worth in the second; None where that is not known."""


class Figure(NamedTuple):
    """`months` is the length that Yahoo tells of the period, of balances too."""

    line: str
    period: date
    value: float
    currency: str | None
    months: int | None


Figures = Mapping[Frequency, list[Figure]]
Column = tuple[Frequency, date]
Factors = dict[tuple[Column, str], float | None]
"""By the column and the tag; None where nothing fits."""


class Reported(NamedTuple):
    currency: str | None
    figures: dict[Frequency, list[Figure]]
    notes: tuple[str, ...]


def in_one_currency(symbol: str, figures: Figures, rate: Rate) -> Reported:
    """The figures that are in the one currency of the amounts, or can be converted to it.

    It is read from the figures, never guessed from the exchange; the first frequency that has amounts
    decides. What is left out or converted is told in a note. Raises UnexpectedAnswer where no currency has
    most of the amounts.
    """
    currency = _leading(symbol, figures)
    if currency is None:
        unknown = "Yahoo Finance does not say which currency these figures are in."
        return Reported(None, dict(figures), (unknown,))
    columns = _columns(figures)
    apart = {place: code for place, column in columns.items() if (code := _other_alone(column, currency))}
    left = {place: column for place, column in columns.items() if place not in apart}
    factors = _factors(left, currency, rate)
    kept: dict[Frequency, list[Figure]] = {frequency: [] for frequency in figures}
    outcomes: dict[tuple[str, str], set[str]] = {}
    untagged = 0
    for place, column in left.items():
        for figure in column:
            outcome, value = _settled(figure, currency, factors.get((place, figure.currency or "")))
            outcomes.setdefault((outcome, figure.currency or ""), set()).add(figure.line)
            untagged += outcome == "untagged"
            if value is not None:
                kept[place[0]].append(figure._replace(value=value))
    notes = (*_apart_notes(apart, currency), *_notes(outcomes, currency, factors, untagged))
    return Reported(currency, kept, notes)


def _leading(symbol: str, figures: Figures) -> str | None:
    """That of most amounts in the newest period that has half as many of them as any; None without tags."""
    for found in figures.values():
        tagged = [one for one in found if one.currency and measure(one.line) == "money"]
        if not tagged:
            continue
        counts = Counter(one.period for one in tagged)
        most = max(counts.values())
        newest = max(period for period, count in counts.items() if count * 2 >= most)
        codes = Counter(one.currency for one in tagged if one.period == newest)
        [(code, count)] = codes.most_common(1)
        if count * 2 > codes.total():
            return code
        raise UnexpectedAnswer(
            f"Yahoo Finance mixes currencies ({', '.join(sorted(map(str, codes)))}) in this statement of "
            f"{symbol}; its figures cannot be compared, so none is given."
        )
    everything = [one for found in figures.values() for one in found]
    codes_per_share = {one.currency for one in everything if measure(one.line) == "per_share"}
    amounts = any(measure(one.line) == "money" for one in everything)
    return codes_per_share.pop() if len(codes_per_share) == 1 and not amounts else None


def _columns(figures: Figures) -> dict[Column, list[Figure]]:
    columns: dict[Column, list[Figure]] = {}
    for frequency, found in figures.items():
        for figure in found:
            columns.setdefault((frequency, figure.period), []).append(figure)
    return columns


def _other_alone(column: list[Figure], currency: str) -> str | None:
    """The other currency that all amounts of a period are in, as before a company changed its own."""
    codes = {one.currency for one in column if measure(one.line) == "money"}
    return codes.pop() if len(codes) == 1 and not codes & {currency, None} else None


def _settled(figure: Figure, currency: str, factor: float | None) -> tuple[str, float | None]:
    """What became of a figure, and its value in `currency`; None where it is left out."""
    kind = measure(figure.line)
    if kind not in ("money", "per_share"):
        return "no money", figure.value
    if figure.currency is None:
        return "untagged", figure.value
    if figure.currency == currency:
        return "tagged", figure.value
    if kind == "money":
        return "left out", None
    if factor is None:
        return "unfit", None
    return ("fit", figure.value) if factor == 1 else ("converted", round(figure.value * factor, 4))


def _factors(columns: Mapping[Column, list[Figure]], currency: str, rate: Rate) -> Factors:
    """By which the figures per share of each period with another tag come to be in `currency`.

    Most periods with a tag decide for all of them: one in which earnings and net income differ, as by
    dividends on preferred shares, goes with the others unless it is far off; so does one that tells nothing.
    """
    ways: dict[str, dict[Column, list[float]]] = {}
    for place, column in columns.items():
        values = {one.line: one.value for one in column}
        codes = {one.currency or "" for one in column if measure(one.line) == "per_share"}
        for code in codes - {currency, ""}:
            tagged = [eps for eps in EPS for one in column if one.line == eps and one.currency == code]
            found = [way for eps in tagged for way in _ways_to_income(eps, values)]
            ways.setdefault(code, {})[place] = found
    return {
        (place, code): factor
        for code, of_code in ways.items()
        for place, factor in _factors_of(of_code, partial(rate, code, currency)).items()
    }


def _factors_of(
    ways: Mapping[Column, list[float]], rate: Callable[[], float | None]
) -> dict[Column, float | None]:
    told = {place: found for place, found in ways.items() if found}
    if not told:
        return dict.fromkeys(ways)
    own = {place: min(found, key=abs) for place, found in told.items()}
    if median_low(map(abs, own.values())) <= FIT + ROUNDED:
        return {place: 1.0 if abs(own.get(place, 0)) <= FAR else None for place in ways}
    last = rate()
    if not last or last < 0:
        return dict.fromkeys(ways)
    nearest = {place: min(found, key=lambda way: abs(way - log(last))) for place, found in told.items()}
    usual = median_low(nearest.values())
    if abs(usual - log(last)) > RATE_FIT:
        return dict.fromkeys(ways)
    fitting = {place: way for place, way in nearest.items() if abs(way - log(last)) <= RATE_FIT}
    return {
        place: exp(fitting.get(place, usual)) if place not in told or place in fitting else None
        for place in ways
    }


def _ways_to_income(eps: str, values: Mapping[str, float]) -> list[float]:
    """Logarithms of net income over earnings per share times shares; infinite where signs differ."""
    earnings, shares = values.get(eps), values.get(EPS[eps], values.get("OrdinarySharesNumber"))
    if not earnings or not shares or shares < 0 or _rounding(earnings) > ROUNDED:
        return []
    ratios = [values[line] / earnings / shares for line in INCOMES if line in values]
    return [log(ratio) if ratio > 0 else inf for ratio in ratios]


def _rounding(earnings: float) -> float:
    decimals = len(repr(abs(earnings)).partition(".")[2])
    return 0.5 * 10 ** -max(decimals, 2) / abs(earnings)


def _apart_notes(apart: Mapping[Column, str], currency: str) -> list[str]:
    days: dict[str, set[str]] = {}
    for (_, period), code in apart.items():
        days.setdefault(code, set()).add(period.isoformat())
    told = {code: " / ".join(_first(sorted(of, reverse=True))) for code, of in days.items()}
    return [
        f"The figures to {ends} are in {code} and left out; all others are in {currency}."
        for code, ends in told.items()
    ]


def _notes(
    outcomes: Mapping[tuple[str, str], set[str]], currency: str, factors: Factors, untagged: int
) -> Iterator[str]:
    if untagged:
        yield f"{untagged} figures carry no currency at Yahoo Finance; all others are in {currency}."
    for (outcome, code), lines in outcomes.items():
        if outcome == "left out":
            yield (
                f"Yahoo Finance tags {listed(lines)} with {code}, but most amounts with {currency}: these "
                "figures are left out."
            )
        elif outcome == "fit":
            yield (
                f"Yahoo Finance tags figures per share with {code}; times the shares they come to the net "
                f"income in {currency}, so they are in {currency}."
            )
        elif outcome == "converted":
            rates = [factor for (_, of), factor in factors.items() if of == code and factor not in (None, 1)]
            yield (
                f"Figures per share in {code} are converted to {currency} at the rate at which they come to "
                f"the net income: {'–'.join(dict.fromkeys(f'{rate:.4g}' for rate in sorted(rates)))}."
            )
        elif outcome == "unfit":
            yield (
                f"Yahoo Finance tags {listed(lines)} with {code}; nothing tells that this is the net income "
                f"in {currency} by share, so these figures are left out."
            )


def listed(lines: Iterable[str]) -> str:
    return ", ".join(_first(sorted(lines)))


def _first(names: Sequence[str], most: int = 5) -> list[str]:
    return [*names[:most], *(["…"] if len(names) > most else [])]
