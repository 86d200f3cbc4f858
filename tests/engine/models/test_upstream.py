"""What goes with every request to a model server."""

import asyncio
from contextlib import aclosing

from assistant_core.engine.models.upstream import Upstream
from tests.support.scripted_model import ScriptedModel, http_error, text


def asked(model, *given):
    """Asks for the models and for an answer; gives what came of it."""

    async def ask():
        upstream = Upstream(*given)
        try:
            await upstream.get("/models", {"page": "2"})
            async with aclosing(upstream.events("/chat/completions", {"model": "m"})) as events:
                return [event async for event in events]
        finally:
            await upstream.close()

    model.script(text("Fine."))
    return asyncio.run(ask())


def test_a_key_goes_as_a_bearer_token():
    with ScriptedModel() as model:
        assert asked(model, "k", model.url)
        assert model.requests[0]["headers"]["Authorization"] == "Bearer k"
        assert model.listed_paths == ["/v1/models?page=2"]
        assert model.requests[0]["path"] == "/v1/chat/completions"


def test_other_headers_replace_it_and_a_query_is_part_of_every_address():
    with ScriptedModel() as model:
        assert asked(model, "k", model.url, {"api-key": "k"}, {"api-version": "2025-04-01-preview"})
        [request] = model.requests
        assert request["headers"]["api-key"] == "k"
        assert "Authorization" not in request["headers"]
        assert request["path"] == "/v1/chat/completions?api-version=2025-04-01-preview"
        assert model.listed_paths == ["/v1/models?api-version=2025-04-01-preview&page=2"]


def test_a_key_in_another_header_is_hidden_in_errors_too():
    with ScriptedModel() as model:
        model.listing = http_error(401, "wrong key secret-1")

        async def ask():
            upstream = Upstream("secret-1", model.url, {"x-api-key": "secret-1"})
            try:
                return await upstream.get("/models")
            except Exception as error:  # noqa: BLE001 - its text is looked at
                return str(error)
            finally:
                await upstream.close()

        assert "401: wrong key …" in asyncio.run(ask())
