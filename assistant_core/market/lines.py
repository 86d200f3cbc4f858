"""What a statement line counts: money, money per share, shares, or a ratio.

The names are Yahoo's own. They cover all 375 lines that yfinance knows of the three statements.
"""

import re
from typing import Literal

Measure = Literal["money", "per_share", "shares", "ratio"]

PER_SHARE = re.compile(
    r"EPS|PerShare$|^(Basic|Diluted)(AccountingChange|Extraordinary|(Continuous|Discontinuous)Operations)$"
)
SHARES = re.compile(r"AverageShares$|SharesNumber$|^ShareIssued$")
RATIO = re.compile(r"^TaxRate")

# Yahoo works these out itself, down to fractions of a cent; nobody reports them.
COMPUTED_BY_YAHOO = frozenset({"TaxEffectOfUnusualItems", "NormalizedIncome"})

# What analyses build on, in the order of the statements. Yahoo repeats these under other names
# (NetIncomeCommonStockholders, ReconciledCostOfRevenue, …), which say nothing new as long as the figures are
# the same.
MAIN = tuple(
    """
    TotalRevenue CostOfRevenue GrossProfit ResearchAndDevelopment SellingGeneralAndAdministration
    OperatingExpense OperatingIncome EBIT EBITDA InterestIncome InterestExpense NetInterestIncome
    OtherIncomeExpense PretaxIncome TaxProvision NetIncome

    TotalAssets CurrentAssets CashAndCashEquivalents CashCashEquivalentsAndShortTermInvestments
    AccountsReceivable Inventory NetPPE Goodwill TotalLiabilitiesNetMinorityInterest CurrentLiabilities
    AccountsPayable CurrentDebt LongTermDebt TotalDebt NetDebt StockholdersEquity RetainedEarnings
    WorkingCapital InvestedCapital

    OperatingCashFlow CapitalExpenditure FreeCashFlow CashDividendsPaid RepurchaseOfCapitalStock
    InvestingCashFlow FinancingCashFlow ChangesInCash StockBasedCompensation DepreciationAndAmortization
    ChangeInWorkingCapital
    """.split()
)

# What ratios are computed from: sums over a period, and balances at its end.
RATIO_FLOWS = tuple(
    """
    TotalRevenue CostOfRevenue GrossProfit OperatingIncome EBIT EBITDA NetInterestIncome InterestExpense
    NetPolicyholderBenefitsAndClaims PretaxIncome TaxProvision NetIncome PreferredStockDividends
    NetIncomeCommonStockholders DilutedEPS DilutedAverageShares OperatingCashFlow
    DepreciationAndAmortization GainLossOnSaleOfPPE CapitalExpenditure FreeCashFlow CashDividendsPaid
    """.split()
)
RATIO_BALANCES = tuple(
    """
    TotalAssets CurrentAssets AccountsReceivable CashCashEquivalentsAndShortTermInvestments NetLoan
    CurrentLiabilities TotalDebt StockholdersEquity CommonStockEquity MinorityInterest PreferredStockEquity
    InvestedCapital OrdinarySharesNumber
    """.split()
)

# What a discounted cash flow needs besides.
VALUATION_FLOWS = tuple(
    """
    BasicAverageShares StockBasedCompensation InterestIncome InterestPaidSupplementalData InterestPaidCFF
    InterestPaidCFO InterestReceivedCFI InterestReceivedCFO
    """.split()
)
VALUATION_BALANCES = tuple(
    """
    CurrentDebt LongTermDebt CapitalLeaseObligations InvestmentinFinancialAssets AvailableForSaleSecurities
    InvestmentsAndAdvances
    """.split()
)
FLOWS = (*RATIO_FLOWS, *VALUATION_FLOWS)
BALANCES = (*RATIO_BALANCES, *VALUATION_BALANCES)
OF_VALUATION = frozenset((*VALUATION_FLOWS, *VALUATION_BALANCES))

# Without one of these a period is told in part only: revenue comes before the rest of a statement.
FULL = ("TotalRevenue", "NetIncome", "EBITDA", "FreeCashFlow")
FULL_BALANCE = (
    "StockholdersEquity",
    "TotalDebt",
    "CashCashEquivalentsAndShortTermInvestments",
)

SPLIT = 1.5
"""A share count that changes by this factor within a year was split, or stands for another company."""


def measure(line: str) -> Measure:
    if PER_SHARE.search(line):
        return "per_share"
    if SHARES.search(line):
        return "shares"
    return "ratio" if RATIO.search(line) else "money"
