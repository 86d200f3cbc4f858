"""When a company reports, what it reported, and what analysts expect."""

from typing import Any

from assistant_core.market import about
from assistant_core.market.expectations import Earnings, Estimate, PriceTargets, ReportedQuarter
from assistant_core.tools.get_quote import earnings_date
from assistant_core.tools.output import iso, origin_output
from assistant_core.tools.output_parts import change_percent, head, per_share, present, price, table
from assistant_core.tools.registry import tool

HISTORY = ("quarter_end", "eps_actual", "eps_estimate", "surprise_percent")
FIGURES = ("average", "low", "high", "analysts", "year_ago")
ESTIMATES = (
    "period",
    "period_end",
    *(f"eps_{name}" for name in FIGURES),
    *(f"revenue_{name}" for name in FIGURES),
    "growth_percent",
)
NOBODY = "Yahoo Finance has no estimates by analysts for this company."
RECOMMENDATIONS = ("month", "strong_buy", "buy", "hold", "sell", "strong_sell")


@tool
def get_earnings(ticker: str) -> dict[str, Any]:
    """Get a company's next earnings date, the earnings per share of its last quarters against what analysts
    expected, and analysts' estimates, price targets and recommendations. Estimates are opinions, not facts:
    give them with the number of analysts; what was reported in full is in the statements. Each part names
    its currency; revenue is in millions; growth_percent is of expected earnings per share over those of a
    year before. Period ends are rounded to the month's.

    Args:
        ticker: Symbol, such as AAPL, BMW.DE or 005930.KS.
    """
    return output(about.earnings(ticker))


def output(earnings: Earnings) -> dict[str, Any]:
    history = table(HISTORY, (history_row(quarter) for quarter in earnings.history))
    estimates = table(ESTIMATES, (estimate_row(estimate) for estimate in earnings.estimates))
    return present(
        {
            **head(earnings.listing),
            "currency": earnings.currency,
            "next_earnings": earnings_date(earnings.next_date),
            "history": history and present({"eps_currency": earnings.history_currency, **history}),
            "estimates": estimates
            and present(
                {
                    "eps_currency": earnings.eps_currency,
                    "revenue_currency": earnings.revenue_currency,
                    "revenue_unit": "millions",
                    **estimates,
                }
            ),
            "price_targets": targets_output(earnings.targets, earnings.currency, earnings.decimals),
            "recommendations": table(
                RECOMMENDATIONS,
                ([getattr(month, name) for name in RECOMMENDATIONS] for month in earnings.recommendations),
            ),
            "notes": [*earnings.notes, *([] if estimates else [NOBODY])],
            **origin_output(earnings.origin),
        }
    )


def history_row(quarter: ReportedQuarter) -> list[Any]:
    actual, estimate = per_share(quarter.actual), per_share(quarter.estimate)
    surprise = None
    if actual is not None and estimate:
        surprise = round((actual - estimate) / abs(estimate) * 100, 2)
    return [quarter.end.isoformat(), actual, estimate, surprise]


def estimate_row(estimate: Estimate) -> list[Any]:
    eps, revenue = estimate.eps, estimate.revenue
    average, year_ago = per_share(eps.average), per_share(eps.year_ago)
    return [
        estimate.period,
        iso(estimate.end),
        average,
        per_share(eps.low),
        per_share(eps.high),
        eps.analysts,
        year_ago,
        millions(revenue.average),
        millions(revenue.low),
        millions(revenue.high),
        revenue.analysts,
        millions(revenue.year_ago),
        change_percent(average, year_ago),
    ]


def millions(value: float | None) -> float | None:
    return None if value is None else round(value / 1_000_000, 2)


def targets_output(
    targets: PriceTargets | None, currency: str | None, decimals: int
) -> dict[str, Any] | None:
    if targets is None:
        return None
    return present(
        {
            "currency": currency,
            "mean": price(targets.mean, decimals),
            "median": price(targets.median, decimals),
            "high": price(targets.high, decimals),
            "low": price(targets.low, decimals),
            "analysts": targets.analysts,
        }
    )
