import json
from dataclasses import replace

import pytest

from assistant_core.tools.registry import run_tool
from tests.support.yahoo_about import raw
from tests.tools.companies import FIGURES, SOUND, listed

MORE = {
    "InterestIncome": (2e6, 2e6, 5e6),
    "StockBasedCompensation": (8e6, 8e6, 10e6),
    "BasicAverageShares": (99e6, 99e6, 98e6),
    "CurrentDebt": (20e6, 20e6, 20e6),
    "LongTermDebt": (240e6, 240e6, 240e6),
    "CapitalLeaseObligations": (40e6, 40e6, 40e6),
    "InvestmentinFinancialAssets": (60e6, 60e6, 60e6),
}
RICH = replace(SOUND, symbol="RCH", name="Rich Industries Inc.", figures={**FIGURES, **MORE})


@pytest.fixture(autouse=True)
def companies(yahoo):
    listed(yahoo)
    yahoo.companies["RCH"] = RICH


def ask(ticker, **arguments):
    return json.loads(
        run_tool("value_by_discounted_cash_flow", json.dumps({"ticker": ticker, **arguments}), 30)
    )


def test_a_value_to_the_firm_with_its_assumptions_and_steps():
    """120 of free cash flow and 5 of interest less the fifth of it that is tax, for ever."""
    output = ask(
        "RCH",
        discount_rate_percent=10,
        terminal_growth_percent=0,
        growth_percent=0,
        years=3,
        treatments=["year_end"],
    )
    assert (output["method"], output["valuation_date"]) == ("to_firm", "2026-11-19")
    assert output["assumptions"] == {
        "discount_rate_percent": 10,
        "discount_rate_basis": "weighted average cost of capital",
        "terminal_growth_percent": 0,
        "growth_percent": 0,
        "growth_basis": "as given",
        "years": 3,
        "base_free_cash_flow": 124,
        "base_period": "2025-12-31",
        "base_basis": "fiscal year",
        "counted_from": "2025-12-31",
        "timing": "year_end",
        "stock_compensation": "added_back",
        "leases": "as_debt",
        "long_term_securities": "included",
    }
    assert output["cash_flow"] == {
        "FreeCashFlow": 120,
        "StockBasedCompensation": 10,
        "interest_paid": 10,
        "interest_paid_line": "InterestExpense",
        "interest_paid_period": "2025-12-31",
        "interest_received": 5,
        "interest_received_line": "InterestIncome",
        "interest_received_period": "2025-12-31",
        "tax_rate_percent": 20,
        "tax_rate_basis": "TaxProvision / PretaxIncome",
        "free_cash_flow_to_firm": 124,
        "formula": "FreeCashFlow + (interest_paid - interest_received) * (1 - tax_rate)",
    }
    # 323 days are 0.8849 years: 1.1 ** -0.1151 = 0.9891.
    assert output["projection"]["rows"][0] == [1, "2026-12-31", 124, 1, 0.1151, 0.9891, 122.6]
    assert output["enterprise_value"] == pytest.approx(1240 * 1.1**0.8849, abs=0.05)
    assert (output["total_debt"], output["lease_obligations"], output["net_debt"]) == (300, 40, 150)
    assert output["long_term_securities"] == 60
    assert output["equity_value"] == pytest.approx(output["enterprise_value"] - 150 + 60)
    # 100 million shares, diluted as 100 to 98.
    assert output["shares"]["diluted"] == 102
    assert output["value_per_share"] == pytest.approx(output["equity_value"] / 100 * 0.98, abs=0.006)
    assert output["value_per_share_currency"] == "USD"
    assert output["sensitivity"]["value_per_share"][2][2] == output["value_per_share"]
    assert [row[:2] for row in output["alternatives"]["rows"]] == [
        ["stock_compensation", "as_cost"],
        ["leases", "as_operating_cost"],
        ["long_term_securities", "excluded"],
        ["timing", "mid_year"],
    ]


