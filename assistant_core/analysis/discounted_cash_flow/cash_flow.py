"""The cash flow that is projected: free cash flow of twelve months, before or after interest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant_core.analysis.company import Company
from assistant_core.analysis.discounted_cash_flow.assumptions import Assumptions
from assistant_core.analysis.sectors import FINANCIAL
from assistant_core.errors import NoSuchStatement
from assistant_core.market.model import Table

PAID = ("InterestPaidSupplementalData", "InterestPaidCFF", "InterestPaidCFO", "InterestExpense")
RECEIVED = ("InterestReceivedCFI", "InterestReceivedCFO", "InterestIncome")
NET = "NetInterestIncome"
OLDEST = 800
"""Days before the base period up to which interest of an earlier fiscal year stands in for its own."""
TAX_RATES = (0.0, 50.0)
"""Percent: an effective tax rate beyond these says nothing of the tax on interest."""
TAX_RATE = 25.0


@dataclass(frozen=True, slots=True)
class Interest:
    """As a positive amount, with the line and the period that it is read from."""

    amount: float
    line: str
    period: date


@dataclass(frozen=True, slots=True)
class TaxRate:
    percent: float
    basis: str


@dataclass(frozen=True, slots=True)
class BaseCashFlow:
    """`amount` is what `formula` makes of `lines`, interest and tax rate; interest is None to equity."""

    amount: float
    formula: str
    period: date
    basis: str
    lines: dict[str, float]
    paid: Interest | None
    received: Interest | None
    tax: TaxRate | None
    notes: tuple[str, ...]


def base_cash_flow(company: Company, asked: Assumptions) -> BaseCashFlow:
    """Raises NoSuchStatement where there are no twelve months, or a line that it needs is not reported."""
    flows, name = company.latest_flows, company.fundamentals.listing.name
    if not flows.periods:
        raise NoSuchStatement(f"{name} cannot be valued: no reported period has twelve months.")
    if company.kind in FINANCIAL:
        raise NoSuchStatement(
            f"{name} is a bank, an insurer or another financial company: lending and investing are its cash "
            "flow, so none can be discounted. Compare price_to_book and return_on_equity instead."
        )
    free = flows.value("FreeCashFlow")
    if free is None:
        raise NoSuchStatement(f"{name} cannot be valued: FreeCashFlow is not reported.")
    lines, formula = {"FreeCashFlow": free}, "FreeCashFlow"
    # Under IFRS interest may stand in financing and investing, outside of free cash flow.
    for line, sign in (("InterestPaidCFF", -1), ("InterestReceivedCFI", 1)):
        if (outside := flows.value(line)) is not None and outside != 0:
            lines[line] = sign * abs(outside)
            formula += f" + {line}"
    compensation = flows.value("StockBasedCompensation")
    if compensation is not None:
        lines["StockBasedCompensation"] = compensation
    amount = sum(value for line, value in lines.items() if line != "StockBasedCompensation")
    paid = received = tax = None
    notes: tuple[str, ...] = ()
    if asked.method == "to_firm":
        paid, received = _interest(company)
        tax = tax_rate(company, asked)
        net = (paid.amount if paid else 0) - (received.amount if received else 0)
        amount += net * (1 - tax.percent / 100)
        formula += " + (interest_paid - interest_received) * (1 - tax_rate)"
        notes = tuple(_unreported(company, paid, received))
    if company.kind == "reit":
        notes += (
            "A real estate investment trust may buy properties outside of CapitalExpenditure, and its free "
            "cash flow before them is too high a base: compare with its funds from operations.",
        )
    if asked.stock_compensation == "as_cost":
        if compensation is None:
            raise NoSuchStatement(
                f"StockBasedCompensation of {name} is not reported, so it cannot be taken as a cost."
            )
        amount -= compensation
        formula += " - StockBasedCompensation"
    period = flows.periods[0]
    basis = "fiscal year" if period in company.fundamentals.years.periods else "last twelve months"
    return BaseCashFlow(amount, formula, period, basis, lines, paid, received, tax, notes)


def tax_rate(company: Company, asked: Assumptions) -> TaxRate:
    if asked.tax_rate is not None:
        return TaxRate(asked.tax_rate, "as given")
    flows = company.latest_flows
    tax, income = flows.value("TaxProvision"), flows.value("PretaxIncome")
    if tax is None or income is None or income <= 0:
        return TaxRate(TAX_RATE, "assumed: there is no effective tax rate")
    effective = round(tax / income * 100, 2)
    low, high = TAX_RATES
    if not low <= effective <= high:
        return TaxRate(TAX_RATE, f"assumed: the effective tax rate of {effective:g} % is no guide")
    return TaxRate(effective, "TaxProvision / PretaxIncome")


def _interest(company: Company) -> tuple[Interest | None, Interest | None]:
    """Paid and received, from the newest period that tells; the net amount where it tells no more."""
    for table, index in _columns(company):
        if any(table.value(line, index) is not None for line in (*PAID, *RECEIVED)):
            return _newest(company, PAID), _newest(company, RECEIVED)
        if (net := table.value(NET, index)) is not None:
            found = Interest(abs(net), NET, table.periods[index])
            return (found, None) if net < 0 else (None, found)
    return None, None


def _newest(company: Company, names: Sequence[str]) -> Interest | None:
    for table, index in _columns(company):
        for name in names:
            if (amount := table.value(name, index)) is not None:
                return Interest(abs(amount), name, table.periods[index])
    return None


def _columns(company: Company) -> Iterator[tuple[Table, int]]:
    """The base period, then the fiscal years shortly before it."""
    flows, years = company.latest_flows, company.fundamentals.years
    yield flows, 0
    for index, period in enumerate(years.periods):
        if years.is_year(index) and 0 < (flows.periods[0] - period).days <= OLDEST:
            yield years, index


def _unreported(company: Company, paid: Interest | None, received: Interest | None) -> Iterator[str]:
    flows, balance = company.latest_flows, company.latest_balance
    for one in (paid, received):
        if one and one.period != flows.periods[0]:
            yield f"{one.line} is not reported for the period: that of the year to {one.period} is taken."
    if paid is None and not (received and received.line == NET) and balance.value("TotalDebt"):
        yield "Interest paid is not reported: none is added back, so the value is on the low side."
    cash = balance.value("CashCashEquivalentsAndShortTermInvestments")
    if received is None and not (paid and paid.line == NET) and cash:
        yield (
            "Interest received is not reported: what the cash earns stays in the cash flow, so the value is "
            "on the high side."
        )
