import pytest

from assistant_core.analysis.sectors import kind_of
from tests.support.tables import table

BALANCE = {"TotalAssets": (3000,), "StockholdersEquity": (300,), "TotalDebt": (400,)}
LENDER = table(2025, TotalRevenue=(100,), InterestExpense=(60,), NetIncome=(20,), **BALANCE)
INDUSTRIAL = table(
    2025,
    TotalRevenue=(100,),
    GrossProfit=(40,),
    EBIT=(15,),
    NetIncome=(10,),
    CurrentAssets=(50,),
    CurrentLiabilities=(40,),
    **BALANCE,
)
UNCLASSIFIED = table(2025, TotalRevenue=(100,), CostOfRevenue=(60,), EBIT=(15,), NetIncome=(10,), **BALANCE)
BARE = table(2025, TotalRevenue=(100,), NetIncome=(10,), **BALANCE)


@pytest.mark.parametrize(
    ("sector", "industry", "lines", "kind"),
    [
        ("Financial Services", "Banks - Regional", LENDER, "bank"),
        ("Financial Services", "Banks - Diversified", BARE, "bank"),
        ("Financial Services", "Mortgage Finance", LENDER, "bank"),
        ("Financial Services", "Insurance - Diversified", UNCLASSIFIED, "insurer"),
        ("Financial Services", "Insurance - Life", BARE, "insurer"),
        ("Financial Services", "Insurance Brokers", UNCLASSIFIED, "operating"),
        ("Financial Services", "Capital Markets", BARE, "financial"),
        ("Financial Services", "Credit Services", LENDER, "bank"),
        # A payment network, whose balance sheet tells current items.
        ("Financial Services", "Credit Services", INDUSTRIAL, "operating"),
        ("Financial Services", "Banks - Regional", INDUSTRIAL, "operating"),
        ("Real Estate", "REIT - Retail", UNCLASSIFIED, "reit"),
        ("Real Estate", "REIT - Mortgage", LENDER, "financial"),
        ("Real Estate", "Real Estate Services", UNCLASSIFIED, "operating"),
        ("Industrials", "Railroads", BARE, "operating"),
        ("Utilities", "Utilities - Regulated Electric", LENDER, "operating"),
    ],
)
def test_by_sector_and_lines(sector, industry, lines, kind):
    assert kind_of(sector, industry, lines) == kind


def with_lines(**lines):
    rows = {name: (value,) for name, value in lines.items()}
    return table(2025, **{**BARE.figures, **rows})


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (LENDER, "bank"),
        (with_lines(NetLoan=1500), "bank"),
        (with_lines(NetPolicyholderBenefitsAndClaims=60), "insurer"),
        # What was invested earns more than what was sold.
        (with_lines(CostOfRevenue=60, EBIT=55), "financial"),
        (with_lines(GrossProfit=40, NetIncome=45), "financial"),
        (UNCLASSIFIED, "operating"),
        (INDUSTRIAL, "operating"),
        # Much debt makes no bank of what reports an operating income.
        (with_lines(OperatingIncome=30, InterestExpense=25), "operating"),
        (with_lines(CurrentAssets=50, InterestExpense=25), "operating"),
        # A line that is missing makes no bank.
        (BARE, "operating"),
        (table(2025, TotalRevenue=(100,)), "operating"),
        (table(2025, InterestExpense=(5,)), "operating"),
    ],
)
def test_by_lines_alone(lines, kind):
    assert kind_of(None, None, lines) == kind
