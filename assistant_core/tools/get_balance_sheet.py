"""The balance sheet of a company."""

from typing import Any, Literal

from assistant_core.market.official import Basis
from assistant_core.market.statements import SourceName, statement
from assistant_core.tools.output import statement_output
from assistant_core.tools.registry import tool


@tool
def get_balance_sheet(
    ticker: str,
    period: Literal["annual", "quarterly"] = "annual",
    years: int | None = None,
    as_of: str | None = None,
    source: SourceName | None = None,
    basis: Basis | None = None,
    concepts: list[str] | None = None,
) -> dict[str, Any]:
    """Get a company's balance sheets, newest first: assets, liabilities, debt, cash, equity.

    Amounts are scaled by `unit`; null means not reported; repeated lines are left out.

    Args:
        ticker: Symbol, such as AAPL, BMW.DE or 005930.KS.
        period: Ends of fiscal years, or of quarters.
        years: How many years back; 5 if left out.
        as_of: Day (YYYY-MM-DD) for the figures as they were known then.
        source: One source alone: official (the filings) or yahoo.
        basis: Of Korean companies: consolidated, or separate (the parent alone).
        concepts: Further lines by their name in the filings, such as us-gaap:AdvertisingExpense.
    """
    return statement_output(
        statement(ticker, "balance_sheet", period, years, as_of, source, basis, concepts or ())
    )
