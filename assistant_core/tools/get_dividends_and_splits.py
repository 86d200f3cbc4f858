"""What a share paid, and how often it was split."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field

from assistant_core.market import about, age
from assistant_core.market.company import Dividend, Payouts
from assistant_core.market.dividends import FEWEST, Pattern, pattern
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
    `special_dividends` of a company are inferred, as the source does not mark them; `yield_percent` leaves
    them out. `dividend_status` says where dividends were stopped or cut.

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
    told = pattern_of(payouts, last.day)
    amount, regular = total(trailing), total([Dividend(paid.day, told.regular(paid)) for paid in trailing])
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
            **({"regular_amount": regular} if regular != amount else {}),
            **({"special_amount": difference(amount, regular)} if regular != amount else {}),
            "count": len(trailing),
            "from": (year_before + timedelta(1)).isoformat(),
            "to": last.day.isoformat(),
        },
        **({"yield_percent": round(regular / last_close * 100, 2)} if comparable else {}),
        **(
            {"yield_with_specials_percent": round(amount / last_close * 100, 2)}
            if comparable and regular != amount
            else {}
        ),
        **present(
            {
                "payment_frequency": told.frequency,
                "dividend_status": "stopped" if told.ended else "cut" if told.cut else None,
                "special_dividends": specials_output(told, payouts),
            }
        ),
        "last_close": last_close,
        "last_date": last.day.isoformat(),
        "splits": {
            "columns": ["date", "ratio"],
            "rows": [[split.day.isoformat(), split.ratio] for split in payouts.splits],
        },
        **present({"notes": notes(payouts, prices, notes_on(told, payouts, trailing))}),
        **origin_output(payouts.origin),
    }


def notes(payouts: Payouts, prices: PriceHistory, on_pattern: list[str]) -> list[str]:
    """The weightiest first, as a reader may see no more."""
    said = [*payouts.notes, *age.notes_on(prices.bars[-1].day), *on_pattern]
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
    year_before = twelve_months_before(prices.bars[-1].day)
    if payouts.currency == prices.currency and any(
        paid.day > year_before and paid.amount > prices.bars[-1].close for paid in payouts.dividends
    ):
        said.append(
            "Some dividends of the last twelve months are above the price itself. Yahoo Finance may have "
            "given them in another unit or currency. Check them."
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


def pattern_of(payouts: Payouts, until: date) -> Pattern:
    """Of a company alone: what a fund distributes differs from one time to the next."""
    if payouts.listing.type != "equity":
        return Pattern()
    paid = [one for one in (*payouts.earlier, *payouts.dividends) if one.day <= until]
    return pattern(paid, until)


def specials_output(told: Pattern, payouts: Payouts) -> dict[str, Any] | None:
    rows = [
        [one.day.isoformat(), total([Dividend(one.day, one.amount)]), difference(one.amount, one.regular)]
        for one in told.specials
        if one.day >= payouts.since
    ]
    return {"columns": ["date", "amount", "special_amount"], "rows": rows} if rows else None


def notes_on(told: Pattern, payouts: Payouts, trailing: list[Dividend]) -> list[str]:
    said: list[str] = []
    shown = [one for one in told.specials if one.day >= payouts.since]
    if trailing and payouts.listing.type == "equity" and len(payouts.earlier + payouts.dividends) < FEWEST:
        said.append("So few dividends do not tell which of them are regular and which special.")
    if shown:
        said.append(
            "Yahoo Finance does not mark special dividends. Those named here are inferred: far above what is "
            "usual, or between the usual payments. The yield leaves them out; the sums of years count them."
        )
    if any(one.regular for one in shown):
        said.append(
            "Where a special dividend came with a regular one, the regular part is estimated from other "
            "payments."
        )
    if told.ended:
        said.append(
            f"The last dividend was on {told.ended.day}. They came {told.frequency} before, so they seem to "
            "have stopped."
        )
    elif told.frequency and not trailing:
        last = (*payouts.earlier, *payouts.dividends)[-1]
        said.append(
            f"No dividend fell into the last twelve months; the last was on {last.day}. One may be due."
        )
    if told.cut:
        now, before = told.cut
        said.append(
            f"The last regular dividend, {total([now])} on {now.day}, is {percent_below(now, before)} % "
            f"below that of a year before, {total([before])} on {before.day}."
        )
    return said


def percent_below(now: Dividend, before: Dividend) -> float:
    return round((1 - now.amount / before.amount) * 100, 1)


def difference(amount: float, regular: float) -> float:
    return total([Dividend(date.min, amount), Dividend(date.min, -regular)])


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
