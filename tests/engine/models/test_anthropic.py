"""Conversations over Anthropic's Messages API, on a server that checks what the real one checks."""

import json

import pytest

from assistant_core.engine.models.anthropic import ANTHROPIC_URL, AnthropicMessages, anthropic_upstream
from tests.engine.conftest import Talk
from tests.support.engine import client_of, running
from tests.support.messages_api import event
from tests.support.odd_servers import ARGUMENTS, TOOLS
from tests.support.scripted_model import ScriptedModel, calls, garbled, http_error, text, whole

TWO = calls(("get_ticker", '{"company_name": "Apple"}'), ("get_ticker", '{"company_name": "BMW"}'))


@pytest.fixture
def wire_format():
    return "anthropic"


def body_of(model, number=-1):
    return model.requests[number]["body"]


def kinds(message):
    return [block["type"] for block in message["content"]]


def test_the_request(talk, model):
    model.script(text("Fine."))
    talk.run(temperature=0.3, max_completion_tokens=300, parallel_tool_calls=False)
    request = model.requests[0]
    assert request["path"] == "/v1/messages"
    assert request["headers"]["x-api-key"] == "sk-test"
    assert "Authorization" not in request["headers"]
    body = request["body"]
    cached = {"cache_control": {"type": "ephemeral"}}
    assert body["system"] == [{"type": "text", "text": "Be brief.", **cached}]
    question = {"type": "text", "text": "Is Apple a good buy?", **cached}
    assert body["messages"] == [{"role": "user", "content": [question]}]
    assert (body["temperature"], body["max_tokens"], body["stream"]) == (0.3, 300, True)
    assert body["tool_choice"] == {"type": "auto", "disable_parallel_tool_use": True}
    [tool] = body["tools"]
    assert tool == {
        "name": "get_ticker",
        "description": "Find a ticker.",
        "input_schema": {"type": "object", "properties": {"company_name": {"type": "string"}}},
        **cached,
    }


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("required", {"type": "any"}),
        ("none", {"type": "none"}),
        ({"type": "function", "function": {"name": "get_ticker"}}, {"type": "tool", "name": "get_ticker"}),
    ],
)
def test_the_choice_of_a_tool(talk, model, given, sent):
    model.script(text("Fine."))
    assert talk.run(tool_choice=given, reasoning_effort="low").status == "completed"
    assert body_of(model)["tool_choice"] == sent
    # Whoever must call a tool may not think first.
    assert ("thinking" in body_of(model)) == (sent["type"] == "none")


def test_results_of_calls_side_by_side_are_one_turn_with_the_next_question_behind_them(talk, model):
    model.script(TWO, text("Both."), text("Again."))
    with talk.submit(talk.run(), output="AAPL") as stream:
        stream.until_done()
    talk.client.beta.threads.messages.create(talk.thread_id, role="user", content="And?")
    assert talk.run().status == "completed"
    messages = body_of(model)["messages"]
    assert [(message["role"], kinds(message)) for message in messages] == [
        ("user", ["text"]),
        ("assistant", ["tool_use", "tool_use"]),
        ("user", ["tool_result", "tool_result"]),
        ("assistant", ["text"]),
        ("user", ["text"]),
    ]
    own = [block["id"] for block in messages[1]["content"]]
    assert all(id.startswith("toolu_") for id in own)
    assert [block["tool_use_id"] for block in messages[2]["content"]] == own


def test_thinking_goes_back_with_its_signature_while_its_run_goes_on(talk, model):
    asked = calls(("get_ticker", "{}"), reasoning=True)
    model.script(asked, asked, text("Done.", reasoning=True), text("Again."))
    run = talk.run(reasoning_effort="low")
    for _ in range(2):
        with talk.submit(run, output="1") as stream:
            run = stream.get_final_run()
    assert run.status == "completed"
    thoughts = ["thinking", "redacted_thinking"]
    messages = body_of(model)["messages"]
    assert [kinds(message) for message in messages] == [
        ["text"],
        [*thoughts, "tool_use"],
        ["tool_result"],
        [*thoughts, "tool_use"],
        ["tool_result"],
    ]
    first, second = messages[1]["content"][0], messages[3]["content"][0]
    assert first["thinking"] == second["thinking"] == "I should look."
    assert first["signature"] != second["signature"]
    # A later run still sees the calls and their results, but not what another run thought.
    talk.client.beta.threads.messages.create(talk.thread_id, role="user", content="And?")
    assert talk.run(reasoning_effort="low").status == "completed"
    assert [kinds(message) for message in body_of(model)["messages"]] == [
        *(["text"], ["tool_use"], ["tool_result"], ["tool_use"], ["tool_result"], ["text"], ["text"])
    ]


