"""What code may keep of the machine while its session is idle, judged by what the kernel shows."""

import fcntl
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant_core.engine.confinement import calls, seccomp
from tests.engine.interpreter.conftest import Bare, Running
from tests.engine.interpreter.payloads import KEPT, PRELUDE
from tests.engine.interpreter.test_escapes import size_of, workers

MB = 1 << 20

ONES_OWN = {"pipe", "socket", "file"}
"""What a descriptor may be of; the kernel's other objects have quotas that the user's programs share."""


class Held:
    """What is held while the session is idle."""

    def __init__(self, running: Running) -> None:
        pids = workers(running.cell()) if "main" in running.interpreter._sessions else []
        links = [os.readlink(path) for pid in pids for path in Path(f"/proc/{pid}/fd").iterdir()]
        self.kinds = {"file" if link.startswith("/") else link.split(":")[0] for link in links}
        self.ends = len({link for link in links if link.startswith(("pipe:", "socket:"))})
        self.pipe_bytes = sum(_pipe_bytes(pid) for pid in pids)
        status = [Path(f"/proc/{pid}/status").read_text() for pid in pids]
        self.locked = sum(_number(text, "VmLck:") for text in status)
        self.signals = _number(Path("/proc/self/status").read_text(), "SigQ:")
        self.aio = int(Path("/proc/sys/fs/aio-nr").read_text())
        self.locks = sum(line.split()[4] in map(str, pids) for line in _lines("/proc/locks"))
        self.ipc = [len(_lines(f"/proc/sysvipc/{kind}")) for kind in ("msg", "shm", "sem")]
        self.keys = [line for line in _lines("/proc/keys") if "greedy" in line]
        self.huge = _number(Path("/proc/meminfo").read_text(), "HugePages_Rsvd:")
        self.disk = size_of(running.folder)


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else []


def _number(text: str, name: str) -> int:
    lines = [line for line in text.splitlines() if line.startswith(name)]
    return int(lines[0].split()[1].split("/")[0]) if lines else 0


def _pipe_bytes(pid: int) -> int:
    """Room of its pipes."""
    room = {}
    for path in Path(f"/proc/{pid}/fd").iterdir():
        if stat.S_ISFIFO(path.stat().st_mode):
            opened = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
            room[path.stat().st_ino] = fcntl.fcntl(opened, 1032)
            os.close(opened)
    return sum(room.values())


@pytest.fixture(scope="module")
def running(sandbox_holds: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    found = Running(
        tmp_path_factory.mktemp("resources"), kind=Bare, seconds=3, memory_mb=512, processes=6, disk_mb=40
    )
    yield found
    found.close()


@pytest.mark.parametrize("name", KEPT)
def test_an_idle_session_keeps_nothing_that_the_users_programs_share(running: Running, name: str) -> None:
    running.run("1")
    before = Held(running)
    running.run(PRELUDE.format(given="{}") + KEPT[name])
    running.run("1")
    after = Held(running)
    assert after.kinds <= ONES_OWN
    assert after.ends <= 100
    assert after.pipe_bytes <= 100 * 65536
    assert after.disk <= before.disk + 41 * MB
    assert after.signals <= before.signals + 10
    assert after.locks <= 1000
    assert (after.aio, after.locked, after.ipc, after.keys, after.huge) == (
        before.aio,
        0,
        before.ipc,
        [],
        before.huge,
    )


@pytest.mark.usefixtures("x86_64")
@pytest.mark.parametrize(
    ("name", "is_held"),
    [
        ("asynchronous input and output", lambda before, after: after.aio > before.aio),
        ("inotify instances", lambda before, after: "anon_inode" in after.kinds),
        ("other descriptors of the kernel", lambda before, after: "anon_inode" in after.kinds),
        ("large pipes", lambda before, after: after.pipe_bytes > 20 * 65536 * 2),
    ],
)
def test_without_the_list_it_would_while_it_runs(monkeypatch, sandbox_holds, tmp_path, name, is_held):
    every = seccomp.program(calls.MACHINES["x86_64"][0], {}, seccomp.ALLOW)
    monkeypatch.setattr(calls, "allowed", lambda *given: every)
    running = Running(tmp_path, kind=Bare, seconds=3)
    try:
        running.run("1")
        before = Held(running)
        code = running.start("main", PRELUDE.format(given="{}") + KEPT[name] + "\ntime.sleep(3)")
        while not is_held(before, Held(running)):
            assert not code.done()
    finally:
        running.close()
