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
        years: How many; 5 if left out.
        as_of: YYYY-MM-DD, for what was known on that day.
        source: official (the filings) or yahoo alone.
        basis: Korean companies; separate is the parent alone.
        concepts: More lines by XBRL name, as us-gaap:AdvertisingExpense.
    """
    return statement_output(
        statement(ticker, "balance_sheet", period, years, as_of, source, basis, concepts or ())
    )
