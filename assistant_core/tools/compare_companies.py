"""Companies side by side, on the same lines and ratios."""

from typing import Annotated, Any

from pydantic import Field

from assistant_core.analysis.comparison import LINES, Column, Comparison, compare
from assistant_core.analysis.forward import FORWARD
from assistant_core.analysis.multiples import MULTIPLES
from assistant_core.analysis.ratios import RATIOS
from assistant_core.errors import InvalidArguments
from assistant_core.market.source import as_ticker
from assistant_core.tools import company_output as parts
from assistant_core.tools.output import origin_output
from assistant_core.tools.output_parts import present
from assistant_core.tools.registry import tool

MOST = 8
UNIT = "millions"


@tool
def compare_companies(
    tickers: Annotated[list[str], Field(min_length=2, max_length=MOST)], currency: str | None = None
) -> dict[str, Any]:
    """Compare two to eight companies by their last fiscal year: sales, profit, cash flow, debt, margins,
    returns and valuation. Use it instead of fetching each one's statements. It is in the order of `columns`.
    Amounts are in millions: `lines` are in `line_currencies`, `market` in `market_currencies`, one for each
    column, unless `currency` converts all at the stated rates. `peer_median` is that of all but the first
    company. Fiscal years end on different days; `failures` names what could not be had.

    Args:
        tickers: Symbols, such as AAPL, BMW.DE or 005930.KS.
        currency: ISO code to convert all amounts to.
    """
    # The first writing of each: its notes tell how it was read.
    symbols = list({as_ticker(ticker): ticker for ticker in reversed(tickers)}.values())[::-1]
    if len(symbols) < 2:
        raise InvalidArguments("These are the same company. Give at least two different tickers.")
    return comparison_output(compare(symbols, _iso_code(currency)))


def _iso_code(currency: str | None) -> str | None:
    if currency is None or not currency.strip():
        return None
    code = currency.strip().upper()
    if len(code) != 3 or not code.isalpha() or not code.isascii():
        raise InvalidArguments(f"{currency!r} is not a currency. Give an ISO code such as USD, EUR or KRW.")
    return code


def comparison_output(comparison: Comparison) -> dict[str, Any]:
    columns = comparison.columns
    lines = {line: [parts.in_unit(column.amount(line), UNIT) for column in columns] for line in LINES}
    market_caps = [parts.in_unit(column.market_cap(), UNIT) for column in columns]
    price_currencies = [column.price_currency for column in columns]
    output = {
        "companies": [_heading(column) for column in columns],
        "columns": [column.company.fundamentals.listing.symbol for column in columns],
        "currency": comparison.currency,
        "unit": UNIT,
        "lines": _known(lines),
        "line_currencies": [column.currency for column in columns],
        "market": _known({"market_cap": market_caps}),
        "market_currencies": price_currencies,
        "per_share": {"close": [_price(column) for column in columns]},
        "per_share_currencies": price_currencies,
        "ratios": _ratios(comparison),
        "peers": [column.company.fundamentals.listing.symbol for column in columns[1:]]
        if len(columns) > 2
        else [],
        "exchange_rates": _rates(columns),
        "failures": {symbol: error.as_output()["error"] for symbol, error in comparison.failures.items()},
        "notes": _notes(comparison),
        **origin_output(columns[0].company.fundamentals.origin),
    }
    return {key: value for key, value in output.items() if value not in ({}, [])}


def _heading(column: Column) -> dict[str, Any]:
    company = column.company
    flows = company.latest_flows
    return present(
        {
            "symbol": company.fundamentals.listing.symbol,
            "company": company.fundamentals.listing.name,
            "currency": company.prices.currency,
            "reporting_currency": company.fundamentals.currency,
            "company_kind": None if company.kind == "operating" else company.kind,
            "fiscal_year_end": next((end.isoformat() for end in company.last_year.periods), None),
            "valuation_period": None
            if flows.periods[:1] == company.last_year.periods[:1]
            else f"twelve months to {flows.periods[0]}",
            "price_date": company.prices.bars[-1].day.isoformat(),
        }
    )


def _price(column: Column) -> float | None:
    close = column.close()
    return None if close is None else column.company.prices.rounded(close)


def _known(rows: dict[str, list[float | None]]) -> dict[str, list[float | None]]:
    return {name: row for name, row in rows.items() if any(value is not None for value in row)}


def _ratios(comparison: Comparison) -> dict[str, Any]:
    units = {name: unit for table in (RATIOS, MULTIPLES, FORWARD) for name, (unit, *_) in table.items()}
    rows = _known({name: [column.value(name) for column in comparison.columns] for name in units})
    return {
        name: present({"unit": units[name], "values": row, "peer_median": comparison.peer_median(name)})
        for name, row in rows.items()
    }


def _rates(columns: tuple[Column, ...]) -> list[dict[str, Any]]:
    used = [
        rate
        for column in columns
        for rate in (column.statements_rate, column.price_rate, column.company.rate)
        if rate is not None
    ]
    return list({(rate.base, rate.quote): parts.rate(rate) for rate in used}.values())


def _notes(comparison: Comparison) -> list[str]:
    notes = []
    if comparison.currency is None:
        notes.append("Amounts are in different currencies: compare ratios, or ask for one currency.")
    if any(column.statements_rate or column.price_rate for column in comparison.columns):
        notes.append("All amounts, also those of past fiscal years, are converted at the last rates.")
    for column in comparison.columns:
        listing = column.company.fundamentals.listing
        notes += [f"{listing.symbol}: {note}" for note in column.company.notes]
    return notes
