"""The process that reads: what it says, how soon, and how it ends."""

import json
import os
import subprocess
import time
from pathlib import Path

import pytest

from assistant_core.engine.retrieval import parse
from assistant_core.engine.retrieval.document import UnreadableFile
from assistant_core.engine.retrieval.parse import formats, process
from assistant_core.engine.retrieval.parse.limits import LIMITS, Limits
from tests.support import documents

MISBEHAVE = "tests.engine.retrieval.parse.misbehave"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("book") / "file"
    path.write_bytes(documents.book_pdf())
    return path


def best_of_three(path: Path, filename: str) -> float:
    times = []
    for _ in range(3):
        begun = time.monotonic()
        parse.read(path, filename)
        times.append(time.monotonic() - begun)
    return min(times)


def test_a_book_is_read_in_a_moment(book: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("A few words.")
    # Generous: a busy machine is no failure, a reader that imports the whole engine is.
    assert best_of_three(tmp_path / "file", "a.txt") < 0.6
    assert best_of_three(book, "a.pdf") < 3


def test_progress_is_told_up_to_the_last_page(book: Path) -> None:
    told: list[tuple[int, int]] = []
    document = parse.read(book, "book.pdf", lambda done, of: told.append((done, of)))
    assert len(document.pages) == 160
    assert told[-1] == (160, 160)
    assert told == sorted(told)
    assert len(told) > 2


def test_an_error_in_the_callback_ends_the_reader(book: Path) -> None:
    class Cancelled(Exception):
        pass

    def stop(done: int, of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        parse.read(book, "book.pdf", stop)
    children = subprocess.run(
        ["ps", "--ppid", str(os.getpid()), "-o", "args="], capture_output=True, text=True
    )
    assert str(process.SCRIPT) not in children.stdout


def test_it_sees_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "HTTPS_PROXY", "DATABASE_URL"):
        monkeypatch.setenv(name, "secret")
    seen = process.run(MISBEHAVE, {"how": "tell environment"}, 10, LIMITS)
    assert "secret" not in json.dumps(seen)
    assert seen["niceness"] >= 10


@pytest.mark.parametrize(
    ("how", "error"),
    [
        ("hang", "longer than 1 seconds"),
        ("swell", "more than 100 MB of memory"),
        ("crash", "crash"),
        ("fail", "damaged"),
        ("leave", "damaged"),
        ("print", None),
    ],
)
def test_whatever_way_it_fails(how: str, error: str | None) -> None:
    limits = Limits(memory_bytes=100 << 20)
    if error is None:
        assert process.run(MISBEHAVE, {"how": how}, 5, limits) == "all the same"
        return
    begun = time.monotonic()
    with pytest.raises(UnreadableFile, match=error) as raised:
        process.run(MISBEHAVE, {"how": how}, 1, limits, mending="Print it to a new PDF.")
    assert str(raised.value).endswith(
        "Print it to a new PDF." if error in ("crash", "damaged") else "split it into smaller files."
    )
    assert time.monotonic() - begun < 4


def test_every_kind_has_a_reader() -> None:
    kinds = {"pdf", "docx", "pptx", "epub", "html", "markdown", "text", "csv", "json", "tex", "code"}
    assert set(formats.KINDS) == kinds
