"""What the doubling benchmark measures: everything that reads a text, with the kinds of text it is given."""

# ruff: noqa: E501

import asyncio
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assistant_core.analyzer import query_tokens
from assistant_core.builtin.decide import decide
from assistant_core.builtin.turn import read_turn
from assistant_core.chat.export.html import rendered
from assistant_core.chat.export.markdown import harmless
from assistant_core.engine import objects
from assistant_core.engine.api.requests import CreateAssistant, CreateMessage, CreateThread
from assistant_core.engine.interpreter.call import WrittenCode
from assistant_core.engine.models.provider import ChatMessage, ModelRequest, TextDelta, ToolCallDelta
from assistant_core.engine.retrieval import cite
from assistant_core.engine.retrieval.chunk import chunk
from assistant_core.engine.retrieval.cite import Citer, quote_for, verbatim
from assistant_core.engine.retrieval.document import Document, Page, Passage, UnreadableFile
from assistant_core.engine.retrieval.parse.limits import LIMITS
from assistant_core.engine.retrieval.parse.reader import work
from assistant_core.engine.runs.engine_tools import RunTools
from assistant_core.engine.runs.fitting import fitted
from assistant_core.engine.runs.stream import RunStream
from assistant_core.engine.runs.writing import Writer
from assistant_core.figures.check import check
from assistant_core.ui.text import paragraphs, safe
from benchmarks.figure_check.labels import OUTPUTS
from benchmarks.texts import TEXTS, Generator, counted, repeated


@dataclass(frozen=True)
class Reader:
    name: str
    reads: Callable[[Any], object]
    inputs: Mapping[str, Callable[[int], Any]] = field(default_factory=lambda: TEXTS)


_OUTPUTS = [(one["tool"], json.dumps(one["output"])) for one in list(OUTPUTS.values())[:6]]
_LIMITS = asdict(LIMITS)


def _figures(text: str) -> object:
    return check(text, _OUTPUTS, text, [(len(text), text, "a.pdf")], [text])


def _figures_of(given: tuple[str, list[tuple[str, str]]]) -> object:
    return check(*given)


def _parsed(suffix: str) -> Callable[[str], object]:
    def read(text: str) -> object:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"a.{suffix}"
            path.write_text(text)
            try:
                return work({"path": str(path), "filename": path.name, "limits": _LIMITS}, lambda **_: None)
            except UnreadableFile as error:
                return error

    return read


def _chunked(text: str) -> object:
    document = Document("txt", "page", (Page(text, ""),), "", (), ())
    return list(chunk(document)), list(chunk(document, (400, 100)))


def _cited(text: str) -> object:
    # They remember the passages that were looked through last.
    for remembering in (cite._plain, cite._sentences_with_tokens):
        remembering.cache_clear()
    return quote_for("the revenue of 391.0 billion", text), verbatim("revenue of Apple", text)


def _citer(pieces: Callable[[str], Iterator[str]]) -> Callable[[str], object]:
    words = "Revenue was 391.0 billion. " * 40
    passage = Passage("file-1", "a.txt", 0, "page", "", words, 1.0, marker="【1:0†source】", attributes={})

    def follow(text: str) -> object:
        citer = Citer([passage])
        return [citer.feed(piece) for piece in pieces(text)], citer.end()

    return follow


def _in_pieces(text: str) -> Iterator[str]:
    return (text[at : at + 8] for at in range(0, len(text), 8))


def _built_in(*tools: str) -> Callable[[str], object]:
    parameters = {"type": "object", "properties": {"ticker": {"type": "string"}}, "required": ["ticker"]}
    functions = [{"type": "function", "function": {"name": name, "parameters": parameters}} for name in tools]

    def answer(text: str) -> object:
        said = ChatMessage("user", text)
        turn = read_turn(ModelRequest("m", text, [said, ChatMessage("assistant", text), said], functions))
        return decide(turn, "auto", True)

    return answer


