"""The timeline of an answer's tool calls: what was called, with what, how long it took, what came back."""

import json
import time
from typing import Any

from streamlit.delta_generator import DeltaGenerator

from assistant_core.chat.view import ToolCall
from assistant_core.ui.code import show_code, show_logs
from assistant_core.ui.outputs import is_sample, show_output
from assistant_core.ui.strings import t
from assistant_core.ui.text import code, plain
from assistant_core.words.en import STRINGS

ICONS = {
    "running": ":material/hourglass_empty:",
    "done": ":material/check_circle:",
    "failed": ":material/error:",
}
FINISHED = ":material/check:"
QUIET_SECONDS = 0.7
"""Code that has not grown for so long is written, and runs."""
LONGEST_ARGUMENTS = 60
"""Characters of them in a step's label."""
STATES: dict[str, Any] = {"running": "running", "done": "complete", "failed": "error"}


class StepsView:
    """A row of calls. Live ones change in place; those of older answers are drawn when they are opened."""

    def __init__(self, place: DeltaGenerator, recent: bool, live: bool) -> None:
        self._place = place
        self._recent = recent
        self._live = live
        self._outer: Any = None
        self._shown_label = ""
        self._steps: dict[str, Any] = {}
        self._shown: dict[str, ToolCall] = {}
        self._labels: dict[str, str] = {}
        self._code: dict[str, Any] = {}
        self._grew: dict[str, float] = {}
        self._sample = False

    def update(self, calls: list[ToolCall]) -> None:
        self._head(calls)
        if self._recent or self._outer.open:
            for call in calls:
                self._step(call)
        if not self._sample and any(is_sample(call.output) for call in calls):
            self._sample = True
            self._place.badge(t("sample"), icon=":material/science:", color="orange", help=t("sample.help"))

    def _head(self, calls: list[ToolCall]) -> None:
        label = steps_label(calls)
        if self._outer is None:
            self._outer = self._new_head(label, calls)
        elif self._live and label != self._shown_label:
            # Left alone, it would close itself on completion.
            self._outer.update(label=label, state=_state(calls), expanded=True)
        self._shown_label = label

    def _new_head(self, label: str, calls: list[ToolCall]) -> Any:
        if self._live:
            return self._place.status(label, type="compact", expanded=True, state=_state(calls))
        if self._recent:
            return self._place.expander(label, type="compact", expanded=True, icon=FINISHED)
        key = f"steps-{calls[0].id}"
        return self._place.expander(label, type="compact", icon=FINISHED, key=key, on_change="rerun")

    def _step(self, call: ToolCall) -> None:
        known = self._shown.get(call.id)
        if known is None or known.arguments != call.arguments:
            self._grew[call.id] = time.monotonic()
        label = step_label(call, time.monotonic() - self._grew[call.id] > QUIET_SECONDS)
        if known is None:
            self._steps[call.id] = self._new_step(label, call)
        elif (label, call.status) != (self._labels[call.id], known.status):
            # Told each time: where the finished page says otherwise, what the reader opened is closed.
            self._steps[call.id].update(label=label, state=STATES[call.status], expanded=_is_growing(call))
        self._labels[call.id] = label
        if known == call:
            return
        if call.kind == "code_interpreter" and (known is None or known.arguments != call.arguments):
            if known is None:
                self._code[call.id] = self._steps[call.id].empty()
            show_code(self._code[call.id], call.arguments)
        if call.status != "running" and (known is None or known.status == "running"):
            self._finish(self._steps[call.id], call)
        self._shown[call.id] = call

    def _finish(self, step: Any, call: ToolCall) -> None:
        if call.kind == "code_interpreter":
            show_logs(step, call)
            return
        if whole := long_arguments(call):
            step.code(whole, language="json", wrap_lines=True)
        show_output(step, call)

    def _new_step(self, label: str, call: ToolCall) -> Any:
        if self._live:
            state = STATES[call.status]
            return self._outer.status(label, type="step", state=state, expanded=_is_growing(call))
        return self._outer.expander(label, type="step", icon=ICONS[call.status])


def _is_growing(call: ToolCall) -> bool:
    """Code is open while it grows; of other calls there is nothing to see before they are over."""
    return call.kind == "code_interpreter" and call.status == "running"


def steps_label(calls: list[ToolCall]) -> str:
    running = [call for call in calls if call.status == "running"]
    if running:
        only_code = all(call.kind == "code_interpreter" for call in running)
        return f":shimmer[{t('phase.coding' if only_code else 'steps.running')}]"
    failed = sum(call.status == "failed" for call in calls)
    key = "steps.failed" if failed else "steps.done"
    return t(f"{key}.one" if len(calls) == 1 else key, count=len(calls), failed=failed)


def step_label(call: ToolCall, written: bool = False) -> str:
    """`written`: of code, whether it only runs."""
    taken = f" ·\u00a0{_taken(call.seconds)}" if call.seconds is not None else ""
    if call.kind == "code_interpreter":
        running = t("code.running" if written else "code.writing")
        return running if call.status == "running" else tool_title(call.name) + taken
    signature = code(f"{call.name}({_arguments(call)})")
    return f"{tool_title(call.name)} {signature}{taken}".strip()


def tool_title(name: str) -> str:
    key = f"tool.{name}"
    return t(key) if key in STRINGS else plain(name)


def _taken(seconds: float) -> str:
    return t("seconds", seconds="<\u00a00.1" if seconds < 0.1 else f"{seconds:.1f}")


def long_arguments(call: ToolCall) -> str:
    """The arguments in full, as JSON; empty where the step's label shows them all."""
    if len(_said(call)) <= LONGEST_ARGUMENTS:
        return ""
    try:
        return json.dumps(json.loads(call.arguments), ensure_ascii=False, indent=2)
    except ValueError:
        return call.arguments


def _arguments(call: ToolCall) -> str:
    text = _said(call)
    return text if len(text) <= LONGEST_ARGUMENTS else text[: LONGEST_ARGUMENTS - 1] + "…"


def _said(call: ToolCall) -> str:
    """The values of the arguments."""
    try:
        given = json.loads(call.arguments or "{}")
    except ValueError:
        given = call.arguments
    if isinstance(given, dict):
        return ", ".join(json.dumps(value, ensure_ascii=False) for value in given.values())
    return str(given)


def _state(calls: list[ToolCall]) -> Any:
    return "running" if any(call.status == "running" for call in calls) else "complete"
