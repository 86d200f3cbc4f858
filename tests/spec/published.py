"""The published specification, and what its schemas leave out or get wrong.

Its prose, its SDKs and the original's behaviour agree on every amendment; each says why it is made.
"""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

Schema = dict[str, Any]
METHODS = ("get", "post", "delete")
STREAMS = {"createRun", "createThreadAndRun", "submitToolOuputsToRun"}
NAME = "^[a-zA-Z0-9_-]{1,64}$"


def load(folder: Path) -> Schema:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with (folder / "assistants-v2.openapi.yaml").open(encoding="utf-8") as file:
        return yaml.load(file, loader)


def operations(document: Schema) -> Iterator[tuple[str, str, Schema]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if method in METHODS:
                yield method, path, operation


def amended(document: Schema) -> Schema:
    document = deepcopy(document)
    schemas = document["components"]["schemas"]
    _limits_in_prose(document, schemas)
    _nulls(schemas)
    _misplaced(schemas)
    _of_responses(document, schemas)
    return document


def _limits_in_prose(document: Schema, schemas: Schema) -> None:
    for _, path, operation in operations(document):
        for parameter in operation.get("parameters", []):
            if parameter["name"] == "limit":
                # "Limit can range between 1 and 100", for files 10,000.
                parameter["schema"] |= {"minimum": 1, "maximum": 10_000 if path == "/files" else 100}
    # "Set of 16 key-value pairs", keys of 64 and values of 512 characters.
    schemas["Metadata"]["anyOf"][0] |= {
        "maxProperties": 16,
        "propertyNames": {"maxLength": 64},
        "additionalProperties": {"type": "string", "maxLength": 512},
    }
    # "Must be a-z, A-Z, 0-9, or contain underscores and dashes, with a maximum length of 64."
    schemas["FunctionObject"]["properties"]["name"]["pattern"] = NAME
    format_name = schemas["ResponseFormatJsonSchema"]["properties"]["json_schema"]["properties"]["name"]
    format_name["pattern"] = NAME
    for owner in _with_property(schemas, "chunk_overlap_tokens"):
        # Chunks that overlap less than not at all leave text out.
        owner["properties"]["chunk_overlap_tokens"]["minimum"] = 0
    # "Mutually exclusive with files."
    batch = schemas["CreateVectorStoreFileBatchRequest"]
    batch["oneOf"] = batch.pop("anyOf")
    # Lists are compared with in and nin, single values with the others.
    comparison = schemas["ComparisonFilter"]
    one, many = deepcopy(comparison), comparison
    [choices] = [option for option in one["properties"]["value"]["oneOf"] if option.get("type") == "array"]
    one["properties"]["value"]["oneOf"].remove(choices)
    one["properties"]["type"]["enum"] = ["eq", "ne", "gt", "gte", "lt", "lte"]
    many["properties"]["type"]["enum"] = ["in", "nin"]
    many["properties"]["value"] = choices
    schemas["ComparisonFilter"] = {"oneOf": [one, many]}


def _nulls(schemas: Schema) -> None:
    # `allOf` with a nullable alternative allows no null, though that is what it was written for.
    for name, fields in {
        "CreateRunRequest": ("truncation_strategy", "tool_choice"),
        "CreateThreadAndRunRequest": ("truncation_strategy", "tool_choice"),
        "UpdateVectorStoreRequest": ("expires_after",),
    }.items():
        for field in fields:
            properties = schemas[name]["properties"]
            properties[field] = {"anyOf": [properties[field]["allOf"][0], {"type": "null"}]}
    for schema in schemas.values():
        # An empty list has no first and no last.
        for field in ("first_id", "last_id"):
            if field in schema.get("properties", {}):
                schema["properties"][field] = {"anyOf": [{"type": "string"}, {"type": "null"}]}


def _misplaced(schemas: Schema) -> None:
    # Keywords written one level too high or too low, where they say nothing.
    attachments = schemas["CreateMessageRequest"]["properties"]["attachments"]["anyOf"][0]
    attachments.pop("required")
    attachments["items"]["required"] = ["file_id"]
    # A keyword that OpenAPI 3.1 no longer knows.
    compound = schemas["CompoundFilter"]["properties"]["filters"]["items"]["oneOf"]
    compound[1] = {"$ref": "#/components/schemas/CompoundFilter"}
    queries = schemas["VectorStoreSearchRequest"]["properties"]["query"]["oneOf"][1]
    queries["items"].pop("minItems")
    queries |= {"minItems": 1, "maxItems": 20}


def _of_responses(document: Schema, schemas: Schema) -> None:
    # A purpose that files may be created with.
    schemas["OpenAIFile"]["properties"]["purpose"]["enum"].append("evals")
    # Not JSON, but the file itself.
    content = document["paths"]["/files/{file_id}/content"]["get"]["responses"]["200"]["content"]
    content.clear()
    content["application/octet-stream"] = {"schema": {"type": "string", "format": "binary"}}
    error = {"$ref": "#/components/schemas/ErrorResponse"}
    for _, _, operation in operations(document):
        # Errors have one shape, but only 429 is in the schemas.
        content = operation["responses"]["200"]["content"]
        if operation["operationId"] in STREAMS:
            # What `stream: true` asks for.
            content["text/event-stream"] = {"schema": {"type": "object", "required": ["event", "data"]}}
        operation["responses"]["4XX"] = {
            "description": "An error",
            "content": {"application/json": {"schema": error}},
        }


def _with_property(schema: Any, name: str) -> Iterator[Schema]:
    if isinstance(schema, dict):
        if name in schema.get("properties", {}):
            yield schema
        for part in schema.values():
            yield from _with_property(part, name)
    elif isinstance(schema, list):
        for part in schema:
            yield from _with_property(part, name)
