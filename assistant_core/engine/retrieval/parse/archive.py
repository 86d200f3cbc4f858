"""Files that are zip archives, looked over before anything unpacks them."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant_core.engine.retrieval.document import UnreadableFile
from assistant_core.engine.retrieval.parse.limits import MB, Limits

FREE_BYTES = MB
"""A small file may be packed as well as it will."""


@contextmanager
def opened(path: Path, limits: Limits) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            _check(archive, limits)
            yield archive
    except (zipfile.BadZipFile, EOFError, NotImplementedError) as error:
        raise UnreadableFile(
            "This file is damaged, perhaps cut short: save or download it again.", "invalid_file"
        ) from error


def check(path: Path, limits: Limits) -> None:
    """Raise UnreadableFile if unpacking this would take too much.

    The sizes are those that the archive states of itself; `zipfile` never unpacks more than it states.
    """
    with opened(path, limits):
        return


def _check(archive: zipfile.ZipFile, limits: Limits) -> None:
    entries = archive.infolist()
    if len(entries) > limits.zip_entries:
        raise _too_much(f"it is packed from more than {limits.zip_entries:,} files")
    if sum(entry.file_size for entry in entries) > limits.unzipped_bytes:
        raise _too_much(f"unpacked it is larger than {limits.unzipped_bytes // MB:,} MB")
    for entry in entries:
        if entry.flag_bits & 1:
            raise UnreadableFile(
                "This file is locked with a password: save a copy without one and add that.", "invalid_file"
            )
        if entry.file_size > FREE_BYTES + limits.unzipped_ratio * entry.compress_size:
            raise _too_much(f"a part of it unpacks to more than {limits.unzipped_ratio} times its size")


def _too_much(why: str) -> UnreadableFile:
    return UnreadableFile(f"This file is not read because {why}, as made to do harm.", "invalid_file")
