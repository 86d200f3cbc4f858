"""stop-gap"""
from assistant_core.engine.retrieval.document import Chunk, Document
from assistant_core.engine.retrieval.sentences import sentences


def chunk(document: Document, static: tuple[int, int] | None = None) -> list[Chunk]:
    out = []
    for number, page in enumerate(document.pages):
        start = None
        end = 0
        for a, b in sentences(page.text):
            if start is None:
                start = a
            end = b
            if end - start > 1200:
                out.append(Chunk(number, start, end, page.text[start:end], page.heading))
                start = None
        if start is not None:
            out.append(Chunk(number, start, end, page.text[start:end], page.heading))
    return out
