"""Statements out of reports: what careless readers of OpenDART get wrong."""

from datetime import date

import pytest

from assistant_core.errors import InvalidArguments, NoSuchStatement, UnexpectedAnswer, UnknownSymbol
from assistant_core.market import dart
from tests.support.opendart import CODE, NO_ID, row

REVENUE, PROFIT = "ifrs-full_Revenue", "ifrs-full_ProfitLoss"
OWNERS = "ifrs-full_ProfitLossAttributableToOwnersOfParent"
OTHERS = "ifrs-full_ProfitLossAttributableToNoncontrollingInterests"
OPERATING = "ifrs-full_CashFlowsFromUsedInOperatingActivities"
EPS = "ifrs-full_BasicEarningsLossPerShare"
COMPREHENSIVE = "ifrs-full_ComprehensiveIncomeAttributableToOwnersOfParent"
BUYING = "ifrs-full_PurchaseOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities"
MILLION = 1_000_000


def revenue(**amounts):
    return row("IS", REVENUE, "매출액", **amounts)


def file_year(opendart, year=2023, division="CFS"):
    """Revenue of 10, 20, 30 and 40 in the quarters, cash of 1 to 4, a profit per share of 5, 6, 7 and 2."""
    told = {  # filed, revenue of three months and so far, cash, profit per share likewise
        "11013": (f"{year}0515", 10, 10, 1, 5, 5),
        "11012": (f"{year}0814", 20, 30, 3, 6, 11),
        "11014": (f"{year}1114", 30, 60, 6, 7, 18),
        "11011": (f"{year + 1}0312", 100, "", 10, 20, ""),
    }
    for code, (receipt, sales, sales_so_far, cash, share, share_so_far) in told.items():
        rows = [
            revenue(thstrm=sales, thstrm_add=sales_so_far),
            row("IS", EPS, "기본주당이익(손실)", thstrm=share, thstrm_add=share_so_far),
            row("CF", OPERATING, "영업활동현금흐름", thstrm=cash),
        ]
        opendart.file(year, code, receipt, rows, division)


def values(statement, line):
    return dict(zip((str(day) for day in statement.periods), statement.figures[line], strict=True))


def source(statement, line, at=0):
    found = statement.sources[line][at]
    assert found is not None
    return found


def test_three_months_are_not_the_months_since_january(opendart):
    file_year(opendart)
    told = dart.statement(CODE, "income_statement", "quarterly", 1)
    assert values(told, "TotalRevenue") == {
        "2023-12-31": 40,
        "2023-09-30": 30,
        "2023-06-30": 20,
        "2023-03-31": 10,
    }
    assert told.starts[0] == date(2023, 10, 1)
    assert source(told, "TotalRevenue").computed == "the year less nine months"
    assert source(told, "TotalRevenue", 1).computed == ""
    assert (told.currency, told.basis) == ("KRW", "consolidated")


def test_cash_flows_are_told_since_january_only(opendart):
    file_year(opendart)
    told = dart.statement(CODE, "cash_flow", "quarterly", 1)
    assert list(values(told, "OperatingCashFlow").values()) == [4, 3, 2, 1]
    assert [one and one.computed for one in told.sources["OperatingCashFlow"]] == [
        "the year less nine months",
        "nine months less six months",
        "six months less three months",
        "",
    ]


def test_no_figure_per_share_is_computed(opendart):
    file_year(opendart)
    told = dart.statement(CODE, "income_statement", "quarterly", 1)
    assert list(values(told, "BasicEPS").values()) == [None, 7, 6, 5]
    year = dart.statement(CODE, "income_statement", "annual", 1)
    assert (values(year, "BasicEPS"), source(year, "BasicEPS").computed) == ({"2023-12-31": 20}, "")


