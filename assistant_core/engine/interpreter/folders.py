"""Puts files into a session's folder and takes new ones out, without trusting anything that lies there.

The code may have left symbolic links, hard links, FIFOs or unreadable folders, and may do so at any time
while it runs. Every step opens one name relative to an open folder and never follows a link; what is taken
out is copied. What the code may not look into itself is left alone.
"""

import contextlib
import io
import os
import shutil
import stat
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

MAX_DEPTH = 8
"""Folders within folders; what lies deeper does not come back."""
MAX_MADE = 20
MAX_MADE_BYTES = 512 << 20
MAX_ENTRIES, MAX_ENTRY_DEPTH = 2000, 31
"""As the keeper has it, which counts from one folder above."""
UNCOUNTABLE = 1 << 62
LISTABLE = stat.S_IRUSR | stat.S_IXUSR

Stamps = dict[str, tuple[int, int, int]]
"""Name under /mnt/data → inode, size and time of change, by which a changed file is known."""

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class NoRoom(Exception):
    """A file is larger than what is left of the disk."""


class Put(NamedTuple):
    """Names of files that were not put."""

    unusable: list[str]
    too_large: list[str]


def used(folder: Path) -> int:
    """Bytes on disk of all that lies in it; UNCOUNTABLE where a sandbox's keeper would not count it all."""
    size, seen, todo = 0, 0, [os.fspath(folder)]
    top = todo[0].count("/")
    while todo:
        try:
            with os.scandir(todo.pop()) as entries:
                for entry in entries:
                    status = entry.stat(follow_symlinks=False)
                    size += status.st_blocks * 512
                    seen += 1
                    if stat.S_ISDIR(status.st_mode):
                        todo.append(entry.path)
                        if status.st_mode & LISTABLE != LISTABLE:
                            return UNCOUNTABLE
                    if seen > MAX_ENTRIES or entry.path.count("/") - top > MAX_ENTRY_DEPTH:
                        return UNCOUNTABLE
        except OSError:
            return UNCOUNTABLE
    return size


def make_usable(data: Path, room: int) -> bool:
    """Empties the folder of a session if it holds more than a sandbox may start with. Whether it did."""
    data.chmod(0o700)
    if used(data) <= room:
        remove_links(data)
        return False
    remove(data)
    data.mkdir()
    return True


def remove_links(data: Path) -> None:
    """Code cannot make any, and what is done to its files on its behalf counts on that."""
    for folder, inner, files in os.walk(data):
        for path in (Path(folder, name) for name in [*inner, *files]):
            if path.is_symlink():
                path.unlink()


def put(data: Path, files: Mapping[str, Path | bytes], room: int) -> Put:
    """Writes each file that is not there yet; all together take at most `room` bytes."""
    left = Put([], [])
    for name, content in files.items():
        try:
            room -= _put(data, name, content, room)
        except NoRoom:
            left.too_large.append(name)
        except (OSError, ValueError):
            left.unusable.append(name)
    return left


def _put(data: Path, name: str, content: Path | bytes, room: int) -> int:
    """Returns how many bytes were written."""
    parts = PurePosixPath(name).parts
    if not parts or any(part in ("..", "/") or "\0" in part for part in parts):
        raise ValueError(name)
    folder = os.open(data, _FOLDER)
    try:
        for part in parts[:-1]:
            with contextlib.suppress(FileExistsError):
                os.mkdir(part, 0o700, dir_fd=folder)
            inner = os.open(part, _FOLDER, dir_fd=folder)
            os.close(folder)
            folder = inner
        source: BinaryIO = io.BytesIO(content) if isinstance(content, bytes) else content.open("rb")
        with source:
            size = source.seek(0, os.SEEK_END)
            source.seek(0)
            try:
                flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
                target = os.open(parts[-1], flags, 0o600, dir_fd=folder)
            except FileExistsError:
                return 0
            with os.fdopen(target, "wb") as file:
                if size > room:
                    os.unlink(parts[-1], dir_fd=folder)
                    raise NoRoom
                shutil.copyfileobj(source, file, 1 << 20)
        return size
    finally:
        os.close(folder)


def stamps(data: Path) -> Stamps:
    with _opened(data) as folder:
        return {name: _stamp(status) for name, status, _ in _walk(folder)}


def take(data: Path, before: Stamps, out: Path, room: int) -> tuple[list[Path], list[str]]:
    """Copies what is new or changed to `out`; also returns the names that are too many or too large.

    All copies together have at most `room` bytes: a file may be mostly holes, its copy is not.
    """
    copies: list[Path] = []
    left: list[str] = []
    with _opened(data) as folder:
        for name, status, descriptor in _walk(folder):
            if before.get(name) == _stamp(status):
                continue
            size = status.st_size
            if len(copies) == MAX_MADE or size > min(room, MAX_MADE_BYTES) or status.st_nlink != 1:
                left.append(name)
                continue
            copy = out / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.dup(descriptor), "rb") as source, copy.open("wb") as target:
                shutil.copyfileobj(source, target, 1 << 20)
            room -= size
            copies.append(copy)
    return copies, left


def remove(path: Path) -> None:
    """Whatever it is and whatever rights it was given; links are removed, not followed. Raises OSError."""
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except (OSError, RecursionError):
        # Folders without rights, or thousands deep: rm can do both.
        subprocess.run(["chmod", "-R", "u+rwX", "--", path], capture_output=True, check=False)
        removed = subprocess.run(["rm", "-rf", "--", path], capture_output=True, check=False)
        if removed.returncode:
            said = removed.stderr.decode(errors="replace")
            raise OSError(f"{path} could not be removed: {said[-500:]}") from None


def _stamp(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_ino, status.st_size, status.st_mtime_ns


@contextlib.contextmanager
def _opened(data: Path) -> Iterator[int]:
    folder = os.open(data, _FOLDER)
    try:
        yield folder
    finally:
        os.close(folder)


def _walk(folder: int, prefix: str = "") -> Iterator[tuple[str, os.stat_result, int]]:
    """Regular files, each open while it is given out, those of a folder before those in its folders.

    Without names that are hidden or no text, and what may not be looked into or is replaced meanwhile.
    """
    inner = []
    for name in sorted(os.listdir(folder)):
        if name.startswith(".") or not _plain(name):
            continue
        try:
            mode = os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode
            if stat.S_ISDIR(mode):
                inner.append(name)
            if not stat.S_ISREG(mode):
                continue
            descriptor = os.open(name, _FILE, dir_fd=folder)
        except OSError:
            continue
        try:
            status = os.fstat(descriptor)
            if stat.S_ISREG(status.st_mode):
                yield f"{prefix}{name}", status, descriptor
        finally:
            os.close(descriptor)
    for name in inner if prefix.count("/") < MAX_DEPTH else []:
        try:
            descriptor = os.open(name, _FOLDER, dir_fd=folder)
        except OSError:
            continue
        try:
            yield from _walk(descriptor, f"{prefix}{name}/")
        finally:
            os.close(descriptor)


def _plain(name: str) -> bool:
    return name.isprintable() and "\\" not in name and len(name.encode("utf-8", "replace")) <= 200
