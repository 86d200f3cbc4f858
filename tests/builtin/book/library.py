"""Files as the search tool returns them: read, cut and indexed by the engine, without an engine."""

import json
import tempfile
from dataclasses import asdict
from pathlib import Path

from assistant_core.builtin.decide import decide
from assistant_core.builtin.moves import Say
from assistant_core.builtin.turn import read_turn
from assistant_core.engine.models.provider import ChatMessage, ModelRequest, ToolCall, ToolRound
from assistant_core.engine.retrieval.chunk import chunk
from assistant_core.engine.retrieval.document import Document, OutlineEntry, Page
from assistant_core.engine.retrieval.fusion import fuse
from assistant_core.engine.retrieval.parse.limits import LIMITS
from assistant_core.engine.retrieval.parse.reader import work
from assistant_core.engine.retrieval.tantivy_index import TantivyIndex

FILES = Path(__file__).parent / "files"
SEARCH = {"type": "function", "function": {"name": "file_search", "parameters": {}}}


class Library:
    def __init__(self, *names: str) -> None:
        self.index = TantivyIndex(Path(tempfile.mkdtemp()) / "index")
        self.index.begin()
        self.chunks = [(name, read(name), piece) for name in names for piece in chunk(read(name))]
        self.index.add("1", enumerate(f"{name} {piece.text}" for name, _, piece in self.chunks))
        self.index.commit(1)

    def search(self, queries: list[str]) -> list[dict[str, str]]:
        rankings = [[id for id, _ in self.index.search(query, 20)] for query in queries]
        pages = dict.fromkeys(
            (name, piece.page) for id, _ in fuse(rankings) for name, _, piece in [self.chunks[id]]
        )
        return [passage(name, page, number) for number, (name, page) in enumerate(pages)]

    def ask(self, question: str, *earlier: str) -> str:
        said: list[ChatMessage | ToolRound] = [ChatMessage("user", text) for text in (*earlier, question)]
        while True:
            move = decide(read_turn(ModelRequest("builtin", "", list(said), [SEARCH])), "auto", True)
            if isinstance(move, Say):
                return move.text
            (asked,) = move.calls
            found = self.search(asked.arguments["queries"]) if asked.arguments["queries"] else self.all()
            call = ToolCall(f"call_{len(said)}", "file_search", json.dumps(asked.arguments))
            said.append(ToolRound((call,), {call.id: json.dumps({"results": found})}))

    def all(self) -> list[dict[str, str]]:
        pages = dict.fromkeys((name, piece.page) for name, _, piece in self.chunks)
        return [passage(name, page, number) for number, (name, page) in enumerate(pages)]


def read(name: str) -> Document:
    request = {"path": str(FILES / name), "filename": name, "limits": asdict(LIMITS)}
    found = work(request, lambda **_: None)
    pages = tuple(Page(text, heading) for text, heading in found["pages"])
    outline = tuple(OutlineEntry(*entry) for entry in found["outline"])
    return Document(found["kind"], found["unit"], pages, found["title"], outline)


def passage(name: str, page: int, number: int) -> dict[str, str]:
    document = read(name)
    return {
        "cite": f"【1:{number}†source】",
        "file": name,
        "where": f"{document.unit} {page + 1}",
        "heading": document.pages[page].heading,
        "text": document.pages[page].text,
    }
