"""Code that a model ran, and what it printed."""

from typing import Literal

from streamlit.delta_generator import DeltaGenerator

from assistant_core.chat.code import error_in
from assistant_core.chat.view import ToolCall
from assistant_core.ui.strings import in_words, t
from assistant_core.ui.text import plain

LONG_LINES = 24
LONG_PIXELS = 420
"""The height of what has more lines than that."""
FIRST, LAST = 6_000, 2_000
"""Characters of a long output on the page; the end says how it went. All of it can be downloaded."""


def show_code(place: DeltaGenerator, code: str) -> None:
    if code.strip():
        place.code(code, language="python", wrap_lines=True, height=_height(code))


def show_logs(place: DeltaGenerator, call: ToolCall) -> None:
    logs = call.output or ""
    is_long = len(logs) > FIRST + LAST
    if error := error_in(logs, call.status == "failed"):
        place.error(plain(in_words(error)), icon=":material/error:")
    if logs.strip():
        place.caption(t("code.output"))
        shown = f"{logs[:FIRST]}\n…\n{logs[-LAST:]}" if is_long else logs
        place.code(shown.rstrip(), language=None, wrap_lines=True, height=_height(shown))
    elif call.status == "failed":
        place.caption(t("tool.never_ended"))
    elif not call.images:
        place.caption(t("code.silent"))
    if is_long:
        place.download_button(
            t("code.all"),
            logs,
            file_name="output.txt",
            key=f"logs-{call.id}",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )


def _height(text: str) -> int | Literal["content"]:
    return LONG_PIXELS if text.count("\n") > LONG_LINES else "content"