def test_thinking_between_words_and_calls_goes_back_where_it_stood(talk, model):
    """Words, a thought, more words, a thought, a call: the signatures hold in this order alone."""
    content = [
        {"type": "text", "text": "Let me look. "},
        {"type": "thinking", "thinking": "Where?", "signature": "s1"},
        {"type": "text", "text": "There."},
        {"type": "redacted_thinking", "data": "d1"},
        {"type": "tool_use", "id": "toolu_a", "name": "get_ticker", "input": {"company_name": "Apple"}},
        {"type": "text", "text": " \n"},
    ]
    model.messages_api.remember(content)
    message = {"type": "message", "role": "assistant", "model": "m", "content": content}
    model.script(whole({**message, "stop_reason": "tool_use"}), text("Done."))
    with talk.submit(talk.run(), output="1") as stream:
        assert stream.get_final_run().status == "completed"
    assert body_of(model)["messages"][1]["content"] == content[:-1]
    assert talk.texts()[1:] == ["Let me look. \n\nThere.", "Done."]


def test_a_cancelled_answer_closes_the_request_and_the_thread_lives_on(talk, model):
    model.script(text("Some ", "words", reasoning=True, silence=30), text("Fine."))
    with talk.stream() as stream:
        for told in stream:
            if told.event == "thread.message.delta" and told.data.delta.content[0].text.value == "words":
                run = stream.current_run
                talk.client.beta.threads.runs.cancel(run.id, thread_id=talk.thread_id)
        assert told.event == "thread.run.cancelled"
    assert model.aborted.wait(5)
    assert talk.texts()[-1] == "Some words"
    assert talk.run().status == "completed"
    assert [kinds(message) for message in body_of(model)["messages"]] == [["text"], ["text"], ["text"]]


def test_another_model_s_thinking_and_ids_are_not_sent(talk, model):
    model.script(calls(("get_ticker", "{}"), reasoning=True), text("Done."), text("Again."))
    with talk.submit(talk.run(), output="1") as stream:
        stream.until_done()
    talk.client.beta.threads.messages.create(talk.thread_id, role="user", content="And?")
    assert talk.run(model="another").status == "completed"
    [call] = body_of(model)["messages"][1]["content"]
    assert call["type"] == "tool_use"
    assert len(call["id"]) == 9


def test_tokens_of_the_cache_are_prompt_tokens(talk, model):
    """Anthropic counts what was read from the cache, and what was written to it, beside the others."""
    usage = {"input_tokens": 3, "cache_read_input_tokens": 4000, "cache_creation_input_tokens": 200}
    began = event("message_start", message={"model": "m", "content": [], "usage": usage})
    said = event("content_block_delta", index=0, delta={"type": "text_delta", "text": "Fine."})
    counts = {"output_tokens": 5, "input_tokens": None, "cache_read_input_tokens": 0}
    ended = event("message_delta", delta={"stop_reason": "end_turn"}, usage=counts)
    model.script(garbled(began, said, ended, event("message_stop")))
    usage = talk.run().usage
    assert (usage.prompt_tokens, usage.completion_tokens) == (4203, 5)


def test_with_no_model_named_the_first_listed_is_used(talk, model, engine):
    engine.take_over(engine_settings_of(model))
    model.script(text("Fine."))
    assert talk.run().status == "completed"
    assert body_of(model)["model"] == "scripted-1"
    assert model.listings[-1]["anthropic-version"] == "2023-06-01"


def engine_settings_of(model):
    from assistant_core.config import Settings

    return Settings(openai_base_url=model.url, openai_api_key="sk-test", model_provider="anthropic")


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        (ANTHROPIC_URL, ANTHROPIC_URL),
        ("https://api.anthropic.com", ANTHROPIC_URL),
        ("https://api.deepseek.com/anthropic/", "https://api.deepseek.com/anthropic/v1"),
        ("http://localhost:11434/v1/", "http://localhost:11434/v1"),
    ],
)
def test_the_address_may_lack_its_version(given, asked):
    server = AnthropicMessages(anthropic_upstream("k", given))
    assert server.upstream.base_url == asked
    assert server.default_model == ("claude-sonnet-5-5" if asked == ANTHROPIC_URL else "default")


