"""What clients may send as a body, one class a request."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StringConstraints, WithJsonSchema, model_validator
from starlette.datastructures import UploadFile

from assistant_core.engine.api.fields import (
    Attachment,
    Attributes,
    ChunkingStrategy,
    ClosedPart,
    ContentPart,
    FileExpiry,
    Members,
    NewToolResources,
    Omittable,
    OptionalMetadata,
    Part,
    ReasoningEffort,
    ResponseFormat,
    StoreExpiry,
    Temperature,
    TokenCap,
    Tool,
    ToolChoice,
    ToolResources,
    TopP,
    TruncationStrategy,
    Whole,
)
from assistant_core.engine.retrieval.filters import Filter

Tools = Annotated[Members[Tool], Field(max_length=128)]


def _check_upload(value: Any) -> Any:
    if not isinstance(value, UploadFile):
        raise ValueError("send it as a file, with a file name")
    return value


class CreateMessage(ClosedPart):
    role: Literal["user", "assistant"]
    content: str | Annotated[Members[ContentPart], Field(min_length=1)]
    attachments: Members[Attachment] | None = None
    metadata: OptionalMetadata = None


class ModifyMetadata(ClosedPart):
    metadata: OptionalMetadata = None


class CreateThread(ModifyMetadata):
    messages: Members[CreateMessage] = Field([])
    tool_resources: NewToolResources | None = None


class ModifyThread(ModifyMetadata):
    tool_resources: ToolResources | None = None


class _AssistantFields(ClosedPart):
    name: Annotated[str, StringConstraints(max_length=256)] | None = None
    description: Annotated[str, StringConstraints(max_length=512)] | None = None
    instructions: Annotated[str, StringConstraints(max_length=256_000)] | None = None
    reasoning_effort: ReasoningEffort | None = None
    tools: Tools = Field([])
    metadata: OptionalMetadata = None
    temperature: Temperature | None = None
    top_p: TopP | None = None
    response_format: ResponseFormat | None = None


class CreateAssistant(_AssistantFields):
    model: str
    tool_resources: NewToolResources | None = None


class ModifyAssistant(_AssistantFields):
    model: Omittable[str] = None
    tool_resources: ToolResources | None = None


class _RunFields(ClosedPart):
    assistant_id: str
    model: str | None = None
    instructions: str | None = None
    tools: Annotated[Members[Tool], Field(max_length=20)] | None = None
    metadata: OptionalMetadata = None
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
    additional_messages: Members[CreateMessage] | None = None
    reasoning_effort: ReasoningEffort | None = None


class CreateThreadAndRun(_RunFields):
    thread: Omittable[CreateThread] = None
    tool_resources: ToolResources | None = None


class ToolOutput(Part):
    tool_call_id: Omittable[str] = None
    output: str = ""


class SubmitToolOutputs(ClosedPart):
    tool_outputs: Members[ToolOutput]
    stream: bool | None = None


class CreateFile(ClosedPart):
    file: Annotated[
        Any, AfterValidator(_check_upload), WithJsonSchema({"type": "string", "format": "binary"})
    ]
    purpose: Literal["assistants", "batch", "fine-tune", "vision", "user_data", "evals"]
    expires_after: Omittable[FileExpiry] = None


class CreateVectorStore(ClosedPart):
    name: Omittable[str] = None
    description: Omittable[str] = None
    file_ids: Members[str] = Field([], max_length=500)
    expires_after: Omittable[StoreExpiry] = None
    chunking_strategy: Omittable[ChunkingStrategy] = None
    metadata: OptionalMetadata = None


class ModifyVectorStore(ClosedPart):
    name: str | None = None
    expires_after: StoreExpiry | None = None
    metadata: OptionalMetadata = None


class CreateVectorStoreFile(ClosedPart):
    file_id: str
    chunking_strategy: Omittable[ChunkingStrategy] = None
    attributes: Attributes | None = None


class ModifyVectorStoreFile(ClosedPart):
    attributes: Attributes | None


class CreateFileBatch(ClosedPart):
    file_ids: Omittable[Annotated[Members[str], Field(min_length=1, max_length=2000)]] = None
    files: Omittable[Annotated[Members[CreateVectorStoreFile], Field(min_length=1, max_length=2000)]] = None
    chunking_strategy: Omittable[ChunkingStrategy] = None
    attributes: Attributes | None = None

    @model_validator(mode="after")
    def _check_one(self) -> "CreateFileBatch":
        if (self.file_ids is None) == (self.files is None):
            raise ValueError("give file_ids or files, one of the two")
        return self


class SearchRanking(ClosedPart):
    ranker: Literal["none", "auto", "default-2024-11-15"] = "auto"
    score_threshold: Annotated[float, Field(ge=0, le=1)] = 0


class SearchVectorStore(ClosedPart):
    query: str | Annotated[Members[str], Field(min_length=1, max_length=20)]
    rewrite_query: bool = False
    max_num_results: Annotated[int, Field(ge=1, le=50), Whole] = 10
    filters: Omittable[Filter] = None
    ranking_options: Omittable[SearchRanking] = None
