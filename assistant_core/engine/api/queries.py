"""What clients may ask for in a URL.

A parameter that is not understood is refused: left out, it would widen what is found.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal

from fastapi import Query
from fastapi.routing import APIRoute
from pydantic import BaseModel

from assistant_core.engine.api.fields import MAX_KEY, MAX_PAIRS, MAX_VALUE
from assistant_core.errors import InvalidRequest

MOST_FILES = 10_000

Include = Annotated[
    list[Literal["step_details.tool_calls[*].file_search.results[*].content"]] | None,
    Query(alias="include[]"),
]


class PageQuery(BaseModel):
    """How lists are asked for, everywhere."""

    limit: Annotated[int, Query(ge=1, le=100)] = 20
    order: Literal["asc", "desc"] = "desc"
    after: str | None = None
    before: str | None = None


class MessagePageQuery(PageQuery):
    run_id: str | None = None


class StoreFilePageQuery(PageQuery):
    filter: Literal["in_progress", "completed", "failed", "cancelled"] | None = None


class FilePageQuery(PageQuery):
    limit: Annotated[int, Query(ge=1, le=MOST_FILES)] = MOST_FILES
    purpose: str | None = None


Pairs = Iterable[tuple[str, str]]

METADATA: dict[str, Any] = {
    "name": "metadata",
    "in": "query",
    "style": "deepObject",
    "explode": True,
    "schema": {
        "type": "object",
        "maxProperties": MAX_PAIRS,
        "additionalProperties": {"type": "string", "maxLength": MAX_VALUE},
    },
}
"""How the OpenAPI document tells of `metadata[key]=value`, which FastAPI does not know."""
_PAIR = re.compile(r"metadata\[([^\[\]]+)\]")


def metadata_in(given: Pairs) -> dict[str, str]:
    pairs = [(match[1], value) for name, value in given if (match := _PAIR.fullmatch(name))]
    if len(pairs) > MAX_PAIRS:
        raise InvalidRequest(f"At most {MAX_PAIRS} pairs of metadata can be asked for.", "metadata")
    if any(len(key) > MAX_KEY or len(value) > MAX_VALUE for key, value in pairs):
        raise InvalidRequest(
            f"Keys of metadata have at most {MAX_KEY} characters, and values {MAX_VALUE}.", "metadata"
        )
    return dict(pairs)


class QueryCheck:
    """Refuses what a route does not know, and what is given twice; names that end in `[]` are lists."""

    def __init__(self, route: APIRoute) -> None:
        self._known = set(_names(route))
        self._has_metadata = METADATA in (route.openapi_extra or {}).get("parameters", [])

    def __call__(self, given: Pairs) -> None:
        seen: set[str] = set()
        for name, _ in given:
            shown = name[:MAX_KEY]
            if name not in self._known and not (self._has_metadata and _PAIR.fullmatch(name)):
                hint = " Write it as metadata[KEY]=VALUE." if name.startswith("metadata") else ""
                raise InvalidRequest(f"Unknown query parameter: '{shown}'.{hint}", shown, "unknown_parameter")
            if name in seen and not name.endswith("[]"):
                raise InvalidRequest(f"The query parameter '{shown}' is given twice.", shown, "invalid_value")
            seen.add(name)


def _names(route: APIRoute) -> Iterator[str]:
    for field in route.dependant.query_params:
        model = field.field_info.annotation
        if isinstance(model, type) and issubclass(model, BaseModel):
            yield from model.model_fields
        else:
            yield field.alias
