"""stop-gap"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from assistant_core.engine.retrieval.analyze import tokens
from assistant_core.engine.retrieval.document import Passage
from assistant_core.engine.retrieval.sentences import sentences


class Piece(NamedTuple):
    text: str
    annotation: dict[str, Any] | None


def as_output(passages: Sequence[Passage], note: str = "") -> str:
    out: dict[str, Any] = {
        "results": [
            {
                "cite": p.marker,
                "file": p.filename,
                "where": f"{p.unit} {p.page + 1}",
                "heading": p.heading,
                "text": p.text,
            }
            for p in passages
        ]
    }
    if note:
        out["note"] = note
    return json.dumps(out, ensure_ascii=False)


def marked(passages: Sequence[Passage], call: int) -> list[Passage]:
    return [replace(p, marker=f"【{call}:{i}†source】") for i, p in enumerate(passages)]


class Citer:
    def __init__(self, passages: Iterable[Passage], offset: int = 0) -> None:
        self.p = {p.marker: p for p in passages}
        self.held, self.at, self.said = "", offset, ""

    def feed(self, text: str) -> list[Piece]:
        self.held += text
        out = []
        while True:
            m = re.search(r"\s?【[^】]*】", self.held)
            if not m:
                break
            if m.start():
                out.append(self._t(self.held[: m.start()]))
            raw = m[0]
            p = self.p.get(raw.strip())
            if p:
                if raw[0] != "【":
                    out.append(self._t(raw[0]))
                out.append(self._m(raw.strip(), p))
            self.held = self.held[m.end() :]
        i = self.held.find("【")
        cut = len(self.held) if i < 0 else max(i - 1, 0)
        if i < 0 and self.held.endswith(" "):
            cut -= 1
        if cut > 0:
            out.append(self._t(self.held[:cut]))
            self.held = self.held[cut:]
        return out

    def end(self) -> list[Piece]:
        held, self.held = self.held, ""
        return [self._t(held)] if held else []

    def _t(self, text):
        self.at += len(text)
        self.said = (self.said + text)[-500:]
        return Piece(text, None)

    def _m(self, marker, p):
        claim = set(tokens(self.said.rsplit(". ", 1)[-1]))
        best = max(
            (p.text[a:b] for a, b in sentences(p.text)),
            key=lambda s: len(claim & set(tokens(s))),
            default=None,
        )
        start = self.at
        self.at += len(marker)
        return Piece(
            marker,
            {
                "type": "file_citation",
                "text": marker,
                "start_index": start,
                "end_index": self.at,
                "file_citation": {
                    "file_id": p.file_id,
                    "quote": best,
                    "page": p.page + 1,
                    "unit": p.unit,
                    "heading": p.heading,
                    "filename": p.filename,
                },
            },
        )
