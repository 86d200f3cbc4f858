"""What clients may ask for in a URL."""

from typing import Annotated, Literal

from fastapi import Query
from pydantic import BaseModel

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
