"""Ratios, multiples and both valuations, computed from raw lines as a textbook does.

Nothing of the product is imported. A figure that has no meaning (a growth from a loss, a price of negative
earnings, a line that is not there) is None. Percentages and multiples are rounded to two decimals.
"""

from datetime import date

FINANCIAL = ("bank", "insurer")


def over(part, whole, times=1.0):
    """A quotient with two decimals; None without both, or over nothing or less."""
    if part is None or whole is None or whole <= 0:
        return None
    return round(part / whole * times, 2)


def percent(part, whole):
    return over(part, whole, 100)


class Books:
    """The lines of a company, by name and year; None where there is none."""

    def __init__(self, lines):
        self.lines = lines

    def __call__(self, name, year):
        row = self.lines.get(name)
        return None if row is None or year < 0 else row[year]

    def common_income(self, year):
        told = self("NetIncomeCommonStockholders", year)
        return self("NetIncome", year) if told is None else told

    def common_equity(self, year):
        told = self("CommonStockEquity", year)
        return self("StockholdersEquity", year) if told is None else told


def ratios(company):
    """Of each year, the oldest first; a ratio of no year at all is left out."""
    books = Books(company.years)
    by_year = [ratios_of_year(books, year, company.kind) for year in range(3)]
    return {name: [one[name] for one in by_year] for name in by_year[0]}


def ratios_of_year(books, year, kind):
    def growth(name):
        now, before = books(name, year), books(name, year - 1)
        return None if over(now, before) is None else round((now / before - 1) * 100, 2)

    def on_average(part, of):
        ends = of(year), of(year - 1) if year else None
        if part is None or None in ends or min(ends) <= 0:
            return None
        return round(part / (sum(ends) / 2) * 100, 2)

    def line(name):
        return books(name, year)

    debt, cash = line("TotalDebt"), line("CashCashEquivalentsAndShortTermInvestments")
    tax, pretax, operating = line("TaxProvision"), line("PretaxIncome"), line("OperatingIncome")
    taxed = None
    if None not in (tax, pretax, operating) and pretax > 0:
        taxed = operating * (1 - tax / pretax)
    receivables = line("AccountsReceivable")
    found = {
        "revenue_growth": growth("TotalRevenue"),
        "net_income_growth": growth("NetIncome"),
        "eps_growth": growth("DilutedEPS"),
        "gross_margin": percent(line("GrossProfit"), line("TotalRevenue")),
        "operating_margin": percent(operating, line("TotalRevenue")),
        "net_margin": percent(line("NetIncome"), line("TotalRevenue")),
        "return_on_equity": on_average(books.common_income(year), books.common_equity),
        "return_on_assets": on_average(line("NetIncome"), lambda end: books("TotalAssets", end)),
        "debt_to_equity": over(debt, line("StockholdersEquity")),
        "free_cash_flow_margin": percent(line("FreeCashFlow"), line("TotalRevenue")),
        "return_on_invested_capital": on_average(taxed, lambda end: books("InvestedCapital", end)),
        "net_debt_to_ebitda": over(debt - cash, line("EBITDA")),
        "interest_coverage": over(line("EBIT"), line("InterestExpense")),
        "current_ratio": over(line("CurrentAssets"), line("CurrentLiabilities")),
        "quick_ratio": None if receivables is None else over(cash + receivables, line("CurrentLiabilities")),
        "cash_conversion": over(line("OperatingCashFlow"), line("NetIncome")),
    }
    if kind in FINANCIAL:
        of_operations = (
            *("free_cash_flow_margin", "return_on_invested_capital", "net_debt_to_ebitda"),
            *("interest_coverage", "current_ratio", "quick_ratio", "cash_conversion"),
        )
        found |= dict.fromkeys(of_operations)
    return found


def newest(company):
    """The flows of the newest twelve months and the newest balance sheet."""
    return Books(company.trailing or company.years), Books(company.quarterly or company.years)


def market_value(company):
    """In millions of the currency of the statements."""
    return company.close * company.shares * company.rate


def enterprise_value(company):
    _, sheet = newest(company)
    debt, cash = sheet("TotalDebt", 2), sheet("CashCashEquivalentsAndShortTermInvestments", 2)
    others = (sheet("MinorityInterest", 2) or 0) + (sheet("PreferredStockEquity", 2) or 0)
    return market_value(company) + debt - cash + others


