"""One sandbox as the engine holds it: a keeper's process, the worker in it, and the pipes between.

Nothing that comes out of a sandbox is trusted: lengths are limited, the answer is JSON of a known shape, and
whatever else it says ends it. All calls block; one thread at a time uses a cell.
"""

import contextlib
import json
import os
import secrets
import select
import selectors
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

from assistant_core.engine.confinement import calls
from assistant_core.engine.interpreter import folders, surroundings
from assistant_core.engine.interpreter.answers import Answer, BadAnswer, Ended, Reply, ReplyReader, why
from assistant_core.engine.interpreter.limits import MB, Limits

KEEPER = Path(__file__).with_name("keeper")
WORKER = ("pristine", "drawn", "worker")
"""The worker's modules. The sandbox does not see their files; they are given to it as text."""
BEGIN = """
import json, sys, types
given = json.loads(sys.argv[1])
for name, text in given["sources"].items():
    module = sys.modules[name] = types.ModuleType(name)
    exec(compile(text, name, "exec"), vars(module))
module.main(given)
"""
FEWEST_PROCESSES = 3
"""The first, the one that has run a call, and its copy."""
START_SECONDS = 60.0
PAUSE_SECONDS = 30.0
MAX_PRINTED = 16 * MB
"""Bytes of output after which the code is not only cut short but stopped."""


