"""What every route works with."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from assistant_core.engine.retrieval.indexes import Indexes
from assistant_core.engine.retrieval.ingest import Ingester
from assistant_core.engine.retrieval.search import Search
from assistant_core.engine.runs.runner import Runner
from assistant_core.engine.store.database import Database


@dataclass(frozen=True)
class Context:
    db: Database
    runner: Runner
    files_dir: Path
    indexes: Indexes
    ingester: Ingester
    search: Search


async def _context(request: Request) -> Context:
    return request.app.state.context


InContext = Annotated[Context, Depends(_context)]
