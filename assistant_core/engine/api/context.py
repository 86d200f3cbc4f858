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
    return request.app.state.context


InContext = Annotated[Context, Depends(_context)]

CONNECTION_HEADER = "x-model-connection"


class Chosen(NamedTuple):
    """The model connection of a request, and whether it is one that the request named."""

    connected: Connected
    is_offered: bool


async def _chosen(request: Request) -> Chosen:
    context, token = await _context(request), request.headers.get(CONNECTION_HEADER)
    return Chosen(context.runner.models.connected(token), token is not None)


InConnection = Annotated[Chosen, Depends(_chosen)]
