"""Runs the functions that a model asked for, side by side, and shows each on the live run as it goes."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from openai.types.beta.threads import RequiredActionFunctionToolCall, Run
from openai.types.beta.threads.run_submit_tool_outputs_params import ToolOutput

from assistant_core.chat.view import ToolCall, ToolStatus, is_failure

if TYPE_CHECKING:
    from assistant_core.chat.live import LiveRun

MOST_AT_ONCE = 16
MOST_METADATA = 16

RunTool = Callable[[str, str], str]
"""Name and arguments in, output out; never raises."""


class Functions:
    def __init__(self, live: "LiveRun", run_tool: RunTool) -> None:
        self._live = live
        self._run_tool = run_tool

    def outputs(self, run: Run) -> list[ToolOutput]:
        """The output of every call that the run waits for."""
        assert run.required_action is not None
        calls = run.required_action.submit_tool_outputs.tool_calls
        with ThreadPoolExecutor(min(len(calls), MOST_AT_ONCE) or 1, thread_name_prefix="tool") as pool:
            return list(pool.map(self._run_one, calls))

    def durations(self, run: Run) -> dict[str, str]:
        """The run's metadata with how long each call took, so that it still shows after a restart."""
        taken = {
            block.id: f"{block.seconds:.2f}"
            for block in self._live.answer().blocks
            if isinstance(block, ToolCall) and block.seconds is not None
        }
        return dict(list(((run.metadata or {}) | taken).items())[:MOST_METADATA])

    def _run_one(self, call: RequiredActionFunctionToolCall) -> ToolOutput:
        name, arguments = call.function.name, call.function.arguments
        self._live.put(ToolCall(call.id, "function", name, arguments))
        began = time.monotonic()
        output = self._run_tool(name, arguments)
        seconds = round(time.monotonic() - began, 2)  # as it is stored, so that its label stays
        status: ToolStatus = "failed" if is_failure(output) else "done"
        self._live.put(ToolCall(call.id, "function", name, arguments, status, output, seconds=seconds))
        return {"tool_call_id": call.id, "output": output}
