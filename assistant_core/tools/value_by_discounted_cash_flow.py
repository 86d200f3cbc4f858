"""What a share is worth under stated assumptions, computed here."""

from typing import Annotated, Any

from pydantic import Field

from assistant_core.analysis import company as companies
from assistant_core.analysis.discounted_cash_flow import Valuation, value
from assistant_core.tools import company_output as parts
from assistant_core.tools.output_parts import present
from assistant_core.tools.registry import tool


@tool
def value_by_discounted_cash_flow(
    ticker: str,
    discount_rate_percent: Annotated[float, Field(gt=0, le=50)] = 10,
    terminal_growth_percent: Annotated[float, Field(ge=-10, le=10)] = 2.5,
    growth_percent: Annotated[float, Field(ge=-50, le=50)] | None = None,
    years: Annotated[int, Field(ge=1, le=20)] = 5,
) -> dict[str, Any]:
    """Value a company by discounted cash flow: free cash flow grows for some years, then for ever at the
    terminal rate, and is discounted to today; less net debt, by share, against the last price, with a grid
    of other rates. Never compute such a value yourself. It follows from the assumptions: state them with
    the value. Amounts are in `currency` and `unit`, the value of a share in the price's currency. Banks,
    insurers and companies without a positive free cash flow are refused.

    Args:
        ticker: Symbol, such as AAPL, BMW.DE or 005930.KS.
        discount_rate_percent: Return that an owner asks for, a year.
        terminal_growth_percent: Growth for ever after the projected years, a year.
        growth_percent: Growth in the projected years; by default that of the past years.
        years: Projected years.
    """
    company = companies.fetch(ticker)
    return valuation_output(
        value(company, discount_rate_percent, terminal_growth_percent, growth_percent, years)
    )


def valuation_output(found: Valuation) -> dict[str, Any]:
    company, given = found.company, found.assumptions
    unit = parts.unit_of(company.latest_flows, company.latest_balance)
    decimals = company.prices.decimals
    per_share = round(found.value_per_share, decimals)
    output = {
        **parts.heading(company),
        "unit": unit,
        "assumptions": {
            "discount_rate_percent": given.discount_rate,
            "terminal_growth_percent": given.terminal_growth,
            "growth_percent": given.growth,
            "growth_basis": given.growth_basis,
            "years": given.years,
            "base_free_cash_flow": parts.in_unit(given.base, unit),
            "base_period": given.base_period.isoformat(),
            "base_basis": given.base_basis,
        },
        "projection": {
            "columns": ["year", "free_cash_flow", "discount_factor", "present_value"],
            "rows": [
                [
                    year.year,
                    parts.in_unit(year.free_cash_flow, unit),
                    round(year.discount_factor, 4),
                    parts.in_unit(year.present_value, unit),
                ]
                for year in found.projection
            ],
        },
        "present_value_of_cash_flows": parts.in_unit(found.present_value_of_cash_flows, unit),
        "terminal_value": parts.in_unit(found.terminal_value, unit),
        "present_value_of_terminal_value": parts.in_unit(found.present_value_of_terminal_value, unit),
        "enterprise_value": parts.in_unit(found.enterprise_value, unit),
        "net_debt": parts.in_unit(found.net_debt, unit),
        "net_debt_period": found.net_debt_period.isoformat(),
        "equity_value": parts.in_unit(found.equity_value, unit),
        "shares": {"unit": unit, "diluted": parts.in_unit(found.shares, unit)},
        "value_per_share": per_share,
        "price": parts.price(company),
        "upside_percent": round((found.value_per_share / company.close - 1) * 100, 2),
        "sensitivity": {
            "discount_rates_percent": list(found.discount_rates),
            "terminal_growths_percent": list(found.terminal_growths),
            "value_per_share": [
                [None if one is None else round(one, decimals) for one in row] for row in found.grid
            ],
        },
        "exchange_rate": parts.rate(company.rate) if company.rate else None,
        **parts.foot(company),
    }
    return present(output)
