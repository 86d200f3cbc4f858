"""The shapes of replies that the SDK has no type of its own for; they document, and check nothing."""

from typing import Generic, Literal, TypeVar

from openai.types import FileObject, VectorStoreSearchResponse
from openai.types.vector_stores import FileContentResponse
from pydantic import BaseModel

T = TypeVar("T")


class ErrorDetails(BaseModel):
    message: str
    type: str
    param: str | None
    code: str | None


class ErrorResponse(BaseModel):
    error: ErrorDetails


class Page(BaseModel, Generic[T]):
    object: Literal["list"]
    data: list[T]
    first_id: str | None
    last_id: str | None
    has_more: bool


class File(FileObject):
    purpose: Literal[  # type: ignore[assignment]
        "assistants",
        "assistants_output",
        "batch",
        "batch_output",
        "fine-tune",
        "fine-tune-results",
        "vision",
        "user_data",
        "evals",
    ]


class SearchResults(BaseModel):
    object: Literal["vector_store.search_results.page"]
    search_query: list[str]
    data: list[VectorStoreSearchResponse]
    has_more: bool
    next_page: str | None


class FileContent(BaseModel):
    object: Literal["vector_store.file_content.page"]
    data: list[FileContentResponse]
    has_more: bool
    next_page: str | None
