"""A file_search call as a run step keeps it. Beyond the original's fields it says what was asked, and where
in its file each passage stands.
"""

import json

from assistant_core.engine.objects import Object
from assistant_core.engine.retrieval.cite import as_output
from assistant_core.engine.retrieval.document import Passage

NAME = "file_search"


def call_details(
    ranking: Object, queries: list[str], overview: bool, passages: list[Passage], note: str
) -> Object:
    return {
        "ranking_options": ranking,
        "results": [_result(passage) for passage in passages],
        "queries": queries,
        "overview": overview,
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
    arguments = {"queries": details["queries"], "overview": details["overview"]}
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
