"""Images in messages reach the model."""

import base64
import io

import openai
import pytest

from tests.support.scripted_model import text

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
CHART = "https://example.com/chart.png"


@pytest.fixture
def stored(client):
    return client.files.create(file=("dot.png", io.BytesIO(PNG)), purpose="vision")


def ask(talk, *parts):
    return talk.client.beta.threads.messages.create(talk.thread_id, role="user", content=list(parts))


def image_url(url, **more):
    return {"type": "image_url", "image_url": {"url": url, **more}}


def image_file(file):
    return {"type": "image_file", "image_file": {"file_id": file.id, "detail": "low"}}


def sent(model, wire_format):
    body = model.requests[-1]["body"]
    content = (body["input"] if wire_format == "responses" else body["messages"])[-1]["content"]
    # The question that the thread began with stands in the same turn there.
    return unmarked(content[1:]) if wire_format == "anthropic" else content


def unmarked(blocks):
    return [{key: value for key, value in block.items() if key != "cache_control"} for block in blocks]


def test_images_travel_between_the_texts_they_stood_between(talk, model, wire_format, stored):
    before, after = ({"type": "text", "text": words} for words in ("This", "or that?"))
    message = ask(talk, before, image_url(CHART), after, image_file(stored))
    assert [part.type for part in message.content] == ["text", "image_url", "text", "image_file"]
    assert message.content[1].image_url.detail == "auto"
    model.script(text("That."))
    assert talk.run().status == "completed"
    data = "data:image/png;base64," + base64.b64encode(PNG).decode()
    if wire_format == "chat":
        assert sent(model, wire_format) == [
            {"type": "text", "text": "This"},
            {"type": "image_url", "image_url": {"url": CHART, "detail": "auto"}},
            {"type": "text", "text": "or that?"},
            {"type": "image_url", "image_url": {"url": data, "detail": "low"}},
        ]
    elif wire_format == "anthropic":
        data = base64.b64encode(PNG).decode()
        assert sent(model, wire_format) == [
            {"type": "text", "text": "This"},
            {"type": "image", "source": {"type": "url", "url": CHART}},
            {"type": "text", "text": "or that?"},
            {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": data}},
        ]
    else:
        assert sent(model, wire_format) == [
            {"type": "input_text", "text": "This"},
            {"type": "input_image", "image_url": CHART, "detail": "auto"},
            {"type": "input_text", "text": "or that?"},
            {"type": "input_image", "image_url": data, "detail": "low"},
        ]


def test_a_message_of_nothing_but_an_image(talk, model, wire_format, stored):
    ask(talk, image_file(stored))
    model.script(text("A dot."))
    assert talk.run().status == "completed"
    assert len(sent(model, wire_format)) == 1


def test_an_image_that_is_gone_is_told_to_the_model(talk, model, wire_format, stored):
    ask(talk, image_file(stored))
    talk.client.files.delete(stored.id)
    model.script(text("Which dot?"))
    assert talk.run().status == "completed"
    assert "[an image that has been deleted]" in str(sent(model, wire_format))


def test_what_is_no_image_is_refused_before_it_is_stored(talk):
    words = talk.client.files.create(file=("a.txt", io.BytesIO(b"words")), purpose="vision")
    with pytest.raises(openai.BadRequestError, match="not an image that models take") as error:
        ask(talk, image_file(words))
    assert error.value.body["param"] == "image_file.file_id"
    with pytest.raises(openai.BadRequestError, match="must begin with"):
        ask(talk, image_url("file:///etc/passwd"))
    words.id = "../engine.db"
    with pytest.raises(openai.NotFoundError, match="No file found"):
        ask(talk, image_file(words))
    assert len(talk.messages()) == 1


def test_the_other_ways_to_bring_an_image(talk, model, stored):
    threads = talk.client.beta.threads
    message = {"role": "user", "content": [image_file(stored)]}
    wrong = {"role": "user", "content": [image_url("nowhere")]}
    assert threads.create(messages=[message]).id
    model.default = text("A dot.")
    assert talk.run(additional_messages=[message]).status == "completed"
    for create in (
        lambda: threads.create(messages=[wrong]),
        lambda: talk.run(additional_messages=[wrong]),
        lambda: threads.create_and_run(assistant_id=talk.assistant_id, thread={"messages": [wrong]}),
    ):
        with pytest.raises(openai.BadRequestError, match="must begin with"):
            create()
