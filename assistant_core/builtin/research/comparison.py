"""Several companies side by side, as one table. Amounts keep their own currency; only ratios are ranked."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant_core.builtin import numbers
from assistant_core.builtin.research.answer import figures_of, valuation_of
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.figures import (
    BalanceFigures,
    IncomeFigures,
    PriceFigures,
    ValuationFigures,
)
from assistant_core.builtin.research.tables import EMPTY
from assistant_core.builtin.research.topics import Section
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import clean


@dataclass(frozen=True)
class Column:
    company: Company
    income: IncomeFigures | None
    balance: BalanceFigures | None
    prices: PriceFigures | None
    valuation: ValuationFigures | None

    @property
    def price_to_earnings(self) -> float | None:
        return self.valuation.price_to_earnings if self.valuation else None


def compare(companies: list[Company], asked: tuple[Section, ...], voice: Voice) -> list[str]:
    """Paragraphs, the opening first; none where nothing could be fetched."""
    columns = [
        Column(company, *figures_of(company), valuation_of(company))
        for company in companies
        if company.documents
    ]
    if not columns:
        return []
    return [_opening(columns, asked, voice), _table(columns, asked, voice), *_caveats(columns, asked, voice)]


def _ranked(column: Column) -> dict[str, tuple[Section, float | None, bool]]:
    """What is ranked: its section, its value, and whether more is better."""
    income, balance, prices = column.income, column.balance, column.prices
    return {
        "revenue_growth": ("growth", income.revenue.change if income else None, True),
        "net_margin": ("margins", income.net_margin if income else None, True),
        "debt_to_equity": ("leverage", balance.debt_to_equity if balance else None, False),
        "current_ratio": ("liquidity", balance.current_ratio if balance else None, True),
        "price_change": ("price", prices.change if prices and _same_period([column]) else None, True),
        "price_to_earnings": ("valuation", column.price_to_earnings, False),
    }


def _opening(columns: list[Column], asked: tuple[Section, ...], voice: Voice) -> str:
    ranks = [_ranked(column) for column in columns]
    leaders = []
    for key, (section, _, more) in ranks[0].items():
        values = [rank[key][1] for rank in ranks]
        known = [value for value in values if value is not None]
        comparable = key != "price_change" or _same_period(columns)
        if section in asked and comparable and len(known) == len(columns) > 1 and len(set(known)) > 1:
            leader = columns[values.index(max(known) if more else min(known))]
            leaders.append(voice.say(f"leads_{key}", company=leader.company.title))
    if not leaders:
        return voice.say("compare_plain")
    return voice.say("compare_opening", leaders=voice.listing(leaders))


def _table(columns: list[Column], asked: tuple[Section, ...], voice: Voice) -> str:
    header = ["", *(column.company.title for column in columns)]
    rows = [[voice.say(f"row_{key}"), *cells] for key, cells in _cells(columns, asked, voice)]
    told = [row for row in rows if any(cell != EMPTY for cell in row[1:])]
    return "\n".join("| " + " | ".join(row) + " |" for row in [header, ["---"] * len(header), *told])


def _cells(columns: list[Column], asked: tuple[Section, ...], voice: Voice) -> list[tuple[str, list[str]]]:
    parts: dict[str, tuple[bool, Callable[[Column], dict[str, str | None]]]] = {
        "income": (
            bool({"growth", "margins"} & set(asked)),
            lambda column: _income_cells(column, asked, voice),
        ),
        "balance": (
            bool({"leverage", "liquidity"} & set(asked)),
            lambda column: _balance_cells(column, asked, voice),
        ),
        "price": ("price" in asked, lambda column: _price_cells(column, voice)),
        "valuation": ("valuation" in asked, lambda column: _valuation_cells(column, voice)),
    }
    told = []
    for wanted, cells_of in parts.values():
        cells = [cells_of(column) for column in columns] if wanted else []
        keys = dict.fromkeys(key for column in cells for key in column)
        told += [(key, [column.get(key) or EMPTY for column in cells]) for key in keys]
    return told


def _income_cells(column: Column, asked: tuple[Section, ...], voice: Voice) -> dict[str, str | None]:
    income = column.income
    if income is None:
        return {}
    cells: dict[str, str | None] = {
        "fiscal_year": clean(income.period),
        "currency": voice.currency(income.currency),
    }
    if "growth" in asked:
        cells["revenue"] = _money(voice, income.revenue.value, income.currency)
        cells["revenue_growth"] = _written(numbers.change, income.revenue.change)
        cells["net_income"] = _money(voice, income.net_income.value, income.currency)
    if "margins" in asked:
        cells["gross_margin"] = _written(numbers.percent, income.gross_margin)
        cells["operating_margin"] = _written(numbers.percent, income.operating_margin)
        cells["net_margin"] = _written(numbers.percent, income.net_margin)
    return cells


def _balance_cells(column: Column, asked: tuple[Section, ...], voice: Voice) -> dict[str, str | None]:
    balance = column.balance
    if balance is None:
        return {}
    cells: dict[str, str | None] = {"balance_date": clean(balance.period)}
    if "leverage" in asked:
        cells["debt"] = _money(voice, balance.debt, balance.currency)
        cells["debt_to_equity"] = _written(numbers.multiple, balance.debt_to_equity)
    if "liquidity" in asked:
        cells["current_ratio"] = _written(numbers.multiple, balance.current_ratio)
        cells["cash"] = _money(voice, balance.cash, balance.currency)
    return cells


def _price_cells(column: Column, voice: Voice) -> dict[str, str | None]:
    prices = column.prices
    if prices is None:
        return {}
    period = f"{clean(prices.first_date)} – {clean(prices.last_date)}" if prices.first_date else None
    return {
        "last_close": voice.price(prices.last, prices.currency),
        "price_dates": period or clean(prices.last_date),
        "price_change": _written(numbers.change, prices.change),
    }


def _valuation_cells(column: Column, voice: Voice) -> dict[str, str | None]:
    its = column.valuation
    eps = voice.price(its.eps, its.currency) if its and its.eps is not None else None
    return {"eps": eps, "price_to_earnings": _written(numbers.multiple, column.price_to_earnings)}


def _caveats(columns: list[Column], asked: tuple[Section, ...], voice: Voice) -> list[str]:
    incomes = [column.income for column in columns if column.income]
    codes = [income.currency for income in incomes]
    codes += [column.balance.currency for column in columns if column.balance]
    currencies = dict.fromkeys(voice.currency(code) for code in codes)
    years = dict.fromkeys(clean(income.period) for income in incomes)
    told = []
    if len(currencies) > 1:
        told.append(voice.say("different_currencies", currencies=voice.listing(list(currencies))))
    if len(years) > 1:
        told.append(voice.say("different_years", dates=voice.listing(list(years))))
    if "price" in asked and not _same_period(columns):
        told.append(voice.say("different_price_periods"))
    return told


def _same_period(columns: list[Column]) -> bool:
    periods = {(column.prices.first_date, column.prices.last_date) for column in columns if column.prices}
    return len(periods) < 2


def _money(voice: Voice, value: float | None, currency: str | None) -> str | None:
    return None if value is None else voice.money(value, currency)


def _written(write: Callable[[float], str], value: float | None) -> str | None:
    return None if value is None else write(value)
