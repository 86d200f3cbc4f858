"""What request bodies are made of, with the limits of the specification.

Types are taken as they are written: "5" is no number and 1 is no boolean. Where the specification forbids
unknown parameters they are refused; where it allows them they are left out.
"""

from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    StringConstraints,
    model_serializer,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from assistant_core.engine.objects import Object

MAX_PAIRS = 16
MAX_KEY = 64
MAX_VALUE = 512
MOST_FILES_WITH_CODE = 20

MOST_KEYS = 100
MOST_IN_A_SCHEMA = 20_000

T = TypeVar("T")
Members = Annotated[list[T], Field(fail_fast=True)]
"""The first that is wrong is what a client is told of; nobody waits for the others."""


def _check_keys(given: Any) -> Any:
    """Before each key is looked at, and told to be unknown."""
    if isinstance(given, dict) and len(given) > MOST_KEYS:
        raise ValueError(f"an object can have at most {MOST_KEYS} keys here, got {len(given)}")
    return given


def _check_schema(given: Any) -> Any:
    level: list[Any] = [given] if isinstance(given, dict) else []
    count = 0
    while level:
        nodes = [node.values() if isinstance(node, dict) else node for node in level]
        count += sum(map(len, nodes))
        if count > MOST_IN_A_SCHEMA:
            raise ValueError(f"a schema can have at most {MOST_IN_A_SCHEMA:,} values")
        level = [child for node in nodes for child in node if isinstance(child, dict | list)]
    return given


class _NotNull:
    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_refuse_null, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Object:
        shown = handler(schema)
        options = [option for option in shown.get("anyOf", []) if option != {"type": "null"}]
        if not options:
            return shown
        return options[0] if len(options) == 1 else {**shown, "anyOf": options}


def _refuse_null(value: Any) -> Any:
    if value is None:
        raise ValueError("null is not allowed here; leave it out instead")
    return value


