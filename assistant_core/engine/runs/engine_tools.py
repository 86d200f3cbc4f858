"""The tools of a run that the engine answers itself. To a model they are functions like the others."""

import asyncio
from dataclasses import replace
from typing import Protocol

from assistant_core.engine.models.provider import ModelRequest, ToolRound
from assistant_core.engine.objects import Object
from assistant_core.engine.runs.annotating import Annotator
from assistant_core.engine.runs.code_interpreter import CodeInterpreter, RunCode
from assistant_core.engine.runs.file_search import FileSearch, RunSearch
from assistant_core.engine.runs.history import as_read
from assistant_core.engine.store.conversation import Stretch
from assistant_core.engine.store.database import Database

LONGEST_AT_ONCE = 100_000
"""Characters of outputs that are read while other runs wait, which takes a millisecond."""


class EngineCall(Protocol):
    """One call: first the model writes its arguments, then it is answered.

    What `feed`, `end` and `answer` return is what a step delta tells of the details; nothing when empty.
    """

    name: str
    details: Object
    """What the run step keeps of it, under the tool's name."""

    def feed(self, arguments: str) -> Object:
        """A piece of the arguments."""
        ...

    def end(self) -> Object:
        """The arguments are complete."""
        ...

    async def answer(self) -> Object:
        """Never fails for what the model wrote: it is told instead."""
        ...

    def as_function_call(self) -> tuple[str, str, str]:
        """Name, arguments and output, as the model is to see them; once it is answered."""
        ...


class RunTools:
    def __init__(self, search: RunSearch | None, code: RunCode | None) -> None:
        self._search = search
        self._code = code

    async def ready(self, db: Database) -> list[str]:
        """Once they can be called. Says what cannot be used, and why."""
        tools = [tool for tool in (self._search, self._code) if tool]
        if tools:
            # A run goes on while its beginning is still being committed; tools read what came with it.
            await db.settled()
        told = [await tool.ready() for tool in tools]
        return [notice for notices in told for notice in notices]

    async def offered_in(self, request: ModelRequest) -> ModelRequest:
        """The request with these tools, once they are ready, and its conversation as a model reads it."""
        own = {tool.name: tool.function for tool in (self._search, self._code) if tool and tool.function}
        choice = request.tool_choice
        if isinstance(choice, dict) and (name := choice["type"]) != "function":
            choice = {"type": "function", "function": {"name": name}} if name in own else "auto"
        given = request.conversation, self._code.files if self._code else None
        rounds = (turn for turn in request.conversation if isinstance(turn, ToolRound))
        size = sum(len(output) for turn in rounds for output in turn.outputs.values())
        is_long = size > LONGEST_AT_ONCE
        conversation = await asyncio.to_thread(as_read, *given) if is_long else as_read(*given)
        return replace(
            request,
            conversation=conversation,
            tools=[*request.tools, *own.values()],
            tool_choice=choice,
        )

    def new_call(self, name: str | None) -> EngineCall | None:
        """A call of the tool with this name, unless it is the client's to answer."""
        for tool in (self._search, self._code):
            if tool and tool.function and tool.name == name:
                return tool.new_call()
        return None

    def annotator(self) -> Annotator | None:
        """For a new message, when there is anything it could cite or link to."""
        citer = self._search.citer() if self._search else None
        linker = self._code.linker() if self._code else None
        return Annotator(citer, linker) if citer or linker else None

    def take_figures(self) -> list[str]:
        """Ids of the figures that the message now beginning is to show."""
        return self._code.take_figures() if self._code else []


class EngineTools:
    """Makes them for each run."""

    def __init__(self, search: FileSearch, code: CodeInterpreter) -> None:
        self._search = search
        self._code = code

    def of(self, stretch: Stretch) -> RunTools:
        return RunTools(self._search.of(stretch), self._code.of(stretch))
