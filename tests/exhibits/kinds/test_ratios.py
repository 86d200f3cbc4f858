from assistant_core.exhibits.kinds import ratios
from tests.exhibits.kinds.support import KO, made
from tests.support.outputs import RATIOS


def test_ratios_by_period_with_unit_and_formula():
    by_period, valuation = made(ratios, RATIOS).tables
    assert by_period.labelled()[0] == ("Gross margin (%)", 46.21, 44.13, 43.31, "GrossProfit / TotalRevenue")
    assert by_period.rows[1][3] is None
    assert valuation.labelled()[0] == ("Price/earnings (times)", 44.36, "2024-09-28", "price / DilutedEPS")


def test_a_short_period_is_named():
    by_period = made(ratios, RATIOS | {"months": [12, 11, 12]}).tables[0]
    assert [column.name for column in by_period.columns[1:4]] == [
        "2024-09-28",
        "11 months to 2023-09-30",
        "2022-09-24",
    ]


def test_what_was_refused_says_why():
    assert made(ratios, RATIOS).notes == ("Net debt/EBITDA: EBITDA is not reported.",)


def test_korean():
    assert made(ratios, RATIOS, KO).tables[0].labelled()[1][0] == "유동비율 (배)"