def _whole(value: Any) -> Any:
    """In JSON, 3.0 is an integer, too."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Omittable = Annotated[T | None, _NotNull()]
"""May be left out, which reads as None, but not be null."""
Whole = BeforeValidator(_whole)
Name = Annotated[
    str,
    StringConstraints(pattern=r"^[a-zA-Z0-9_-]{1,64}$"),
    Field(description="Letters, digits, underscores and dashes, 64 characters at most."),
]


def _check_metadata(metadata: Any) -> Any:
    if isinstance(metadata, dict) and len(metadata) > MAX_PAIRS:
        raise ValueError(f"metadata can have at most {MAX_PAIRS} pairs, got {len(metadata)}")
    return metadata


Metadata = Annotated[
    dict[
        Annotated[str, StringConstraints(max_length=MAX_KEY)],
        Annotated[str, StringConstraints(max_length=MAX_VALUE)],
    ],
    BeforeValidator(_check_metadata),
]
OptionalMetadata = Annotated[Metadata | None, AfterValidator(lambda given: given or {})]
"""Null empties it, as `{}` does."""
Attributes = Annotated[
    dict[
        Annotated[str, StringConstraints(max_length=MAX_KEY)],
        bool | int | float | Annotated[str, StringConstraints(max_length=MAX_VALUE)],
    ],
    Field(max_length=MAX_PAIRS),
    BeforeValidator(_check_keys),
]
Schema = Annotated[Object, BeforeValidator(_check_schema)]
Temperature = Annotated[float, Field(ge=0, le=2)]
TopP = Annotated[float, Field(ge=0, le=1)]
TokenCap = Annotated[int, Field(ge=256), Whole]
ReasoningEffort = Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"]


class Part(BaseModel):
    model_config = ConfigDict(strict=True)

    @model_validator(mode="before")
    @classmethod
    def _check_size(cls, given: Any) -> Any:
        return _check_keys(given)


class ClosedPart(Part):
    model_config = ConfigDict(extra="forbid")


class SparsePart(Part):
    """Stored and returned without the fields that were not given, which may be absent but not null."""

    @model_serializer(mode="wrap")
    def _given(self, serialize: SerializerFunctionWrapHandler) -> Object:
        return {name: value for name, value in serialize(self).items() if value is not None}


class Function(SparsePart):
    name: Name
    description: Omittable[str] = None
    parameters: Omittable[Schema] = None
    strict: bool | None = None


class FunctionTool(Part):
    type: Literal["function"]
    function: Function


class RankingOptions(SparsePart):
    ranker: Omittable[Literal["auto", "default_2024_08_21"]] = None
    score_threshold: Annotated[float, Field(ge=0, le=1)]


class SearchOptions(SparsePart):
    max_num_results: Omittable[Annotated[int, Field(ge=1, le=50), Whole]] = None
    ranking_options: Omittable[RankingOptions] = None


class FileSearchTool(SparsePart):
    type: Literal["file_search"]
    file_search: Omittable[SearchOptions] = None


class CodeInterpreterTool(Part):
    type: Literal["code_interpreter"]


class FileSearchName(Part):
    type: Literal["file_search"]


ToolName = Annotated[CodeInterpreterTool | FileSearchName, Field(discriminator="type")]
Tool = Annotated[FunctionTool | FileSearchTool | CodeInterpreterTool, Field(discriminator="type")]


class AutoChunking(ClosedPart):
    type: Literal["auto"]


class StaticSizes(ClosedPart):
    max_chunk_size_tokens: Annotated[int, Field(ge=100, le=4096), Whole]
    chunk_overlap_tokens: Annotated[int, Field(ge=0), Whole]

    @model_validator(mode="after")
    def _check_overlap(self) -> "StaticSizes":
        if self.chunk_overlap_tokens > self.max_chunk_size_tokens // 2:
            raise ValueError("chunk_overlap_tokens must not exceed half of max_chunk_size_tokens")
        return self


class StaticChunking(ClosedPart):
    type: Literal["static"]
    static: StaticSizes


ChunkingStrategy = Annotated[AutoChunking | StaticChunking, Field(discriminator="type")]


class NewVectorStore(Part):
    file_ids: Annotated[Members[str], Field(max_length=100_000_000)] = []
    chunking_strategy: Omittable[ChunkingStrategy] = None
    metadata: OptionalMetadata = None


class SearchResources(Part):
    vector_store_ids: Omittable[Annotated[Members[str], Field(max_length=1)]] = None


class NewSearchResources(SearchResources):
    vector_stores: Omittable[Annotated[Members[NewVectorStore], Field(max_length=1)]] = None

    @model_validator(mode="after")
    def _check_one(self) -> "NewSearchResources":
        if (self.vector_store_ids is None) == (self.vector_stores is None):
            raise ValueError("give vector_store_ids or vector_stores, one of the two")
        return self


class CodeResources(Part):
    file_ids: Annotated[Members[str], Field(max_length=MOST_FILES_WITH_CODE)] = []


class ToolResources(Part):
    code_interpreter: Omittable[CodeResources] = None
    file_search: Omittable[SearchResources] = None


class NewToolResources(Part):
    code_interpreter: Omittable[CodeResources] = None
    file_search: Omittable[NewSearchResources] = None


class JsonSchema(SparsePart):
    name: Name
    description: Omittable[str] = None
    schema_: Annotated[Omittable[Schema], Field(alias="schema")] = None
    strict: bool | None = None


class TextFormat(Part):
    type: Literal["text"]


class JsonFormat(Part):
    type: Literal["json_object"]


class SchemaFormat(Part):
    type: Literal["json_schema"]
    json_schema: JsonSchema


ResponseFormat = (
    Literal["auto"] | Annotated[TextFormat | JsonFormat | SchemaFormat, Field(discriminator="type")]
)


class FunctionName(Part):
    name: str


class NamedTool(SparsePart):
    type: Literal["function", "code_interpreter", "file_search"]
    function: Omittable[FunctionName] = None


ToolChoice = Literal["none", "auto", "required"] | NamedTool


class TruncationStrategy(Part):
    type: Literal["auto", "last_messages"]
    last_messages: Annotated[int, Field(ge=1), Whole] | None = None


Detail = Literal["auto", "low", "high"]


class ImageFile(Part):
    file_id: str
    detail: Detail = "auto"


class ImageFilePart(Part):
    type: Literal["image_file"]
    image_file: ImageFile


class ImageUrl(Part):
    url: str
    detail: Detail = "auto"


class ImageUrlPart(Part):
    type: Literal["image_url"]
    image_url: ImageUrl


class TextPart(Part):
    type: Literal["text"]
    text: str


ContentPart = Annotated[ImageFilePart | ImageUrlPart | TextPart, Field(discriminator="type")]


class Attachment(Part):
    file_id: str
    tools: Members[ToolName] = []


class StoreExpiry(Part):
    anchor: Literal["last_active_at"]
    days: Annotated[int, Field(ge=1, le=365), Whole]


class FileExpiry(Part):
    anchor: Literal["created_at"]
    seconds: Annotated[int, Field(ge=3600, le=2_592_000), Whole]
