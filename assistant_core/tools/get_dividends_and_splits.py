"""What a share paid, and how often it was split."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field

from assistant_core.market import about
from assistant_core.market.company import Dividend, Payouts
from assistant_core.market.model import PriceHistory
from assistant_core.tools.output import origin_output
from assistant_core.tools.output_parts import head, present
from assistant_core.tools.registry import tool

MOST_ROWS = 60
# Of a share quoted in pence, less than this a payment is more often an amount in pounds taken for pence.
DOUBTFUL_PERCENT = 0.05
DECIMALS = 6


@tool
def get_dividends_and_splits(ticker: str, years: Annotated[int, Field(ge=1, le=50)] = 10) -> dict[str, Any]:
    """Get the dividends of a share or fund by ex-dividend date and by calendar year, the yield of the last
    twelve months, and the splits. Amounts are per share in whole units of `currency` (never pence),
    adjusted for later splits. There is no yield where dividends and price are in two currencies.

    Args:
        ticker: Symbol, such as AAPL, BMW.DE or VOO.
        years: Full calendar years, besides the current one.
    """
    return output(*about.payouts(ticker, years))


def output(payouts: Payouts, prices: PriceHistory) -> dict[str, Any]:
    last = prices.bars[-1]
    last_close = prices.rounded(last.close)
    year_before = twelve_months_before(last.day)
    trailing = [paid for paid in payouts.dividends if year_before < paid.day <= last.day]
    amount = total(trailing)
    comparable = payouts.currency is not None and payouts.currency == prices.currency
    return {
        **present(head(payouts.listing)),
        **present({"currency": payouts.currency}),
        "unit": f"{payouts.currency or 'unknown currency'} per share",
        "dividends": {
            "columns": ["date", "amount"],
            "rows": [[paid.day.isoformat(), total([paid])] for paid in payouts.dividends[-MOST_ROWS:]],
        },
        "dividends_by_year": by_year(payouts.dividends),
        "trailing_12_months": {
            "amount": amount,
            "count": len(trailing),
            "from": (year_before + timedelta(1)).isoformat(),
            "to": last.day.isoformat(),
        },
        **({"yield_percent": round(amount / last_close * 100, 2)} if comparable and last_close else {}),
        "last_close": last_close,
        "last_date": last.day.isoformat(),
        "splits": {
            "columns": ["date", "ratio"],
            "rows": [[split.day.isoformat(), split.ratio] for split in payouts.splits],
        },
        **present({"notes": notes(payouts, prices)}),
        **origin_output(payouts.origin),
    }


def notes(payouts: Payouts, prices: PriceHistory) -> list[str]:
    said = list(payouts.notes)
    if not payouts.dividends:
        said.append(f"Yahoo Finance lists no dividend since {payouts.since}.")
    elif payouts.currency != prices.currency:
        said.append(
            f"Dividends are in {payouts.currency}, last_close in {prices.currency}: no yield is computed."
        )
    if payouts.divisor > 1 and any(is_doubtful(paid, prices) for paid in payouts.dividends):
        said.append(
            "Some of these dividends are very small beside the price. Yahoo Finance may have given them in "
            f"{payouts.currency}, not in its minor unit; then they are {payouts.divisor} times as much. "
            "Check them."
        )
    if not payouts.splits:
        said.append(f"Yahoo Finance lists no split since {payouts.since}.")
    if len(payouts.dividends) > MOST_ROWS:
        said.append(
            f"The list holds the last {MOST_ROWS} of {len(payouts.dividends)} dividends; the years count all."
        )
    last_day = prices.bars[-1].day
    if any(paid.day.year == last_day.year for paid in payouts.dividends):
        said.append(f"The sum of {last_day.year} is what was paid up to {last_day}.")
    return said


def is_doubtful(paid: Dividend, prices: PriceHistory) -> bool:
    return paid.amount / prices.bars[-1].close * 100 < DOUBTFUL_PERCENT


def by_year(dividends: tuple[Dividend, ...]) -> dict[str, float]:
    years = sorted({paid.day.year for paid in dividends})
    return {str(year): total([paid for paid in dividends if paid.day.year == year]) for year in years}


def total(dividends: list[Dividend]) -> float:
    """Without the dust of binary addition."""
    return float(sum((Decimal(str(round(paid.amount, DECIMALS))) for paid in dividends), Decimal()))


def twelve_months_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)
