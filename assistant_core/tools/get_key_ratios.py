"""Ratios of a company, computed here and shown with their formulas and inputs."""

from typing import Any

from assistant_core.analysis import company as companies
from assistant_core.analysis.company import Company
from assistant_core.analysis.multiples import Priced, multiples
from assistant_core.analysis.ratios import Missing, ratios
from assistant_core.tools import company_output as parts
from assistant_core.tools.output_parts import present
from assistant_core.tools.registry import tool


@tool
def get_key_ratios(ticker: str) -> dict[str, Any]:
    """Get a company's ratios over its last fiscal years and its valuation at the last price: growth,
    margins, returns, leverage, liquidity, price to earnings, sales, book and free cash flow, enterprise
    value to EBITDA, yields. Use it instead of computing ratios yourself. Each ratio has its formula, and
    `inputs` the statement lines. `valuation` is on the last twelve months or, as its `period` says, the
    last fiscal year; its lines are in `latest`. `refused` says which ratios cannot be computed and why. A
    price in another currency is converted at `exchange_rate`.

    Args:
        ticker: Symbol, such as AAPL, BMW.DE or 005930.KS.
    """
    return ratios_output(companies.fetch(ticker))


def ratios_output(company: Company) -> dict[str, Any]:
    years, flows, balance = company.fundamentals.years, company.latest_flows, company.latest_balance
    unit = parts.unit_of(years, flows, balance)
    of_years = ratios(years, company.fundamentals.trailing, company.fundamentals.quarters, kind=company.kind)
    of_price = multiples(company)
    refused = {name: one.refused for name, one in (of_years | of_price).items() if one.refused}
    output = {
        **parts.heading(company),
        "company_kind": None if company.kind == "operating" else company.kind,
        "unit": unit,
        "periods": [period.isoformat() for period in years.periods],
        "ratios": {
            name: {"unit": ratio.unit, "values": list(ratio.values), "formula": ratio.formula}
            for name, ratio in of_years.items()
            if any(value is not None for value in ratio.values)
        },
        **parts.lines_output(years, unit),
        "price": parts.price(company),
        "market": parts.market(company, unit),
        **_worth(company, unit),
        "valuation": {
            name: {
                "unit": multiple.unit,
                "value": multiple.value,
                "formula": multiple.formula,
                "period": multiple.period and multiple.period.isoformat(),
            }
            for name, multiple in of_price.items()
            if multiple.value is not None
        },
        "latest": _latest(company, unit),
        "exchange_rate": parts.rate(company.rate) if company.rate else None,
        "refused": refused,
        **parts.foot(company),
    }
    return present(output)


def _worth(company: Company, unit: str) -> dict[str, Any]:
    """In the currency of the statements, as the multiples are that they make."""
    try:
        priced = Priced(company)
    except Missing:
        return {}
    output = {
        "market_cap": parts.in_unit(priced.market_cap, unit),
        "market_cap_formula": f"close * shares, by {company.shares.formula}",
    }
    try:
        output["enterprise_value"] = parts.in_unit(priced.enterprise_value, unit)
    except Missing:
        return output
    return output | {
        "enterprise_value_formula": "market_cap + TotalDebt - CashCashEquivalentsAndShortTermInvestments "
        "+ MinorityInterest + PreferredStockEquity"
    }


def _latest(company: Company, unit: str) -> dict[str, Any]:
    """What the valuation is computed from, where it is newer than the fiscal years."""
    years, output = company.fundamentals.years, {}
    flows = company.latest_flows
    if flows.periods and flows is not years:
        output["twelve_months"] = {"to": flows.periods[0].isoformat(), **parts.newest_output(flows, unit)}
    if company.latest_balance is not years:
        balance = company.latest_balance
        output["balance_sheet"] = {"of": balance.periods[0].isoformat(), **parts.newest_output(balance, unit)}
    return output
