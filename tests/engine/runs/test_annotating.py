import pytest

from assistant_core.engine.retrieval.cite import Citer
from assistant_core.engine.retrieval.document import Passage
from assistant_core.engine.runs.annotating import Annotator, Linker

MADE = {"a.csv": "file-a", "a b.csv": "file-b", "sub/표.csv": "file-c", "a.csv.gz": "file-d"}
TEXT = (
    "😀 [a](sandbox:/mnt/data/a.csv), sandbox:/mnt/data/a.csv.gz and sandbox:/mnt/data/a b.csv. "
    "sandbox:/mnt/data/a%20b.csv를, sandbox:/mnt/data/sub/%ED%91%9C.csv! sandbox:/mnt/data/sub/표.csv "
    "sandbox:/mnt/data/no.csv sandbox:/mnt/data/a.csv.bak sandbox:/mnt/data/a.csv2 sandbox:sandbox:/mnt/dat"
)


def annotated(text, size, annotator):
    pieces = [piece for at in range(0, len(text), size) for piece in annotator.feed(text[at : at + size])]
    pieces += annotator.end()
    return "".join(piece.text for piece in pieces), [piece.annotation for piece in pieces if piece.annotation]


@pytest.mark.parametrize("size", [1, 3, 17, 1000])
def test_links_to_made_files_and_no_others(size):
    said, notes = annotated(TEXT, size, Annotator(None, Linker(MADE)))
    assert said == TEXT
    assert [note["file_path"]["file_id"] for note in notes] == [
        *("file-a", "file-d", "file-b", "file-b", "file-c", "file-c"),
    ]
    for note in notes:
        assert said[note["start_index"] : note["end_index"]] == note["text"]
        assert note["type"] == "file_path"


@pytest.mark.parametrize("size", [1, 5, 1000])
def test_beside_citations(size):
    passage = Passage("file-x", "x.txt", 0, "page", "", "Nine.", 1.0, "【1:0†source】")
    text = "At nine【1:0†source】 sandbox:/mnt/data/a.csv 【9:9†source】【1:0†source】sandbox:/mnt/data/a.csv"
    said, notes = annotated(text, size, Annotator(Citer([passage]), Linker(MADE)))
    kinds = [note["type"] for note in notes]
    assert kinds == ["file_citation", "file_path", "file_citation", "file_path"]
    assert all(said[note["start_index"] : note["end_index"]] == note["text"] for note in notes)


def test_nothing_is_held_back_that_cannot_become_a_link():
    linker = Annotator(None, Linker(MADE))
    assert [piece.text for piece in linker.feed("as they say")] == ["as they say"]
    assert [piece.text for piece in linker.feed(" sand")] == [" "]
    assert [piece.text for piece in linker.feed("stone")] == ["sandstone"]
