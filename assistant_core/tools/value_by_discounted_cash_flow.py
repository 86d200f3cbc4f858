"""What a share is worth under stated assumptions, computed here."""

from typing import Annotated, Any, Literal

from pydantic import Field

from assistant_core.analysis import company as companies
from assistant_core.analysis.company import Company
from assistant_core.analysis.discounted_cash_flow import Assumptions, Valuation, growth, value
from assistant_core.analysis.discounted_cash_flow.assumptions import Method
from assistant_core.analysis.discounted_cash_flow.cash_flow import BaseCashFlow, Interest
from assistant_core.analysis.discounted_cash_flow.claims import Claims
from assistant_core.analysis.discounted_cash_flow.valuation import IMPLIED_GROWTH
from assistant_core.market import about
from assistant_core.tools import company_output as parts
from assistant_core.tools.output_parts import present, table
from assistant_core.tools.registry import tool

Rate = Annotated[float, Field(gt=0, le=50)]
Percent = Annotated[float, Field(ge=0, le=100)]
Treatment = Literal[
    "year_end", "stock_compensation_as_cost", "leases_as_operating_cost", "long_term_securities_excluded"
]
OTHERS: dict[Treatment, tuple[str, Any]] = {
    "year_end": ("timing", "year_end"),
    "stock_compensation_as_cost": ("stock_compensation", "as_cost"),
    "leases_as_operating_cost": ("leases", "as_operating_cost"),
    "long_term_securities_excluded": ("long_term_securities", "excluded"),
}
"""What each treatment makes of the assumptions."""


@tool
def value_by_discounted_cash_flow(
    ticker: str,
    method: Method = "to_firm",
    discount_rate_percent: Rate | None = None,
    terminal_growth_percent: Annotated[float, Field(ge=-10, le=10)] = 2.5,
    growth_percent: Annotated[float, Field(ge=-50, le=50)] | None = None,
    growth_from: Literal["history", "estimates"] = "history",
    years: Annotated[int, Field(ge=1, le=20)] = 5,
    cost_of_equity_percent: Rate | None = None,
    cost_of_debt_percent: Rate | None = None,
    debt_weight_percent: Percent | None = None,
    tax_rate_percent: Percent | None = None,
    treatments: list[Treatment] | None = None,
) -> dict[str, Any]:
    """Value a share by discounted cash flow. It is dated to the last close; free cash flow grows for some
    years, then for ever at the terminal rate. Never compute such a value yourself. State the assumptions
    and the method with the value. The output has the steps, a grid of other rates, the value under the
    other treatments (`alternatives`) and the growth that the price implies. Values per share are in
    `value_per_share_currency`. Banks, insurers and companies without free cash flow are refused.

    Args:
        ticker: Symbol, such as AAPL, BMW.DE or 005930.KS.
        method: to_firm: cash flow before interest at the WACC, less net debt, minorities and preferred
            shares. to_equity: cash flow after interest at the cost of equity.
        discount_rate_percent: The WACC to the firm, the cost of equity to equity; 10 by default.
        terminal_growth_percent: Growth for ever after the projected years, a year.
        growth_percent: Growth in the projected years; by default taken from `growth_from`.
        growth_from: Past free cash flow, or analysts' revenue estimates.
        years: Projected years.
        cost_of_equity_percent: With cost_of_debt_percent, gives the WACC instead of discount_rate_percent.
        cost_of_debt_percent: Before tax.
        debt_weight_percent: In the WACC; by default by market value.
        tax_rate_percent: By default the effective one.
        treatments: Where not as usual: cash flow at each year's middle, stock-based compensation added
            back, leases as debt, long-term securities added.
    """
    asked = Assumptions(
        method=method,
        discount_rate=discount_rate_percent,
        cost_of_equity=cost_of_equity_percent,
        cost_of_debt=cost_of_debt_percent,
        debt_weight=debt_weight_percent,
        tax_rate=tax_rate_percent,
        terminal_growth=terminal_growth_percent,
        years=years,
        **{name: other for one in treatments or () for name, other in (OTHERS[one],)},
    )
    company = companies.fetch(ticker)
    if growth_percent is not None:
        rate = growth.given(growth_percent)
    elif growth_from == "estimates":
        rate = growth.expected(about.earnings(ticker))
    else:
        rate = growth.past(company.fundamentals.years)
    return valuation_output(value(company, asked, rate))