@pytest.mark.parametrize(
    ("options", "left_out"),
    [
        ({"temperature": 0.2}, []),
        ({"temperature": 1.5}, ["temperature above 1"]),
        ({"temperature": 0.2, "top_p": 0.9}, ["top_p beside temperature"]),
        ({"temperature": 0.2, "reasoning_effort": "high"}, ["temperature with reasoning_effort"]),
        ({"temperature": 1, "reasoning_effort": "none"}, []),
    ],
)
def test_sampling_that_is_never_taken_is_left_out_and_told(talk, model, options, left_out):
    model.script(text("Fine."))
    run = talk.run(**options)
    assert run.status == "completed"
    assert run.model_extra["engine"]["notices"] == [
        f"scripted-1 does not take {name}; it was left out." for name in left_out
    ]


def test_a_json_schema(talk, model):
    model.script(text("{}"))
    schema = {"type": "object", "properties": {"a": {"type": "object"}}}
    wanted = {"type": "json_schema", "json_schema": {"name": "n", "schema": schema}}
    assert talk.run(response_format=wanted, reasoning_effort="low").status == "completed"
    config = body_of(model)["output_config"]
    assert config["effort"] == "low"
    assert config["format"]["schema"]["properties"]["a"] == {"type": "object", "additionalProperties": False}


def test_json_without_a_schema_is_asked_for_in_words(talk, model):
    model.script(text("{}"))
    assert talk.run(response_format={"type": "json_object"}).status == "completed"
    assert "JSON object" in body_of(model)["system"][0]["text"]


@pytest.fixture(scope="module")
def odd_wire():
    return "anthropic"


def refuses(is_wrong, message, reply=None, **error):
    """A server that answers as soon as nothing is wrong any more."""
    return lambda body: http_error(400, message, **error) if is_wrong(body) else reply or text("fine.")


def budget_of(body):
    return body.get("thinking", {}).get("budget_tokens")


def haiku(body):
    """A model of a time before adaptive thinking and measures of effort."""
    if body.get("thinking", {}).get("type") == "adaptive":
        return http_error(400, "adaptive thinking is not supported on this model")
    if "effort" in body.get("output_config", {}):
        return http_error(400, "This model does not support the effort parameter.")
    return calls(("get_quote", ARGUMENTS), reasoning=True) if len(body["messages"]) == 1 else text("fine.")


@pytest.mark.parametrize(("effort", "budget"), [("low", 2048), ("medium", 8192), ("high", 16_000)])
def test_a_model_that_thinks_by_a_budget(odd_run, effort, budget):
    outcome = odd_run(*[haiku] * 4, reasoning_effort=effort)
    assert (outcome.status, outcome.texts, outcome.error) == ("completed", ["fine."], "")
    assert [budget_of(body) for body in outcome.requests] == [None, budget, budget, budget][
        -len(outcome.requests) :
    ]
    assert outcome.notices == []
    # Another measure is still told from this one.
    other = odd_run(*[haiku] * 2, reasoning_effort="low")
    assert [budget_of(body) for body in other.requests] == [2048, 2048]


@pytest.mark.parametrize("first", ["budget", "cap"])
def test_a_budget_is_a_part_of_the_longest_answer(odd_run, first):
    def capped(body):
        if body["max_tokens"] > 8192:
            return http_error(400, "max_tokens: 32000 > 8192, which is the maximum allowed number of tokens")
        return None

    def server(body):
        by_budget = haiku(body)
        in_order = (capped(body), by_budget) if first == "cap" else (by_budget, capped(body))
        return next((reply for reply in in_order if reply and reply.status != 200), by_budget)

    outcome = odd_run(*[server] * 6, reasoning_effort="high")
    last = outcome.requests[-1]
    assert (outcome.status, last["max_tokens"], budget_of(last)) == ("completed", 8192, 4096)


def test_what_a_request_consists_of_is_not_left_out(odd_run):
    refusal = http_error(400, "messages.0.content.0.image.text: Extra inputs are not permitted")
    outcome = odd_run(refusal, text("fine."))
    assert (outcome.status, len(outcome.requests)) == ("failed", 1)
    assert "Extra inputs are not permitted" in outcome.error


def test_the_other_order_of_refusals(odd_run):
    def server(body):
        if "effort" in body.get("output_config", {}):
            return http_error(400, "This model does not support the effort parameter.")
        return haiku(body)

    outcome = odd_run(*[server] * 4, reasoning_effort="low")
    assert (outcome.status, budget_of(outcome.requests[-1])) == ("completed", 2048)


