"""What clients may send, with the limits of the specification. Unknown parameters are refused."""

from typing import Annotated, Literal

from fastapi import Query
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    StringConstraints,
    model_serializer,
)

from assistant_core.engine.objects import Object

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


class OtherTool(Sparse):
    type: Literal["code_interpreter", "file_search"]
    file_search: Object | None = None


Tool = Annotated[FunctionTool | OtherTool, Field(discriminator="type")]


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
    tools: list[OtherTool]


class CreateMessage(Request):
    role: Literal["user", "assistant"]
    content: str | Annotated[list[Text], Field(min_length=1)]
    attachments: list[Attachment] | None = None
    metadata: Metadata | None = None


class ModifyMetadata(Request):
    metadata: Metadata | None = None


class ModifyThread(ModifyMetadata):
    tool_resources: Object | None = None


class CreateThread(ModifyThread):
    messages: list[CreateMessage] = []


class _AssistantFields(Request):
    name: Annotated[str, StringConstraints(max_length=256)] | None = None
    description: Annotated[str, StringConstraints(max_length=512)] | None = None
    instructions: Annotated[str, StringConstraints(max_length=256_000)] | None = None
    reasoning_effort: ReasoningEffort | None = None
    tools: Annotated[list[Tool], Field(max_length=128)] = []
    tool_resources: Object | None = None
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
    tool_resources: Object | None = None


class ToolOutput(Request):
    tool_call_id: str
    output: str = ""


class SubmitToolOutputs(Request):
    tool_outputs: list[ToolOutput]
    stream: bool | None = None


class PageQuery(BaseModel):
    """How lists are asked for, everywhere."""

    limit: Annotated[int, Query(ge=1, le=100)] = 20
    order: Literal["asc", "desc"] = "desc"
    after: str | None = None
    before: str | None = None


class FilePageQuery(PageQuery):
    limit: Annotated[int, Query(ge=1, le=10_000)] = 10_000
    purpose: str | None = None
