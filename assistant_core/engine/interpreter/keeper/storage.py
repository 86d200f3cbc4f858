"""What a sandbox has on disk, under names and without."""

import os
import re
import stat
from collections.abc import Iterable, Iterator

from processes import GONE, Hidden, looking_into

MAX_FILES = 2000
MAX_DEPTH = 32


def on_disk(folder: str, pids: Iterable[int]) -> tuple[int, int]:
    """Bytes and number of files, those that are open but no longer have a name among them.

    Raises Hidden when there are files that cannot be counted.
    """
    size, seen = named(folder)
    return size + sum(open_nameless(pids).values()), seen


def refuse_only_mapped(folder: str, pids: Iterable[int]) -> None:
    """Raises Hidden when a file without a name is kept by a mapping alone: its size cannot be known."""
    if unseen := mapped_nameless(folder, pids) - open_nameless(pids).keys():
        still_open = open_nameless(pids)  # it may just have been opened, or just be given up
        if unseen & mapped_nameless(folder, pids) - still_open.keys():
            raise Hidden


def named(folder: str) -> tuple[int, int]:
    """What lies in the folders that the sandbox may write to, counted until there are too many files."""
    size, seen, todo = 0, 0, [folder + "/data", folder + "/tmp"]
    while todo and seen <= MAX_FILES:
        try:
            with os.scandir(todo.pop()) as entries:
                for entry in entries:
                    seen += 1
                    size += _blocks(entry)
                    if entry.is_dir(follow_symlinks=False):
                        todo.append(entry.path)
                    if entry.path.count("/") - folder.count("/") > MAX_DEPTH:
                        seen = MAX_FILES + 1
                    if seen > MAX_FILES:
                        break
        except GONE:
            continue
        except OSError as error:  # no right to list it, or a path of too many letters
            raise Hidden from error
    return size, seen


def _blocks(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat(follow_symlinks=False).st_blocks * 512
    except GONE:
        return 0


def open_nameless(pids: Iterable[int]) -> dict[int, int]:
    """Inode → bytes of each file without a name that is open."""
    return {
        status.st_ino: status.st_blocks * 512
        for status in open_files(pids)
        if stat.S_ISREG(status.st_mode) and not status.st_nlink
    }


def pipes(pids: Iterable[int]) -> int:
    """Pipes and sockets, whose contents are in no process's memory."""
    kinds = (stat.S_IFIFO, stat.S_IFSOCK)
    return len({status.st_ino for status in open_files(pids) if stat.S_IFMT(status.st_mode) in kinds})


def open_files(pids: Iterable[int]) -> Iterator[os.stat_result]:
    """All threads of a process have the same descriptors."""
    for pid in pids:
        with looking_into(pid):
            opened = f"/proc/{pid}/fd"
            for descriptor in os.listdir(opened):
                with looking_into(pid):
                    yield os.stat(f"{opened}/{descriptor}")


def locks(pids: Iterable[int]) -> int:
    """Parts of files that are locked; one file can have any number of them."""
    with open("/proc/locks", "rb") as file:
        owners = [line.replace(b"-> ", b"").split()[4] for line in file]
    return sum(int(owner) in pids for owner in owners)


def mapped_nameless(folder: str, pids: Iterable[int]) -> set[int]:
    """Inodes of the sandbox's files without a name that are mapped into memory; their sizes are not known."""
    line = re.compile(rb" (\d+) +" + re.escape(os.fsencode(folder)) + rb"/.* \(deleted\)$", re.MULTILINE)
    found: set[int] = set()
    for pid in pids:
        with looking_into(pid), open(f"/proc/{pid}/maps", "rb") as file:
            maps = file.read()
            if b" (deleted)\n" in maps:
                found |= {int(inode) for inode in line.findall(maps)}
    return found
