from assistant_core.exhibits.kinds import ratios
from tests.exhibits.kinds.support import KO, made
from tests.support.outputs import RATIOS


def test_ratios_by_period_with_unit_and_formula():
    by_period, valuation = made(ratios, RATIOS).tables
    assert by_period.labelled()[0] == ("Gross margin (%)", 46.21, 44.13, 43.31, "GrossProfit / TotalRevenue")
    assert by_period.rows[1][3] is None
    assert valuation.labelled()[0] == ("Price/earnings (times)", 44.36, "2024-09-28", "price / DilutedEPS")


def test_margins_of_several_periods_are_drawn_the_oldest_first():
    (chart,) = made(ratios, RATIOS).charts
    assert chart.labels == ("2022-09-24", "2023-09-30", "2024-09-28")
    assert chart.series["Gross margin"] == (43.31, 44.13, 46.21)
    assert chart.unit == "%"


def test_one_period_is_not_drawn():
    one = {"ratios": {"net_margin": {"unit": "percent", "values": [24.0]}}, "periods": ["2024-09-28"]}
    assert made(ratios, RATIOS | one).charts == ()


def test_a_short_period_is_named():
    by_period = made(ratios, RATIOS | {"months": [12, 11, 12]}).tables[0]
    assert [column.name for column in by_period.columns[1:4]] == [
        "2024-09-28",
        "11 months to 2023-09-30",
        "2022-09-24",
    ]


def test_what_was_refused_says_why():
    assert made(ratios, RATIOS).notes == ("Net debt/EBITDA: EBITDA is not reported.",)


def test_what_was_refused_for_one_reason_stands_together():
    refused = {"price_to_book": "EBITDA is not reported", "net_debt_to_ebitda": "EBITDA is not reported"}
    notes = made(ratios, RATIOS | {"refused": refused}).notes
    assert notes == ("Price/book, Net debt/EBITDA: EBITDA is not reported",)


def test_the_market_value_in_both_currencies():
    worth = {
        "currency": "TWD",
        "market": {"currency": "USD", "unit": "millions", "market_cap": 1037280, "date": "2025-10-29"},
        "market_cap": 33192960,
        "enterprise_value": 31852960,
        "exchange_rate": {"from": "USD", "to": "TWD", "rate": 32, "date": "2025-10-29"},
    }
    assert made(ratios, RATIOS | worth).facts == (
        ("Close", "269.70 USD (Oct 29, 2025)"),
        ("Market cap", "1,037,280 (USD, millions)"),
        ("Market cap", "33,192,960 (TWD, millions)"),
        ("Enterprise value", "31,852,960 (TWD, millions)"),
        ("USD/TWD", "32 (Oct 29, 2025)"),
    )


def test_estimates_stand_with_their_analysts():
    multiple = {
        "unit": "times",
        "value": 36.87,
        "formula": "close / estimated EPS of the fiscal year that is not reported yet",
        "period": "2025-09-30",
        "eps_estimate": 7.3157,
        "eps_currency": "USD",
        "analysts": 38,
    }
    output = RATIOS | {"valuation": {"forward_price_to_earnings": multiple}}
    assert made(ratios, output).tables[1].rows == (
        (
            "Forward P/E",
            36.87,
            "2025-09-30",
            "close / estimated EPS of the fiscal year that is not reported yet; EPS estimate 7.3157 USD; "
            "Analysts: 38",
        ),
    )
    assert made(ratios, output, KO).tables[1].rows[0][0] == "선행 PER"


def test_multiples_of_past_years_with_their_median():
    past = {
        "currency": "USD",
        "periods": ["2024-09-28", "2023-09-30", "2022-09-24"],
        "price_dates": ["2024-09-30", "2023-10-02", "2022-09-26"],
        "closes": [233.0, 173.75, 150.77],
        "multiples": {
            "price_to_earnings": {"unit": "times", "values": [38.32, 28.34, 24.68], "median": 28.34},
            "price_to_book": {"unit": "times", "values": [62.1, 43.6, None]},
        },
    }
    table = made(ratios, RATIOS | {"valuation_history": past}).tables[2]
    assert [column.name for column in table.columns] == ["Ratio", *past["periods"], "Median"]
    assert table.labelled() == (
        ("Close (USD)", 233.0, 173.75, 150.77, None),
        ("Price date", "2024-09-30", "2023-10-02", "2022-09-26", None),
        ("Price/earnings (times)", 38.32, 28.34, 24.68, 28.34),
        ("Price/book (times)", 62.1, 43.6, None, None),
    )


def test_korean():
    assert made(ratios, RATIOS, KO).tables[0].labelled()[1][0] == "유동비율 (배)"
