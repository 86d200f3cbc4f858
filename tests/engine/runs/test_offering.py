"""Which tools fit into a small window, and how they are described then."""

import copy
import json

import pytest

from assistant_core.assistants.registry import definitions
from assistant_core.engine.runs.offering import offered
from assistant_core.engine.runs.tokens import estimated

LONG = "Finds it. It is found by its name, or by its number: whichever is given. Never guess it."


def tool(called, description=LONG, **parameters):
    schema = {"type": "object", "properties": parameters, "required": [next(iter(parameters), "")]}
    function = {"name": called, "description": description, "parameters": schema}
    return {"type": "function", "function": function}


def text(**more):
    return {"type": "string", "description": "What to look for. A few words.", **more}


FIND = tool(
    "find", query=text(minLength=1), limit={"type": "integer", "maximum": 9, "description": "How many."}
)
TOOLS = [FIND, tool("open", "Opens one.", name=text()), tool("close", "Closes one.", name=text())]


def size(tools):
    return estimated(json.dumps(tools, ensure_ascii=False))


def test_all_that_fit_stay_as_they_are():
    assert offered(TOOLS, size(TOOLS), "m") == (TOOLS, False, ())
    assert offered([], 0, "m") == ([], False, ())


def test_first_they_are_described_shortly():
    before = copy.deepcopy(TOOLS)
    offer = offered(TOOLS, size(TOOLS) - 1, "m")
    assert before == TOOLS, "nothing is changed in place"
    assert (offer.is_short, offer.left_out) == (True, ())
    assert offer.tools[0]["function"] == {
        "name": "find",
        "description": "Finds it.",
        "parameters": {
            "type": "object",
            "properties": {
                "query": {"type": "string", "description": "What to look for."},
                "limit": {"type": "integer"},
            },
            "required": ["query"],
        },
    }


def least_room(fits):
    return next(room for room in range(1, size(TOOLS)) if fits(offered(TOOLS, room, "m")))


def test_then_parameters_are_not_described():
    offer = offered(TOOLS, least_room(lambda offer: not offer.left_out), "m")
    assert [tool["function"]["parameters"]["properties"] for tool in offer.tools] == [
        {"query": {"type": "string"}, "limit": {"type": "integer"}},
        {"name": {"type": "string"}},
        {"name": {"type": "string"}},
    ]


def test_then_the_least_important_are_left_out():
    room = least_room(lambda offer: not offer.left_out) - 1
    assert offered(TOOLS, room, "m").left_out == ("close",)
    assert offered(TOOLS, room, "m", ["close", "find", "open"]).left_out == ("open",)
    assert [tool["function"]["name"] for tool in offered(TOOLS, room, "m", ["open", "close"]).tools] == [
        "open",
        "close",
    ]
    assert offered(TOOLS, 0, "m") == ([], False, ("find", "open", "close"))
    assert offered(TOOLS, 0, "m", needed="open").left_out == ("find", "close")


def parameters_of(schema):
    return offered([tool("t", **{"required_one": text(), "p": schema})], 1, "m", needed="t").tools[0][
        "function"
    ]["parameters"]["properties"]["p"]


@pytest.mark.parametrize(
    ("schema", "short"),
    [
        ({"anyOf": [{"type": "string"}, {"type": "null"}], "default": None}, {"type": "string"}),
        (
            {"anyOf": [{"type": "string"}, {"type": "integer"}]},
            {"anyOf": [{"type": "string"}, {"type": "integer"}]},
        ),
        (
            {"type": "array", "items": {"type": "string", "description": "x"}},
            {"type": "array", "items": {"type": "string"}},
        ),
        (
            {"enum": ["annual", "quarterly"], "type": "string", "default": "annual"},
            {"enum": ["annual", "quarterly"], "type": "string"},
        ),
        ({"$ref": "#/$defs/X"}, {"$ref": "#/$defs/X"}),
        (
            {
                "type": "object",
                "properties": {"description": {"type": "string", "description": "x"}},
                "required": ["description"],
            },
            {
                "type": "object",
                "properties": {"description": {"type": "string"}},
                "required": ["description"],
            },
        ),
        (True, True),
    ],
)
def test_parameters_keep_their_types(schema, short):
    assert parameters_of(schema) == short


def test_what_is_required_may_still_be_null():
    nullable = {"anyOf": [{"type": "string"}, {"type": "null"}]}
    (short,) = offered([tool("t", name=nullable)], 1, "m", needed="t").tools
    assert short["function"]["parameters"]["properties"] == {"name": nullable}


@pytest.mark.parametrize("function", [{"name": "t"}, {"name": "t", "description": None, "parameters": None}])
def test_a_tool_that_says_little_stays(function):
    odd = {"type": "function", "function": function}
    assert offered([odd], 1, "m", needed="t").tools == [odd]


def test_a_description_without_an_end_is_cut():
    (short,) = offered([tool("t", "word " * 5_000)], 1, "m", needed="t").tools
    assert len(short["function"]["description"]) < 400


def test_the_investor_keeps_what_most_questions_need_and_its_names():
    tools = [one for one in definitions()["investor"].tools if one["type"] == "function"]
    order = [one["function"]["name"] for one in tools]
    whole = size(tools)
    short = offered(tools, whole - 1, "m", order)
    assert [one["function"]["name"] for one in short.tools] == order
    assert size(short.tools) < 0.6 * whole
    few = offered(tools, 400, "m", order)
    assert {"get_ticker", "get_key_ratios", "get_income_statement"} <= {
        one["function"]["name"] for one in few.tools
    }
    assert size(few.tools) <= 410