def test_the_last_twelve_months(opendart):
    file_year(opendart)
    rows = [revenue(thstrm=15, thstrm_add=15, frmtrm_q=10, frmtrm_add=10)]
    opendart.file(2024, "11013", "20240514", rows)
    told = dart.statement(CODE, "income_statement", "trailing", 1)
    assert values(told, "TotalRevenue")["2024-03-31"] == 15 + 100 - 10
    assert source(told, "TotalRevenue").computed.startswith("three months plus the year before")
    assert (told.starts[0], values(told, "TotalRevenue")["2023-12-31"]) == (date(2023, 4, 1), 100)


def test_the_newest_report_decides_and_the_first_is_told(opendart):
    opendart.file(2021, "11011", "20220310", [revenue(thstrm=100)])
    opendart.file(2022, "11011", "20230310", [revenue(thstrm=200, frmtrm=101)])
    opendart.file(2023, "11011", "20240310", [revenue(thstrm=300, frmtrm=200, bfefrmtrm=102)])
    told = dart.statement(CODE, "income_statement", "annual", 3)
    assert list(values(told, "TotalRevenue").values()) == [300, 200, 102]
    restated = source(told, "TotalRevenue", 2)
    assert (restated.filing.id, restated.first) == ("20240310000000", 100)
    assert restated.first_filing is not None
    assert restated.first_filing.period == date(2021, 12, 31)
    assert source(told, "TotalRevenue", 1).first is None


def test_a_fourth_quarter_is_computed_out_of_one_version(opendart):
    file_year(opendart)
    opendart.file(2024, "11014", "20241114", [revenue(thstrm=50, thstrm_add=150, frmtrm_q=25, frmtrm_add=55)])
    opendart.file(2024, "11011", "20250312", [revenue(thstrm=210, frmtrm=90)])
    told = dart.statement(CODE, "income_statement", "quarterly", 2)
    restated = source(told, "TotalRevenue", told.periods.index(date(2023, 12, 31)))
    assert values(told, "TotalRevenue")["2023-12-31"] == 90 - 55
    assert (restated.first, restated.filing.id) == (40, "20250312000000")
    assert values(told, "TotalRevenue")["2024-12-31"] == 60


def test_what_was_known_on_a_day(opendart):
    opendart.file(2021, "11011", "20220310", [revenue(thstrm=100)])
    opendart.file(2022, "11011", "20230310", [revenue(thstrm=200, frmtrm=101)])
    told = dart.statement(CODE, "income_statement", "annual", 2, date(2022, 12, 1))
    assert values(told, "TotalRevenue") == {"2021-12-31": 100}
    with pytest.raises(NoSuchStatement, match="by 2022-03-01"):
        dart.statement(CODE, "income_statement", "annual", 2, date(2022, 3, 1))


def test_a_report_that_was_corrected_since_is_told(opendart):
    opendart.file(2021, "11011", "20240501", [revenue(thstrm=100)])
    opendart.file(2022, "11011", "20230310", [revenue(thstrm=200)])
    told = dart.statement(CODE, "income_statement", "annual", 2, date(2023, 6, 1))
    assert values(told, "TotalRevenue") == {"2022-12-31": 200}
    assert any("사업보고서 2021" in note for note in told.notes)


def test_net_income_is_that_of_the_owners(opendart):
    rows = [
        row("IS", PROFIT, "연결당기순이익", thstrm=100),
        row("IS", OWNERS, "지배기업 소유주지분", thstrm=90),
        row("IS", OTHERS, "비지배지분", thstrm=10),
        row("CIS", PROFIT, "연결당기순이익", thstrm=100),
        row("CIS", COMPREHENSIVE, "지배기업 소유주지분", thstrm=70),
    ]
    opendart.file(2023, "11011", "20240312", rows)
    told = dart.statement(CODE, "income_statement", "annual", 1)
    assert told.figures["NetIncome"] == (90,)
    assert told.figures["NetIncomeIncludingNoncontrollingInterests"] == (100,)
    assert source(told, "NetIncome").concept == "ifrs-full:ProfitLossAttributableToOwnersOfParent"


