import json

from assistant_core.chat.subject import Company, subject_of
from assistant_core.chat.view import Answer, Question, Text, ToolCall


def answer(*outputs):
    calls = (
        ToolCall(
            f"call_{number}",
            "function",
            "f",
            output=output if isinstance(output, str) else json.dumps(output),
        )
        for number, output in enumerate(outputs)
    )
    return Answer("run", (*calls, Text("t", "Fine.")))


APPLE = {"symbol": "AAPL", "company": "Apple Inc."}


def test_it_is_the_company_fetched_last():
    entries = [answer({"symbol": "MSFT", "company": "Microsoft"}), Question("q", "And?"), answer(APPLE)]
    assert subject_of(entries) == Company("AAPL", "Apple Inc.", "call_0")


def test_failures_searches_and_nonsense_name_none():
    nothing = ({"error": {"kind": "timeout"}, "symbol": "X"}, {"results": []}, "no json", {"symbol": 3}, "[]")
    assert subject_of([answer(APPLE, *nothing)]) == Company("AAPL", "Apple Inc.", "call_0")
    assert subject_of([answer(*nothing)]) is None


def test_of_a_comparison_it_is_the_first():
    compared = {"companies": [APPLE, {"symbol": "MSFT", "company": "Microsoft"}], "columns": ["AAPL", "MSFT"]}
    assert subject_of([answer(compared)]) == Company("AAPL", "Apple Inc.", "call_0")


def test_a_company_without_a_name_goes_by_its_symbol():
    assert subject_of([answer({"symbol": "AAPL"})]) == Company("AAPL", "AAPL", "call_0")
