import json
from dataclasses import replace

import pytest

from assistant_core.analysis.forward import FORWARD
from assistant_core.market.lines import BALANCES
from assistant_core.tools.registry import run_tool
from tests.support.yahoo_facts import estimate
from tests.tools.companies import BANK, FIGURES, SOUND, listed


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
    # No analyst follows it.
    assert output["refused"].keys() == FORWARD.keys()


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
            "from": "2025-10-01",
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


def test_the_newest_months_of_which_only_revenue_is_known_wait(yahoo):
    yahoo.companies["SND"] = replace(
        SOUND,
        trailing={
            "TotalRevenue": (1.1e9, 1.2e9, 1.3e9),
            "EBITDA": (260e6, 270e6, None),
            "NetIncome": (160e6, 170e6, None),
            "FreeCashFlow": (100e6, 100e6, None),
        },
        quarterly={
            "CashCashEquivalentsAndShortTermInvestments": (100e6, 160e6, None),
            "TotalDebt": (300e6, 310e6, None),
            "StockholdersEquity": (570e6, 600e6, None),
            "OrdinarySharesNumber": (100e6, 100e6, 100e6),
        },
    )
    output = ask("SND")
    assert output["latest"]["twelve_months"]["to"] == "2026-06-30"
    assert output["latest"]["balance_sheet"]["of"] == "2026-06-30"
    assert output["valuation"]["price_to_sales"]["value"] == 2.5
    assert output["notes"][-2:] == [
        "Only a part of the twelve months to 2026-09-30 is known yet; those to 2026-06-30 are used.",
        "Only a part of the balance sheet of 2026-09-30 is known yet; that of 2026-06-30 is used.",
    ]


def test_a_newest_year_of_which_only_revenue_is_known_waits(yahoo):
    known = {name: (*row[:2], None) for name, row in FIGURES.items()}
    yahoo.companies["SND"] = replace(SOUND, figures={**known, "TotalRevenue": FIGURES["TotalRevenue"]})
    output = ask("SND")
    assert output["ratios"]["revenue_growth"]["values"] == [11.11, 12.5, None]
    assert output["valuation"]["price_to_sales"]["period"] == "2024-12-31"
    assert output["valuation"]["price_to_book"]["period"] == "2024-12-31"
    assert output["notes"][-1] == (
        "Only a part of the fiscal year to 2025-12-31 is known yet; "
        "that to 2024-12-31 counts as the last one."
    )


def test_after_a_changed_fiscal_year(yahoo):
    """1,000 million a year, then ten months to October 2025."""
    ten_twelfths = {name: (row[2], row[2], round(row[2] * 10 / 12)) for name, row in FIGURES.items()}
    balances = {name: (row[2],) * 3 for name, row in FIGURES.items() if name in BALANCES}
    yahoo.companies["SND"] = replace(
        SOUND,
        figures={**ten_twelfths, **balances, "DilutedAverageShares": (100e6,) * 3},
        periods=("2023-12-31", "2024-12-31", "2025-10-31"),
    )
    output = ask("SND")
    assert output["periods"] == ["2025-10-31", "2024-12-31", "2023-12-31"]
    assert output["period_starts"] == ["2025-01-01", "2024-01-01", "2023-01-01"]
    assert output["months"] == [10, 12, 12]
    ratios = {name: ratio["values"] for name, ratio in output["ratios"].items()}
    assert ratios["revenue_growth"] == [None, 0, None]
    assert ratios["operating_margin"] == [20, 20, 20]
    assert ratios["return_on_equity"] == [None, 27.14, None]
    assert output["refused"]["revenue_growth"] == "the period to 2025-10-31 has 10 months, not 12"
    assert output["valuation"]["price_to_sales"] == {
        "unit": "times",
        "value": 3,
        "formula": "market_cap / TotalRevenue",
        "period": "2024-12-31",
    }
    assert "latest" not in output
    assert output["notes"][0] == "The period to 2025-10-31 has 10 months, not 12."


