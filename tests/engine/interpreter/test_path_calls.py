"""What raw system calls do to files outside and learn of them, judged from outside."""

import contextlib
import fcntl
import json
import os
import secrets
import struct
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant_core.engine.confinement import calls, seccomp
from assistant_core.engine.interpreter import surroundings
from tests.engine.interpreter.conftest import Bare, Running, needs_kernel
from tests.engine.interpreter.path_calls import CALLS, ON_DESCRIPTORS, RUN, WITHOUT_A_PATH, listed

pytestmark = pytest.mark.usefixtures("x86_64")

GET_FLAGS = 0x80086601
LOOKED_UP = """
    stat newfstatat statx access readlink open openat truncate chdir chmod fchmodat utimensat chown setxattr
    statfs mkdir unlink rename execve
""".split()
NAMES = sorted({name for _, name, _ in listed(CALLS)})


class Outside:
    """A folder that the sandbox must not touch or learn of, and one file in it that it may read."""

    def __init__(self, folder: Path) -> None:
        self.hidden = f"hidden-{secrets.token_hex(8)}"
        self.secret = secrets.token_hex(16)
        self.folder = folder / "outside"
        self.library = folder / "library" / "module.py"
        for path in (self.folder / self.hidden, self.folder / "file", self.library):
            path.parent.mkdir(exist_ok=True)
            path.write_text(self.secret)
            path.chmod(0o600)
            os.setxattr(path, "user.secret", self.secret.encode())
        (self.folder / "link").symlink_to(self.hidden)
        (self.folder / "inner").mkdir()
        self.before = self.state()

    def paths(self) -> list[str]:
        """Of each pair the first is there, or is in what is there, and the second is not."""
        names = [
            ".",
            "../missing",
            "file",
            "missing",
            "inner",
            "missing",
            "link",
            "missing",
            "file/x",
            "missing/x",
        ]
        return [os.path.normpath(self.folder / name) for name in names]

    def state(self) -> list[Any]:
        found: list[Any] = []
        for path in [self.folder, *sorted(self.folder.iterdir()), self.library]:
            status = path.lstat()
            found += [path.name, status.st_mode, status.st_uid, status.st_gid, status.st_nlink]
            found += [status.st_mtime_ns, status.st_ctime_ns, os.listxattr(path, follow_symlinks=False)]
            found += [_flags(path), path.read_text() if path.is_file() else None]
        return found


def _flags(path: Path) -> int | None:
    if path.is_symlink():
        return None
    opened = os.open(path, os.O_RDONLY)
    try:
        return int(struct.unpack("Q", fcntl.ioctl(opened, GET_FLAGS, bytes(8)))[0])
    except OSError:
        return None  # not every file system has them
    finally:
        os.close(opened)


class Tried:
    def __init__(self, folder: Path, outside: Outside) -> None:
        self.running, self.outside = (
            Running(folder, kind=Bare, seconds=20, output_characters=400_000),
            outside,
        )

    def run(self, what: str) -> Any:
        given = {"paths": self.outside.paths(), "library": str(self.outside.library)}
        outcome = self.running.run(RUN.format(given=json.dumps(given), what=what))
        assert not outcome.failed, outcome.logs
        return json.loads(outcome.logs.splitlines()[-1])

    def harm(self, name: str) -> list[str]:
        """What the call of that name, in all its lines and ways, did or told that it must not."""
        found = []
        for number, _, arguments in [line for line in listed(CALLS) if line[1] == name]:
            told = self.run(f"answers({number}, {name!r}, {arguments})")
            for there, not_there in zip(told[::2], told[1::2], strict=True):
                if there != not_there:
                    found.append(f"tells what is there: {there} {not_there}")
            found += self.seen(json.dumps(told))
        return found

    def seen(self, told: str) -> list[str]:
        found = [f"tells {word}" for word in (self.outside.hidden, self.outside.secret) if word in told]
        if self.outside.state() != self.outside.before:
            found.append("changes what is outside")
        return found


