import json

from assistant_core.tools.registry import run_tool


def ask(ticker):
    return json.loads(run_tool("get_balance_sheet", json.dumps({"ticker": ticker}), 30))


def test_a_company_with_negative_equity(yahoo):
    output = ask("ACME")
    assert output["statement"] == "balance_sheet"
    assert output["unit"] == "millions"
    assert output["lines"] == {"TotalAssets": [2200, 2100, 2000], "StockholdersEquity": [-20, 950, 900]}
    assert output["shares"] == {"unit": "thousands", "OrdinarySharesNumber": [99400, 99800, 100000]}
    assert not {"per_share", "ratios", "notes"} & output.keys()


def test_a_london_company_reports_in_its_own_currency(yahoo):
    assert ask("TEA.L")["currency"] == "GBP"
    assert ask("ORE.L")["currency"] == "USD"


def test_a_fund_has_none(yahoo):
    error = ask("WRLD")["error"]
    assert error["kind"] == "no_such_statement"
    assert "balance sheet" in error["message"]
    assert "etf" in error["message"]


def test_the_sample(yahoo):
    yahoo.weather = "down"
    output = ask("AAPL")
    assert (output["sample_data"], output["as_of"]) == (True, "2024-11-01")
    assert output["lines"]["TotalAssets"] == [364980, 352583, 352755]
