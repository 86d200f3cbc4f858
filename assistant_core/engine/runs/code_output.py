"""What code has made becomes files of the engine."""

import io
from pathlib import Path
from typing import BinaryIO, NamedTuple

from sqlalchemy import Connection

from assistant_core.engine import objects
from assistant_core.engine.interpreter.interpreter import Outcome
from assistant_core.engine.objects import Object
from assistant_core.engine.store import files as stored
from assistant_core.engine.store import records
from assistant_core.engine.store.tables import files

PURPOSE = "assistants_output"


class Made(NamedTuple):
    logs: str
    figures: list[Object]
    """As files of the engine, not stored yet; their bytes are on disk."""
    files: dict[str, Object]
    """Likewise, by their names under /mnt/data."""
    failed: bool

    def details(self) -> Object:
        """For the run step, beside its input."""
        logs: list[Object] = [{"type": "logs", "logs": self.logs}] if self.logs else []
        images = [{"type": "image", "image": {"file_id": file["id"]}} for file in self.figures]
        named = [{"file_id": file["id"], "filename": name} for name, file in self.files.items()]
        return {"outputs": [*logs, *images], "files": named, "failed": self.failed}


def written(outcome: Outcome, files_dir: Path) -> Made:
    """All of it, its bytes safe on disk. When writing fails nothing is left there."""
    made = Made(outcome.logs, [], {}, outcome.failed)
    try:
        for number, image in enumerate(outcome.images, 1):
            made.figures.append(_write(io.BytesIO(image), f"figure-{number}.png", files_dir))
        for name, path in zip(outcome.names, outcome.files, strict=True):
            made.files[name] = _write(path.open("rb"), Path(name).name, files_dir)
    except OSError:
        discard(made, files_dir)
        raise
    return made


def discard(made: Made, files_dir: Path) -> None:
    """Removes the bytes of what is not stored."""
    for file in [*made.figures, *made.files.values()]:
        (files_dir / file["id"]).unlink(missing_ok=True)


def store(connection: Connection, made: Made) -> None:
    for file in [*made.figures, *made.files.values()]:
        records.add(connection, files, file)


def _write(source: BinaryIO, filename: str, files_dir: Path) -> Object:
    file = objects.new_file(0, filename, PURPOSE, None)
    with source:
        return file | {"bytes": stored.write(source, files_dir / file["id"])}
