"""The process that reads: what it says, how soon, and how it ends."""

import json
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest

from assistant_core.engine.confinement import landlock
from assistant_core.engine.retrieval import parse
from assistant_core.engine.retrieval.document import UnreadableFile
from assistant_core.engine.retrieval.parse import formats, process
from assistant_core.engine.retrieval.parse.limits import LIMITS, Limits
from tests.support import documents
from tests.support.machine import cannot_try

REACH = "tests.engine.retrieval.parse.reach"
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


def test_it_reaches_its_file_and_its_own_folder_alone(tmp_path: Path) -> None:
    if landlock.abi() < 1:
        cannot_try("no Landlock")
    outside, own, signals = tmp_path / "outside", tmp_path / "file", []
    outside.mkdir()
    other = outside / "other"
    for path in (own, other):
        path.write_text(f"words of {path.name}")
        path.chmod(0o600)

    def state() -> list[object]:
        stats = [path.stat() for path in (own, other)]
        return [os.listdir(outside), os.listxattr(other), own.read_text(), other.read_text()] + [
            (status.st_mode, status.st_mtime_ns, status.st_ctime_ns, status.st_nlink) for status in stats
        ]

    before, handler = state(), signal.signal(signal.SIGUSR1, lambda number, _: signals.append(number))
    try:
        with socket.create_server(("127.0.0.1", 0)) as server:
            request = {"path": str(own), "other": str(other), "outside": str(outside)}
            answer = process.run(REACH, {**request, "port": server.getsockname()[1]}, 10, LIMITS)
            server.setblocking(False)
            with pytest.raises(BlockingIOError):
                server.accept()
    finally:
        signal.signal(signal.SIGUSR1, handler)
    assert (answer["read"], answer["temporary"]) == ("words of file", "its own folder")
    assert "words of other" not in json.dumps(answer)
    assert state() == before
    assert signals == []
    assert answer["done"]["environment"] == "PermissionError"


def test_without_landlock_it_reads_as_well_and_that_is_told_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    monkeypatch.setattr(landlock, "abi", lambda: 0)
    process.can_confine.cache_clear()
    (tmp_path / "file").write_text("A few words.")
    try:
        for _ in range(2):
            assert parse.read(tmp_path / "file", "a.txt").pages[0].text == "A few words."
    finally:
        process.can_confine.cache_clear()
    assert [record.message for record in caplog.records if "Landlock" in record.message] == [
        "no Landlock on this system: processes that read uploaded files reach all of the user's files"
    ]


def test_every_kind_has_a_reader() -> None:
    kinds = {"pdf", "docx", "pptx", "epub", "html", "markdown", "text", "csv", "json", "tex", "code"}
    assert set(formats.KINDS) == kinds