def test_a_value_to_equity_is_of_cash_flow_after_interest():
    output = ask("RCH", method="to_equity", growth_percent=0, terminal_growth_percent=0)
    given = output["assumptions"]
    assert (given["discount_rate_basis"], given["net_borrowing"]) == ("cost of equity", 0)
    assert (given["base_free_cash_flow"], given["counted_from"]) == (120, "2026-11-19")
    assert "leases" not in given
    assert output["cash_flow"] == {
        "FreeCashFlow": 120,
        "StockBasedCompensation": 10,
        "free_cash_flow_to_equity": 120,
        "formula": "FreeCashFlow",
    }
    assert not {"enterprise_value", "net_debt", "long_term_securities"} & output.keys()
    parts = output["present_value_of_cash_flows"] + output["present_value_of_terminal_value"]
    assert output["equity_value"] == pytest.approx(parts, abs=0.11)


@pytest.mark.parametrize("method", ["to_firm", "to_equity"])
def test_a_reader_with_a_calculator_comes_to_the_same(method):
    output = ask("RCH", method=method, growth_percent=7, terminal_growth_percent=2, years=6)
    columns = output["projection"]["columns"]
    rows = [dict(zip(columns, row, strict=True)) for row in output["projection"]["rows"]]
    given = output["assumptions"]
    base, rate = given["base_free_cash_flow"], given["discount_rate_percent"]
    for row in rows:
        assert row["free_cash_flow"] == pytest.approx(base * 1.07 ** row["year"], abs=0.06)
        present = row["free_cash_flow"] * row["fraction_counted"] * (1 + rate / 100) ** -row["discount_years"]
        assert row["present_value"] == pytest.approx(present, abs=0.11)
    assert output["present_value_of_cash_flows"] == pytest.approx(
        sum(row["present_value"] for row in rows), abs=0.5
    )
    assert output["terminal_value"] == pytest.approx(rows[-1]["free_cash_flow"] * 1.02 / 0.08, rel=1e-3)
    factor = output["terminal_discount"]["discount_factor"]
    assert output["present_value_of_terminal_value"] == pytest.approx(
        output["terminal_value"] * factor, rel=1e-4
    )
    owners = output["present_value_of_cash_flows"] + output["present_value_of_terminal_value"]
    owners -= output.get("net_debt", 0) - output.get("long_term_securities", 0)
    assert output["equity_value"] == pytest.approx(owners, abs=0.3)
    assert output["value_per_share"] == pytest.approx(owners / output["shares"]["diluted"], abs=0.02)


def test_what_only_valuations_need_is_no_input_of_ratios():
    ratios = run_tool("get_key_ratios", json.dumps({"ticker": "RCH"}), 30)
    assert "FreeCashFlow" in ratios
    assert [line for line in MORE if f'"{line}"' in ratios] == []


def test_the_defaults_are_stated():
    given = ask("SND")["assumptions"]
    assert (given["discount_rate_percent"], given["terminal_growth_percent"], given["years"]) == (10, 2.5, 5)
    assert given["growth_percent"] == 15
    assert given["growth_basis"].startswith(
        "compound growth of free cash flow, 2023-12-31 to 2025-12-31, years: 2 (22.5 %)"
    )


def test_the_last_twelve_months_are_the_base(yahoo):
    full = dict.fromkeys(("TotalRevenue", "NetIncome", "EBITDA"), (1e9, 1e9, 1e9))
    yahoo.companies["SND"] = replace(SOUND, trailing={**full, "FreeCashFlow": (125e6, 130e6, 140e6)})
    given = ask("SND", method="to_equity")["assumptions"]
    assert (given["base_free_cash_flow"], given["base_period"]) == (140, "2026-09-30")
    assert given["base_basis"] == "last twelve months"


def estimates(*rows):
    return {
        "earningsTrend": {
            "trend": [
                {
                    "period": period,
                    "endDate": end,
                    "revenueEstimate": {
                        "avg": raw(average),
                        "yearAgoRevenue": raw(before),
                        "numberOfAnalysts": raw(11),
                        "revenueCurrency": "USD",
                    },
                }
                for period, end, average, before in rows
            ]
        }
    }