@contextlib.contextmanager
def in_use(outside: Outside) -> Iterator[Outside]:
    """Its hidden file is opened all the time, which who watches the folder is told."""
    over = threading.Event()

    def use() -> None:
        while not over.wait(0.02):
            (outside.folder / outside.hidden).open().close()

    thread = threading.Thread(target=use)
    thread.start()
    try:
        yield outside
    finally:
        over.set()
        thread.join()


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outside]:
    readable = surroundings.readable
    found = Outside(tmp_path_factory.mktemp("outside"))
    with pytest.MonkeyPatch.context() as patch, in_use(found):
        patch.setattr(surroundings, "readable", lambda: [*readable(), str(found.library.parent)])
        yield found


@pytest.fixture(scope="module")
def tried(sandbox_holds: None, outside: Outside, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tried]:
    found = Tried(tmp_path_factory.mktemp("tried"), outside)
    yield found
    found.running.close()


@pytest.mark.parametrize("name", NAMES)
def test_no_call_with_a_path_changes_or_tells_anything_outside(tried: Tried, name: str) -> None:
    assert tried.harm(name) == []


def test_calls_that_tell_of_mounts_and_of_what_happens_to_files_are_refused(tried: Tried) -> None:
    for number, name, arguments in listed(WITHOUT_A_PATH):
        told = tried.run(f"answers({number}, {name!r}, {arguments})")
        assert {(name, answer, written) for _, answer, written in told} == {(name, "ENOSYS", "b''")}


@pytest.mark.parametrize(("number", "name", "arguments"), listed(ON_DESCRIPTORS))
def test_no_call_on_a_file_that_may_be_read_changes_it(
    tried: Tried, number: int, name: str, arguments: list[str]
) -> None:
    assert tried.seen(json.dumps(tried.run(f"on_descriptor({number}, {name!r}, {arguments})"))) == []
    assert os.listdir(tried.running.folder / "sessions" / "main" / "data") == ["mine"]


@pytest.mark.parametrize("name", LOOKED_UP)
def test_a_path_that_cannot_be_read_at_once_is_not_looked_up(tried: Tried, name: str) -> None:
    number, _, arguments = next(line for line in listed(CALLS) if line[1] == name)
    there, not_there = tried.run(f"changing({number}, {[one.replace('n', '0') for one in arguments]})")
    assert there == not_there
    assert tried.seen("") == []


def test_a_link_cannot_take_the_place_of_a_file_that_is_being_changed(tried: Tried) -> None:
    assert tried.run(f"swapped({str(tried.outside.folder / 'file')!r})") == []
    assert tried.seen("") == []


PASSES = {
    "setxattrat": "changes",
    "utime": "changes",
    "utimes": "changes",
    "futimesat": "changes",
    "file_setattr": "changes",
    "inotify_add_watch": "tells hidden-",
    "creat": "tells what is there",
    "mknodat": "tells what is there",
}
"""What got out while calls were refused by name."""
SINCE = {"setxattrat": (6, 13), "file_setattr": (6, 17)}


@pytest.mark.usefixtures("sandbox_holds")
@pytest.mark.parametrize("name", PASSES)
def test_the_same_calls_get_out_without_the_list(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    needs_kernel(SINCE.get(name, (0, 0)), name)
    every = seccomp.program(calls.MACHINES["x86_64"][0], {}, seccomp.ALLOW)
    monkeypatch.setattr(calls, "allowed", lambda *given: every)
    with in_use(Outside(tmp_path)) as outside:
        tried = Tried(tmp_path / "tried", outside)
        try:
            assert [harm for harm in tried.harm(name) if harm.startswith(PASSES[name])]
        finally:
            tried.running.close()


@pytest.mark.usefixtures("sandbox_holds")
def test_mounts_are_told_without_the_list(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    needs_kernel((6, 8), "listmount")
    every = seccomp.program(calls.MACHINES["x86_64"][0], {}, seccomp.ALLOW)
    monkeypatch.setattr(calls, "allowed", lambda *given: every)
    tried = Tried(tmp_path / "tried", Outside(tmp_path))
    try:
        assert tried.run("answers(458, 'listmount', ['N', 'b', '100', '0'])")[0][1] == "done"
    finally:
        tried.running.close()
