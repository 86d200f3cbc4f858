"""Figures that anybody can look up in the reports of these companies."""

import pytest

from assistant_core.market.edgar import statement
from tests.support.edgar_facts import Told

# What these companies report, as their reports have it (millions; per share in dollars).
KNOWN = {
    "AAPL": (
        320193,
        [
            ("SalesRevenueNet", "2014-09-28", "2015-09-26", 233_715),
            ("NetIncomeLoss", "2014-09-28", "2015-09-26", 53_394),
            ("OperatingIncomeLoss", "2014-09-28", "2015-09-26", 71_230),
            ("RevenueFromContractWithCustomerExcludingAssessedTax", "2023-10-01", "2024-09-28", 391_035),
            ("NetIncomeLoss", "2023-10-01", "2024-09-28", 93_736),
            ("OperatingIncomeLoss", "2023-10-01", "2024-09-28", 123_216),
        ],
        {
            "TotalRevenue": {"2024-09-28": 391_035, "2015-09-26": 233_715},
            "NetIncome": {"2024-09-28": 93_736, "2015-09-26": 53_394},
            "OperatingIncome": {"2024-09-28": 123_216, "2015-09-26": 71_230},
        },
    ),
    "NVDA": (
        1045810,
        [
            ("Revenues", "2024-01-29", "2025-01-26", 130_497),
            ("Revenues", "2023-01-30", "2024-01-28", 60_922),
            ("NetIncomeLoss", "2024-01-29", "2025-01-26", 72_880),
            ("NetIncomeLoss", "2023-01-30", "2024-01-28", 29_760),
        ],
        {
            "TotalRevenue": {"2025-01-26": 130_497, "2024-01-28": 60_922},
            "NetIncome": {"2025-01-26": 72_880, "2024-01-28": 29_760},
        },
    ),
    "SNOW": (
        1640147,
        [
            ("RevenueFromContractWithCustomerExcludingAssessedTax", "2023-02-01", "2024-01-31", 2806.489),
            ("NetIncomeLoss", "2023-02-01", "2024-01-31", -836.097),
            ("ProfitLoss", "2023-02-01", "2024-01-31", -837.99),
        ],
        {"TotalRevenue": {"2024-01-31": 2806.489}, "NetIncome": {"2024-01-31": -836.097}},
    ),
}


@pytest.mark.parametrize("symbol", KNOWN)
def test_well_known_figures(edgar, symbol):
    cik, told, expected = KNOWN[symbol]
    company = edgar.add(symbol, Told(cik, symbol))
    for concept, start, end, value in told:
        filed = f"{end[:4]}-12-01" if end[5:7] != "12" else f"{int(end[:4]) + 1}-02-01"
        company.file("10-K", filed, {concept: {(start, end): value * 1_000_000}})
    found = statement(symbol, "income_statement")
    for line, values in expected.items():
        row = dict(zip(map(str, found.periods), found.figures[line], strict=True))
        assert {end: row[end] for end in values} == {end: value * 1_000_000 for end, value in values.items()}
