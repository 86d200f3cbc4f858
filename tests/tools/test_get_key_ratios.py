import json
from dataclasses import replace

import pytest

from assistant_core.tools.registry import run_tool
from tests.tools.companies import FIGURES, SOUND, listed


@pytest.fixture(autouse=True)
def companies(yahoo):
    listed(yahoo)


def ask(ticker):
    return json.loads(run_tool("get_key_ratios", json.dumps({"ticker": ticker}), 30))


def test_ratios_with_formulas_and_inputs():
    output = ask("SND")
    assert (output["company"], output["currency"], output["unit"]) == (
        "Sound Industries Inc.",
        "USD",
        "millions",
    )
    assert output["periods"] == ["2025-12-31", "2024-12-31", "2023-12-31"]
    assert output["ratios"]["gross_margin"] == {
        "unit": "percent",
        "values": [40, 40, 40],
        "formula": "GrossProfit / TotalRevenue",
    }
    assert output["ratios"]["return_on_equity"]["values"] == [29.23, 25.45, None]
    assert output["inputs"]["FreeCashFlow"] == [120, 100, 80]
    assert output["per_share"]["DilutedEPS"] == [1.52, 1.12, 0.88]
    assert "refused" not in output


def test_valuation_at_the_last_price():
    output = ask("SND")
    assert output["price"] == {"close": 30, "date": "2026-11-19", "currency": "USD"}
    assert (output["market_cap"], output["enterprise_value"]) == (3000, 3150)
    assert output["market_cap_formula"] == "close * shares, by the source's market value / its price"
    assert output["market"] == {
        "currency": "USD",
        "unit": "millions",
        "market_cap": 3000,
        "date": "2026-11-19",
    }
    values = {name: multiple["value"] for name, multiple in output["valuation"].items()}
    assert values == {
        "price_to_earnings": 19.74,
        "price_to_sales": 3,
        "price_to_book": 5.36,
        "price_to_free_cash_flow": 25,
        "enterprise_value_to_ebitda": 12.6,
        "enterprise_value_to_sales": 3.15,
        "free_cash_flow_yield": 4,
        "earnings_yield": 5.07,
        "dividend_yield": 1.33,
    }
    assert {multiple["period"] for multiple in output["valuation"].values()} == {"2025-12-31"}


def test_the_last_twelve_months_and_quarter_are_shown(yahoo):
    yahoo.companies["SND"] = replace(
        SOUND,
        trailing={
            "TotalRevenue": (1e9, 1.1e9, 1.2e9),
            "EBITDA": (260e6, 270e6, 280e6),
            "NetIncome": (160e6, 170e6, 180e6),
            "DilutedEPS": (1.6, 1.7, 1.8),
            "FreeCashFlow": (120e6, 120e6, 130e6),
        },
        quarterly={
            "CashCashEquivalentsAndShortTermInvestments": (100e6, 100e6, 160e6),
            "TotalDebt": (300e6, 300e6, 310e6),
            "StockholdersEquity": (570e6, 580e6, 600e6),
            "OrdinarySharesNumber": (100e6, 100e6, 100e6),
        },
    )
    output = ask("SND")
    assert output["latest"] == {
        "twelve_months": {
            "to": "2026-09-30",
            "inputs": {
                "TotalRevenue": 1200,
                "EBITDA": 280,
                "NetIncome": 180,
                "FreeCashFlow": 130,
                "NetIncomeCommonStockholders": 180,
            },
            "per_share": {"DilutedEPS": 1.8},
        },
        "balance_sheet": {
            "of": "2026-09-30",
            "inputs": {
                "CashCashEquivalentsAndShortTermInvestments": 160,
                "TotalDebt": 310,
                "StockholdersEquity": 600,
                "CommonStockEquity": 600,
            },
            "shares": {"unit": "millions", "OrdinarySharesNumber": 100},
        },
    }
    assert output["valuation"]["price_to_earnings"]["value"] == 16.67
    assert output["valuation"]["price_to_book"] == {
        "unit": "times",
        "value": 5,
        "formula": "market_cap / CommonStockEquity",
        "period": "2026-09-30",
    }
    assert output["refused"]["dividend_yield"] == "CashDividendsPaid is not reported"


def test_a_price_in_pence_and_statements_in_pounds():
    """24 pounds, not 2,400: earnings of 1.52 pounds a share."""
    output = ask("BRI.L")
    assert output["price"] == {"close": 24, "date": "2026-11-19", "currency": "GBP"}
    assert output["valuation"]["price_to_earnings"]["value"] == 15.79
    assert "exchange_rate" not in output
    assert any("converted to GBP" in note for note in output["notes"])


