"""Ratios of a company, computed here and shown with their formulas and inputs."""

from typing import Any

from assistant_core.analysis import company as companies
from assistant_core.analysis.company import Company
from assistant_core.analysis.forward import forward_multiples
from assistant_core.analysis.multiples import multiples, priced_now
from assistant_core.analysis.multiples_history import past_multiples
from assistant_core.analysis.ratios import Missing, ratios
from assistant_core.errors import MarketDataError
from assistant_core.market.model import Table
from assistant_core.tools import company_output as parts
from assistant_core.tools.output import iso, periods_output
from assistant_core.tools.output_parts import per_share, present
from assistant_core.tools.registry import tool


@tool
def get_key_ratios(ticker: str) -> dict[str, Any]:
    """Get a company's ratios over its last fiscal years and its valuation at the last price: growth,
    margins, returns, leverage, liquidity, P/E (also forward), P/S, P/B, P/FCF, EV/EBITDA, yields. Past
    multiples are there, too. Use it instead of computing ratios yourself. Each ratio has its formula, and
    `inputs` the statement lines. `valuation` is on the last twelve months or, as its `period` says, the
    last fiscal year; its lines are in `latest`. `refused` says what cannot be computed and why. A price in
    another currency is converted at `exchange_rate`. Where `eps_of_listed_share` is false, never divide the
    price by figures per share.

    Args:
        ticker: Symbol, such as AAPL, BMW.DE or 005930.KS.
    """
    return ratios_output(companies.fetch(ticker))


def ratios_output(company: Company) -> dict[str, Any]:
    years, flows, balance = company.fundamentals.years, company.latest_flows, company.latest_balance
    unit = parts.unit_of(years, flows, balance)
    of_years = ratios(years, company.fundamentals.trailing, company.fundamentals.quarters, kind=company.kind)
    of_price = multiples(company) | forward_multiples(company)
    past, no_past = _past(company)
    refused = {name: one.refused for name, one in (of_years | of_price).items() if one.refused}
    refused |= {"valuation_history": no_past} if no_past else {}
    output = {
        **parts.heading(company),
        "company_kind": None if company.kind == "operating" else company.kind,
        "unit": unit,
        **periods_output(years),
        "ratios": {
            name: {"unit": ratio.unit, "values": list(ratio.values), "formula": ratio.formula}
            for name, ratio in of_years.items()
            if any(value is not None for value in ratio.values)
        },
        **parts.lines_output(years, unit),
        "eps_of_listed_share": None if company.shares.ordinary else False,
        "price": parts.price(company),
        "market": parts.market(company, unit),
        **_worth(company, unit),
        "valuation": {
            name: present(
                {
                    "unit": multiple.unit,
                    "value": multiple.value,
                    "formula": multiple.formula,
                    "period": multiple.period and multiple.period.isoformat(),
                    "eps_estimate": per_share(multiple.eps_estimate),
                    "eps_currency": multiple.eps_currency,
                    "growth_percent": multiple.growth_percent,
                    "analysts": multiple.analysts,
                }
            )
            for name, multiple in of_price.items()
            if multiple.value is not None
        },
        "valuation_history": past,
        "latest": _latest(company, unit),
        "exchange_rate": parts.rate(company.rate) if company.rate else None,
        "refused": refused,
        **parts.foot(company),
    }
    return present(output)


def _past(company: Company) -> tuple[dict[str, Any], str]:
    """The multiples at the ends of past fiscal years, or why there are none."""
    try:
        past = past_multiples(company)
    except (Missing, MarketDataError) as reason:
        return {}, str(reason)
    output = {
        "currency": past.currency,
        "periods": [end.isoformat() for end in past.periods],
        "price_dates": [day.isoformat() for day in past.days],
        "closes": list(past.closes),
        "multiples": {
            name: present({"unit": unit, "values": list(values), "median": past.median(name)})
            for name, (unit, values) in past.values.items()
        },
    }
    return output, ""


def _worth(company: Company, unit: str) -> dict[str, Any]:
    """In the currency of the statements, as the multiples are that they make."""
    try:
        priced = priced_now(company)
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
    years, output = company.fundamentals.years, dict[str, Any]()
    flows, balance = company.latest_flows, company.latest_balance
    if flows.periods and not _holds(years, flows):
        dates = present({"from": iso(flows.start()), "to": iso(flows.periods[0])})
        output["twelve_months"] = {**dates, **parts.newest_output(flows, unit)}
    if balance.periods and not _holds(years, balance):
        output["balance_sheet"] = {"of": balance.periods[0].isoformat(), **parts.newest_output(balance, unit)}
    return output


def _holds(years: Table, table: Table) -> bool:
    """Whether the newest figures of a table stand among the years; a stub may end on the same day."""
    if table.periods[0] not in years.periods:
        return False
    index = years.periods.index(table.periods[0])
    return all(row[0] is None or years.value(line, index) == row[0] for line, row in table.figures.items())
