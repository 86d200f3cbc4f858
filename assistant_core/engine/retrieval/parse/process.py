"""Work in a process of its own, for files nobody has vouched for: let it hang, swell or crash."""

import functools
import json
import logging
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from assistant_core.engine.confinement import landlock
from assistant_core.engine.confinement.python import readable
from assistant_core.engine.retrieval.document import UnreadableFile
from assistant_core.engine.retrieval.parse.limits import MB, Limits

log = logging.getLogger(__name__)

Message = dict[str, Any]

SCRIPT = Path(__file__).with_name("__main__.py")
ROOT = Path(__file__).parents[4]
KEPT = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "SYSTEMROOT")
BYTES_A_CHARACTER = 6
ERROR_BYTES = 4_000
WATCH_SECONDS = 0.1
CRASHED = "Reading this file made its reader crash: it is damaged, or takes more memory than there is."
DAMAGED = "This file is damaged, or uses something that is not known here."


def run(
    module: str,
    request: Message,
    seconds: float,
    limits: Limits,
    on_message: Callable[[Message], None] = lambda message: None,
    given_up: threading.Event | None = None,
    mending: str = "",
) -> Any:
    """What `module.work(request, tell)` gives; raises UnreadableFile when it fails, whatever way.

    Who no longer wants it sets `given_up`; `mending` is what to do with the file if it is damaged.
    """
    with (
        tempfile.TemporaryDirectory(prefix="reader-") as folder,
        tempfile.TemporaryFile() as given,
        tempfile.TemporaryFile() as complaints,
    ):
        task = {
            "module": module,
            "request": request,
            "seconds": seconds,
            "memory_bytes": limits.memory_bytes,
            "reads": [*readable(), *([request["path"]] if "path" in request else [])]
            if can_confine()
            else [],
            "writes": folder,
        }
        given.write(json.dumps(task).encode())
        given.seek(0)
        # -P: the modules beside the script are not to be found by their bare names.
        process = subprocess.Popen(
            [
                sys.executable,
                "-P",
                str(SCRIPT),
            ],
            stdin=given,
            stdout=subprocess.PIPE,
            stderr=complaints,
            env=_environment(folder),
            cwd=folder,
        )
        out_of_time = threading.Event()

        over = threading.Event()

        def watch() -> None:
            deadline = time.monotonic() + seconds
            while not over.wait(WATCH_SECONDS):
                late = time.monotonic() > deadline
                if late or (given_up and given_up.is_set()):
                    if late:
                        out_of_time.set()
                    process.kill()
                    return

        threading.Thread(target=watch, name="reader-watch", daemon=True).start()
        try:
            assert process.stdout is not None
            with process.stdout as answers:
                last = _listen(answers, limits, on_message)
            process.wait()
        finally:
            over.set()
            process.kill()
            process.wait()
        if "result" in last:
            return last["result"]
        if last.get("code"):
            raise UnreadableFile(last["error"], last["code"])
        complaint = _end_of(complaints)
        log.warning("a reader stopped with status %s: %s", process.returncode, complaint)
        if out_of_time.is_set():
            raise UnreadableFile(
                f"Reading this file took longer than {seconds:.0f} seconds: split it into smaller files.",
                "invalid_file",
            )
        if "error" in last or "MemoryError" in complaint or "bad_alloc" in complaint:
            raise UnreadableFile(
                f"Reading this file takes more than {limits.memory_bytes // MB:,} MB of memory: "
                "split it into smaller files.",
                "invalid_file",
            )
        what = CRASHED if process.returncode < 0 else DAMAGED
        raise UnreadableFile(f"{what} {mending}".rstrip(), "invalid_file")


@functools.cache
def can_confine() -> bool:
    """Whether readers reach no other files than theirs; where they do, that is told once."""
    if landlock.abi() > 0:
        return True
    log.warning(
        "no Landlock on this system: processes that read uploaded files reach all of the user's files"
    )
    return False


def _listen(answers: IO[bytes], limits: Limits, on_message: Callable[[Message], None]) -> Message:
    """Pass on what the reader tells, until the last message."""
    longest = limits.text_characters * BYTES_A_CHARACTER + 10 * MB
    while line := answers.readline(longest):
        if not line.endswith(b"\n"):
            break  # cut off, or longer than any honest answer
        message: Message = json.loads(line)
        if "result" in message or "error" in message:
            return message
        on_message(message)
    return {}


def _environment(folder: str) -> dict[str, str]:
    """No keys, no proxy: what Python needs to start, and a place for files that is removed afterwards."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "TMPDIR": folder, "TEMP": folder, "TMP": folder, "HOME": folder}


def _end_of(complaints: IO[bytes]) -> str:
    size = complaints.seek(0, os.SEEK_END)
    complaints.seek(max(0, size - ERROR_BYTES))
    return complaints.read().decode("utf-8", "replace").strip()
