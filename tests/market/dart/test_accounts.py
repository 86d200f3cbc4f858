"""Which row is a line: by account and name, never by an account that its name contradicts."""

import pytest

from assistant_core.market.dart.accounts import lines_of, plain
from assistant_core.market.dart.reports import amount, read_report
from tests.support.opendart import CORP, NO_ID, OpenDart, row

PROFIT = "ifrs-full_ProfitLoss"
TAX = "ifrs-full_IncomeTaxExpenseContinuingOperations"


def read(rows, kind="income_statement", basis="consolidated"):
    play = OpenDart()
    play.file(2023, "11011", "20240312", rows)
    report = read_report(play.reports[CORP, "2023", "11011", "CFS"], CORP, 2023, "11011", basis)
    found, unsure = lines_of(report, kind)
    return {line: one.amounts["thstrm"] for line, one in found.items()}, unsure


def test_a_name_goes_before_an_account_that_it_contradicts():
    found, _ = read(
        [
            row("CIS", "ifrs-full_GrossProfit", "영업수익", thstrm=100),
            row("CIS", "dart_TotalSellingGeneralAdministrativeExpenses", "영업비용", thstrm=80),
        ]
    )
    assert found == {"TotalRevenue": 100, "TotalExpenses": 80}


def test_a_part_of_revenue_is_not_revenue():
    found, _ = read(
        [
            row("IS", "ifrs-full_RevenueFromSaleOfGoods", "제품매출액", thstrm=60),
            row("IS", "ifrs-full_RevenueFromInterest", "이자수익", thstrm=5),
        ]
    )
    assert "TotalRevenue" not in found


@pytest.mark.parametrize(
    "name", ["Ⅰ. 매출액", "I.매출액(주석 4,26)", "매  출  액", "수익(매출액)", "영업수익"]
)
def test_numbering_notes_and_spaces_make_no_difference(name):
    assert read([row("IS", NO_ID, name, thstrm=1)])[0]["TotalRevenue"] == 1


@pytest.mark.parametrize(
    "name", ["당기순이익", "연결당기순이익(손실)", "반기순이익", "분기(당기)순이익", "당분기순손익"]
)
def test_net_income_is_called_by_the_period(name):
    assert plain(name) in ("순이익", "순손익")
    assert read([row("IS", NO_ID, name, thstrm=1)])[0]["NetIncomeIncludingNoncontrollingInterests"] == 1


def test_preferred_shares_and_parts_of_the_business_have_other_profits_per_share():
    found, _ = read(
        [
            row("IS", NO_ID, "1우선주 기본주당이익", thstrm=6),
            row("IS", NO_ID, "계속영업 기본주당이익", thstrm=7),
            row("IS", NO_ID, "보통주 기본주당이익", thstrm=5),
            row("IS", NO_ID, "희석주당반기순이익(손실)", thstrm=4),
        ]
    )
    assert found == {"BasicEPS": 5, "DilutedEPS": 4}


def test_two_rows_that_could_be_the_line_leave_it_out():
    found, unsure = read(
        [row("BS", NO_ID, "유형자산", thstrm=10), row("BS", NO_ID, "유형자산", thstrm=3)], "balance_sheet"
    )
    assert ("NetPPE" in found, unsure) == (False, ("NetPPE",))


def test_cash_of_another_section_is_not_the_companys_cash():
    rows = [
        row("BS", NO_ID, "금융업자산", thstrm=90),
        row("BS", NO_ID, "현금및현금성자산", thstrm=30),
        row("BS", "ifrs-full_CurrentAssets", "유동자산", thstrm=100),
        row("BS", NO_ID, "현금및현금성자산", thstrm=40),
        row("BS", "ifrs-full_NoncurrentAssets", "비유동자산", thstrm=50),
    ]
    assert read(rows, "balance_sheet")[0]["CashAndCashEquivalents"] == 40
    assert "CashAndCashEquivalents" not in read([*rows[:3], rows[4]], "balance_sheet")[0]


def test_a_long_term_account_of_the_same_name_is_not_the_current_one():
    rows = [row("BS", "ifrs-full_NoncurrentTradeReceivables", "매출채권", thstrm=9)]
    assert "AccountsReceivable" not in read(rows, "balance_sheet")[0]


