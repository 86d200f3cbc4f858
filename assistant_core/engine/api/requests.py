"""What clients may send, with the limits of the specification. Unknown parameters are refused."""

from typing import Annotated, Literal

from fastapi import Query
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    StrictBool,
    StrictFloat,
    StrictInt,
    StringConstraints,
    model_serializer,
    model_validator,
)

from assistant_core.engine.objects import Object
from assistant_core.engine.retrieval.filters import Filter

MAX_PAIRS = 16


def _check_metadata(metadata: dict[str, str]) -> dict[str, str]:
    if len(metadata) > MAX_PAIRS:
        raise ValueError(f"metadata can have at most {MAX_PAIRS} pairs, got {len(metadata)}")
    return metadata


Metadata = Annotated[
    dict[Annotated[str, StringConstraints(max_length=64)], Annotated[str, StringConstraints(max_length=512)]],
    AfterValidator(_check_metadata),
]
Temperature = Annotated[float, Field(ge=0, le=2)]
TopP = Annotated[float, Field(ge=0, le=1)]
TokenCap = Annotated[int, Field(ge=256)]
ReasoningEffort = Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"]


class Request(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Sparse(Request):
    """Stored and returned without the fields that were not given, which may be absent but not null."""

    @model_serializer(mode="wrap")
    def _given(self, serialize: SerializerFunctionWrapHandler) -> Object:
        return {name: value for name, value in serialize(self).items() if value is not None}


class Function(Sparse):
    name: Annotated[str, StringConstraints(pattern=r"^[a-zA-Z0-9_-]{1,64}$")]
    description: str | None = None
    parameters: Object | None = None
    strict: bool | None = None


class FunctionTool(Request):
    type: Literal["function"]
    function: Function


class RankingOptions(Sparse):
    ranker: Literal["auto", "default_2024_08_21"] | None = None
    score_threshold: Annotated[float, Field(ge=0, le=1)]


class SearchOptions(Sparse):
    max_num_results: Annotated[int, Field(ge=1, le=50)] | None = None
    ranking_options: RankingOptions | None = None


class FileSearchTool(Sparse):
    type: Literal["file_search"]
    file_search: SearchOptions | None = None


class CodeInterpreterTool(Request):
    type: Literal["code_interpreter"]


class ToolName(Request):
    type: Literal["code_interpreter", "file_search"]


Tool = Annotated[FunctionTool | FileSearchTool | CodeInterpreterTool, Field(discriminator="type")]


class AutoChunking(Request):
    type: Literal["auto"]


class StaticSizes(Request):
    max_chunk_size_tokens: Annotated[int, Field(ge=100, le=4096)]
    chunk_overlap_tokens: Annotated[int, Field(ge=0)]

    @model_validator(mode="after")
    def _check_overlap(self) -> "StaticSizes":
        if self.chunk_overlap_tokens > self.max_chunk_size_tokens // 2:
            raise ValueError("chunk_overlap_tokens must not exceed half of max_chunk_size_tokens")
        return self


class StaticChunking(Request):
    type: Literal["static"]
    static: StaticSizes


ChunkingStrategy = Annotated[AutoChunking | StaticChunking, Field(discriminator="type")]


class NewVectorStore(Request):
    file_ids: Annotated[list[str], Field(max_length=10_000)] = []
    chunking_strategy: ChunkingStrategy | None = None
    metadata: Metadata | None = None


class SearchResources(Request):
    vector_store_ids: Annotated[list[str], Field(max_length=1)] | None = None
    vector_stores: Annotated[list[NewVectorStore], Field(max_length=1)] | None = None

    @model_validator(mode="after")
    def _check_one(self) -> "SearchResources":
        if self.vector_store_ids and self.vector_stores:
            raise ValueError("give vector_store_ids or vector_stores, not both")
        return self


class CodeResources(Request):
    file_ids: Annotated[list[str], Field(max_length=20)] = []


class ToolResources(Request):
    code_interpreter: CodeResources | None = None
    file_search: SearchResources | None = None


class JsonSchema(Sparse):
    name: Annotated[str, StringConstraints(pattern=r"^[a-zA-Z0-9_-]{1,64}$")]
    description: str | None = None
    schema_: Annotated[Object | None, Field(alias="schema")] = None
    strict: bool | None = None


class PlainFormat(Request):
    type: Literal["text", "json_object"]


class SchemaFormat(Request):
    type: Literal["json_schema"]
    json_schema: JsonSchema


ResponseFormat = Literal["auto"] | PlainFormat | SchemaFormat


class FunctionName(Request):
    name: str


class NamedTool(Sparse):
    type: Literal["function", "code_interpreter", "file_search"]
    function: FunctionName | None = None


ToolChoice = Literal["none", "auto", "required"] | NamedTool


class TruncationStrategy(Request):
    type: Literal["auto", "last_messages"]
    last_messages: Annotated[int, Field(ge=1)] | None = None


class Text(Request):
    type: Literal["text"]
    text: str


class Attachment(Request):
    file_id: str
    tools: list[ToolName] = []


class CreateMessage(Request):
    role: Literal["user", "assistant"]
    content: str | Annotated[list[Text], Field(min_length=1)]
    attachments: list[Attachment] | None = None
    metadata: Metadata | None = None


class ModifyMetadata(Request):
    metadata: Metadata | None = None


class ModifyThread(ModifyMetadata):
    tool_resources: ToolResources | None = None


class CreateThread(ModifyThread):
    messages: list[CreateMessage] = []


class _AssistantFields(Request):
    name: Annotated[str, StringConstraints(max_length=256)] | None = None
    description: Annotated[str, StringConstraints(max_length=512)] | None = None
    instructions: Annotated[str, StringConstraints(max_length=256_000)] | None = None
    reasoning_effort: ReasoningEffort | None = None
    tools: Annotated[list[Tool], Field(max_length=128)] = []
    tool_resources: ToolResources | None = None
    metadata: Metadata | None = None
    temperature: Temperature | None = None
    top_p: TopP | None = None
    response_format: ResponseFormat | None = None


class CreateAssistant(_AssistantFields):
    model: str


class ModifyAssistant(_AssistantFields):
    model: str = ""
    """Left as it is when it is not given; null is refused."""


class _RunFields(Request):
    assistant_id: str
    model: str | None = None
    instructions: str | None = None
    tools: Annotated[list[Tool], Field(max_length=128)] | None = None
    metadata: Metadata | None = None
    temperature: Temperature | None = None
    top_p: TopP | None = None
    stream: bool | None = None
    max_prompt_tokens: TokenCap | None = None
    max_completion_tokens: TokenCap | None = None
    truncation_strategy: TruncationStrategy | None = None
    tool_choice: ToolChoice | None = None
    parallel_tool_calls: bool = True
    response_format: ResponseFormat | None = None


class CreateRun(_RunFields):
    additional_instructions: str | None = None
    additional_messages: list[CreateMessage] | None = None
    reasoning_effort: ReasoningEffort | None = None


class CreateThreadAndRun(_RunFields):
    thread: CreateThread | None = None
    tool_resources: ToolResources | None = None


class ToolOutput(Request):
    tool_call_id: str
    output: str = ""


class SubmitToolOutputs(Request):
    tool_outputs: list[ToolOutput]
    stream: bool | None = None


class ExpiresAfter(Request):
    anchor: Literal["last_active_at"]
    days: Annotated[int, Field(ge=1, le=365)]


class CreateVectorStore(Request):
    name: str | None = None
    description: str | None = None
    file_ids: Annotated[list[str], Field(max_length=500)] = []
    expires_after: ExpiresAfter | None = None
    chunking_strategy: ChunkingStrategy | None = None
    metadata: Metadata | None = None


class ModifyVectorStore(Request):
    name: str | None = None
    expires_after: ExpiresAfter | None = None
    metadata: Metadata | None = None


Attributes = Annotated[
    dict[
        Annotated[str, StringConstraints(max_length=64)],
        StrictBool | StrictInt | StrictFloat | Annotated[str, StringConstraints(max_length=512)],
    ],
    Field(max_length=MAX_PAIRS),
]


class CreateVectorStoreFile(Request):
    file_id: str
    chunking_strategy: ChunkingStrategy | None = None
    attributes: Attributes | None = None


class ModifyVectorStoreFile(Request):
    attributes: Attributes | None


class CreateFileBatch(Request):
    file_ids: Annotated[list[str], Field(min_length=1, max_length=2000)] | None = None
    files: Annotated[list[CreateVectorStoreFile], Field(min_length=1, max_length=2000)] | None = None
    chunking_strategy: ChunkingStrategy | None = None
    attributes: Attributes | None = None

    @model_validator(mode="after")
    def _check_one(self) -> "CreateFileBatch":
        if (self.file_ids is None) == (self.files is None):
            raise ValueError("give file_ids or files, one of the two")
        return self


class SearchRanking(Request):
    ranker: Literal["none", "auto", "default-2024-11-15"] = "auto"
    score_threshold: Annotated[float, Field(ge=0, le=1)] = 0


class SearchVectorStore(Request):
    query: str | Annotated[list[str], Field(min_length=1, max_length=20)]
    rewrite_query: bool = False
    max_num_results: Annotated[int, Field(ge=1, le=50)] = 10
    filters: Filter | None = None
    ranking_options: SearchRanking | None = None


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


class StoreFilePageQuery(PageQuery):
    filter: Literal["in_progress", "completed", "failed", "cancelled"] | None = None


class FilePageQuery(PageQuery):
    limit: Annotated[int, Query(ge=1, le=10_000)] = 10_000
    purpose: str | None = None