def test_growth_from_estimates(yahoo):
    """From 1,000 to 1,102.5 in two years."""
    rows = ("0y", "2026-12-31", 1040e6, 1000e6), ("+1y", "2027-12-31", 1102.5e6, 1040e6)
    yahoo.companies["SND"] = replace(SOUND, modules=estimates(*rows))
    given = ask("SND", growth_from="estimates")["assumptions"]
    assert given["growth_percent"] == 5
    assert given["growth_basis"] == (
        "11 analysts' revenue estimates for the fiscal year to 2027-12-31, years: 2"
    )


def test_estimates_that_there_are_not():
    error = ask("SND", growth_from="estimates")["error"]
    assert error["kind"] == "no_such_statement"


def test_a_cost_of_capital_from_its_parts():
    """300 of debt beside a market value of 3,000: 90.91 % * 9 + 9.09 % * 5 * 0.8."""
    given = ask("RCH", cost_of_equity_percent=9, cost_of_debt_percent=5)["assumptions"]
    assert given["discount_rate_percent"] == 8.55
    assert given["cost_of_capital"] == {
        "cost_of_equity_percent": 9,
        "cost_of_debt_percent": 5,
        "equity_weight_percent": 90.91,
        "debt_weight_percent": 9.09,
        "tax_rate_percent": 20,
    }


def test_the_growth_that_the_price_implies():
    output = ask("RCH", terminal_growth_percent=2)
    implied = output["growth_implied_by_price_percent"]
    again = ask("RCH", terminal_growth_percent=2, growth_percent=implied)
    assert again["value_per_share"] == pytest.approx(30, abs=0.02)


@pytest.mark.parametrize(("close", "why"), [(1500.0, "below"), (0.1, "above")])
def test_no_growth_implies_such_a_price(yahoo, close, why):
    rich = {**FIGURES, "TotalDebt": (0, 0, 0)}
    yahoo.companies["SND"] = replace(
        SOUND, figures=rich, last_close=close, quote={"marketCap": close * 100e6}
    )
    output = ask("SND")
    assert "growth_implied_by_price_percent" not in output
    assert why in output["refused"]["growth_implied_by_price_percent"]


def test_a_value_in_pounds_of_a_company_that_reports_in_dollars():
    """At 1.25 dollars a pound."""
    arguments = {"terminal_growth_percent": 0, "growth_percent": 0}
    output, in_dollars = ask("MNR.L", **arguments), ask("SND", **arguments)
    assert (output["currency"], output["value_per_share_currency"]) == ("USD", "GBP")
    assert output["sensitivity"]["currency"] == output["alternatives"]["currency"] == "GBP"
    assert output["value_per_share"] == pytest.approx(in_dollars["value_per_share"] / 1.25, abs=0.006)
    assert output["exchange_rate"]["rate"] == 1.25


def test_without_an_exchange_rate_the_value_is_in_the_currency_of_the_statements(yahoo):
    del yahoo.companies["GBPUSD=X"]
    output = ask("MNR.L", terminal_growth_percent=0, growth_percent=0)
    assert output["value_per_share_currency"] == output["sensitivity"]["currency"] == "USD"
    assert output["price"]["currency"] == "GBP"
    assert set(output["refused"]) == {"upside_percent", "growth_implied_by_price_percent"}
    assert "no rate was found" in output["refused"]["upside_percent"]
    assert "upside_percent" not in output
    assert output["alternatives"]["columns"] == ["assumption", "alternative", "value_per_share"]


def test_after_a_split_the_new_shares_count():
    arguments = {"terminal_growth_percent": 0, "growth_percent": 0}
    split, whole = ask("SPLT", **arguments), ask("SND", **arguments)
    assert split["value_per_share"] == pytest.approx(whole["value_per_share"] / 4, abs=0.006)


