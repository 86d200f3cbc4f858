"""A file_search call as a run step keeps it. Beyond the original's fields it says what was asked, and where
in its file each passage stands.
"""

import json
from dataclasses import dataclass
from typing import Any

from assistant_core.engine.objects import Object
from assistant_core.engine.retrieval.cite import as_output
from assistant_core.engine.retrieval.document import Passage

NAME = "file_search"
ARGUMENTS = ("queries", "overview", "pages", "section", "file")
MOST_QUERIES = 5
MOST_NAME = 300
MOST_PAGE = 1_000_000


@dataclass(frozen=True)
class Wanted:
    """What a call asks for."""

    queries: list[str]
    overview: bool = False
    pages: tuple[int, int] | None = None
    """First and last, counted from 1."""
    section: str = ""
    file: str = ""

    @property
    def is_nothing(self) -> bool:
        return not (self.queries or self.overview or self.pages or self.section)

    @property
    def arguments(self) -> Object:
        narrowed = {"pages": self.pages and list(self.pages), "section": self.section, "file": self.file}
        given = {name: value for name, value in narrowed.items() if value}
        return {"queries": self.queries, "overview": self.overview, **given}


def read_arguments(arguments: str) -> Wanted:
    try:
        given: Any = json.loads(arguments or "{}")
    except ValueError:
        given = arguments
    if isinstance(given, str):
        given = {"queries": [given]}
    if not isinstance(given, dict):
        return Wanted([])
    queries = given.get("queries") or given.get("query") or []
    queries = [queries] if isinstance(queries, str) else queries
    asked = [query for query in queries if isinstance(query, str) and query.strip()]
    return Wanted(
        asked[:MOST_QUERIES],
        given.get("overview") is True,
        _pages(given.get("pages")),
        *(str(given.get(name) or "")[:MOST_NAME] for name in ("section", "file")),
    )


def _pages(given: Any) -> tuple[int, int] | None:
    given = given if isinstance(given, list) else [given]
    numbers = [one for one in given if type(one) is int and 0 < one <= MOST_PAGE]
    return (numbers[0], numbers[-1]) if numbers else None


def call_details(ranking: Object, wanted: Wanted, passages: list[Passage], note: str) -> Object:
    return {
        "ranking_options": ranking,
        "results": [_result(passage) for passage in passages],
        **wanted.arguments,
        **({"note": note} if note else {}),
    }


def passages_of(details: Object) -> list[Passage]:
    return [
        Passage(
            file_id=result["file_id"],
            filename=result["file_name"],
            page=result["page"] - 1,
            unit=result["unit"],
            heading=result["heading"],
            text=result["content"][0]["text"],
            score=result["score"],
            marker=result["marker"],
        )
        for result in details.get("results") or []
    ]


def as_function_call(details: Object) -> tuple[str, str, str]:
    """Name, arguments and output, as the model sees them."""
    arguments = {name: details[name] for name in ARGUMENTS if name in details}
    output = as_output(passages_of(details), details.get("note") or "")
    return NAME, json.dumps(arguments, ensure_ascii=False), output


def without_content(step: Object) -> Object:
    """The step as it is shown to who did not ask for the passages' text."""
    details = step["step_details"]
    calls = details.get("tool_calls") or []
    if not any(call["type"] == NAME for call in calls):
        return step
    shown = [_without_content(call) if call["type"] == NAME else call for call in calls]
    return step | {"step_details": {**details, "tool_calls": shown}}


def _without_content(call: Object) -> Object:
    results = call[NAME].get("results")
    if results is None:
        return call
    shorter = [{name: value for name, value in result.items() if name != "content"} for result in results]
    return {**call, NAME: {**call[NAME], "results": shorter}}


def _result(passage: Passage) -> Object:
    return {
        "file_id": passage.file_id,
        "file_name": passage.filename,
        "score": round(min(max(passage.score, 0.0), 1.0), 6),
        "page": passage.page + 1,
        "unit": passage.unit,
        "heading": passage.heading,
        "marker": passage.marker,
        "content": [{"type": "text", "text": passage.text}],
    }