def test_twelve_months_that_end_with_a_stub(yahoo):
    """Three months of 300 million after a year of 1,000, of which the first quarter had 200."""
    names = ("TotalRevenue", "NetIncome", "EBITDA", "FreeCashFlow")
    stub = {**FIGURES, **dict.fromkeys(names, (1000000000.0, 1000000000.0, 300000000.0))}
    yahoo.companies["SND"] = replace(
        SOUND,
        figures=stub,
        periods=("2024-12-31", "2025-12-31", "2026-03-31"),
        quarterly=dict.fromkeys(names, (None, None, 200000000.0)),
        quarters=("2024-09-30", "2024-12-31", "2025-03-31"),
    )
    output = ask("SND")
    assert output["months"] == [3, 12, 12]
    assert output["latest"]["twelve_months"]["from"] == "2025-04-01"
    assert output["latest"]["twelve_months"]["inputs"]["TotalRevenue"] == 1100
    assert output["valuation"]["price_to_sales"]["value"] == 2.73
    assert "balance_sheet" not in output["latest"]


def test_growth_after_a_stub_over_quarters(yahoo):
    """The quarters of 2024 add up to 1,000 million, 2025 had 1,050; between them lie three months."""
    figures = {"TotalRevenue": (None, 250e6, 1050e6), "NetIncome": (None, 25e6, 105e6)}
    quarters = {"TotalRevenue": (250e6, 250e6, 250e6), "NetIncome": (25e6, 25e6, 25e6)}
    yahoo.companies["SND"] = replace(
        SOUND,
        figures=figures,
        periods=("2023-12-31", "2024-12-31", "2025-12-31"),
        quarterly=quarters,
        quarters=("2024-03-31", "2024-06-30", "2024-09-30"),
        lengths={"2024-12-31": "3M"},
    )
    output = ask("SND")
    assert output["months"] == [12, 3]
    assert output["ratios"]["revenue_growth"]["values"] == [5, None]


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


def values_of(output, *names):
    return [output["valuation"].get(name, {}).get("value") for name in names]


def test_a_class_of_shares_whose_earnings_are_those_of_another(yahoo):
    """1,500 shares of class B are one of class A, which the statements count."""
    figures = {
        **FIGURES,
        "OrdinarySharesNumber": (1e5, 1e5, 1e5),
        "DilutedEPS": (880.0, 1120.0, 1520.0),
        "DilutedAverageShares": (1e5, 1e5, 1e5),
    }
    yahoo.companies["SND"] = replace(SOUND, figures=figures, last_close=20.0, quote={"marketCap": 3e9})
    output = ask("SND")
    assert values_of(output, "price_to_earnings", "price_to_book") == [19.74, 5.36]
    assert output["valuation"]["price_to_earnings"]["formula"] == "market_cap / NetIncomeCommonStockholders"
    assert any("1,500 listed shares stand for one share" in note for note in output["notes"])
    assert output["eps_of_listed_share"] is False
    assert "eps_of_listed_share" not in ask("JUN")


def test_a_stock_dividend_is_seen(yahoo):
    """Ten for a hundred: earnings per share are of fewer shares than are listed now."""
    yahoo.companies["SND"] = replace(SOUND, quote={"marketCap": 3.3e9})
    output = ask("SND")
    assert values_of(output, "price_to_earnings", "price_to_sales") == [21.71, 3.3]
    assert any("+10.0 %" in note for note in output["notes"])


def test_the_market_cap_is_that_of_the_quote():
    """In the currency of the price beside it, and of the statements as the multiples need it."""
    output = ask("ADR")
    quote = json.loads(run_tool("get_quote", '{"ticker": "ADR"}', 30))
    assert output["market"]["market_cap"] * 1e6 == quote["market_cap"] == 3e9
    assert (output["market"]["currency"], output["currency"]) == ("USD", "TWD")
    assert output["market_cap"] == 90_000


def test_a_bank_with_preferred_shares(yahoo):
    """Price to book, returns and earnings are those of common shares."""
    lines = {
        "PreferredStockEquity": (60e6, 60e6, 60e6),
        "PreferredStockDividends": (4e6, 4e6, 4e6),
        "DilutedEPS": (0.84, 1.08, 1.48),
    }
    yahoo.companies["BNK"] = replace(BANK, figures={**BANK.figures, **lines})
    output = ask("BNK")
    assert output["company_kind"] == "bank"
    assert values_of(output, "price_to_book", "price_to_earnings", "earnings_yield") == [6, 20.27, 4.93]
    assert output["ratios"]["return_on_equity"]["values"] == [32.17, 28.42, None]
    for name in ("enterprise_value_to_sales", "free_cash_flow_yield", "free_cash_flow_margin"):
        assert "the business of a bank" in output["refused"][name]
    assert "enterprise_value" not in output
    assert any("Taken for a bank, by the lines of its statements" in note for note in output["notes"])


