"""What kind of company it is, as far as other ratios count for it: a bank has no free cash flow.

The source's sector and industry say it, and the lines of the statements must agree. Without a sector the
lines alone decide, and only by what is there: a line that is missing makes no company a bank.
"""

from typing import Literal

from assistant_core.market.model import Table

Kind = Literal["bank", "insurer", "financial", "reit", "operating"]
FINANCIAL: frozenset[Kind] = frozenset({"bank", "insurer", "financial"})
"""Those whose debt and cash are their business: no enterprise value, no free cash flow, no EBITDA."""

SAYS_NOTHING = "debt, cash and lending are the business of a bank or an insurer, so it says nothing of one"
"""Why what is made of enterprise value, EBITDA, free cash flow or interest is refused of such a company."""
NAMES: dict[Kind, str] = {
    "bank": "a bank",
    "insurer": "an insurer",
    "financial": "a financial company",
    "reit": "a real estate investment trust",
}
OF_FINANCIALS = (
    "it is measured by book value and earnings, not by enterprise value, EBITDA or free cash flow, as debt, "
    "cash and lending are its business"
)
MEASURES: dict[Kind, str] = {
    "bank": OF_FINANCIALS,
    "insurer": OF_FINANCIALS,
    "financial": OF_FINANCIALS,
    "reit": "its earnings are after the depreciation of property, so they are shown with funds from "
    "operations, net income plus depreciation and amortization less gains on sales of property",
}
"""What each kind is measured by, where that is not as others are."""

OF_OPERATIONS = ("CostOfRevenue", "GrossProfit", "OperatingIncome", "EBITDA")
MOST_INTEREST = 0.2
"""Of revenue. Above it interest is what is sold or what it costs to sell it."""
FINANCE_INDUSTRIES: dict[str, Kind] = {
    "banks": "bank",
    "mortgage finance": "bank",
    "insurance brokers": "operating",
    "insurance": "insurer",
}
"""Beginnings of Yahoo's industries in its sector of financial services; the more telling first."""


def kind_of(sector: str | None, industry: str | None, years: Table) -> Kind:
    its_sector, its_industry = (sector or "").casefold(), (industry or "").casefold()
    if its_industry.startswith("reit"):
        return "financial" if "mortgage" in its_industry else "reit"
    if its_sector and its_sector != "financial services":
        return "operating"
    if _classified(years) and _reported(years, "CostOfRevenue", "GrossProfit"):
        return "operating"
    named = next((kind for name, kind in FINANCE_INDUSTRIES.items() if its_industry.startswith(name)), None)
    if named:
        return named
    if _classified(years):
        return "operating"
    return "financial" if its_sector and not _by_lines(years) else _by_lines(years) or "operating"


def _by_lines(years: Table) -> Kind | None:
    """Of a balance sheet that does not tell current from other items, as those of financial companies."""
    if _reported(years, "NetPolicyholderBenefitsAndClaims"):
        return "insurer"
    if _reported(years, "NetLoan"):
        return "bank"
    if not _reported(years, *OF_OPERATIONS) and _interest_of_revenue(years) >= MOST_INTEREST:
        return "bank"
    return "financial" if _earns_beside_operations(years) else None


def _classified(years: Table) -> bool:
    return _reported(years, "CurrentAssets", "CurrentLiabilities")


def _reported(years: Table, *lines: str) -> bool:
    return any(value is not None for line in lines for value in years.figures.get(line, ()))


def _interest_of_revenue(years: Table) -> float:
    revenue, interest = years.value("TotalRevenue"), years.value("InterestExpense")
    return (interest or 0) / revenue if revenue and revenue > 0 else 0


def _earns_beside_operations(years: Table) -> bool:
    """Whether profit exceeds what is left of sales after their costs: what was invested earned it."""
    revenue, costs = years.value("TotalRevenue"), years.value("CostOfRevenue")
    gross = years.value("GrossProfit")
    if gross is None and revenue is not None and costs is not None:
        gross = revenue - costs
    profits = [years.value(line) for line in ("EBIT", "PretaxIncome", "NetIncome")]
    return (
        gross is not None and max((profit for profit in profits if profit is not None), default=0) > gross > 0
    )