def test_months_that_are_no_year_are_no_base(yahoo):
    """After a fiscal year that ends in December, three months to March: the year is the base."""
    periods = ("2024-12-31", "2025-12-31", "2026-03-31")
    figures = {**FIGURES, "FreeCashFlow": (100e6, 120e6, 20e6)}
    yahoo.companies["SND"] = replace(SOUND, periods=periods, figures=figures)
    given = ask("SND", method="to_equity")["assumptions"]
    assert (given["base_free_cash_flow"], given["base_period"]) == (120, "2025-12-31")


@pytest.mark.parametrize(
    ("symbol", "words"),
    [("WRLD", "etf"), ("DOGX-USD", "cryptocurrency")],
)
def test_what_has_no_cash_flow_to_discount(symbol, words):
    error = ask(symbol)["error"]
    assert error["kind"] == "no_such_statement"
    assert words in error["message"]


@pytest.mark.parametrize("industry", ["Banks - Diversified", "Insurance - Life"])
def test_financial_companies_are_refused(yahoo, industry):
    lines = {
        name: row for name, row in FIGURES.items() if name not in ("CurrentAssets", "CurrentLiabilities")
    }
    lines = {name: row for name, row in lines.items() if name not in ("CostOfRevenue", "GrossProfit")}
    about = {"assetProfile": {"sector": "Financial Services", "industry": industry}}
    yahoo.companies["SND"] = replace(SOUND, figures=lines, modules=about)
    error = ask("SND")["error"]
    assert error["kind"] == "no_such_statement"
    assert "a bank, an insurer or another financial company" in error["message"]


def test_an_industrial_with_a_gap_is_told_which_line_is_missing(yahoo):
    yahoo.companies["SND"] = replace(SOUND, figures={**FIGURES, "FreeCashFlow": (80e6, 100e6, None)})
    assert "FreeCashFlow is not reported" in ask("SND")["error"]["message"]


def test_a_company_that_burns_cash(yahoo):
    yahoo.companies["SND"] = replace(SOUND, figures={**FIGURES, "FreeCashFlow": (1e6, 2e6, -30e6)})
    error = ask("SND")["error"]
    assert error["kind"] == "no_such_statement"
    assert "not positive (-22,000,000 USD" in error["message"]


def test_stock_compensation_that_takes_all_of_it_is_told_beside_the_value(yahoo):
    figures = {**FIGURES, "StockBasedCompensation": (200e6, 200e6, 200e6)}
    yahoo.companies["SND"] = replace(SOUND, figures=figures)
    output = ask("SND")
    assert output["alternatives"]["rows"][0] == ["stock_compensation", "as_cost", None, None]
    assert "not positive (-72,000,000 USD" in output["refused"]["stock_compensation_as_cost"]


@pytest.mark.parametrize(
    "arguments",
    [
        {"discount_rate_percent": 3, "terminal_growth_percent": 3},
        {"discount_rate_percent": 0},
        {"discount_rate_percent": 9, "cost_of_equity_percent": 9, "cost_of_debt_percent": 4},
        {"cost_of_equity_percent": 9},
        {"method": "to_nobody"},
        {"years": 0},
        {"growth_percent": 400},
    ],
)
def test_assumptions_without_a_value(arguments):
    assert ask("SND", **arguments)["error"]["kind"] == "invalid_arguments"


@pytest.mark.parametrize(("weather", "kind"), [("429", "rate_limited"), ("503", "unexpected_answer")])
def test_failures_are_told_apart(yahoo, weather, kind):
    yahoo.weather = weather
    assert ask("SND")["error"]["kind"] == kind


def test_the_sample(yahoo):
    """Interest of 2023, the last that Apple reported, and its long-term securities."""
    yahoo.weather = "down"
    output = ask("AAPL", terminal_growth_percent=3)
    assert output["sample_data"] is True
    assert output["cash_flow"]["interest_paid_period"] == "2023-09-30"
    assert output["long_term_securities"] == 91479
    assert output["value_per_share"] == 105.73
