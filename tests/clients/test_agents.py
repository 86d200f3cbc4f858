"""Agent libraries that carry an Assistants client: a conversation with a function call through the engine."""

import pytest

from tests.support.scripted_model import calls, text

QUESTIONS = ["Which ticker has Apple?", "And where is it listed?"]
ANSWERS = ["Apple trades as AAPL.", "On the Nasdaq."]
ARGUMENTS = '{"company_name": "Apple"}'
OUTPUT = "Apple: AAPL"


@pytest.mark.parametrize(
    ("client", "function", "arguments"),
    [
        ("autogen", "get_ticker", ()),
        ("langchain", "get_ticker", ()),
        ("semantic-kernel", "Tickers-get_ticker", ()),
        ("semantic-kernel", "Tickers-get_ticker", ("streamed",)),
    ],
)
def test_a_conversation_with_a_function_call(client, function, arguments, model, converse):
    model.script(calls((function, ARGUMENTS)), text("Apple trades ", "as AAPL."), text("On the ", "Nasdaq."))
    said = converse(client, f"{client.replace('-', '_')}_agent.py", *arguments)
    asked, answered, followed_up = (request["body"] for request in model.requests)

    assert [tool["function"]["name"] for tool in asked["tools"]] == [function]
    assert spoken(asked) == [("system", "Be brief."), ("user", QUESTIONS[0])]
    assert said["calls"] == [[function, ARGUMENTS]]
    assert said["outputs"] == [OUTPUT]
    assert spoken(answered)[2:] == [("assistant", ""), ("tool", OUTPUT)]
    assert said["answers"] == ANSWERS
    assert spoken(followed_up)[4:] == [("assistant", ANSWERS[0]), ("user", QUESTIONS[1])]


def spoken(request):
    return [(message["role"], message["content"] or "") for message in request["messages"]]