def test_no_budget_where_the_calls_were_made_without_thinking(odd_run):
    def server(body):
        if body.get("thinking", {}).get("type") == "adaptive":
            return http_error(400, "adaptive thinking is not supported on this model")
        return calls(("get_quote", ARGUMENTS)) if len(body["messages"]) == 1 else text("fine.")

    outcome = odd_run(*[server] * 3, reasoning_effort="low")
    assert (outcome.status, outcome.texts) == ("completed", ["fine."])
    assert [budget_of(body) for body in outcome.requests] == [None, 2048, None]


@pytest.mark.parametrize(
    ("is_wrong", "message", "options", "told"),
    [
        pytest.param(
            lambda body: body["max_tokens"] > 8192,
            "max_tokens: 32000 > 8192, which is the maximum allowed number of output tokens for m",
            {},
            "",
            id="the longest answer",
        ),
        pytest.param(
            lambda body: body["max_tokens"] > 10_000,
            "input length and `max_tokens` exceed context limit: 190000 + 32000 > 200000, decrease input "
            "length or `max_tokens` and try again",
            {},
            "",
            id="no room for the longest answer",
        ),
        pytest.param(
            lambda body: body.get("output_config", {}).get("effort") == "xhigh",
            "This model does not support effort level 'xhigh'. Supported levels: high, low, max, medium.",
            {"reasoning_effort": "xhigh"},
            "",
            id="a level of effort",
        ),
        pytest.param(
            lambda body: "temperature" in body,
            "`temperature` is deprecated for this model.",
            {"temperature": 0.2},
            "temperature",
            id="temperature",
        ),
        pytest.param(
            lambda body: body.get("thinking"),
            '"thinking.type.disabled" is not supported for this model.',
            {"reasoning_effort": "none"},
            "reasoning_effort",
            id="thinking that cannot be switched off",
        ),
        pytest.param(
            lambda body: body.get("thinking", {}).get("type") == "disabled",
            'Thinking cannot be disabled. Send "thinking": {"type": "between_tools"} instead.',
            {"reasoning_effort": "none"},
            "",
            id="thinking only between tools",
        ),
        pytest.param(
            lambda body: body["tool_choice"]["type"] == "any",
            "tool_choice: forced tool use is not supported for this model.",
            {"tool_choice": "required"},
            "tool_choice",
            id="a tool that must be called",
        ),
        pytest.param(
            lambda body: "cache_control" in json.dumps(body),
            "tools.1.cache_control: Extra inputs are not permitted",
            {},
            "",
            id="marks for the cache",
        ),
        pytest.param(
            lambda body: "display" in json.dumps(body),
            "thinking.adaptive.display: Extra inputs are not permitted",
            {"reasoning_effort": "low"},
            "",
            id="how thinking is shown",
        ),
        pytest.param(
            lambda body: "output_config" in body,
            "output_config: Extra inputs are not permitted",
            {"response_format": {"type": "json_schema", "json_schema": {"name": "n", "schema": {}}}},
            "response_format",
            id="no output_config",
        ),
        pytest.param(
            lambda body: "output_config" in body,
            "'claude-sonnet-4-20250514' does not support output format.",
            {"response_format": {"type": "json_schema", "json_schema": {"name": "n", "schema": {}}}},
            "response_format",
            id="no schemas",
        ),
        pytest.param(
            lambda body: "maximum" in json.dumps(body["output_config"]),
            "output_config.format.schema: For 'number' type, properties maximum are not supported",
            {
                "response_format": {
                    "type": "json_schema",
                    "json_schema": {"name": "n", "schema": {"type": "number", "maximum": 3}},
                }
            },
            "",
            id="a key of a schema",
        ),
    ],
)
def test_what_is_refused_is_learned_and_told(odd_run, is_wrong, message, options, told):
    server = refuses(is_wrong, message)
    outcome = odd_run(*[server] * 4, **options)
    assert (outcome.status, outcome.texts, outcome.error) == ("completed", ["fine."], "")
    assert len(outcome.requests) > 1
    assert [f"take {told};" in notice for notice in outcome.notices] == ([True] if told else [])
    # It is known by now.
    assert len(odd_run(server, **options).requests) == 1


