"""The code_interpreter tool of a run: what the model is offered, and what its calls do."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from assistant_core.engine.interpreter.call import (
    NAME,
    UNREADABLE,
    WrittenCode,
    as_function_call,
    call_details,
    function_tool,
)
from assistant_core.engine.interpreter.interpreter import Interpreter
from assistant_core.engine.objects import Object
from assistant_core.engine.runs import code_output
from assistant_core.engine.runs.annotating import Linker
from assistant_core.engine.runs.history import Files
from assistant_core.engine.store import code_files
from assistant_core.engine.store.code_files import CodeFiles
from assistant_core.engine.store.conversation import Stretch
from assistant_core.engine.store.database import Database

NOT_OFFERED = "No code can be run here, so the model was not offered code_interpreter: {}"
TRY_AFTER_SECONDS = 3.0


class CodeInterpreter:
    """Makes the tool for each run that has it. What this machine can have is tried out once."""

    def __init__(self, db: Database, files_dir: Path, choose: Callable[[], Interpreter]) -> None:
        self.db = db
        self.files_dir = files_dir
        self._choose = choose
        self._chosen: asyncio.Task[Interpreter] | None = None

    async def interpreter(self) -> Interpreter:
        """Once it has been tried out, which is done again after a failure: a disk may have been full."""
        if self._chosen is None or (self._chosen.done() and self._chosen.exception()):
            self._chosen = asyncio.create_task(asyncio.to_thread(self._choose))
        return await asyncio.shield(self._chosen)

    async def try_out(self) -> None:
        """Even if nobody asks, but not while the engine has its first requests to answer."""
        await asyncio.sleep(TRY_AFTER_SECONDS)
        await self.interpreter()

    def of(self, stretch: Stretch) -> "RunCode | None":
        has_tool = any(tool["type"] == NAME for tool in stretch.run["tools"])
        return RunCode(self, stretch) if has_tool else None

    async def forget(self, thread_id: str) -> None:
        """Stop the thread's code and remove its folder."""
        await (await self.interpreter()).forget(thread_id)

    async def close(self) -> None:
        if self._chosen is None:
            return
        await asyncio.wait({self._chosen})
        if not self._chosen.exception():
            await self._chosen.result().close()


class RunCode:
    name = NAME

    def __init__(self, shared: CodeInterpreter, stretch: Stretch) -> None:
        self._shared = shared
        self._run = stretch.run
        self._file_ids: list[str] = stretch.options.get("code_file_ids") or []
        self._files = CodeFiles({}, {}, {}, {}, {}, [])
        self._has_files = False
        self._interpreter: Interpreter | None = None
        self.function: Object | None = None
        """What the model is offered; None until it is ready, and where no code can be run."""

    async def ready(self) -> list[str]:
        """Says why no code can be run, where none can be."""
        self._interpreter = interpreter = await self._shared.interpreter()
        self._files = await self._shared.db.read(code_files.load, self._run, self._file_ids)
        if interpreter.tier == "none":
            return [NOT_OFFERED.format(interpreter.reason)]
        self._has_files = interpreter.tier == "sandbox"
        self.function = function_tool(interpreter.about, self._has_files)
        return []

    @property
    def files(self) -> Files | None:
        """Which turns brought which files; None where code has none, or is not run."""
        given = [(since, name) for name, since in self._files.since.items()]
        return Files(given, self._files.by_call) if self.function and self._has_files else None

    def new_call(self) -> "CodeCall":
        if self._interpreter:
            self._interpreter.expect()
        return CodeCall(self)

    def linker(self) -> Linker | None:
        return Linker(self._files.made) if self._files.made else None

    def take_figures(self) -> list[str]:
        figures = list(self._files.figures)
        self._files.figures.clear()
        return figures

    async def answer(self, code: str) -> Object:
        """What the run step keeps of the call beside its input."""
        shared, files = self._shared, self._files
        interpreter = await shared.interpreter()
        given: dict[str, Path | bytes] = {}
        if interpreter.tier == "sandbox":
            paths = {name: shared.files_dir / file_id for name, file_id in files.stored.items()}
            given = {name: path for name, path in paths.items() if path.exists()} | files.outputs
        session = self._run["thread_id"]
        outcome = await interpreter.run(session, code, given)
        made = await asyncio.to_thread(code_output.written, outcome, shared.files_dir)
        await shared.db.write(code_output.store, made)
        ids = {name: file["id"] for name, file in made.files.items()}
        files.made.update(ids)
        files.stored.update(ids)
        files.figures.extend(file["id"] for file in made.figures)
        return made.details()


class CodeCall:
    name = NAME

    def __init__(self, tool: RunCode) -> None:
        self._tool = tool
        self._written = WrittenCode()
        self._is_readable = True
        self.details = call_details("")

    def feed(self, arguments: str) -> Object:
        return self._with_input(self._written.feed(arguments))

    def end(self) -> Object:
        new = self._written.end()
        self._is_readable = new is not None
        return self._with_input(new or "")

    async def answer(self) -> Object:
        if self._is_readable:
            new = await self._tool.answer(self.details["input"])
        else:
            new = code_output.Made(UNREADABLE, [], {}, failed=True).details()
        self.details |= new
        return {
            "outputs": _numbered(new["outputs"]),
            "files": _numbered(new["files"]),
            "failed": new["failed"],
        }

    def as_function_call(self) -> tuple[str, str, str]:
        return as_function_call(self.details)

    def _with_input(self, new: str) -> Object:
        self.details["input"] = self._written.code
        return {"input": new} if new else {}


def _numbered(items: list[Object]) -> list[Object]:
    return [{"index": index, **item} for index, item in enumerate(items)]