def test_without_accounts_the_owners_are_told_by_the_sum(opendart):
    rows = [
        row("CIS", PROFIT, "당기순이익(손실)", thstrm=-100 * MILLION),
        row("CIS", NO_ID, "지배기업의 소유주지분", thstrm=-80 * MILLION),
        row("CIS", NO_ID, "비지배지분", thstrm=-20 * MILLION),
        row("CIS", NO_ID, "지배기업의 소유주지분", thstrm=-50 * MILLION),
        row("CIS", NO_ID, "비지배지분", thstrm=-10 * MILLION),
    ]
    opendart.file(2023, "11011", "20240312", rows)
    told = dart.statement(CODE, "income_statement", "annual", 1)
    assert told.figures["NetIncome"] == (-80 * MILLION,)


def test_with_other_shareholders_the_total_is_not_the_owners(opendart):
    rows = [
        row("IS", PROFIT, "당기순이익", thstrm=100),
        row("BS", "ifrs-full_NoncontrollingInterests", "비지배지분", thstrm=5),
    ]
    opendart.file(2023, "11011", "20240312", rows)
    told = dart.statement(CODE, "income_statement", "annual", 1)
    assert "NetIncome" not in told.figures
    opendart.file(2023, "11011", "20240312", rows[:1], "OFS")
    alone = dart.statement(CODE, "income_statement", "annual", 1, basis="separate")
    assert (alone.figures["NetIncome"], alone.basis) == ((100,), "separate")


def test_without_an_income_statement_comprehensive_income_has_the_lines(opendart):
    rows = [row("CIS", REVENUE, "매출액", thstrm=100), row("CIS", PROFIT, "당기순이익", thstrm=10)]
    opendart.file(2023, "11011", "20240312", rows)
    assert dart.statement(CODE, "income_statement", "annual", 1).figures["TotalRevenue"] == (100,)


def test_balances_of_quarters_have_the_year_before_beside_them(opendart):
    assets = ("BS", "ifrs-full_Assets", "자산총계")
    opendart.file(2023, "11011", "20240312", [row(*assets, thstrm=100, frmtrm=90, bfefrmtrm=80)])
    opendart.file(2024, "11012", "20240814", [row(*assets, thstrm=120, frmtrm=101)])
    told = dart.statement(CODE, "balance_sheet", "quarterly", 1)
    assert values(told, "TotalAssets")["2024-06-30"] == 120
    assert values(told, "TotalAssets")["2023-12-31"] == 101
    assert source(told, "TotalAssets", 1).first == 100
    assert told.starts == ()


def test_the_columns_of_the_year_in_older_interim_reports_are_not_read(opendart):
    """Some hold nine months under the name of the year."""
    rows = [revenue(thstrm=8, thstrm_add=30, frmtrm=32, frmtrm_q=10, frmtrm_add=32, bfefrmtrm=43)]
    opendart.file(2016, "11014", "20161114", rows)
    told = dart.statement(CODE, "income_statement", "quarterly", 12)
    assert values(told, "TotalRevenue") == {"2016-09-30": 8, "2015-09-30": 10}
    with pytest.raises(NoSuchStatement):
        dart.statement(CODE, "income_statement", "annual", 12)


def test_months_since_january_in_the_column_of_three_months_are_not_a_quarter(opendart):
    file_year(opendart)
    names = {"매출액": REVENUE, "영업이익": "dart_OperatingIncomeLoss", "당기순이익": PROFIT}
    rows = [row("IS", account, name, thstrm=30, thstrm_add=30) for name, account in names.items()]
    opendart.file(2023, "11012", "20230814", rows)
    told = dart.statement(CODE, "income_statement", "quarterly", 1)
    assert values(told, "TotalRevenue")["2023-06-30"] == 20
    assert source(told, "TotalRevenue", 2).computed == "six months less three months"


