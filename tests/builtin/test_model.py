"""The provider's side: events, ids, limits, usage, tool choice, and functions it has no skill for."""

import asyncio
import json
import re
import time
from typing import Any

import pytest

from assistant_core.builtin import BuiltinModel
from assistant_core.engine.models.provider import (
    ChatMessage,
    Finished,
    ModelRequest,
    Notice,
    TextDelta,
    ToolCall,
    ToolCallDelta,
    ToolRound,
    Usage,
)
from tests.builtin.companies_data import APPLE_PRICES, source, ticker
from tests.builtin.talk import (
    TOOLS,
    Talk,
    calls_of,
    events,
    finish_of,
    function,
    text_of,
)

WEATHER = function("get_weather", city={"type": "string"}, unit={"enum": ["celsius", "fahrenheit"]})


def asked(question: str, tools: list[dict[str, Any]] | None = None, **options: Any) -> ModelRequest:
    return ModelRequest(
        "builtin", "", [ChatMessage("user", question)], TOOLS if tools is None else tools, **options
    )


def looked_up() -> ModelRequest:
    call = ToolCall("call_1", "get_ticker", '{"company_name": "AAPL"}')
    output = json.dumps(ticker("AAPL", ("AAPL", "Apple Inc.")))
    conversation: list[ChatMessage | ToolRound] = [
        ChatMessage("user", "Show me Apple's revenue, total debt and share price"),
        ToolRound((call,), {"call_1": output}),
    ]
    return ModelRequest("builtin", "", conversation, TOOLS)


def test_calls_are_streamed_in_pieces_with_an_id_and_a_name_first() -> None:
    *deltas, finished = events(looked_up())
    assert isinstance(finished, Finished)
    assert finished.reason == "tool_calls"
    by_index: dict[int, list[ToolCallDelta]] = {}
    for delta in deltas:
        assert isinstance(delta, ToolCallDelta)
        by_index.setdefault(delta.index, []).append(delta)
    assert list(by_index) == [0, 1, 2]
    for first, *rest in by_index.values():
        assert re.fullmatch(r"call_[A-Za-z0-9]{24}", first.id or "")
        assert first.name
        assert first.arguments == ""
        assert 1 <= len(rest) <= 2
        assert all(delta.id is None and delta.name is None for delta in rest)
        assert json.loads("".join(delta.arguments for delta in rest)) == {"ticker": "AAPL"}


def test_ids_differ() -> None:
    ids = {call.id for _ in range(5) for call in calls_of(events(looked_up()))}
    assert len(ids) == 15


def test_text_comes_in_small_pieces() -> None:
    pieces = [event.text for event in events(asked("hello")) if isinstance(event, TextDelta)]
    assert len(pieces) > 20
    assert max(map(len, pieces)) < 30


def test_text_streams_over_time() -> None:
    async def arrivals() -> list[float]:
        model = BuiltinModel(seconds_per_piece=0.005)
        return [
            time.monotonic() async for event in model.stream(asked("hello")) if isinstance(event, TextDelta)
        ]

    found = asyncio.run(arrivals())
    assert found[-1] - found[0] >= 0.005 * (len(found) - 2)


def test_the_same_question_gets_the_same_answer() -> None:
    assert Talk(source).ask("Is Apple a good buy?") == Talk(source).ask("Is Apple a good buy?")


