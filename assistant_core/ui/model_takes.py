"""What a model can take, after the test of its connection: how many tokens, and which tools."""

from streamlit.delta_generator import DeltaGenerator

from assistant_core.model_check import Verdict
from assistant_core.ui.assistant_words import tool_title
from assistant_core.ui.strings import t
from assistant_core.ui.text import plain


def show_what_it_takes(place: DeltaGenerator, verdict: Verdict) -> None:
    """Nothing where the test did not come to a prompt."""
    for words in _said(verdict):
        place.caption(f":material/info: {words}")


def left_out(names: tuple[str, ...]) -> str:
    """The tools' names in the reader's words."""
    return plain(", ".join(tool_title(name) for name in names))


def _said(verdict: Verdict) -> list[str]:
    if not verdict.assistant:
        return []
    name = t(f"{verdict.assistant}.title")
    window = f"{verdict.window:,}" if verdict.window else ""
    said = [t("settings.takes", tokens=window) if window else t("settings.takes.unknown", assistant=name)]
    if verdict.left_out:
        said.append(t("settings.takes.fewer", assistant=name, tools=left_out(verdict.left_out)))
    elif verdict.is_short:
        said.append(t("settings.takes.shorter", assistant=name))
    return said
