"""What the answers of a model are worth: questions in the app's own loop, each figure checked.

    python -m benchmarks.answers --questions FILE.jsonl [--model NAME] [--transcript answers.md]

Each line of the file is a conversation:

    {"questions": ["How did Apple's revenue grow?", "And its margins?"],
     "assistant": "investor", "expects": [["391"], []]}

`assistant` (investor, book, tutor; the first when left out) answers the questions one after the other.
`expects` may name, for each question, texts that must stand in its answer. The model is the one that the
environment configures (OPENAI_BASE_URL, OPENAI_API_KEY, MODEL_PROVIDER, MODEL_PRICES …), by its other name
with `--model`. Functions fetch what they fetch in the app. Reports per question and in all: figures that the
tools' outputs verify, figures that they do not, calls, tokens, cost and time. The transcript is for reading.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openai
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant_core.assistants.registry import definitions, ensure
from assistant_core.chat import registry, transcript
from assistant_core.chat.checked import reports_of
from assistant_core.chat.export.markdown import markdown_of
from assistant_core.chat.export.report import report_of
from assistant_core.chat.view import Answer, Question, Text, ToolCall
from assistant_core.client import connect
from assistant_core.config import Settings
from assistant_core.engine import start_engine
from assistant_core.prices import cost
from assistant_core.words import Words

MOST_SECONDS = 1_800.0


class Conversation(BaseModel):
    """A line of the questions' file."""

    model_config = ConfigDict(extra="forbid")

    questions: list[str] = Field(min_length=1)
    assistant: str = "investor"
    expects: list[list[str]] = []


@dataclass(frozen=True)
class Result:
    question: str
    answer: Answer
    seconds: float
    missing: tuple[str, ...] = ()
    """What was expected and is not in the answer."""

    @property
    def verified(self) -> int:
        return sum(report.verified for report in reports_of(self.answer))

    @property
    def wrong(self) -> list[str]:
        """Figures that nothing verifies, as they stand in the answer."""
        figures = (figure for report in reports_of(self.answer) for figure in report.figures)
        return [
            figure.text
            for figure in figures
            if figure.status in ("unverified", "typed") and not figure.is_typed_year
        ]

    @property
    def calls(self) -> list[ToolCall]:
        return [block for block in self.answer.blocks if isinstance(block, ToolCall)]

    @property
    def dollars(self) -> float | None:
        answer = self.answer
        return cost(answer.model, answer.prompt_tokens, answer.completion_tokens, answer.cached_tokens)


def read(path: Path) -> list[Conversation]:
    """Raises ValueError, which names the line that is none."""
    found = []
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if line.strip():
            try:
                found.append(Conversation.model_validate_json(line))
            except ValidationError as error:
                raise ValueError(f"{path}, line {number}: {error}") from error
    if unknown := {one.assistant for one in found} - set(definitions()):
        raise ValueError(f"{path}: no assistant is called {', '.join(sorted(unknown))}")
    return found


@contextmanager
def client_of(model: str | None) -> Iterator[openai.OpenAI]:
    """Of an engine that begins with nothing."""
    with tempfile.TemporaryDirectory() as folder:
        given: dict[str, Any] = {"openai_model": model} if model else {}
        settings = Settings(data_dir=Path(folder), **given)
        engine = start_engine(settings)
        try:
            with connect(engine.base_url, engine.api_key, settings) as client:
                yield client
        finally:
            engine.stop()


def held(client: openai.OpenAI, conversation: Conversation) -> tuple[str, list[Result]]:
    """The thread, and what became of each question."""
    assistant, thread = ensure(client, conversation.assistant), client.beta.threads.create().id
    results = []
    for place, question in enumerate(conversation.questions):
        began = time.perf_counter()
        if problem := registry.ask(client, thread, assistant, question):
            raise RuntimeError(f"{question!r} could not be asked: {problem.kind} {problem.detail}")
        live = registry.find(thread)
        assert live
        live.settle(MOST_SECONDS)
        seconds = time.perf_counter() - began
        last = transcript.load(client, thread).entries[-1]
        answer = last if isinstance(last, Answer) else live.answer()
        said = "\n".join(block.value for block in answer.blocks if isinstance(block, Text))
        expected = conversation.expects[place] if place < len(conversation.expects) else []
        missing = tuple(text for text in expected if text not in said)
        results.append(Result(question, answer, seconds, missing))
    return thread, results


def written(client: openai.OpenAI, thread: str) -> str:
    """The conversation as Markdown, with its sources and the figures that are not verified."""
    entries: list[Question | Answer] = list(transcript.load(client, thread, sys.maxsize).entries)
    words = Words("en")
    return markdown_of(report_of(entries, words, datetime.now(UTC)), words)


def line(result: Result) -> str:
    answer = result.answer
    failed = sum(call.status == "failed" for call in result.calls)
    told = [
        f"{result.verified} verified, {len(result.wrong)} wrong",
        f"{len(result.calls)} calls" + (f" ({failed} failed)" if failed else ""),
        _tokens(answer.prompt_tokens, answer.completion_tokens, answer.cached_tokens),
        *([] if result.dollars is None else [f"${result.dollars:.4f}"]),
        f"{result.seconds:.1f} s",
    ]
    if answer.status != "completed":
        detail = f" {answer.problem.detail}" if answer.problem else ""
        told.insert(0, answer.status + detail)
    return f"{result.question}\n    " + ", ".join(told)


def _tokens(prompt: int, completion: int, cached: int) -> str:
    if not prompt:
        return "tokens not told"
    return f"{prompt:,} + {completion:,} tokens ({cached / prompt:.0%} of the prompts cached)"


def summary(results: list[Result]) -> str:
    verified, wrong = sum(one.verified for one in results), sum(len(one.wrong) for one in results)
    answers = [one.answer for one in results]
    counts = [(one.prompt_tokens, one.completion_tokens, one.cached_tokens) for one in answers]
    dollars = [one.dollars for one in results if one.dollars is not None]
    share = (
        f"{verified / (verified + wrong):.1%} of {verified + wrong} figures" if verified + wrong else "none"
    )
    told = [
        f"verified: {share}",
        f"answered: {sum(one.status == 'completed' for one in answers)} of {len(results)}",
        f"as expected: {sum(not one.missing for one in results)} of {len(results)}",
        f"calls: {sum(len(one.calls) for one in results)}",
        _tokens(*map(sum, zip(*counts, strict=True))),
        f"cost: {f'${sum(dollars):.4f}' if dollars else 'not known (MODEL_PRICES)'}",
        f"time: {sum(one.seconds for one in results):.1f} s",
    ]
    return "\n".join(told)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--model")
    parser.add_argument("--transcript", type=Path, default=Path("answers.md"))
    given = parser.parse_args(arguments)
    try:
        conversations = read(given.questions)
    except (OSError, ValueError) as error:
        parser.error(str(error))
    results: list[Result] = []
    with client_of(given.model) as client, given.transcript.open("w") as file:
        for conversation in conversations:
            thread, found = held(client, conversation)
            for result in found:
                print(line(result))
                for kind, texts in (("wrong", result.wrong), ("missing", result.missing)):
                    if texts:
                        print(f"    {kind}: {json.dumps(texts, ensure_ascii=False)}")
            results += found
            file.write(written(client, thread) + "\n\n")
    print(f"\n{summary(results)}\ntranscript: {given.transcript}")
    return 0 if all(one.answer.status == "completed" for one in results) else 1


if __name__ == "__main__":
    sys.exit(main())
