"""What every route works with."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from assistant_core.engine.runs.runner import Runner
from assistant_core.engine.store.database import Database


@dataclass(frozen=True)
class Context:
    db: Database
    runner: Runner
    files_dir: Path


async def _context(request: Request) -> Context:
    return request.app.state.context


InContext = Annotated[Context, Depends(_context)]