@pytest.mark.parametrize(
    "refusal",
    [
        "messages.1.content.0: Invalid `signature` in `thinking` block",
        "messages.1.content.0: `thinking` or `redacted_thinking` blocks in the latest assistant message "
        "cannot be modified. These blocks must remain as they were in the original response.",
        "messages.1.content.0: this thinking block belongs to another conversation.",
    ],
)
def test_thinking_that_is_not_taken_back_any_more_is_left_out(odd_run, refusal):
    def forgetful(body):
        assert "thinking" in json.dumps(body["messages"])
        return http_error(400, refusal)

    outcome = odd_run(calls(("get_quote", ARGUMENTS), reasoning=True), forgetful, text("fine."))
    assert (outcome.status, outcome.texts) == ("completed", ["fine."])
    assert kinds(outcome.requests[-1]["messages"][1]) == ["tool_use"]


OVERLOADED = {"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}
BEGUN = event("message_start", message={"model": "m", "content": [], "usage": {"input_tokens": 5}})


@pytest.mark.parametrize(
    "failure",
    [
        whole(OVERLOADED, 529),
        garbled(BEGUN, event("ping"), f"event: error\ndata: {json.dumps(OVERLOADED)}\n\n"),
        garbled(f"event: error\ndata: {json.dumps(OVERLOADED)}\n\n"),
        whole({"type": "error", "error": {"type": "api_error", "message": "Internal server error"}}, 500),
        http_error(429, "This request would exceed the rate limit.", {"retry-after": "0"}),
        garbled(BEGUN),
    ],
    ids=["529", "in the stream", "first of all", "500", "limit", "broken off"],
)
def test_a_passing_failure_before_the_first_word_is_tried_again(odd_run, failure):
    outcome = odd_run(failure, text("fine."))
    assert (outcome.status, outcome.texts, len(outcome.requests)) == ("completed", ["fine."], 2)


LIMITED = "This request would exceed your organization's rate limit of 40,000 input tokens per minute."


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (
            http_error(401, "invalid x-api-key", type="authentication_error"),
            "401: invalid x-api-key. Check the API key (OPENAI_API_KEY).",
        ),
        (http_error(404, "model: claude-x", type="not_found_error"), "Check the model's name"),
        (
            http_error(400, "Your credit balance is too low to access the Anthropic API."),
            "Add credit at the provider",
        ),
        (http_error(429, LIMITED, {"retry-after": "3600"}), "rate limit of 40,000"),
    ],
)
def test_errors_say_what_to_do(odd_run, reply, said):
    outcome = odd_run(reply)
    assert outcome.status == "failed"
    assert said in outcome.error
    assert len(outcome.requests) == 1


def test_a_limit_told_in_the_stream_is_none_of_length(odd_run):
    error = {"type": "rate_limit_error", "message": LIMITED}
    said = event("content_block_delta", index=0, delta={"type": "text_delta", "text": "half "})
    outcome = odd_run(garbled(BEGUN, said, event("error", error=error)))
    assert (outcome.status, outcome.texts) == ("failed", ["half "])
    assert "new conversation" not in outcome.error


def test_models_are_listed_page_by_page(tmp_path):
    pages = {None: ["a", "b"], "b": ["c"], "c": []}

    def page(path):
        after = path.partition("after_id=")[2] or None
        names = pages[after]
        data = [{"type": "model", "id": name, "display_name": name.upper()} for name in names]
        return {
            "data": data,
            "has_more": bool(names),
            "first_id": None,
            "last_id": names[-1] if names else None,
        }

    with ScriptedModel() as model:
        model.list_page = page
        settings = {"openai_base_url": model.url, "openai_api_key": "k", "model_provider": "anthropic"}
        with running(tmp_path, **settings) as engine, client_of(engine) as client:
            assert [one.id for one in client.models.list()] == ["a", "b", "c"]


def test_a_conversation_that_begins_or_ends_with_the_assistant(client, model):
    model.default = text("fine.")
    assistant = client.beta.assistants.create(model="default", tools=TOOLS)
    for roles in (["assistant"], ["assistant", "user"], ["user", "assistant"]):
        thread = client.beta.threads.create(messages=[{"role": role, "content": "Hi. "} for role in roles])
        assert Talk(client, thread.id, assistant.id).run().status == "completed"


@pytest.mark.parametrize(
    "reply",
    [
        http_error(413, "Request exceeds the maximum size", type="request_too_large"),
        http_error(400, "prompt is too long: 210000 tokens > 200000 maximum"),
    ],
    ids=["size", "tokens"],
)
def test_a_prompt_that_is_too_long_is_tried_in_less_and_then_told(odd_run, reply):
    outcome = odd_run(*[reply] * 20)
    assert outcome.status == "failed"
    assert "Ask in a new conversation" in outcome.error
    assert len(outcome.requests) > 1
    assert odd_run(reply, text("fine.")).texts == ["fine."]
