"""Real objects for a property-based run, because a random id only ever finds nothing.

Bodies are offered ids of objects that exist. In paths a placeholder is offered, which becomes the id of an
object made for that request alone, right before it is sent.
"""

import base64
import io
import os
import warnings
from functools import cache
from typing import Any

from openai import OpenAI

from tests.spec.published import Schema, operations

PREPARED = "prepared"
QUESTION = "What is the ticker of Apple?"
OF_THEIR_OWN = {"createMessage", "createRun", "submitToolOuputsToRun", "cancelRun"}
"""Operations that the state of a thread or run may refuse, so that they never get one used before."""
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
FUNCTION: Any = {
    "type": "function",
    "function": {
        "name": "get_ticker",
        "description": "Find the ticker of a company.",
        "parameters": {"type": "object", "properties": {"company_name": {"type": "string"}}},
    },
}


@cache
def client() -> OpenAI:
    warnings.simplefilter("ignore", DeprecationWarning)
    return OpenAI(base_url=os.environ["ENGINE_URL"], api_key=os.environ["ENGINE_API_KEY"])


class World:
    """Makes the objects of one request, each when it is first asked for."""

    def __init__(self, operation: str = "") -> None:
        self._operation = operation
        self._made: dict[str, str] = {}

    def id_of(self, name: str) -> str:
        if name not in self._made:
            self._made[name] = getattr(self, f"_{name}")()
        return self._made[name]

    def has(self, name: str) -> bool:
        return name in self._made

    def _assistant_id(self) -> str:
        return client().beta.assistants.create(model="m", tools=[FUNCTION]).id

    def _thread_id(self) -> str:
        return client().beta.threads.create(messages=[{"role": "user", "content": QUESTION}]).id

    def _message_id(self) -> str:
        messages = client().beta.threads.messages
        return messages.create(self.id_of("thread_id"), role="user", content=QUESTION).id

    def _run_id(self) -> str:
        """One that waits for outputs, so that it takes them and can be cancelled."""
        run = client().beta.threads.runs.create_and_poll(
            thread_id=self.id_of("thread_id"),
            assistant_id=self.id_of("assistant_id"),
            model="echo",
            poll_interval_ms=5,
        )
        assert run.required_action, run
        self._made["tool_call_id"] = run.required_action.submit_tool_outputs.tool_calls[0].id
        return run.id

    def _tool_call_id(self) -> str:
        self.id_of("run_id")
        return self._made["tool_call_id"]

    def _step_id(self) -> str:
        steps = client().beta.threads.runs.steps
        return steps.list(self.id_of("run_id"), thread_id=self.id_of("thread_id")).data[0].id

    def _file_id(self) -> str:
        content = io.BytesIO(b"The ferry to Sark leaves at nine.")
        file_id = client().files.create(file=("ferry.txt", content), purpose="assistants").id
        if "{vector_store_id}/files/{file_id}" in self._operation:
            store_id = self.id_of("vector_store_id")
            client().vector_stores.files.create_and_poll(
                file_id, vector_store_id=store_id, poll_interval_ms=5
            )
        return file_id

    def _image_id(self) -> str:
        return client().files.create(file=("dot.png", io.BytesIO(PNG)), purpose="vision").id

    def _vector_store_id(self) -> str:
        return client().vector_stores.create().id

    def _batch_id(self) -> str:
        batches = client().vector_stores.file_batches
        return batches.create(self.id_of("vector_store_id"), file_ids=[self.id_of("file_id")]).id


def with_prepared_ids(document: Schema) -> Schema:
    """Makes the objects for bodies, and lets the specification name them."""
    world = World()
    ids = {name: world.id_of(name) for name in ("assistant_id", "file_id", "vector_store_id", "image_id")}
    for _, _, operation in operations(document):
        for parameter in operation.get("parameters", []):
            if parameter["in"] == "path":
                parameter["schema"] = {"anyOf": [{"const": PREPARED}, {"type": "string", "minLength": 1}]}
                parameter.pop("example", None)
        for content in operation.get("requestBody", {}).get("content", {}).values():
            content["schema"] = _for_requests(content["schema"], document["components"]["schemas"], ids)
    return document


def _for_requests(schema: Any, schemas: Schema, ids: dict[str, str]) -> Any:
    """A copy that names real ids, apart from the schemas that responses share."""
    if isinstance(schema, list):
        return [_for_requests(part, schemas, ids) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        if (own := f"Prepared{name}") not in schemas:
            schemas[own] = {}
            schemas[own] |= _for_requests(schemas[name], schemas, ids)
        return {"$ref": f"#/components/schemas/{own}"}
    copy = {key: _for_requests(part, schemas, ids) for key, part in schema.items()}
    if isinstance(properties := copy.get("properties"), dict):
        _name_ids(properties, ids)
    return copy


def _name_ids(properties: Schema, ids: dict[str, str]) -> None:
    for name, id in ids.items():
        if name in properties:
            properties[name] = {"type": "string", "enum": [id]}
        if f"{name}s" in properties:
            properties[f"{name}s"]["items"] = {"type": "string", "enum": [id]}
    if "image_file" in properties:
        properties["image_file"]["properties"]["file_id"] = {"type": "string", "enum": [ids["image_id"]]}
    if outputs := properties.get("tool_outputs"):
        call_id = {"type": "string", "pattern": "^call_[A-Za-z0-9]{24}$"}
        outputs["items"]["properties"]["tool_call_id"] = call_id
        outputs["items"]["required"] = ["tool_call_id"]
        outputs["minItems"] = 1
    if overlap := properties.get("chunk_overlap_tokens"):
        # No schema can say that it is at most half of the size, which is 100 at the least.
        overlap["maximum"] = 50


def fill_in(operation_id: str, path: str, parameters: dict[str, Any], body: Any) -> None:
    """Replaces the placeholders of one request."""
    world = World(path)
    for name, value in parameters.items():
        is_used = operation_id in OF_THEIR_OWN and str(value).startswith(("thread_", "run_"))
        if value == PREPARED or is_used:
            parameters[name] = world.id_of(name)
    outputs = body.get("tool_outputs") if isinstance(body, dict) else None
    if isinstance(outputs, list) and world.has("run_id"):
        for output in outputs:
            if isinstance(output, dict) and str(output.get("tool_call_id")).startswith("call_"):
                output["tool_call_id"] = world.id_of("tool_call_id")