def test_the_sector_tells_a_bank(yahoo):
    profile = {"assetProfile": {"sector": "Financial Services", "industry": "Banks - Regional"}}
    few = {name: FIGURES[name] for name in ("TotalRevenue", "NetIncome", "StockholdersEquity")}
    yahoo.companies["SND"] = replace(SOUND, figures=few, modules=profile)
    assert ask("SND")["company_kind"] == "bank"
    profile["assetProfile"] = {"sector": "Industrials", "industry": "Railroads"}
    yahoo.companies["SDR"] = replace(SOUND, symbol="SDR", figures=few, modules=profile)
    output = ask("SDR")
    assert "company_kind" not in output
    assert output["refused"]["free_cash_flow_yield"] == "FreeCashFlow is not reported"


def test_a_real_estate_trust_has_funds_from_operations(yahoo):
    modules = {"assetProfile": {"sector": "Real Estate", "industry": "REIT - Retail"}}
    lines = {"DepreciationAndAmortization": (60e6, 70e6, 80e6), "GainLossOnSaleOfPPE": (0, 0, 32e6)}
    yahoo.companies["SND"] = replace(SOUND, modules=modules, figures={**FIGURES, **lines})
    output = ask("SND")
    assert output["company_kind"] == "reit"
    assert output["valuation"]["price_to_funds_from_operations"]["value"] == 15  # 3000 / (152 + 80 - 32)
    assert any("funds from operations" in note for note in output["notes"])
    yahoo.companies["RET"] = replace(SOUND, symbol="RET", modules=modules)
    assert ask("RET")["refused"]["price_to_funds_from_operations"] == (
        "DepreciationAndAmortization is not reported"
    )
    assert "price_to_funds_from_operations" not in ask("JUN")["refused"]


def test_what_analysts_expect(yahoo):
    trend = [estimate("0y", "2026-12-31", "USD"), estimate("+1y", "2027-12-31", "USD", 1.25)]
    yahoo.companies["SND"] = replace(SOUND, modules={"earningsTrend": {"trend": trend}})
    valuation = ask("SND")["valuation"]
    assert valuation["forward_price_to_earnings"] == {
        "unit": "times",
        "value": 24.3,
        "formula": "close / estimated EPS of the fiscal year that is not reported yet",
        "period": "2026-12-31",
        "eps_estimate": 1.2346,
        "eps_currency": "USD",
        "analysts": 27,
    }
    assert valuation["forward_price_to_earnings_next_year"]["value"] == 19.44
    growth = valuation["price_earnings_to_growth"]
    assert (growth["value"], growth["growth_percent"], growth["analysts"]) == (0.97, 25, 27)


def test_multiples_of_past_years():
    past = ask("SND")["valuation_history"]
    assert (past["currency"], past["periods"]) == ("USD", ["2025-12-31", "2024-12-31", "2023-12-31"])
    assert past["price_dates"] == ["2025-12-31", "2024-12-31", "2024-01-01"]
    earnings = past["multiples"]["price_to_earnings"]
    assert earnings["unit"] == "times"
    assert earnings["values"][1] == round(past["closes"][1] / 1.12, 2) == earnings["median"]


def test_untypical_taxes_are_told(yahoo):
    figures = {**FIGURES, "TaxProvision": (22e6, 28e6, -38e6)}
    yahoo.companies["SND"] = replace(SOUND, figures=figures)
    told = "Taxes were -20.0 % of the profit before tax in the twelve months to 2025-12-31, 20.0 % in"
    assert any(note.startswith(told) for note in ask("SND")["notes"])


def test_what_adds_to_the_ratios_may_fail(yahoo):
    """Without the sector and the estimates, everything else comes, and it is told."""
    yahoo.answers["v10/finance/quoteSummary/SND"] = {"quoteSummary": 7}
    output = ask("SND")
    assert output["valuation"]["price_to_earnings"]["value"] == 19.74
    assert {
        "The sector and industry could not be had",
        "The estimates of analysts could not be had",
    } <= {note.split(":")[0] for note in output["notes"]}


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