def valuation_output(found: Valuation) -> dict[str, Any]:
    company = found.company
    unit = parts.unit_of(company.latest_flows, company.latest_balance)
    against, refused = _against_price(found)
    refused |= {
        f"{one.assumption}_{one.alternative}": one.refused for one in found.alternatives if one.refused
    }
    return present(
        {
            **parts.heading(company),
            "unit": unit,
            "method": found.asked.method,
            "valuation_date": found.cash_flows.valued_on.isoformat(),
            "assumptions": _assumptions(found, unit),
            "cash_flow": _cash_flow(found.base, found.asked.method, unit),
            "projection": _projection(found, unit),
            "present_value_of_cash_flows": parts.in_unit(found.present_value_of_cash_flows, unit),
            "terminal_value": parts.in_unit(found.terminal_value, unit),
            "terminal_discount": {
                "discount_factor": round(found.cash_flows.terminal_factor(found.discount_rate), 4)
            },
            "present_value_of_terminal_value": parts.in_unit(found.present_value_of_terminal_value, unit),
            "terminal_value_share_percent": round(
                found.present_value_of_terminal_value / found.present_value * 100, 2
            ),
            **_bridge(found, unit),
            "equity_value": parts.in_unit(found.equity_value, unit),
            "shares": {
                "unit": unit,
                "diluted": parts.in_unit(found.shares.count, unit),
                "formula": found.shares.formula,
            },
            "value_per_share": _price(company, found.value_per_share),
            "value_per_share_currency": found.currency,
            "price": parts.price(company),
            **against,
            "refused": refused,
            "alternatives": _alternatives(found),
            "sensitivity": {
                "currency": found.currency,
                "discount_rates_percent": list(found.discount_rates),
                "terminal_growths_percent": list(found.terminal_growths),
                "value_per_share": [
                    [None if one is None else _price(company, one) for one in row] for row in found.grid
                ],
            },
            "exchange_rate": parts.rate(company.rate) if company.rate else None,
            **parts.foot(company, found.notes),
        }
    )


def _assumptions(found: Valuation, unit: str) -> dict[str, Any]:
    asked, cost = found.asked, found.cost_of_capital
    is_average = asked.method == "to_firm"
    return present(
        {
            "discount_rate_percent": found.discount_rate,
            "discount_rate_basis": "weighted average cost of capital" if is_average else "cost of equity",
            "cost_of_capital": cost
            and {
                "cost_of_equity_percent": cost.cost_of_equity,
                "cost_of_debt_percent": cost.cost_of_debt,
                "equity_weight_percent": cost.equity_weight,
                "debt_weight_percent": cost.debt_weight,
                "tax_rate_percent": cost.tax_rate,
            },
            "terminal_growth_percent": asked.terminal_growth,
            "growth_percent": found.growth.rate,
            "growth_basis": found.growth.basis,
            "years": asked.years,
            "base_free_cash_flow": parts.in_unit(found.base.amount, unit),
            "base_period": found.base.period.isoformat(),
            "base_basis": found.base.basis,
            "counted_from": found.cash_flows.counted_from.isoformat(),
            "timing": asked.timing,
            "stock_compensation": asked.stock_compensation,
            "leases": asked.leases if is_average else None,
            "long_term_securities": asked.long_term_securities if is_average else None,
            "net_borrowing": None if is_average else 0,
        }
    )