def test_a_price_in_pence_and_statements_in_dollars():
    output = ask("MNR.L")
    assert (output["currency"], output["price"]["currency"]) == ("USD", "GBP")
    assert output["exchange_rate"] == {"from": "GBP", "to": "USD", "rate": 1.25, "date": "2026-11-19"}
    assert output["market_cap"] == 3000
    assert output["valuation"]["price_to_earnings"]["value"] == 19.74


def test_a_rupee_price_is_never_divided_by_a_dollar_book_value():
    output = ask("SOFT.NS")
    assert output["exchange_rate"]["rate"] == 0.012
    assert output["valuation"]["price_to_book"]["value"] == 5.36


def test_without_a_rate_every_multiple_is_refused(yahoo):
    del yahoo.companies["GBPUSD=X"]
    output = ask("MNR.L")
    assert "valuation" not in output
    assert "market_cap" not in output
    assert output["refused"]["price_to_book"] == (
        "the price is in GBP, the statements are in USD, and no rate was found"
    )
    assert output["ratios"]["gross_margin"]["values"][0] == 40


def test_negative_equity():
    output = ask("NEG")
    assert output["refused"]["debt_to_equity"] == "StockholdersEquity is negative"
    for name in ("return_on_equity", "price_to_book"):
        assert output["refused"][name] == "CommonStockEquity is negative"
    assert "price_to_book" not in output["valuation"]
    assert output["ratios"]["return_on_assets"]["values"][0] == 13.22


def test_a_bank_has_what_a_bank_has():
    output = ask("BNK")
    assert {"gross_margin", "operating_margin", "current_ratio", "enterprise_value_to_ebitda"} <= output[
        "refused"
    ].keys()
    assert output["ratios"]["return_on_equity"]["values"][0] == 29.23
    assert output["valuation"]["price_to_book"]["value"] == 5.36


def test_a_fiscal_year_that_ends_in_june():
    output = ask("JUN")
    assert output["periods"][0] == "2025-06-30"
    assert output["valuation"]["price_to_earnings"]["period"] == "2025-06-30"


def test_shares_split_since_the_last_report():
    """Four for one: 7.50 a share, 400 million shares, and still the same company."""
    output = ask("SPLT")
    assert output["market_cap"] == 3000
    assert output["market_cap_formula"] == "close * shares, by the source's market value / its price"
    assert output["valuation"]["price_to_earnings"]["value"] == 19.74
    assert output["valuation"]["price_to_sales"]["value"] == 3


def test_a_depositary_receipt_in_another_currency():
    """Five ordinary shares a receipt; 30 Taiwan dollars to the US dollar."""
    output = ask("ADR")
    assert output["market_cap"] == 90_000
    assert output["valuation"]["price_to_sales"]["value"] == 90


def test_a_missing_line_is_named(yahoo):
    figures = {name: row for name, row in FIGURES.items() if name != "FreeCashFlow"}
    yahoo.companies["SND"] = replace(SOUND, figures=figures)
    output = ask("SND")
    assert output["refused"]["free_cash_flow_margin"] == "FreeCashFlow is not reported"
    assert output["refused"]["free_cash_flow_yield"] == "FreeCashFlow is not reported"
    assert "free_cash_flow_margin" not in output["ratios"]


@pytest.mark.parametrize(("symbol", "type"), [("WRLD", "etf"), ("DOGX-USD", "cryptocurrency")])
def test_a_fund_or_a_coin_has_none(symbol, type):
    error = ask(symbol)["error"]
    assert error["kind"] == "no_such_statement"
    assert type in error["message"]


@pytest.mark.parametrize(
    ("weather", "kind"),
    [
        ("429", "rate_limited"),
        ("503", "unexpected_answer"),
        ("html", "unexpected_answer"),
        ("garbage", "unexpected_answer"),
        ("other shape", "unexpected_answer"),
        ("down", "network_down"),
    ],
)
def test_failures_are_told_apart(yahoo, weather, kind):
    yahoo.weather = weather
    assert ask("SND")["error"]["kind"] == kind


def test_the_sample(yahoo):
    yahoo.weather = "down"
    output = ask("AAPL")
    assert output["sample_data"] is True
    assert output["ratios"]["gross_margin"]["values"][0] == 46.21
    assert "not confirmed" in output["market_cap_formula"]


def test_asked_twice_it_is_fetched_once(yahoo):
    ask("SND")
    asked = len(yahoo.data_requests())
    ask("SND")
    assert len(yahoo.data_requests()) == asked
