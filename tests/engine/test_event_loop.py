"""Nothing that a client sends holds the event loop, on which all runs are served.

A request is compared with a small one of its kind and with the mere reading of its JSON, side by side.
"""

import contextlib
import time

import openai
import pytest
from pydantic_core import from_json, to_json

from tests.support.event_loop import watched_engine

MANY = 100_000
AT_MOST = 5.0
"""Times as long as the small request and the reading take together."""


@pytest.fixture(scope="module")
def watched(tmp_path_factory):
    with watched_engine(tmp_path_factory.mktemp("data"), in_process_models="off") as engine:
        yield engine


def pairs(count):
    return {f"key_{number}": "value" for number in range(count)}


def function(**about):
    return {"type": "function", "function": about}


BODIES = {
    "unknown parameters": ("/threads", pairs),
    "metadata": ("/threads", lambda count: {"metadata": pairs(count)}),
    "metadata of a wrong type": ("/threads", lambda count: {"metadata": dict.fromkeys(pairs(count), 1)}),
    "messages that are none": ("/threads", lambda count: {"messages": [{"role": "x"}] * count}),
    "unknown parameters of a message": (
        "/threads",
        lambda count: {"messages": [{"role": "user", "content": "a", **pairs(count)}]},
    ),
    "parts that are none": (
        "/threads",
        lambda count: {"messages": [{"role": "user", "content": [{"type": "x"}] * count}]},
    ),
    "tools that are none": ("/assistants", lambda count: {"model": "m", "tools": [{"type": "x"}] * count}),
    "unknown parameters of a tool": (
        "/assistants",
        lambda count: {"model": "m", "tools": [function(name="f", **pairs(count))]},
    ),
    "a schema": (
        "/assistants",
        lambda count: {"model": "m", "tools": [function(name="f", parameters=pairs(count))]},
    ),
    "tool resources": (
        "/threads",
        lambda count: {"tool_resources": {"code_interpreter": {"file_ids": [1] * count}}},
    ),
    "ids of files": ("/vector_stores", lambda count: {"file_ids": [1] * count}),
    "attributes": (
        "/vector_stores/vs_1/file_batches",
        lambda count: {"file_ids": ["file-1"], "attributes": pairs(count)},
    ),
}


@pytest.mark.parametrize("kind", BODIES)
def test_a_large_body_is_refused_in_the_time_of_reading_it(watched, kind):
    client, ticks = watched
    path, body = BODIES[kind]
    small = _held(client, ticks, path, body(200))
    text = to_json(body(MANY))
    began = time.thread_time()
    from_json(text)
    reading = time.thread_time() - began
    assert _held(client, ticks, path, body(MANY), refused=True) < AT_MOST * (small + reading)


def _held(client, ticks, path, body, refused=False):
    ticks.longest()
    raises = (
        pytest.raises(openai.APIStatusError, match=r"^.{0,1000}$")
        if refused
        else contextlib.suppress(openai.APIStatusError)
    )
    with raises:
        client.post(path, cast_to=object, body=body)
    return ticks.longest()
