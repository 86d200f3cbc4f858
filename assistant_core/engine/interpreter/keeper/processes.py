"""The processes of a sandbox, as /proc has them."""

import contextlib
import os
import signal
import time
from collections.abc import Iterator

Stat = list[str]
"""The fields of /proc/PID/stat after the name."""
STATE, PARENT, THREADS, ADDRESS_SPACE = 0, 1, 17, 20

GONE = (FileNotFoundError, ProcessLookupError, NotADirectoryError)
"""What was there a moment ago is not: nothing is amiss."""


class Hidden(Exception):
    """The code has made it impossible to see what it uses."""


def descendants() -> dict[int, Stat]:
    """Every process under this one."""
    stats = {int(name): stat_of(name) for name in os.listdir("/proc") if name.isdigit()}
    found: dict[int, Stat] = {}
    above = {os.getpid()}
    while above:
        above = {pid for pid, stat in stats.items() if stat and int(stat[PARENT]) in above}
        found |= {pid: stats[pid] for pid in above}
    return found


def stat_of(pid: int | str) -> Stat:
    """Empty when it is gone."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:
            return file.read().rpartition(b")")[2].decode().split()
    except GONE:
        return []


def is_headless(stat: Stat) -> bool:
    """Its first thread has ended alone: it looks as if it had ended, and what the others use is not shown."""
    return stat[STATE] in "ZX" and int(stat[THREADS]) > 1


@contextlib.contextmanager
def looking_into(pid: int) -> Iterator[None]:
    """Nothing is seen of a process that ends meanwhile. Raises Hidden when one that runs may not be seen."""
    try:
        yield
    except GONE:
        return
    except PermissionError as error:
        stat = stat_of(pid)
        if stat and stat[ADDRESS_SPACE] != "0":  # it has given its memory back when it ends
            raise Hidden from error


def send(pid: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError):  # it has ended
        os.kill(pid, number)


def signal_all(number: int, settled: str, but: tuple[int, ...] = ()) -> None:
    """Signals every process of the sandbox `but` those until each is in one of the states `settled`.

    What is headless has no state of its own any more, and is killed.
    """
    for _ in range(200):
        found = descendants().items()
        headless = [pid for pid, stat in found if is_headless(stat)]
        unsettled = [pid for pid, stat in found if stat[STATE] not in settled and pid not in but]
        for pid in headless:
            send(pid, signal.SIGKILL)
        for pid in unsettled:
            send(pid, number)
        if not headless and not unsettled:
            return
        time.sleep(0.001)
