"""A task that tries to reach more than its file; run in the process that reads files."""

import ctypes
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any


def work(request: dict[str, Any], tell: Any) -> Any:
    own, other, outside = Path(request["path"]), request["other"], request["outside"]
    libc = ctypes.CDLL(None, use_errno=True)
    tries: dict[str, Callable[[], Any]] = {
        "read": lambda: Path(other).read_text(),
        "list": lambda: os.listdir(outside),
        "write": lambda: Path(outside, "made").write_text("1"),
        "write its own": lambda: own.write_text("1"),
        "remove": lambda: os.remove(other),
        "rename": lambda: os.rename(own, Path(outside, "renamed")),
        "link": lambda: os.link(other, "linked"),
        "rights": lambda: os.chmod(other, 0o666),
        "rights of its own": lambda: os.chmod(own, 0o666),
        "times": lambda: os.utime(other, (5, 5)),
        "attributes": lambda: os.setxattr(other, "user.x", b"1"),
        "attributes by a raw call": lambda: [
            libc.syscall(number, -100, other.encode(), 0, b"user.x", b"1" * 16, 16) for number in (463, 469)
        ],
        "a connection": lambda: socket.create_connection(("127.0.0.1", request["port"]), 1),
        "a program": lambda: subprocess.run([sys.executable, "-c", f"print(open({other!r}).read())"]),
        "a signal": lambda: os.kill(os.getppid(), 10),
        "environment": lambda: Path(f"/proc/{os.getppid()}/environ").read_bytes(),
    }
    done = {}
    for name, attempt in tries.items():
        try:
            done[name] = repr(attempt())
        except OSError as error:
            done[name] = type(error).__name__
    temporary = Path("temporary")
    temporary.write_text("its own folder")
    return {"done": done, "read": own.read_text(), "temporary": temporary.read_text()}
