"""Files: the rows; their bytes lie in a folder, under the same id."""

import os
import shutil
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection, bindparam, select

from assistant_core.engine import objects
from assistant_core.engine.store import records
from assistant_core.engine.store.statements import Statement
from assistant_core.engine.store.tables import files, vector_store_files
from assistant_core.engine.store.vector_stores import changed

Within = vector_store_files.c
DUE = Statement(select(files.c.id).where(files.c.expires_at <= bindparam("now")))


def delete(connection: Connection, file_id: str) -> None:
    """Takes it out of every vector store, too."""
    store_ids = list(connection.execute(select(Within.vector_store_id).where(Within.id == file_id)).scalars())
    records.remove(connection, files, file_id)
    for store_id in store_ids:
        changed(connection, store_id)


def due(connection: Connection) -> list[str]:
    """Those whose time is over."""
    return DUE.scalars(connection, {"now": objects.now()})


def write(source: BinaryIO, path: Path) -> int:
    """On disk, whole, before anyone is told of it. Returns how many bytes it has."""
    with path.open("wb") as target:
        shutil.copyfileobj(source, target, 1024 * 1024)
        target.flush()
        os.fsync(target.fileno())
        return target.tell()
