"""What every run of a process shares."""

from pathlib import Path
from typing import NamedTuple

from assistant_core.engine.store.database import Database


class Worker(NamedTuple):
    id: str
    db: Database
    files_dir: Path
    silence_seconds: float
    context_tokens: int
