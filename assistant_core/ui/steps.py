"""The timeline of an answer's tool calls: what was called, with what, how long it took, what came back."""

import json
from typing import Any

from streamlit.delta_generator import DeltaGenerator

from assistant_core.chat.view import ToolCall
from assistant_core.ui.outputs import is_sample, show_output
from assistant_core.ui.strings import t
from assistant_core.ui.strings.en import STRINGS
from assistant_core.ui.text import code, plain

ICONS = {
    "running": ":material/hourglass_empty:",
    "done": ":material/check_circle:",
    "failed": ":material/error:",
}
FINISHED = ":material/check:"
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
        if known == call:
            return
        label = step_label(call)
        if known is None:
            self._steps[call.id] = self._new_step(label, call)
        else:
            self._steps[call.id].update(label=label, state=STATES[call.status])
        if call.status != "running" and (known is None or known.status == "running"):
            show_output(self._steps[call.id], call)
        self._shown[call.id] = call

    def _new_step(self, label: str, call: ToolCall) -> Any:
        if self._live:
            return self._outer.status(label, type="step", state=STATES[call.status])
        return self._outer.expander(label, type="step", icon=ICONS[call.status])


def steps_label(calls: list[ToolCall]) -> str:
    if any(call.status == "running" for call in calls):
        return f":shimmer[{t('steps.running')}]"
    failed = sum(call.status == "failed" for call in calls)
    key = "steps.failed" if failed else "steps.done"
    return t(f"{key}.one" if len(calls) == 1 else key, count=len(calls), failed=failed)


def step_label(call: ToolCall) -> str:
    signature = code(f"{call.name}({_arguments(call)})")
    taken = f" ·\u00a0{_taken(call.seconds)}" if call.seconds is not None else ""
    return f"{tool_title(call.name)} {signature}{taken}".strip()


def tool_title(name: str) -> str:
    key = f"tool.{name}"
    return t(key) if key in STRINGS else plain(name)


def _taken(seconds: float) -> str:
    return t("seconds", seconds="<\u00a00.1" if seconds < 0.1 else f"{seconds:.1f}")


def _arguments(call: ToolCall, longest: int = 60) -> str:
    if call.kind == "code_interpreter":
        return ""
    try:
        given = json.loads(call.arguments or "{}")
    except ValueError:
        given = call.arguments
    text = _joined(given) if isinstance(given, dict) else str(given)
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _joined(given: dict[str, Any]) -> str:
    return ", ".join(json.dumps(value, ensure_ascii=False) for value in given.values())


def _state(calls: list[ToolCall]) -> Any:
    return "running" if any(call.status == "running" for call in calls) else "complete"
