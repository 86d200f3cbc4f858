"""What every route works with."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, NamedTuple

from fastapi import Depends
from starlette.requests import Request

from assistant_core.engine.models.connections import Connected
from assistant_core.engine.retrieval.indexes import Indexes
from assistant_core.engine.retrieval.ingest import Ingester
from assistant_core.engine.retrieval.search import Search
from assistant_core.engine.runs.code_interpreter import CodeInterpreter
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
    code: CodeInterpreter


async def _context(request: Request) -> Context:
    return context_of(request)


def context_of(request: Request) -> Context:
    """For routes in which every bit of time counts: FastAPI takes longer over a dependency than over this."""
    return request.app.state.context


InContext = Annotated[Context, Depends(_context)]

CONNECTION_HEADER = "x-model-connection"


class Chosen(NamedTuple):
    """The model connection of a request, and whether it is one that the request named."""

    connected: Connected
    is_offered: bool


def chosen_in(request: Request) -> Chosen:
    token = request.headers.get(CONNECTION_HEADER)
    return Chosen(context_of(request).runner.models.connected(token), token is not None)
