import pytest

from assistant_core.exhibits.kinds import statements
from tests.exhibits.kinds.support import EN, KO, made
from tests.support.edgar_page import FILED_INCOME
from tests.support.outputs import BALANCE, CASH_FLOW, INCOME


def test_the_table_has_every_line_in_the_order_given_and_names_what_is_in_another_unit():
    table = made(statements, INCOME).tables[0]
    assert [column.name for column in table.columns] == ["Line", "2024-09-28", "2023-09-30", "2022-09-24"]
    assert table.rows[0] == ("Total revenue", 391035, 383285, 394328)
    assert table.rows[3] == ("Interest expense", None, 3933, 2931)
    assert table.unit == table.units[0] == "USD, millions"
    labels = [row[0] for row in table.labelled()]
    assert labels[-3:] == [
        "Diluted EPS (USD per share)",
        "Diluted average shares (thousands of shares)",
        "Tax rate (ratio)",
    ]


def test_revenue_and_net_income_are_bars_in_whole_units_the_oldest_left():
    chart = made(statements, INCOME).charts[0]
    assert chart.labels == ("2022-09-24", "2023-09-30", "2024-09-28")
    assert chart.series == {
        "Total revenue": (394328e6, 383285e6, 391035e6),
        "Net income": (99803e6, 96995e6, 93736e6),
    }


def test_cash_flow_and_balance_sheet_have_bars_of_their_own():
    assert list(made(statements, CASH_FLOW).charts[0].series) == ["Operating cash flow", "Free cash flow"]
    balance = made(statements, BALANCE)
    assert list(balance.charts[0].series) == ["Total assets", "Stockholders' equity"]
    assert balance.title == "Balance sheet (quarterly)"


def test_a_bank_without_free_cash_flow_and_a_missing_figure():
    lines = {"OperatingCashFlow": [None, -5]}
    exhibit = made(statements, CASH_FLOW | {"periods": ["2024-12-31", "2023-12-31"], "lines": lines})
    assert exhibit.charts[0].series == {"Operating cash flow": (-5e6, None)}


def test_in_korean_no_line_keeps_its_english_name():
    table = made(statements, INCOME, KO).tables[0]
    assert [row[0] for row in table.rows] == [
        *("매출액", "매출총이익", "영업이익", "이자비용", "순이익"),
        *("희석주당순이익", "희석 가중평균 주식 수", "적용 세율"),
    ]
    assert table.unit == "USD, 백만 단위"


def test_what_the_figures_are_goes_with_them():
    exhibit = made(statements, INCOME | {"sample_data": True, "as_of": "2024-11-01"})
    assert exhibit.about == ("Apple Inc. (AAPL)", "USD, millions", "Yahoo Finance, Nov 1, 2024")
    assert exhibit.sample
    assert ("Fetched at", "2026-01-02T03:04:05Z") in exhibit.provenance
    assert exhibit.notes == ("As reported.",)


@pytest.mark.parametrize("output", [{}, {"statement": "poem"}, {"statement": "cash_flow", "periods": []}])
def test_anything_else_is_no_statement(output):
    assert statements.exhibit(output, EN) is None


@pytest.mark.parametrize(
    ("words", "headings"),
    [
        (EN, ("10 months to 2024-09-28", "2023-09-30", "2022-09-24, length not known")),
        (KO, ("2024-09-28 마감 10개월", "2023-09-30", "2022-09-24 마감, 기간 미상")),
    ],
)
def test_a_short_or_unknown_period_is_named(words, headings):
    exhibit = made(statements, INCOME | {"months": [10, 12, None]}, words)
    assert tuple(column.name for column in exhibit.tables[0].columns[1:]) == headings
    assert exhibit.charts[0].labels == headings[::-1]


def test_half_years_are_named_and_quarters_are_not():
    half = INCOME | {"frequency": "quarterly", "months": [6, 3, 1]}
    names = [column.name for column in made(statements, half).tables[0].columns[1:]]
    assert names == ["6 months to 2024-09-28", "2023-09-30", "1 month to 2022-09-24"]


@pytest.mark.parametrize("months", [None, 12, [12], [12, 12, 12, 12]])
def test_lengths_that_do_not_belong_to_the_periods_name_nothing(months):
    names = [column.name for column in made(statements, INCOME | {"months": months}).tables[0].columns[1:]]
    assert names == ["2024-09-28", "2023-09-30", "2022-09-24"]


def test_figures_that_were_filed_tell_where_and_what_they_were_at_first():
    exhibit = made(statements, FILED_INCOME)
    (table,) = exhibit.tables
    revenue, _, ebitda = table.filed
    newest, _, restated, *_ = (one for one in revenue if one)
    assert [one.restated for one in revenue if one] == [False, False, True, *(False for _ in range(7))]
    assert newest.said == "10-K, filed Feb 12, 2026"
    assert restated.said.endswith("first reported 4,395 (10-K, filed Feb 13, 2025)")
    assert restated.cells[0].value == 4410e6
    assert set(ebitda) == {None}
    (chart,) = exhibit.charts
    assert chart.is_restated
    assert chart.filed["Total revenue"] == revenue[::-1]
    references = dict(exhibit.references)
    assert references["2025-12-31"] == "10-K, 2026-02-12, 0001234567-26-000010"
    assert references["Total revenue"] == "us-gaap:Revenues"
    assert "first reported 4,395,000,000" in references["Total revenue, 2023-12-31"]


def test_a_statement_without_sources_has_no_links():
    exhibit = made(statements, INCOME)
    assert exhibit.tables[0].filed == ()
    assert exhibit.charts[0].filed == {}
    assert exhibit.references == ()


def test_consolidated_and_separate_are_told_apart():
    assert made(statements, INCOME | {"basis": "consolidated"}, KO).about[1] == "연결"
    assert made(statements, INCOME | {"basis": "separate"}, KO).about[1] == "별도"
    assert ("Basis", "consolidated") in made(statements, INCOME | {"basis": "consolidated"}).provenance
    assert made(statements, INCOME).basis == ""