def test_money_that_goes_out_is_negative_whichever_way_it_is_written(opendart):
    spent = ("CF", BUYING, "유형자산의 취득")
    intangibles = "ifrs-full_PurchaseOfIntangibleAssetsClassifiedAsInvestingActivities"
    for year, written in ((2022, "(30)"), (2023, "30")):
        rows = [
            row("CF", OPERATING, "영업활동으로 인한 현금흐름", thstrm=100),
            row(*spent, thstrm=written),
            row("CF", intangibles, "무형자산의 취득", thstrm=5),
        ]
        opendart.file(year, "11011", f"{year + 1}0312", rows)
    told = dart.statement(CODE, "cash_flow", "annual", 2)
    assert told.figures["PurchaseOfPPE"] == (-30, -30)
    assert told.figures["CapitalExpenditure"] == (-35, -35)
    assert told.figures["FreeCashFlow"] == (65, 65)
    assert source(told, "FreeCashFlow").computed == "operating cash flow less capital expenditure"


def test_years_before_2015_come_from_the_columns_beside(opendart):
    opendart.file(2015, "11011", "20160330", [revenue(thstrm=3, frmtrm=2, bfefrmtrm=1)])
    told = dart.statement(CODE, "income_statement", "annual", 20)
    assert values(told, "TotalRevenue") == {"2015-12-31": 3, "2014-12-31": 2, "2013-12-31": 1}
    assert any("from 2015 on" in note for note in told.notes)
    assert min(int(year) for year, _ in opendart.years_asked()) == 2015


def test_few_requests_are_made_once(opendart):
    for year in range(2016, 2026):
        opendart.file(year, "11011", f"{year + 1}0312", [revenue(thstrm=year)])
    for kind in ("income_statement", "income_statement"):
        assert len(dart.statement(CODE, kind, "annual", 5).periods) == 5
    asked = opendart.years_asked()
    assert len(asked) == len(set(asked)) <= 7


def test_a_currency_other_than_won(opendart):
    opendart.file(2022, "11011", "20230312", [revenue(thstrm=9_000)])
    opendart.file(2023, "11011", "20240312", [revenue(thstrm=7, frmtrm=6)], currency="USD")
    told = dart.statement(CODE, "income_statement", "annual", 3)
    assert (told.currency, told.figures["TotalRevenue"]) == ("USD", (7, 6))
    assert any("KRW" in note for note in told.notes)


def test_without_consolidated_statements_the_separate_ones_are_offered(opendart):
    file_year(opendart, 2025, "OFS")
    with pytest.raises(NoSuchStatement, match=r"no consolidated .* but separate ones.*basis=separate"):
        dart.statement(CODE, "income_statement", "annual", 3)
    with pytest.raises(NoSuchStatement, match="OpenDART has no statements"):
        dart.statement(CODE, "income_statement", "annual", 1, date(2020, 1, 1), "separate")


def test_accounts_can_be_asked_for_by_their_own_name(opendart):
    rows = [
        revenue(thstrm=100),
        row("IS", "ifrs-full_FinanceIncome", "금융수익", thstrm=7),
        row("IS", NO_ID, "공동기업투자손익", thstrm=3),
        row("IS", NO_ID, "기타", thstrm=1),
        row("IS", NO_ID, "기타", thstrm=2),
    ]
    opendart.file(2023, "11011", "20240312", rows)
    asked = ("ifrs-full:FinanceIncome", "공동기업투자손익")
    told = dart.statement(CODE, "income_statement", "annual", 1, lines=asked)
    assert [told.figures[one] for one in asked] == [(7,), (3,)]
    assert source(told, "공동기업투자손익").concept == "공동기업투자손익"
    with pytest.raises(NoSuchStatement, match="Several accounts"):
        dart.statement(CODE, "income_statement", "annual", 1, lines=("기타",))
    with pytest.raises(NoSuchStatement, match="No report"):
        dart.statement(CODE, "income_statement", "annual", 1, lines=("ifrs-full:Nothing",))


