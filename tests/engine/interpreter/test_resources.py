"""What code may keep of the machine while its session is idle, judged by what the kernel shows."""

import fcntl
import os
import platform
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant_core.engine.confinement import calls, seccomp
from tests.engine.interpreter.conftest import Bare, Running
from tests.engine.interpreter.payloads import PRELUDE
from tests.engine.interpreter.test_escapes import size_of, workers

MB = 1 << 20

PAYLOADS = {
    "disk by fallocate": "for n in range(75): fd = os.open(f'/mnt/data/{n}', os.O_RDWR | os.O_CREAT); syscall(285, 47, fd, 1, 0, 40_000_000); syscall(285, 47, fd, 0, 0, 15_000_000); os.close(fd)",
    "disk by posix_fallocate": "for n in range(75): os.posix_fallocate(os.open(f'/mnt/data/{n}', os.O_RDWR | os.O_CREAT), 0, 1_000_000)",
    "filled socket pairs": """
kept = []
for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
    for _ in range(500):
        try: kept.append(socket.socketpair(socket.AF_UNIX, kind))
        except OSError: break
        for one in kept[-1]:
            one.setblocking(False)
            try:
                while True: one.send(b'x' * 65536)
            except OSError: pass
""",
    "filled pipes": """
kept = []
for _ in range(500):
    try: kept.append(os.pipe())
    except OSError: break
    syscall(72, 25, kept[-1][1], 1031, 1 << 20)
    os.set_blocking(kept[-1][1], False)
    try:
        while True: os.write(kept[-1][1], b'x' * 65536)
    except OSError: pass
""",
    "large pipes": "kept = [os.pipe() for _ in range(20)]\nfor _, end in kept: syscall(72, 25, end, 1031, 1 << 20)",
    "asynchronous input and output": "context = ctypes.c_ulong()\nwhile syscall(206, 0, 4096, ctypes.byref(context))[0] == 0: context = ctypes.c_ulong()\nwhile syscall(206, 0, 16, ctypes.byref(context))[0] == 0: context = ctypes.c_ulong()",
    "inotify instances": "while syscall(294, 26, 0)[0] >= 0: pass",
    "other descriptors of the kernel": "for x86, arm, *given in ((291, 20, 0), (290, 19, 0, 0), (283, 85, 1, 0), (319, 279, b'x', 0), (447, 447, 0), (323, 282, 1), (300, 262, 0x200, 0), (434, 434, os.getpid(), 0), (289, 74, -1, bytes(8), 8, 0)):\n    for _ in range(200): syscall(x86, arm, *given)",
    "queued signals": """
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
info = struct.pack('iiiiiiQ', 40, 0, -1, 0, os.getpid(), os.getuid(), 0).ljust(128, b'\\0')
for _ in range(100_000):
    if syscall(129, 138, os.getpid(), 40, info)[0] < 0 and syscall(297, 240, os.getpid(), os.getpid(), 40, info)[0] < 0: break
for _ in range(1000): os.kill(os.getpid(), 41)
""",
    "timers": "event = struct.pack('QiiQ', 0, 40, 0, 0).ljust(64, b'\\0')\nfor _ in range(100_000):\n    if syscall(222, 107, 1, event, ctypes.byref(ctypes.c_int()))[0] < 0: break",
    "message queues": "for n in range(20): syscall(240, 180, b'greedy%d' % n, 0o102, 0o666, 0); syscall(68, 186, 0, 0o1666)",
    "shared memory and semaphores": "for n in range(20): syscall(29, 194, 0, 1_000_000, 0o1666); syscall(64, 190, 0, 250, 0o1666)",
    "keys": "for n in range(500): syscall(248, 217, b'user', b'greedy%d' % n, b'x' * 100, 100, -2)",
    "locks": "import fcntl\nfile = open('/mnt/data/locked', 'w+')\nfor n in range(100_000): fcntl.lockf(file, fcntl.LOCK_EX, 1, 2 * (100_000 - n))",
    "leases and watches of files": "import fcntl\nfile = open('/mnt/data/leased', 'w+')\nfor command, given in ((1024, 1), (1026, 0x8000003F), (10, 40), (8, os.getpid())):\n    try: fcntl.fcntl(file, command, given)\n    except OSError: pass",
    "locked memory": "import mmap\nm = mmap.mmap(-1, 50_000_000, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS); libc.mlockall(3); syscall(149, 228, ctypes.addressof(ctypes.c_char.from_buffer(m)), 50_000_000)",
    "huge pages": "libc.mmap(None, ctypes.c_size_t(4 << 20), 3, 0x40022, -1, ctypes.c_long(0))",
}

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


@pytest.mark.parametrize("name", PAYLOADS)
def test_an_idle_session_keeps_nothing_that_the_users_programs_share(running: Running, name: str) -> None:
    running.run("1")
    before = Held(running)
    running.run(PRELUDE.format(given="{}") + PAYLOADS[name])
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


@pytest.mark.skipif(platform.machine() != "x86_64", reason="one machine is enough")
@pytest.mark.parametrize(
    ("name", "is_held"),
    [
        ("asynchronous input and output", lambda before, after: after.aio > before.aio),
        ("inotify instances", lambda before, after: "anon_inode" in after.kinds),
        ("other descriptors of the kernel", lambda before, after: "anon_inode" in after.kinds),
        ("large pipes", lambda before, after: after.pipe_bytes > 20 * 65536 * 2),
    ],
)
def test_without_the_list_it_would(monkeypatch, sandbox_holds, tmp_path, name, is_held):
    every = seccomp.program(calls.MACHINES["x86_64"][0], {}, seccomp.ALLOW)
    monkeypatch.setattr(calls, "allowed", lambda machine: every)
    running = Running(tmp_path, kind=Bare, seconds=3)
    try:
        running.run("1")
        before = Held(running)
        running.run(PRELUDE.format(given="{}") + PAYLOADS[name])
        assert is_held(before, Held(running))
    finally:
        running.close()
