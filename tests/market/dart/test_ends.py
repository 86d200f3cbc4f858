"""On which day a report's period ends, for companies whose year ends in another month."""

from datetime import date

import pytest

from assistant_core.errors import NoSuchStatement
from assistant_core.market import dart
from tests.support.opendart import CODE, row

REVENUE = ("IS", "ifrs-full_Revenue", "매출액")


def told(opendart, kind="annual", years=6):
    return dart.statement(CODE, "income_statement", kind, years)


def test_the_list_of_filings_names_the_month(opendart):
    opendart.month = None
    opendart.file(2023, "11011", "20240620", [row(*REVENUE, thstrm=100, frmtrm=90)])
    opendart.add_filing("20240620", "[기재정정]사업보고서 (2024.03)")
    assert told(opendart).periods == (date(2024, 3, 31), date(2023, 3, 31))
    assert not any("month" in note for note in told(opendart).notes)


@pytest.mark.parametrize(
    ("month", "receipt", "end"),
    [
        ("03", "20240620", date(2024, 3, 31)),
        ("03", "20230620", date(2023, 3, 31)),
        ("06", "20230920", date(2023, 6, 30)),
        ("12", "20240312", date(2023, 12, 31)),
    ],
)
def test_the_month_of_the_company_and_the_day_of_filing_tell_the_year(opendart, month, receipt, end):
    opendart.month = month
    opendart.file(2023, "11011", receipt, [row(*REVENUE, thstrm=100)])
    assert told(opendart).periods == (end,)


def test_quarters_of_a_year_that_ends_in_march(opendart):
    opendart.month = "03"
    for code, receipt, amounts in (
        ("11013", "20230814", {"thstrm": 10, "thstrm_add": 10}),
        ("11012", "20231114", {"thstrm": 20, "thstrm_add": 30}),
        ("11014", "20240214", {"thstrm": 30, "thstrm_add": 60}),
        ("11011", "20240620", {"thstrm": 100}),
    ):
        opendart.file(2023, code, receipt, [row(*REVENUE, **amounts)])
    statement = told(opendart, "quarterly")
    assert statement.periods == tuple(
        date(*day) for day in ((2024, 3, 31), (2023, 12, 31), (2023, 9, 30), (2023, 6, 30))
    )
    assert statement.figures["TotalRevenue"] == (40, 30, 20, 10)
    assert statement.starts[0] == date(2024, 1, 1)


def test_a_date_in_the_answer_goes_before_all(opendart):
    opendart.file(
        2023, "11011", "20240620", [{**row(*REVENUE, thstrm=1), "thstrm_dt": "2023.04.01 ~ 2024.03.31"}]
    )
    assert told(opendart).periods == (date(2024, 3, 31),)


def test_december_is_taken_where_the_dates_fit_and_told(opendart):
    opendart.month = None
    opendart.file(2023, "11011", "20240312", [row(*REVENUE, thstrm=100)])
    opendart.file(2022, "11011", "20241105", [row(*REVENUE, thstrm=90)])  # corrected late
    statement = told(opendart)
    assert statement.periods == (date(2023, 12, 31), date(2022, 12, 31))
    assert any("December fits" in note for note in statement.notes)


@pytest.mark.parametrize("receipt", ["20240620", "20230920", "20240227"])
def test_other_dates_leave_the_year_unknown_and_no_figure_is_told(opendart, receipt):
    opendart.month = None
    opendart.file(2023, "11011", receipt, [row(*REVENUE, thstrm=100)])
    with pytest.raises(NoSuchStatement, match="does not tell when the fiscal year"):
        told(opendart)


def test_a_year_that_was_changed_leaves_out_what_is_not_certain(opendart):
    """Up to March 2021, then nine months up to December, then whole years."""
    opendart.file(2022, "11011", "20230312", [row(*REVENUE, thstrm=300, frmtrm=150, bfefrmtrm=200)])
    opendart.file(2021, "11011", "20220312", [row(*REVENUE, thstrm=150, frmtrm=200)])
    opendart.file(2020, "11011", "20210620", [row(*REVENUE, thstrm=200)])
    for receipt, month in (("20230312", "2022.12"), ("20220312", "2021.12"), ("20210620", "2021.03")):
        opendart.add_filing(receipt, f"사업보고서 ({month})")
    opendart.add_filing("20200620", "사업보고서 (2020.03)")
    statement = told(opendart)
    assert dict(zip(statement.periods, statement.figures["TotalRevenue"], strict=True)) == {
        date(2022, 12, 31): 300,
        date(2021, 3, 31): 200,
    }
    assert any("사업보고서 2021" in note for note in statement.notes)
