"""The process that reads files: one task, then it ends.

Started as a script, it finds a module to import and a request on its input, and writes JSON lines: what the
module's `work` tells on the way, last its result or why there is none. Its memory and time are limited, its
environment holds no secrets, and where the kernel has Landlock it reads its one file, writes to its own
folder, and has no network.
"""

import importlib
import json
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

ENGINE = Path(__file__).parents[2]
OUT_OF_MEMORY = "memory"


def main() -> None:
    # The engine's own package imports all of it; a reader needs none of that and should be there at once.
    package = ModuleType("assistant_core.engine")
    package.__path__ = [str(ENGINE)]
    sys.modules.setdefault("assistant_core.engine", package)
    answers = _own_output()
    request = json.loads(sys.stdin.readline())
    _limit(request["memory_bytes"], request["seconds"])

    def tell(**message: Any) -> None:
        answers.write(json.dumps(message, ensure_ascii=False) + "\n")
        answers.flush()

    from assistant_core.engine.retrieval.document import UnreadableFile

    work = importlib.import_module(request["module"]).work
    if request["reads"]:
        _confine(request["reads"], request["writes"])
    try:
        tell(result=work(request["request"], tell))
    except UnreadableFile as error:
        tell(error=str(error), code=error.code)
    except MemoryError:
        tell(error=OUT_OF_MEMORY)


def _own_output() -> Any:
    """Where answers go; a library that prints does not come between them."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", errors="backslashreplace")
    os.dup2(2, 1)
    return answers


def _confine(reads: list[str], writes: str) -> None:
    from assistant_core.engine.confinement import calls, landlock, seccomp

    reading = [(path, landlock.READING) for path in [*reads, str(ENGINE.parent)]]
    landlock.confine([*reading, (writes, landlock.EVERY_ACCESS & ~landlock.IOCTL_DEV)])
    if os.uname().machine in calls.MACHINES:
        seccomp.install(calls.allowed(os.uname().machine, has_keeper=False))


def _limit(memory_bytes: int, seconds: float) -> None:
    if hasattr(os, "nice"):
        os.nice(10)
    try:
        import resource
    except ImportError:
        return  # Windows has no such limits; time is limited from outside
    limits = {
        resource.RLIMIT_AS: memory_bytes,
        resource.RLIMIT_CPU: int(seconds) + 1,  # should the engine die, its readers do not go on for ever
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 1 << 30,
    }
    for limit, most in limits.items():
        try:
            resource.setrlimit(limit, (most, most))
        except (ValueError, OSError):
            continue  # macOS has no limit of this kind


if __name__ == "__main__":
    main()