def _fitted(text: str) -> object:
    turns = [ChatMessage("user", text[at : at + 1000]) for at in range(0, len(text), 1000)]
    return fitted(ModelRequest("m", "", list(turns)), len(text) // 8)


def _request(model: type[Any]) -> Callable[[object], object]:
    """What comes after the JSON has been read, which is a library's."""
    reader = TypeAdapter(model)

    def read(body: object) -> object:
        try:
            return reader.validate_python(body).model_dump()
        except ValidationError as error:
            return error.errors()

    return read


def _json(value: Callable[[int], object]) -> Callable[[int], object]:
    return lambda n: value(n // 12)


class _Database:
    """Keeps nothing: what is measured is the writer."""

    async def write(self, query: object, *args: Any) -> Any:
        message = objects.new_message("thread_1", "assistant", [objects.text_content("")])
        step = {"id": "step_1", "step_details": {}}
        return {"start_message": (step, message), "start_tool_calls": step}.get(
            getattr(query, "__name__", "")
        )


def _written(event: Callable[[int, str], object]) -> Callable[[str], object]:
    async def write(text: str) -> object:
        stream = RunStream()
        stream.follow()
        writer = Writer(_Database(), "w", {"id": "run_1"}, stream, RunTools(None, None))  # type: ignore[arg-type]
        for number, piece in enumerate(_in_pieces(text)):
            await writer.take(event(number, piece))  # type: ignore[arg-type]
        return writer.message

    return lambda text: asyncio.run(write(text))


def _code(text: str) -> object:
    written = WrittenCode()
    return [written.feed(piece) for piece in _in_pieces(json.dumps({"code": text}))], written.end()


def _statement(number: int, periods: int = 4) -> tuple[str, str]:
    told = {
        "statement": "income", "symbol": f"S{number}", "company": f"S{number} Corp", "frequency": "annual",
        "unit": "millions", "currency": "USD", "periods": [f"{2024 - at}-12-31" for at in range(periods)],
        "lines": {"TotalRevenue": [1000 + number + at for at in range(periods)], "NetIncome": [100 + number] * periods},
    }  # fmt: skip
    return "get_income_statement", json.dumps(told)


def _prices(symbol: str, count: int) -> tuple[str, str]:
    rows = [
        [f"{1950 + at // 300}-{at // 25 % 12 + 1:02}-{at % 25 + 1:02}", 100 + at % 11] for at in range(count)
    ]
    told = {
        "symbol": symbol,
        "company": f"{symbol} Inc",
        "currency": "USD",
        "columns": ["date", "close"],
        "rows": rows,
    }
    return "get_price_history", json.dumps(told | {"last_close": 100, "last_date": "2024-01-02"})


_revenue = counted(lambda n: f"S{n} revenue was ${1000 + n}.0 million and net income {100 + n} million. ")
_price = counted(
    lambda n: (
        f"S0 rose {n % 9}.5% to ${100 + n % 11}.00 on {n % 25 + 1} May {1950 + n % 50}, twice the price of S1. "
    )
)
_WITH_OUTPUTS: dict[str, Callable[[int], Any]] = {
    "outputs of many companies": lambda n: (_revenue(n), [_statement(at) for at in range(n // 400)]),
    "outputs of one company": lambda n: (_revenue(n), [_statement(0, at % 9) for at in range(n // 400)]),
    "many prices": lambda n: (_price(n), [_prices("S0", n // 60), _prices("S1", n // 60)]),
    "many periods": lambda n: (_revenue(n), [_statement(0, n // 20)]),
    "many keys": lambda n: (_revenue(n), [("x", json.dumps({f"key_{at}": at + 0.5 for at in range(n // 20)}))]),
    "one value": lambda n: (_revenue(n), [("x", json.dumps({"revenue": [{"revenue": 5.0, "date": f"{1990 + at % 30}-05-01"} for at in range(n // 40)]}))]),
    "headlines": lambda n: (_revenue(n), [("x", json.dumps({"news": [{"title": f"Sales {at} up 5.25%"} for at in range(n // 30)]}))]),
}  # fmt: skip
_BODIES: dict[str, Callable[[int], object]] = {
    "unknown keys": _json(lambda n: {"role": "user", "content": "a", **{f"k{at}": 1 for at in range(n)}}),
    "metadata": _json(
        lambda n: {"role": "user", "content": "a", "metadata": {f"k{at}": 1 for at in range(n)}}
    ),
    "wrong parts": _json(lambda n: {"role": "user", "content": [{"type": "x"} for _ in range(n)]}),
    "right parts": _json(
        lambda n: {"role": "user", "content": [{"type": "text", "text": "a"} for _ in range(n)]}
    ),
    "a long text": lambda n: {"role": "user", "content": "a" * n},
}
_TOOLS: dict[str, Callable[[int], object]] = {
    "a large schema": _json(lambda n: {"model": "m", "tools": [{"type": "function", "function": {"name": "f", "parameters": {f"k{at}": {} for at in range(n)}}}]}),
    "many tools": _json(lambda n: {"model": "m", "tools": [{"type": "function", "function": {"name": ""}} for _ in range(n)]}),
}  # fmt: skip
_THREADS: dict[str, Callable[[int], object]] = {
    "many messages": _json(lambda n: {"messages": [{"role": "user", "content": "a"} for _ in range(n)]}),
    "wrong messages": _json(lambda n: {"messages": [{"role": "x"} for _ in range(n)]}),
}
_MARKERS: dict[str, Generator] = TEXTS | {"known citations": repeated("Revenue was 391.0. 【1:0†source】 ")}

READERS = [
    Reader("figure check", _figures),
    Reader("figure check", _figures_of, _WITH_OUTPUTS),
    Reader("built-in model, research", _built_in("get_ticker", "get_income_statement", "compare_companies")),
    Reader("built-in model, mathematics", _built_in("code_interpreter")),
    Reader("built-in model, books", _built_in("file_search")),
    *(
        Reader(f"reading .{suffix}", _parsed(suffix))
        for suffix in ("txt", "md", "html", "csv", "tex", "json", "py")
    ),
    Reader("chunks", _chunked),
    Reader("search query", query_tokens),
    Reader("quotation", _cited),
    Reader("citations, at once", _citer(lambda text: iter([text])), _MARKERS),
    Reader("citations, in pieces", _citer(_in_pieces), _MARKERS),
    Reader("fitting", _fitted),
    Reader("text deltas", _written(lambda _, text: TextDelta(text)), {"words": repeated("word ")}),
    Reader(
        "tool call deltas",
        _written(lambda at, text: ToolCallDelta(0, text, **({} if at else {"id": "call_1", "name": "f"}))),
        {"words": repeated("word ")},
    ),
    Reader("code deltas", _code, {"code": repeated("print(1)\n")}),
    Reader("request, message", _request(CreateMessage), _BODIES),
    Reader("request, assistant", _request(CreateAssistant), _TOOLS),
    Reader("request, thread", _request(CreateThread), _THREADS),
    Reader("page, text", lambda text: safe(text, True)),
    Reader("page, paragraphs", paragraphs),
    Reader("export, Markdown", lambda text: harmless(text, True)),
    Reader("export, HTML", lambda text: rendered(text, True)),
]
