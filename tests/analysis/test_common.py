from assistant_core.analysis.common import EQUITY, INCOME, completed
from tests.support.tables import table


def test_what_is_reported_stays():
    found = completed(table(2025, NetIncome=(27,), NetIncomeCommonStockholders=(25,)))
    assert found.value(INCOME) == 25


def test_preferred_dividends_and_preferred_equity_are_taken_off():
    lines = {"NetIncome": (27, 26), "PreferredStockDividends": (2, None)}
    lines |= {"StockholdersEquity": (295, 291), "PreferredStockEquity": (23, 28)}
    found = completed(table(2025, 2024, **lines))
    assert found.figures[INCOME] == (25, 26)
    assert found.figures[EQUITY] == (272, 263)


def test_a_gap_is_filled_for_its_year_alone():
    found = completed(table(2025, 2024, NetIncome=(27, 26), NetIncomeCommonStockholders=(None, 25)))
    assert found.figures[INCOME] == (27, 25)


def test_nothing_is_made_of_nothing():
    found = completed(table(2025, TotalRevenue=(1,), PreferredStockEquity=(5,)))
    assert INCOME not in found.figures
    assert EQUITY not in found.figures
    assert (found.periods, found.months()) == (table(2025).periods, 12)