def test_usage_is_estimated_from_the_lengths() -> None:
    finished = finish_of(events(asked("hello", tools=[])))
    text = text_of(events(asked("hello", tools=[])))
    assert finished.usage == Usage(2, -(-len(text) // 4))


@pytest.mark.parametrize("limit", [0, 1, 10])
def test_the_limit_on_tokens_is_kept(limit: int) -> None:
    found = events(asked("hello", max_completion_tokens=limit))
    assert finish_of(found).reason == "max_completion_tokens"
    assert finish_of(found).usage.completion_tokens <= limit
    assert len(text_of(found)) <= limit * 4


def test_no_half_call_is_made_at_the_limit() -> None:
    found = events(asked("Is Apple a good buy?", max_completion_tokens=3))
    assert finish_of(found) == Finished(
        "max_completion_tokens", Usage(finish_of(found).usage.prompt_tokens, 0)
    )
    assert calls_of(found) == ()


def test_json_is_declined_with_a_notice() -> None:
    first = events(asked("hello", response_format={"type": "json_object"}))[0]
    assert first == Notice("The built-in model cannot write JSON; it answers in text.")


def test_tool_choice_none_calls_nothing() -> None:
    found = events(asked("Is Apple a good buy?", tool_choice="none"))
    assert calls_of(found) == ()
    assert "not available in this conversation" in text_of(found)


def test_tool_choice_none_still_uses_what_was_fetched() -> None:
    talk = Talk(source)
    talk.ask("What was Apple's revenue?")
    talk.options = {"tool_choice": "none"}
    assert "391.0 billion USD" in talk.ask("And what was Apple's revenue in 2024?")
    assert talk.rounds == []


def named(name: str) -> dict[str, Any]:
    return {"type": "function", "function": {"name": name}}


@pytest.mark.parametrize(
    ("question", "choice", "expected"),
    [
        ("Is AAPL a good buy?", named("get_balance_sheet"), {"ticker": "AAPL"}),
        ("Is Apple a good buy?", named("get_ticker"), {"company_name": "AAPL"}),
        ("anything at all", named("get_ticker"), {"company_name": "anything at all"}),
        (
            "weather in fahrenheit",
            named("get_weather"),
            {"city": "weather in fahrenheit", "unit": "fahrenheit"},
        ),
    ],
)
def test_a_named_function_is_called(question: str, choice: dict[str, Any], expected: dict[str, Any]) -> None:
    (call,) = calls_of(events(asked(question, [*TOOLS, WEATHER], tool_choice=choice)))
    assert call.name == choice["function"]["name"]
    assert json.loads(call.arguments) == expected


@pytest.mark.parametrize("question", ["hello", "Is Apple a good buy?", "", "부채는?"])
def test_required_calls_something(question: str) -> None:
    assert calls_of(events(asked(question, tool_choice="required")))
    assert calls_of(events(asked(question, [WEATHER], tool_choice="required")))


def test_required_on_known_figures_calls_too() -> None:
    talk = Talk(source)
    talk.ask("Is Apple a good buy?")
    talk.options = {"tool_choice": "required"}
    assert "106.6 billion USD" in talk.ask("and its debt?")
    assert len(talk.rounds) == 1


def test_a_requirement_is_met_once() -> None:
    talk = Talk(source, options={"tool_choice": named("get_daily_stock_performance")})
    assert "391.0 billion USD" in talk.ask("What was Apple's revenue?")
    assert [call for call, _ in talk.rounds[0]] == ["get_daily_stock_performance"]


def test_required_without_tools_answers() -> None:
    assert finish_of(events(asked("hello", [], tool_choice="required"))).reason == "stop"


def test_an_unknown_function_is_called_when_the_question_names_it_and_its_output_relayed() -> None:
    talk = Talk(lambda *_: "12 degrees ``` and rain", tools=[WEATHER])
    answer = talk.ask("Please call get_weather for Paris")
    assert talk.rounds[0][0][0] == "get_weather"
    assert "```\n12 degrees ''' and rain\n```" in answer


def test_an_unknown_function_is_left_alone_otherwise() -> None:
    found = events(asked("What is the weather in Paris?", [WEATHER]))
    assert calls_of(found) == ()
    assert text_of(found).startswith("This question is beyond my rules.")


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "integer"}, 7),
        ({"type": "number", "minimum": 1}, 7.0),
        ({"type": "boolean"}, False),
        ({"type": "array", "items": {"type": "string"}}, ["call f_x with 7"]),
        ({"type": "object", "properties": {"a": {"default": 1}}, "required": ["a"]}, {"a": 1}),
        ({"type": ["string", "null"]}, "call f_x with 7"),
        ({"const": "x"}, "x"),
        ({"type": "null"}, None),
        ({}, "call f_x with 7"),
    ],
)
def test_arguments_are_filled_from_the_schema(schema: dict[str, Any], value: Any) -> None:
    (call,) = calls_of(events(asked("call f_x with 7", [function("f_x", a=schema)])))
    assert json.loads(call.arguments) == {"a": value}


@pytest.mark.parametrize("question", ["hi", "Hello there!", "What can you do?", "who are you?", "help"])
def test_greetings_get_an_introduction_with_examples(question: str) -> None:
    answer = text_of(events(asked(question)))
    assert answer.startswith("Hello! I am the built-in model: rules, not a language model.")
    assert "- Is Apple stock a good buy?" in answer


@pytest.mark.parametrize("question", ["안녕하세요", "안녕!", "뭘 할 수 있어?", "너는 누구야?", "도움말"])
def test_greetings_in_korean(question: str) -> None:
    answer = text_of(events(asked(question)))
    assert answer.startswith("안녕하세요!")
    assert "- 애플 주식 사도 될까?" in answer


def test_other_languages_are_answered_in_english() -> None:
    assert "391.0 billion USD" in Talk(source).ask("Apple revenue 2024 por favor")


@pytest.mark.parametrize(
    "question",
    ["¿Quién escribió este libro y cuándo?", "この本を書いたのは誰ですか", "Wer hat das Buch geschrieben?"],
)
def test_a_language_that_it_does_not_read_is_told_of_at_once(question: str) -> None:
    answer = text_of(events(asked(question, [])))
    assert answer.startswith("The built-in model reads questions in English and Korean only.")


def test_a_greeting_before_a_question_is_no_greeting() -> None:
    assert calls_of(events(asked("Hi, is Apple a good buy?")))


def test_prices_of_a_foreign_conversation_are_understood() -> None:
    """Another model made the calls; no question names the company."""
    call = ToolCall("call_1", "get_daily_stock_performance", '{"ticker": "aapl"}')
    conversation: list[ChatMessage | ToolRound] = [
        ChatMessage("user", "the fruit company please"),
        ToolRound((call,), {"call_1": json.dumps(APPLE_PRICES)}),
        ChatMessage("assistant", "It closed at 269.70."),
    ]
    talk = Talk(source, conversation=conversation)
    assert "106.6 billion USD" in talk.ask("and its debt?")
    assert [("get_balance_sheet", {"ticker": "AAPL"})] in talk.rounds
