import json

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from assistant_core.chat.view import ToolCall
from assistant_core.ui.outputs import is_sample
from assistant_core.ui.steps import step_label, steps_label


def show(output: str | None) -> AppTest:
    def script(output):
        import streamlit as st

        from assistant_core.chat.view import ToolCall
        from assistant_core.ui.outputs import show_output

        show_output(st.container(), ToolCall("call_1", "function", "f", "{}", "done", output))

    app = AppTest.from_function(script, args=(output,)).run()
    assert not app.exception
    return app


STATEMENT = {
    "company": "Apple Inc.",
    "symbol": "AAPL",
    "currency": "USD",
    "unit": "millions",
    "periods": ["2024-09-28", "2023-09-30"],
    "lines": {"TotalRevenue": [391035, 383285], "NetPPE": [45680, None]},
    "per_share": {"DilutedEPS": [6.08, 6.13]},
    "shares": {"unit": "thousands", "DilutedAverageShares": [15408095, 15812547]},
    "source": "Yahoo Finance",
    "fetched_at": "2026-01-02T03:04:05Z",
    "notes": ["As reported."],
}


def test_a_statement_names_lines_periods_currency_unit_and_source():
    app = show(json.dumps(STATEMENT))
    expected = pd.DataFrame(
        {
            "Line": [
                "Total revenue",
                "Net PPE",
                "Diluted EPS (USD per share)",
                "Diluted average shares (thousands of shares)",
            ],
            "2024-09-28": [391035, 45680, 6.08, 15408095],
            "2023-09-30": [383285, None, 6.13, 15812547],
        }
    )
    pd.testing.assert_frame_equal(app.dataframe[0].value, expected, check_dtype=False)
    about = app.caption[0].value.replace("\\", "")
    assert about == "Apple Inc. (AAPL) · USD, millions · Yahoo Finance, Jan 2, 2026"
    assert app.caption[1].value == "As reported."


def test_a_short_period_is_named():
    app = show(json.dumps(STATEMENT | {"months": [7, 12]}))
    assert list(app.dataframe[0].value.columns) == ["Line", "7 months to 2024-09-28", "2023-09-30"]


def test_prices_are_a_table_with_the_newest_first():
    rows = [["2025-01-02", 200.5, 10], ["2025-01-03", 201.0, 12]]
    data = {"symbol": "AAPL", "columns": ["date", "close", "volume"], "rows": rows}
    table = show(json.dumps(data)).dataframe[0].value
    assert list(table.columns) == ["Date", "Close", "Volume"]
    assert table.iloc[0].tolist() == ["2025-01-03", 201.0, 12]


def test_listings_are_a_table():
    data = {"best": "BMW.DE", "listings": [{"symbol": "BMW.DE", "name": "BMW"}, {"symbol": "BMWYY"}]}
    table = show(json.dumps(data)).dataframe[0].value
    assert table["Symbol"].tolist() == ["BMW.DE", "BMWYY"]


def test_an_error_is_shown_as_its_message():
    app = show('{"error": {"kind": "rate_limited", "message": "Too many requests."}}')
    assert app.error[0].value.replace("\\", "") == "Too many requests."


@pytest.mark.parametrize("output", ['{"periods": 3}', '{"rows": [1], "columns": null}', '{"a": 1}'])
def test_the_output_of_a_foreign_tool_is_shown_as_it_came(output):
    assert json.loads(show(output).json[0].value) == json.loads(output)


@pytest.mark.parametrize("output", ["not json", None, "", "[]", '[{"a": 1}]', "3"])
def test_any_output_can_be_shown(output):
    show(output)


def test_sample_data_is_noticed():
    assert is_sample('{"sample_data": true}')
    assert not is_sample('{"sample_data": false}')
    assert not is_sample("sample_data")


def call(arguments: str, **more) -> ToolCall:
    return ToolCall("call_1", "function", "get_ticker", arguments, **more)


@pytest.mark.parametrize(
    ("given", "label"),
    [
        (call('{"company_name": "삼성"}'), 'Find the listing `get_ticker("삼성")`'),
        (call('{"company_name": '), 'Find the listing `get_ticker({"company_name": )`'),
        (call("", seconds=1.234), "Find the listing `get_ticker()` ·\u00a01.2\u00a0s"),
        (call("", seconds=0.004), "Find the listing `get_ticker()` ·\u00a0<\u00a00.1\u00a0s"),
    ],
)
def test_step_labels(given, label):
    assert step_label(given) == label


def test_the_label_of_the_timeline():
    assert steps_label([call("", status="running")]) == ":shimmer[Looking things up]"
    assert steps_label([call("", status="done")]) == "1 step"
    assert steps_label([call("", status="failed")]) == "1 step without a result"
