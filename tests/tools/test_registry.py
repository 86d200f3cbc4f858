import json
import sys
import textwrap
import time
from typing import Literal

import jsonschema
import pytest

from assistant_core import tools
from assistant_core.errors import RateLimited
from assistant_core.tools import registry


@pytest.fixture
def offered(monkeypatch):
    """Lets a test offer tools of its own, and takes them back."""
    monkeypatch.setattr(registry, "_tools", dict(registry.all_tools()))
    return registry.tool


def run(name, arguments="{}", timeout=5.0):
    return json.loads(registry.run_tool(name, arguments, timeout))


def test_the_tools_there_are():
    assert set(registry.all_tools()) >= {
        "get_ticker",
        "get_income_statement",
        "get_balance_sheet",
        "get_daily_stock_performance",
    }


def test_the_schema_is_made_of_signature_and_docstring():
    (schema,) = registry.schemas("get_income_statement")
    assert schema["type"] == "function"
    function = schema["function"]
    assert function["name"] == "get_income_statement"
    assert function["description"].startswith("Get a company's income statements")
    assert "Args" not in function["description"]
    assert function["parameters"] == {
        "type": "object",
        "properties": {
            "ticker": {
                "type": "string",
                "description": "Symbol, such as AAPL, BMW.DE or 005930.KS.",
            },
            "period": {
                "type": "string",
                "enum": ["annual", "quarterly", "trailing"],
                "default": "annual",
                "description": "trailing: twelve months up to the end of each quarter.",
            },
            "years": {"type": "integer", "description": "How many; 5 if left out."},
            "as_of": {
                "type": "string",
                "description": "YYYY-MM-DD, for what was known on that day.",
            },
            "source": {
                "type": "string",
                "enum": ["official", "yahoo"],
                "description": "official (the filings) or yahoo alone.",
            },
            "basis": {
                "type": "string",
                "enum": ["consolidated", "separate"],
                "description": "Korean companies; separate is the parent alone.",
            },
            "concepts": {
                "type": "array",
                "items": {"type": "string"},
                "description": "More lines by XBRL name, as us-gaap:AdvertisingExpense.",
            },
        },
        "required": ["ticker"],
    }


def test_what_may_be_null_is_left_out_of_a_call(offered):
    @offered
    def look(ticker: str | None = None, days: int | None = 5) -> dict:
        """Look at something.

        Args:
            ticker: The symbol.
            days: How many.
        """
        return {"ticker": ticker, "days": days}

    told = registry.schemas("look")[0]["function"]["parameters"]["properties"]
    assert told["ticker"] == {"type": "string", "description": "The symbol."}
    assert told["days"]["anyOf"] == [{"type": "integer"}, {"type": "null"}]
    for arguments in ("{}", '{"ticker": null}'):
        assert json.loads(registry.run_tool("look", arguments, 5)) == {"ticker": None, "days": 5}


def test_every_schema_is_complete():
    for schema in registry.schemas():
        parameters = schema["function"]["parameters"]
        jsonschema.Draft202012Validator.check_schema(parameters)
        assert schema["function"]["description"]
        assert all(value["description"] for value in parameters["properties"].values())


def test_optional_and_limited_arguments(offered):
    @offered
    def look(ticker: str, days: int = 100, kind: Literal["raw", "adjusted"] = "raw") -> dict:
        """Look at something.

        Args:
            ticker: The symbol,
                told on two lines.
            days: How many.
            kind: Which.

        Raises:
            Nothing: at all.
        """
        return {"got": [ticker, days, kind]}

    properties = registry.schemas("look")[0]["function"]["parameters"]["properties"]
    assert properties["ticker"]["description"] == "The symbol, told on two lines."
    assert properties["kind"]["enum"] == ["raw", "adjusted"]
    assert run("look", '{"ticker": "A", "days": 5}') == {"got": ["A", 5, "raw"]}
    assert look("A") == {"got": ["A", 100, "raw"]}


def test_an_argument_without_a_description_is_not_accepted(offered):
    with pytest.raises(KeyError, match="ticker"):

        @offered
        def look(ticker: str) -> dict:
            """Look."""
            return {}


def test_a_new_tool_is_one_file(tmp_path, monkeypatch, offered):
    (tmp_path / "get_weather.py").write_text(
        textwrap.dedent('''
            from assistant_core.tools.registry import tool

            @tool
            def get_weather() -> dict:
                """Tell the weather."""
                return {"sky": "맑음"}
        ''')
    )
    monkeypatch.setattr(tools, "__path__", [*tools.__path__, str(tmp_path)])
    try:
        assert registry.run_tool("get_weather", "", 5) == '{"sky":"맑음"}'
    finally:
        sys.modules.pop("assistant_core.tools.get_weather", None)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ('{"ticker": "AAP', "Invalid JSON"),
        ("[1]", "valid dictionary|object"),
        ("{}", "ticker: Field required"),
        ('{"ticker": 7}', "ticker: Input should be a valid string"),
        ('{"ticker": null}', "ticker: Input should be a valid string"),
        ('{"ticker": "AAPL", "symbol": "AAPL"}', "symbol: Extra inputs are not permitted"),
    ],
)
def test_arguments_that_do_not_fit(arguments, words):
    error = run("get_income_statement", arguments)["error"]
    assert error["kind"] == "invalid_arguments"
    assert any(word in error["message"] for word in words.split("|"))
    assert error["message"].endswith(
        "get_income_statement takes a JSON object: "
        '{"ticker":"string","period":"annual | quarterly | trailing (optional)",'
        '"years":"integer (optional)","as_of":"string (optional)","source":"official | yahoo (optional)",'
        '"basis":"consolidated | separate (optional)","concepts":"list of string (optional)"}'
    )


def test_lists_and_what_may_be_left_out_are_told():
    message = run("compare_companies", '{"tickers": ["AAPL"]}')["error"]["message"]
    assert "at least 2 items" in message
    assert message.endswith('{"tickers":"list of string","currency":"string (optional)"}')


def test_an_unknown_function_is_told_which_there_are():
    error = run("get_price")["error"]
    assert error["kind"] == "unknown_function"
    assert "'get_price'" in error["message"]
    assert ", ".join(registry.all_tools()) in error["message"]


def test_a_tool_error_is_the_output(offered):
    @offered
    def limited() -> dict:
        """Fail."""
        raise RateLimited("Too much.", 30)

    expected = {"error": {"kind": "rate_limited", "message": "Too much.", "retry_after_seconds": 30}}
    assert run("limited") == expected


@pytest.mark.parametrize("result", [ZeroDivisionError("secret"), {"bad": float("nan")}, {"bad": object()}])
def test_a_crash_is_logged_and_not_told_in_detail(offered, caplog, result):
    @offered
    def crash() -> dict:
        """Crash."""
        if isinstance(result, Exception):
            raise result
        return result

    error = run("crash")["error"]
    assert error["kind"] == "tool_crashed"
    assert "secret" not in error["message"]
    assert "The tool crash crashed" in caplog.text
    assert "Traceback" in caplog.text


def test_a_slow_tool_is_given_up(offered):
    @offered
    def sleep() -> dict:
        """Sleep."""
        time.sleep(0.5)
        return {}

    started = time.monotonic()
    error = run("sleep", timeout=0.05)["error"]
    assert time.monotonic() - started < 0.4
    assert error["kind"] == "timeout"
    assert "sleep took longer than 0.05 seconds" in error["message"]
