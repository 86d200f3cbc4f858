"""What stands between the value of an enterprise and that of its owners, from the newest balance sheet."""

from dataclasses import dataclass
from datetime import date

from assistant_core.analysis.company import Company
from assistant_core.analysis.discounted_cash_flow.assumptions import Assumptions
from assistant_core.errors import NoSuchStatement
from assistant_core.market.model import Table

CASH = "CashCashEquivalentsAndShortTermInvestments"
SECURITIES = ("InvestmentinFinancialAssets", "AvailableForSaleSecurities", "InvestmentsAndAdvances")
"""The first that is reported; only the last, and broadest, may hold shares in associates."""


@dataclass(frozen=True, slots=True)
class Claims:
    """Amounts at `period`, as reported; `debt` is with or without leases, as asked.

    `leases` and `securities` are None where no line reports them.
    """

    period: date
    debt: float | None
    cash: float | None
    leases: float | None
    minority_interest: float
    preferred_equity: float
    securities: float | None
    securities_line: str
    securities_included: bool

    @property
    def net_debt(self) -> float:
        return (self.debt or 0) - (self.cash or 0)

    @property
    def before_owners_of_firm(self) -> float:
        included = self.securities if self.securities_included and self.securities else 0
        return self.net_debt + self.before_owners_of_equity - included

    @property
    def before_owners_of_equity(self) -> float:
        return self.minority_interest + self.preferred_equity


def claims(company: Company, asked: Assumptions) -> Claims:
    """Raises NoSuchStatement where debt or cash is not reported, which a valuation to equity does without."""
    balance = company.latest_balance
    line = next((name for name in SECURITIES if balance.value(name)), "")
    found = Claims(
        period=balance.periods[0],
        debt=_debt(balance, asked),
        cash=balance.value(CASH),
        leases=balance.value("CapitalLeaseObligations"),
        minority_interest=balance.value("MinorityInterest") or 0.0,
        preferred_equity=balance.value("PreferredStockEquity") or 0.0,
        securities=balance.value(line),
        securities_line=line,
        securities_included=asked.long_term_securities == "included",
    )
    if asked.method == "to_firm":
        for name, amount in (("TotalDebt", found.debt), (CASH, found.cash)):
            if amount is None:
                raise NoSuchStatement(
                    f"{company.fundamentals.listing.name} cannot be valued: {name} is not reported in its "
                    "balance sheet. The method to_equity does without it."
                )
    return found


def _debt(balance: Table, asked: Assumptions) -> float | None:
    """The source counts leases as debt in some years and not in others, which the other lines tell."""
    total, leases = balance.value("TotalDebt"), balance.value("CapitalLeaseObligations")
    if total is None or not leases:
        return total
    borrowed = [balance.value(line) for line in ("CurrentDebt", "LongTermDebt")]
    without = sum(one for one in borrowed if one is not None)
    within = borrowed == [None, None] or abs(total - without) > leases / 2
    if asked.leases == "as_debt":
        return total if within else total + leases
    return total - leases if within else total