def test_balances_among_cash_flows_are_no_differences(opendart):
    cash = ("CF", "dart_CashAndCashEquivalentsAtEndOfPeriodCf", "기말현금및현금성자산")
    for code, receipt, held in (("11014", "20231114", 60), ("11011", "20240312", 70)):
        rows = [row(*cash, thstrm=held), row("CF", OPERATING, "영업활동현금흐름", thstrm=held)]
        opendart.file(2023, code, receipt, rows)
    own = "dart:CashAndCashEquivalentsAtEndOfPeriodCf"
    with pytest.raises(NoSuchStatement, match="No report"):
        dart.statement(CODE, "cash_flow", "quarterly", 1, lines=(own,))
    assert dart.statement(CODE, "cash_flow", "annual", 1, lines=(own,)).figures[own] == (70,)


def test_a_first_fiscal_year_may_be_shorter_and_is_left_out(opendart):
    first = {"thstrm_nm": "제 1 기", "frmtrm_nm": "", "bfefrmtrm_nm": ""}
    opendart.file(2022, "11011", "20230312", [{**revenue(thstrm=40), **first}])
    second = {"thstrm_nm": "제 2 기", "frmtrm_nm": "제 1 기", "bfefrmtrm_nm": ""}
    opendart.file(2023, "11011", "20240312", [{**revenue(thstrm=100, frmtrm=40), **second}])
    told = dart.statement(CODE, "income_statement", "annual", 3)
    assert values(told, "TotalRevenue") == {"2023-12-31": 100}


@pytest.mark.parametrize("change", ["rcept_no", "currency", "corp_code"])
def test_an_answer_that_mixes_reports_is_refused(opendart, change):
    opendart.file(2023, "11011", "20240312", [revenue(thstrm=1), {**revenue(thstrm=1), change: "0" * 8}])
    with pytest.raises(UnexpectedAnswer, match="not the statements of one report"):
        dart.statement(CODE, "income_statement", "annual", 3)


def test_an_amount_that_is_no_number_is_told(opendart):
    opendart.file(
        2023, "11011", "20240312", [revenue(thstrm=1), row("IS", PROFIT, "당기순이익", thstrm="1O0")]
    )
    told = dart.statement(CODE, "income_statement", "annual", 3)
    assert "NetIncomeIncludingNoncontrollingInterests" not in told.figures
    assert any("could not be read: 당기순이익" in note for note in told.notes)


def test_bad_arguments(opendart):
    with pytest.raises(InvalidArguments):
        dart.statement(CODE, "income_statement", "annual", 0)
    with pytest.raises(UnknownSymbol):
        dart.statement("AAPL", "income_statement")


@pytest.mark.parametrize(("nine_months", "told"), [(70 * MILLION, 40 * MILLION), (65 * MILLION, None)])
def test_changes_in_cash_with_and_without_exchange_rates_are_not_mixed(opendart, nine_months, told):
    """Flows of 30 and 70 million, with an effect of exchange rates of -5 in the nine months."""
    accounts = {
        OPERATING: "영업활동현금흐름",
        "ifrs-full_CashFlowsFromUsedInInvestingActivities": "투자활동현금흐름",
        "ifrs-full_CashFlowsFromUsedInFinancingActivities": "재무활동현금흐름",
    }
    for code, receipt, flow, change in (
        ("11012", "20230814", 30 * MILLION, 30 * MILLION),
        ("11014", "20231114", 70 * MILLION, nine_months),
    ):
        rows = [row("CF", account, name, thstrm=0) for account, name in accounts.items()]
        rows[0]["thstrm_amount"] = str(flow)
        rows.append(row("CF", NO_ID, "현금및현금성자산의 순증감", thstrm=change))
        opendart.file(2023, code, receipt, rows)
    figures = dart.statement(CODE, "cash_flow", "quarterly", 1)
    assert values(figures, "OperatingCashFlow")["2023-09-30"] == 40 * MILLION
    assert figures.figures.get("ChangesInCash", (None,))[0] == told
