"""What all processes of a sandbox use together; no single limit of the kernel counts that."""

import resource
from collections.abc import Iterable
from typing import Any

from processes import THREADS, Hidden, Stat, looking_into
from storage import MAX_FILES, locks, on_disk, pipes, refuse_only_mapped

MAX_THREADS = 400
MAX_PIPES = 100
MAX_LOCKS = 1000


def passed_limit(given: dict[str, Any], processes: dict[int, Stat]) -> str | None:
    if sum(int(stat[THREADS]) for stat in processes.values()) > MAX_THREADS:
        return "threads"
    try:
        if memory_of(processes) > given["memory"] and shared_memory_of(processes) > given["memory"]:
            return "memory"
        if pipes(processes) > MAX_PIPES:
            return "pipes"
        size, files = on_disk(given["folder"], processes)
    except Hidden:
        return "files"
    if size > given["disk"]:
        return "disk"
    if locks(processes) > MAX_LOCKS:
        return "locks"
    return "files" if files > MAX_FILES else None


def hides_files(given: dict[str, Any], processes: dict[int, Stat]) -> bool:
    """What takes milliseconds to see, and so is not looked for as often."""
    try:
        refuse_only_mapped(given["folder"], processes)
    except Hidden:
        return True
    return False


def memory_of(pids: Iterable[int]) -> int:
    """Bytes in use, added up; pages that several share are counted for each."""
    page, total = resource.getpagesize(), 0
    for pid in pids:
        with looking_into(pid), open(f"/proc/{pid}/statm", "rb") as file:
            total += int(file.read().split()[1]) * page
    return total


def shared_memory_of(pids: Iterable[int]) -> int:
    """Bytes in use by all together; pages that several share are counted once."""
    total = 0
    for pid in pids:
        with looking_into(pid), open(f"/proc/{pid}/smaps_rollup", "rb") as file:
            total += sum(int(line.split()[1]) * 1024 for line in file if line.startswith(b"Pss:"))
    return total
