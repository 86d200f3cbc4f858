"""One engine for a whole table of answers: what a model server did to one run must not matter to the next."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.support.engine import client_of, running
from tests.support.odd_servers import Outcome, outcome_of
from tests.support.scripted_model import Reply, ScriptedModel


@pytest.fixture(scope="module")
def odd_model() -> Iterator[ScriptedModel]:
    with ScriptedModel() as model:
        yield model


@pytest.fixture(scope="module")
def odd_wire() -> str:
    return "chat"


@pytest.fixture(scope="module")
def odd_client(odd_model, odd_wire, tmp_path_factory) -> Iterator[Any]:
    settings = {"openai_base_url": odd_model.url, "openai_api_key": "sk-test", "model_provider": odd_wire}
    with running(tmp_path_factory.mktemp("odd"), **settings) as engine, client_of(engine) as client:
        yield client


@pytest.fixture
def odd_run(odd_model, odd_client, request) -> Callable[..., Outcome]:
    """Runs a conversation with the replies, under a model's name of its own: what is refused is learned."""

    def run(*replies: Reply | Callable[[dict[str, Any]], Reply], **options: Any) -> Outcome:
        odd_model.forget()
        odd_model.script(*replies)
        return outcome_of(odd_client, odd_model, request.node.name, **options)

    return run