class Cell:
    """Starts at once; `wait_until_ready` tells when it takes code."""

    def __init__(self, folder: Path, limits: Limits, font_list: Path | None) -> None:
        """`font_list` is matplotlib's; without it the libraries are not loaded either."""
        folders.remove(folder / "tmp")
        for name in ("data", "tmp", "root"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        folders.make_usable(folder / "data", limits.disk_mb * MB)
        if font_list:
            shutil.copytree(font_list, folder / "tmp" / "matplotlib")
        surroundings.make_root(folder / "root")
        self.folder = folder
        self._limits = limits
        self._number = 0
        self._ended: Ended | None = None
        self._channel, theirs = socket.socketpair()
        worker = {
            "warm": font_list is not None,
            "packages": surroundings.packages(),
            "fonts": surroundings.korean_fonts(),
            "calls": calls.allowed(os.uname().machine).hex(),
            "sources": {
                f"{__package__}.{name}": Path(__file__).with_name(f"{name}.py").read_text("utf-8")
                for name in WORKER
            },
        }
        given = {
            "channel": theirs.fileno(),
            "folder": os.fspath(folder.resolve()),
            "readable": surroundings.readable(),
            "mounted": surroundings.mounted(),
            "memory": limits.memory_mb * MB,
            "processes": max(limits.processes, FEWEST_PROCESSES),
            "disk": limits.disk_mb * MB,
            "environment": {
                "HOME": "/mnt/tmp",
                "TMPDIR": "/mnt/tmp",
                "MPLCONFIGDIR": "/mnt/tmp/matplotlib",
                "PATH": "/usr/bin:/bin",
                "LANG": "C.UTF-8",
                "MALLOC_ARENA_MAX": "2",
                "OPENBLAS_NUM_THREADS": "2",
            },
            "command": [
                surroundings.PYTHON,
                "-I",
                "-S",
                "-B",
                "-c",
                BEGIN,
                json.dumps(worker),
            ],
        }
        with theirs, contextlib.ExitStack() as undone:
            undone.callback(self._channel.close)
            self._keeper = subprocess.Popen(
                [sys.executable, "-I", "-B", str(KEEPER), json.dumps(given)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
                env={"HOME": os.fspath(folder)},
                cwd="/",
            )
            undone.pop_all()
        streams = [self._keeper.stdin, self._keeper.stdout, self._keeper.stderr]
        self._requests, self._answers, self._output = [stream for stream in streams if stream]
        for stream in (self._answers, self._output, self._requests):
            os.set_blocking(stream.fileno(), False)

    @property
    def alive(self) -> bool:
        return self._ended is None and self._keeper.poll() is None

    def wait_until_ready(self) -> Answer:
        """`printed` says what went wrong if it is not `alive` afterwards."""
        return self._exchange(b"", "", START_SECONDS)

    def run(self, code: str, seconds: float | None = None) -> Answer:
        """Runs the code and stops every process of the sandbox when it has answered."""
        self._number += 1
        said, nonce = code.encode(), secrets.token_hex(16)
        request = b"%d %d\n%b%b\n" % (self._number, len(said), said, nonce.encode())
        try:
            self._channel.sendall(b"r")
        except OSError:
            self.end("exit")
            return Answer("", failed=True, ended=self._ended)
        try:
            return self._exchange(request, nonce, self._limits.seconds if seconds is None else seconds)
        except BaseException:
            self.end("exit")
            raise

    def stop(self) -> None:
        """Ends what runs; may be called from another thread, whose `run` then returns."""
        try:
            self._channel.sendall(b"k")
        except OSError:
            return  # it has ended already

    def end(self, why: Ended = "cancelled") -> None:
        """Kills every process of the sandbox and waits until they are gone."""
        self._ended = self._ended or why
        with contextlib.suppress(OSError):  # when it has ended already
            self._channel.shutdown(socket.SHUT_WR)
        try:
            self._keeper.wait(10)
        except subprocess.TimeoutExpired:
            self._keeper.kill()
            self._keeper.wait()
        for stream in (self._requests, self._answers, self._output, self._channel):
            with contextlib.suppress(BrokenPipeError):  # when there was something left to send
                stream.close()

    def _pause(self, pid: int) -> None:
        """Nothing runs after it, and no process is left but the one that goes on."""
        try:
            self._channel.sendall(b"p%d\n" % pid)
            self._channel.settimeout(PAUSE_SECONDS)
            said = self._channel.recv(64)
        except OSError:
            said = b""
        if said != b"paused\n":
            self.end(why(said))
        elif select.select([self._answers], [], [], 0)[0]:
            self.end("exit")  # more than an answer was written

    def _exchange(self, request: bytes, nonce: str, seconds: float) -> Answer:
        """Sends the request, then collects what is printed until the answer is complete and nothing runs."""
        printed = bytearray()
        total = 0
        until = time.monotonic() + seconds
        ended: Ended | None = None
        reply: Reply | None = None
        reader = ReplyReader(nonce)
        kept = 4 * self._limits.output_characters
        with selectors.DefaultSelector() as selector:
            selector.register(self._channel, selectors.EVENT_READ)
            selector.register(self._answers, selectors.EVENT_READ)
            selector.register(self._output, selectors.EVENT_READ)
            if request:
                selector.register(self._requests, selectors.EVENT_WRITE)
            while ended is None and reply is None:
                left = until - time.monotonic()
                ready = [key.fileobj for key, _ in selector.select(max(left, 0))]
                if self._requests in ready:
                    try:
                        request = request[os.write(self._requests.fileno(), request[:65536]) :]
                    except BlockingIOError:
                        pass
                    except BrokenPipeError:
                        request = b""  # the keeper, or the clock, ends what takes no requests
                    if not request:
                        selector.unregister(self._requests)
                if self._output in ready:
                    total += self._take(self._output.fileno(), printed, kept, selector, self._output)
                    if total > MAX_PRINTED:
                        ended = "output"
                if self._answers in ready:
                    try:
                        reply = self._answered(reader, selector)
                    except BadAnswer:
                        ended = "exit"
                if self._channel in ready:
                    ended = why(self._said())
                if left <= 0 and reply is None and ended is None:
                    ended = "seconds"
        if ended:
            self.end(ended)
            return self._answer(printed, total, None)
        total += self._rest(printed, kept)
        if reply:
            self._pause(reply.pid)
        if self.alive:
            total += self._rest(printed, kept)
        return self._answer(printed, total, reply)

    def _rest(self, printed: bytearray, kept: int) -> int:
        """Takes what is there, at most what a call may print: it may be written faster than it is read."""
        total = 0
        while total < MAX_PRINTED and (more := self._take(self._output.fileno(), printed, kept)) > 0:
            total += more
        return total

    def _take(
        self,
        descriptor: int,
        into: bytearray,
        kept: int,
        selector: selectors.BaseSelector | None = None,
        stream: object = None,
    ) -> int:
        """Reads what is there; keeps the first `kept` bytes of all. Zero when there is nothing."""
        try:
            data = os.read(descriptor, 1 << 16)
        except BlockingIOError:
            return 0
        if not data and selector:
            selector.unregister(stream)  # type: ignore[arg-type]
        into += data[: max(0, kept - len(into))]
        return len(data)

    def _answered(self, reader: ReplyReader, selector: selectors.BaseSelector) -> Reply | None:
        try:
            data = os.read(self._answers.fileno(), 1 << 20)
        except BlockingIOError:
            return None
        if not data:
            selector.unregister(self._answers)
            return None
        return reader.add(data)

    def _said(self) -> bytes:
        try:
            return self._channel.recv(64)
        except OSError:
            return b""

    def _answer(self, printed: bytearray, total: int, reply: Reply | None) -> Answer:
        text = printed.decode("utf-8", "replace")
        most = self._limits.output_characters
        limit = "output" if total > len(printed) or len(text) > most else None
        if reply is None:
            return Answer(text[:most], failed=True, limit=limit, ended=self._ended)
        return Answer(text[:most], reply.images, reply.failed, reply.limit or limit, self._ended)
