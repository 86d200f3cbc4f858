"""Loads the kinds of questions: one TOML file each in `asks/`, found by themselves."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant_core.builtin.understanding.frame import Ask

FOLDER = Path(__file__).parent.parent / "asks"


@dataclass(frozen=True)
class Kind:
    """An ask as its file describes it."""

    ask: Ask
    needs: frozenset[str]
    """What has to be in the question: company, companies, topic, …; "no company" for what must not."""
    examples: tuple[str, ...]


@cache
def kinds() -> Mapping[str, Kind]:
    return {path.stem: _kind(path) for path in sorted(FOLDER.glob("*.toml"))}


def ask(name: str) -> Ask:
    return kinds()[name].ask


def _kind(path: Path) -> Kind:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    texts = (data.get("en", ""), data.get("ko", ""))
    examples = tuple(
        text.strip() for one in texts for text in one.replace("\n", "|").split("|") if text.strip()
    )
    what = Ask(path.stem, data["answer"], tuple(data.get("functions", ())), dict(data.get("options", {})))
    return Kind(what, frozenset(data.get("needs", ())), examples)
