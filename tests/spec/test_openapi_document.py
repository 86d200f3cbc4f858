"""The engine's own OpenAPI document, held against the published one operation by operation."""

import httpx2
import pytest

from tests.spec.differences import differences
from tests.spec.published import amended, load, operations
from tests.support.engine import running

pytestmark = pytest.mark.spec

OPERATIONS = 44


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    with running(tmp_path_factory.mktemp("data")) as engine:
        url = engine.base_url.removesuffix("/v1") + "/openapi.json"
        return httpx2.get(url, headers={"Authorization": f"Bearer {engine.api_key}"}).json()


def test_every_operation_is_served_as_published(spec_folder, ours, capsys):
    theirs = amended(load(spec_folder))
    found = {
        f"{method.upper()} {path}": list(differences(theirs, ours, method, path))
        for method, path, _ in operations(theirs)
    }
    same = [operation for operation, different in found.items() if not different]
    with capsys.disabled():
        print(f"\n{len(same)} of {len(found)} operations are as published")
    assert len(found) == OPERATIONS
    assert len(same) == OPERATIONS, "\n".join(
        f"{operation}: {line}" for operation, different in found.items() for line in different
    )


def test_a_difference_would_be_seen(spec_folder, ours):
    theirs = amended(load(spec_folder))
    theirs["components"]["schemas"]["CreateRunRequest"]["properties"]["temperature"]["anyOf"][0][
        "maximum"
    ] = 3
    theirs["components"]["schemas"]["MessageObject"]["properties"]["mood"] = {"type": "string"}
    assert list(differences(theirs, ours, "post", "/threads/{thread_id}/runs")) == [
        "body<object>.temperature<number>: maximum 3 against 2.0"
    ]
    assert list(differences(theirs, ours, "get", "/threads/{thread_id}/messages/{message_id}")) == [
        "200<object>: ['mood'] missing"
    ]