def _cash_flow(base: BaseCashFlow, method: Method, unit: str) -> dict[str, Any]:
    return present(
        {
            **{line: parts.in_unit(amount, unit) for line, amount in base.lines.items()},
            **_interest("interest_paid", base.paid, unit),
            **_interest("interest_received", base.received, unit),
            "tax_rate_percent": base.tax and base.tax.percent,
            "tax_rate_basis": base.tax and base.tax.basis,
            f"free_cash_flow_{method}": parts.in_unit(base.amount, unit),
            "formula": base.formula,
        }
    )


def _interest(name: str, found: Interest | None, unit: str) -> dict[str, Any]:
    if found is None:
        return {}
    return {
        name: parts.in_unit(found.amount, unit),
        f"{name}_line": found.line,
        f"{name}_period": found.period.isoformat(),
    }


def _projection(found: Valuation, unit: str) -> dict[str, Any]:
    return {
        "columns": [
            *("year", "period_end", "free_cash_flow", "fraction_counted", "discount_years"),
            *("discount_factor", "present_value"),
        ],
        "rows": [
            [
                year.year,
                year.end.isoformat(),
                parts.in_unit(year.cash_flow, unit),
                year.fraction,
                year.time,
                round(year.discount_factor, 4),
                parts.in_unit(year.present_value, unit),
            ]
            for year in found.projection
        ],
    }


def _bridge(found: Valuation, unit: str) -> dict[str, Any]:
    """From the present value of all cash flows to what is the owners'."""
    held = found.claims
    shared = {
        "minority_interest": parts.in_unit(held.minority_interest, unit),
        "preferred_equity": parts.in_unit(held.preferred_equity, unit),
    }
    if found.asked.method == "to_equity":
        return {**shared, "claims_period": held.period.isoformat()}
    return {
        "enterprise_value": parts.in_unit(found.present_value, unit),
        **_net_debt(held, unit),
        **shared,
    }


def _net_debt(held: Claims, unit: str) -> dict[str, Any]:
    securities = {
        "long_term_securities": parts.in_unit(held.securities, unit),
        "long_term_securities_line": held.securities_line,
    }
    return {
        "total_debt": parts.in_unit(held.debt, unit),
        "lease_obligations": parts.in_unit(held.leases, unit),
        "cash_and_short_term_investments": parts.in_unit(held.cash, unit),
        "net_debt": parts.in_unit(held.net_debt, unit),
        "net_debt_period": held.period.isoformat(),
        **(securities if held.securities and held.securities_included else {}),
    }


def _alternatives(found: Valuation) -> dict[str, Any]:
    rows = (
        (
            one.assumption,
            one.alternative,
            None if one.value_per_share is None else _price(found.company, one.value_per_share),
            None if one.value_per_share is None else _upside(found.company, one.value_per_share),
        )
        for one in found.alternatives
    )
    columns = ("assumption", "alternative", "value_per_share", "upside_percent")
    return {"currency": found.currency, "unit": "ones", **(table(columns, rows) or {})}


def _price(company: Company, amount: float) -> float:
    return round(amount, company.prices.decimals)


def _upside(company: Company, value_per_share: float) -> float | None:
    if company.factor is None:
        return None
    return round((value_per_share / company.close - 1) * 100, 2)


def _against_price(found: Valuation) -> tuple[dict[str, Any], dict[str, str]]:
    """What the value says of the price, and what it does not, with the reason."""
    if found.company.factor is None:
        names = ("upside_percent", "growth_implied_by_price_percent")
        return {}, dict.fromkeys(names, found.company.rate_missing)
    output: dict[str, Any] = {"upside_percent": _upside(found.company, found.value_per_share)}
    implied = found.implied_growth
    if implied is not None:
        return output | {"growth_implied_by_price_percent": round(implied, 2)}, {}
    low, high = IMPLIED_GROWTH
    above = found.value_at(low) > found.company.close
    reason = (
        f"even at {low:g} % a year the value is above the price"
        if above
        else f"even at {high:g} % a year the value is below the price"
    )
    return output, {"growth_implied_by_price_percent": reason}