def multiples(company):
    flows, sheet = newest(company)
    worth = market_value(company)
    income, free = flows.common_income(2), flows("FreeCashFlow", 2)
    eps = flows("DilutedEPS", 2)
    dividends = flows("CashDividendsPaid", 2)
    found = {
        "price_to_earnings": over(company.close, eps) if company.per_share else over(worth, income),
        "earnings_yield": percent(eps, company.close) if company.per_share else percent(income, worth),
        "price_to_sales": over(worth, flows("TotalRevenue", 2)),
        "price_to_book": over(worth, sheet.common_equity(2)),
        "dividend_yield": None if dividends is None else percent(-dividends, worth),
    }
    if company.kind not in FINANCIAL:
        found |= {
            "price_to_free_cash_flow": over(worth, free),
            "free_cash_flow_yield": percent(free, worth),
            "enterprise_value_to_ebitda": over(enterprise_value(company), flows("EBITDA", 2)),
            "enterprise_value_to_sales": over(enterprise_value(company), flows("TotalRevenue", 2)),
        }
    if company.kind == "reit":
        funds = income + flows("DepreciationAndAmortization", 2) - flows("GainLossOnSaleOfPPE", 2)
        found["price_to_funds_from_operations"] = over(worth, funds)
    return found


def interest(flows):
    """Paid and received, as cash where that is reported, else as the income statement has it."""
    paid = ("InterestPaidSupplementalData", "InterestPaidCFF", "InterestExpense")
    received = ("InterestReceivedCFI", "InterestIncome")
    return tuple(
        abs(next((flows(name, 2) for name in names if flows(name, 2) is not None), 0))
        for names in (paid, received)
    )


def tax_rate(flows):
    """Effective, in percent with two decimals; 25 where there is no profit to tax."""
    tax, income = flows("TaxProvision", 2), flows("PretaxIncome", 2)
    return round(tax / income * 100, 2) if income > 0 else 25.0


def cash_flow_to_equity(company):
    """After interest, also after that which is told outside of the operating cash flow."""
    flows, _ = newest(company)
    outside = (flows("InterestPaidCFF", 2) or 0) + (flows("InterestReceivedCFI", 2) or 0)
    return flows("FreeCashFlow", 2) + outside


def cash_flow_to_firm(company):
    flows, _ = newest(company)
    paid, received = interest(flows)
    return cash_flow_to_equity(company) + (paid - received) * (1 - tax_rate(flows) / 100)


def past_growth(company):
    """Compound growth of free cash flow over the fiscal years, within -10 and 15 percent."""
    first, *_, last = company.years["FreeCashFlow"]
    grown = ((last / first) ** (1 / 2) - 1) * 100
    return round(max(-10.0, min(15.0, grown)), 2)


def shares_outstanding(company):
    """Listed ones, with the dilution of the statements."""
    flows, _ = newest(company)
    return company.shares * flows("DilutedAverageShares", 2) / flows("BasicAverageShares", 2)


def value_per_share(
    company, method, discount, terminal, growth, years, middle, base_end, sheet_day, priced_on
):
    """In the currency of the price. `middle` is whether a year's cash flow comes in its middle."""
    _, sheet = newest(company)
    to_firm = method == "to_firm"
    cash = cash_flow_to_firm(company) if to_firm else cash_flow_to_equity(company)
    past = round((priced_on - base_end).days / 365, 4)
    # To the firm, what came in before the balance sheet is in its cash already; to equity, what is over is.
    over_by = round(((sheet_day if to_firm else priced_on) - base_end).days / 365, 4)
    rate, total = 1 + discount / 100, 0.0
    for year in range(1, years + 1):
        cash *= 1 + growth / 100
        start, end = max(year - 1, over_by), year
        if start < end:
            when = (start + end) / 2 if middle else end
            total += cash * (end - start) / rate ** (when - past)
    last = (years - 0.5 if middle else years) - past
    total += cash * (1 + terminal / 100) / (discount / 100 - terminal / 100) / rate**last
    total -= (sheet("MinorityInterest", 2) or 0) + (sheet("PreferredStockEquity", 2) or 0)
    if to_firm:
        total -= sheet("TotalDebt", 2) - sheet("CashCashEquivalentsAndShortTermInvestments", 2)
        securities = ("InvestmentinFinancialAssets", "AvailableForSaleSecurities")
        total += next((sheet(name, 2) for name in securities if sheet(name, 2)), 0)
    return total / shares_outstanding(company) / company.rate


def days(company):
    """The end of the newest twelve months and the day of the newest balance sheet."""
    year = date(2025, 12, 31)
    quarter = date(2026, 9, 30)
    return (quarter if company.trailing else year), (quarter if company.quarterly else year)