@pytest.mark.parametrize("tax", [30, -30, "△30"])
def test_tax_is_positive_where_it_lessens_the_profit(tax):
    rows = [
        row("IS", "ifrs-full_ProfitLossBeforeTax", "법인세비용차감전순이익", thstrm=100 * 10**6),
        row("IS", "ifrs-full_IncomeTaxExpenseContinuingOperations", "법인세비용", thstrm=_millions(tax)),
        row("IS", "ifrs-full_ProfitLoss", "당기순이익", thstrm=70 * 10**6),
    ]
    assert read(rows)[0]["TaxProvision"] == 30 * 10**6


def test_costs_that_are_written_as_negative_are_positive():
    rows = [
        row("IS", "ifrs-full_Revenue", "매출액", thstrm=100),
        row("IS", "ifrs-full_CostOfSales", "매출원가", thstrm="(60)"),
    ]
    assert read(rows)[0]["CostOfRevenue"] == 60


def test_a_loss_that_only_its_name_tells_is_left_out():
    rows = [row("IS", "dart_OperatingIncomeLoss", "영업손실", thstrm=5)]
    assert read(rows) == ({}, ("OperatingIncome",))
    signed = [row("IS", "dart_OperatingIncomeLoss", "영업손실", thstrm=-5, frmtrm=3)]
    assert read(signed)[0] == {"OperatingIncome": -5}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,234", 1234),
        ("-1234", -1234),
        ("(1,234)", -1234),
        ("△1,234", -1234),
        ("12.5", 12.5),
        ("-", None),
        ("", None),
        (None, None),
        ("0", 0),
        ("１２３", 123),
    ],
)
def test_amounts_are_read_as_they_are_written(written, value):
    assert amount(written) == value


@pytest.mark.parametrize("written", ["1.234.5", "12,34", "(12", "1e9", "nan", "1O0", "--1"])
def test_what_is_no_amount_is_refused(written):
    with pytest.raises(ValueError, match="number"):
        amount(written)


def _millions(written):
    return f"△{30 * 10**6}" if isinstance(written, str) else written * 10**6


@pytest.mark.parametrize(
    ("other", "is_owners"),
    [("지배기업 소유주지분", False), ("비지배지분", False), ("소수주주지분", False), ("자본금", True)],
)
def test_everything_belongs_to_the_owners_only_where_nobody_else_is_named(other, is_owners):
    rows = [row("IS", PROFIT, "당기순이익", thstrm=100), row("BS", NO_ID, other, thstrm=5)]
    assert ("NetIncome" in read(rows)[0]) is is_owners


def test_the_sign_of_tax_is_told_column_by_column():
    """A company may write this year's as a cost and the year before's as an amount to take away."""
    rows = [
        row("IS", "ifrs-full_ProfitLossBeforeTax", "법인세비용차감전순이익", thstrm=_m(100), frmtrm=_m(50)),
        row("IS", TAX, "법인세비용", thstrm=_m(-30), frmtrm=_m(10)),
        row("IS", PROFIT, "당기순이익", thstrm=_m(70), frmtrm=_m(40)),
    ]
    play = OpenDart()
    play.file(2023, "11011", "20240312", rows)
    report = read_report(play.reports[CORP, "2023", "11011", "CFS"], CORP, 2023, "11011", "consolidated")
    found, _ = lines_of(report, "income_statement")
    assert found["TaxProvision"].amounts == {"thstrm": _m(30), "frmtrm": _m(10)}


@pytest.mark.parametrize(("change", "is_told"), [(-30, True), (30, False)])
def test_the_change_in_working_capital_must_lead_to_the_cash(change, is_told):
    name = "영업활동으로 인한 자산·부채의 변동"
    rows = [
        row("CF", NO_ID, "영업으로부터 창출된 현금흐름", thstrm=_m(90)),
        row("CF", PROFIT, "연결당기순이익", thstrm=_m(100)),
        row("CF", NO_ID, "조정", thstrm=_m(20)),
        row("CF", "dart_AdjustmentsForAssetsLiabilitiesOfOperatingActivities", name, thstrm=_m(change)),
    ]
    play = OpenDart()
    play.file(2023, "11011", "20240312", rows)
    report = read_report(play.reports[CORP, "2023", "11011", "CFS"], CORP, 2023, "11011", "consolidated")
    found, unsure = lines_of(report, "cash_flow")
    assert bool(found["ChangeInWorkingCapital"].amounts) is is_told
    assert ("ChangeInWorkingCapital" in unsure) is not is_told


def _m(millions):
    return millions * 10**6
