"""A statement as filed, with the cell of a figure."""

from dataclasses import replace
from datetime import date

import pytest

from assistant_core.errors import NoSuchFiling
from assistant_core.market import dart
from assistant_core.market.dart.table import find, table
from tests.market.dart.test_statement import OPERATING, PROFIT, REVENUE, file_year, revenue
from tests.support.opendart import CODE, CORP, NO_ID, row


def figure(line, kind="income_statement", frequency="annual", at=0, **more):
    told = dart.statement(CODE, kind, frequency, 3, **more)
    source = told.sources[line][at]
    assert source is not None
    return told.figures[line][at], source


def cell(shown):
    line, column = shown.marked
    return shown.rows[line].amounts[column]


def test_a_figure_opens_its_cell(opendart):
    rows = [revenue(thstrm=300, frmtrm=200), row("IS", PROFIT, "당기순이익", thstrm=30, frmtrm=20)]
    opendart.file(2023, "11011", "20240312", rows)
    for at, value in ((0, 300), (1, 200)):
        shown = dart.statement_table(figure("TotalRevenue", at=at)[1])
        assert (cell(shown), shown.title, shown.part) == (value, "손익계산서", "IS")
    assert [one.label for one in shown.rows] == ["매출액", "당기순이익"]
    assert [one.name for one in shown.columns] == ["제 34 기", "제 33 기"]
    assert (shown.filing.form, shown.filing.title) == ("사업보고서", "사업보고서 (2023.12)")
    assert (shown.currency, shown.basis) == ("KRW", "consolidated")


def test_three_months_and_all_months_are_two_columns(opendart):
    file_year(opendart)
    value, source = figure("TotalRevenue", frequency="quarterly", at=1)
    shown = dart.statement_table(source)
    assert (value, cell(shown)) == (30, 30)
    assert [one.name for one in shown.columns] == ["제 34 기 3분기 3개월", "제 34 기 3분기 누적"]


def test_a_computed_figure_opens_the_longest_period_that_ends_with_it(opendart):
    file_year(opendart)
    value, source = figure("TotalRevenue", frequency="quarterly")
    assert (value, cell(dart.statement_table(source))) == (40, 100)
    value, source = figure("OperatingCashFlow", "cash_flow", "quarterly", at=2)
    assert (value, cell(dart.statement_table(source))) == (2, 3)


def test_rows_of_one_name_are_told_apart(opendart):
    rows = [row("BS", NO_ID, "금융업채권", thstrm=5), row("BS", NO_ID, "금융업채권", thstrm=7)]
    opendart.file(2023, "11011", "20240312", rows)
    shown = table(CORP, 2023, "11011", "consolidated")[0]
    assert [one.concept for one in shown.rows] == ["금융업채권", "금융업채권@BS1"]
    asked = ("금융업채권@BS1",)
    told = dart.statement(CODE, "balance_sheet", "annual", 1, lines=asked)
    source = told.sources[asked[0]][0]
    assert (told.figures[asked[0]], cell(dart.statement_table(source))) == ((7,), 7)


def test_cash_flow_and_income_of_one_account_are_told_apart(opendart):
    rows = [
        row("IS", PROFIT, "당기순이익", thstrm=30),
        row("CF", OPERATING, "영업활동현금흐름", thstrm=9),
        row("CF", PROFIT, "당기순이익", thstrm=31),
    ]
    opendart.file(2023, "11011", "20240312", rows)
    asked = "ifrs-full:ProfitLoss"
    value, source = figure(asked, "cash_flow", lines=(asked,))
    shown = dart.statement_table(source)
    assert (value, cell(shown), shown.part) == (31, 31, "CF")


def test_a_quarter_of_a_year_that_ends_in_march_is_found(opendart):
    opendart.month = "03"
    opendart.file(2023, "11014", "20240214", [revenue(thstrm=30, thstrm_add=60)])
    _, source = figure("TotalRevenue", frequency="quarterly")
    assert source.filing.period == date(2023, 12, 31)
    assert cell(dart.statement_table(source)) == 30


def test_a_report_that_was_corrected_since_shows_its_newest_version(opendart):
    opendart.file(2023, "11011", "20240312", [revenue(thstrm=300)])
    _, source = figure("TotalRevenue")
    old = replace(source, filing=replace(source.filing, id="20240311000001"))
    shown = dart.statement_table(old)
    assert (cell(shown), shown.filing.id) == (300, "20240312000000")


@pytest.mark.parametrize(
    "change",
    [{"period": date(2019, 12, 31)}, {"period": None}, {"authority": "sec"}, {"company_id": "00999999"}],
)
def test_a_report_that_is_not_there_is_told(opendart, change):
    opendart.file(2023, "11011", "20240312", [revenue(thstrm=300)])
    _, source = figure("TotalRevenue")
    with pytest.raises(NoSuchFiling):
        dart.statement_table(replace(source, filing=replace(source.filing, id="2", **change)))


def test_an_account_that_is_not_there_is_told(opendart):
    opendart.file(2023, "11011", "20240312", [revenue(thstrm=300)])
    _, source = figure("TotalRevenue")
    with pytest.raises(NoSuchFiling, match="has no ifrs-full:Other"):
        dart.statement_table(replace(source, concept="ifrs-full:Other"))
    with pytest.raises(NoSuchFiling, match="has no separate statements"):
        table(CORP, 2023, "11011", "separate")
    shown = table(CORP, 2023, "11011", "consolidated")[0]
    assert find(shown, "ifrs-full:Revenue", date(2020, 12, 31)) is None
    assert REVENUE.replace("_", ":") == shown.rows[0].account
