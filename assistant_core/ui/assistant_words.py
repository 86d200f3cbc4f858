"""How assistants, their tools and their models are called in the reader's language."""

from assistant_core.assistants import known
from assistant_core.assistants.registry import Ours, definitions
from assistant_core.tools.registry import all_tools
from assistant_core.ui.strings import t
from assistant_core.ui.text import plain
from assistant_core.words.en import STRINGS


def name_of(assistant: Ours) -> str:
    """As readers called it; the app's own names are translated."""
    key = assistant.key
    return t(f"{key}.title") if key and as_defined(assistant) else assistant.draft.name


def as_defined(assistant: Ours) -> bool:
    return assistant.key is not None and assistant.draft.name == definitions()[assistant.key].name


def title(key: str) -> str:
    """The heading of one of the app's pages, as Markdown; it follows the name that readers gave."""
    there = known.last()
    found = next((one for one in there.assistants if one.key == key), None) if there else None
    return plain(name_of(found)) if found else t(f"{key}.title")


def tool_title(name: str) -> str:
    return t(f"tool.{name}") if f"tool.{name}" in STRINGS else name


def tool_about(name: str) -> str:
    """One line."""
    return t(f"tool.about.{name}") if f"tool.about.{name}" in STRINGS else ""


def tool_choice(built_in: tuple[str, ...]) -> list[str]:
    """What an assistant can be given: every function of the app, and what the engine itself answers."""
    return [*all_tools(), *built_in]
