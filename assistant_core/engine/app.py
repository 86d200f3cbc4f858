"""The engine as an ASGI application."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from assistant_core.config import Settings
from assistant_core.engine.api import (
    assistants,
    errors,
    file_pages,
    files,
    health,
    messages,
    runs,
    steps,
    threads,
    vector_stores,
)
from assistant_core.engine.api import models as models_api
from assistant_core.engine.api.context import Context
from assistant_core.engine.api.limits import LimitRequests
from assistant_core.engine.auth import HEALTH, RequireKey
from assistant_core.engine.interpreter.choose import interpreter
from assistant_core.engine.models.registry import Models
from assistant_core.engine.retrieval.indexes import Indexes
from assistant_core.engine.retrieval.ingest import Ingester
from assistant_core.engine.retrieval.search import Search
from assistant_core.engine.retrieval.vectors import Vectors
from assistant_core.engine.runs.code_interpreter import CodeInterpreter
from assistant_core.engine.runs.engine_tools import EngineTools
from assistant_core.engine.runs.file_search import FileSearch
from assistant_core.engine.runs.leases import Lease
from assistant_core.engine.runs.runner import Runner
from assistant_core.engine.store.database import Database


def create_app(settings: Settings, key: str) -> FastAPI:
    # What makes no sense or cannot be used is told before anything is served.
    models = Models(settings)
    db = Database(settings.data_dir)
    files_dir = settings.data_dir / "files"
    files_dir.mkdir(exist_ok=True)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        lease = Lease()
        indexes = Indexes(db, settings.data_dir / "indexes")
        ingester = Ingester(db, lease, files_dir, indexes)
        vectors = Vectors(db, models.embedder) if models.embedder else None
        search = Search(db, indexes, vectors)
        code = CodeInterpreter(
            db, files_dir, lambda: interpreter(settings, settings.data_dir / "interpreter")
        )
        tools = EngineTools(FileSearch(db, search, ingester), code)
        runner = Runner(db, models, settings, lease, tools, files_dir)
        app.state.context = Context(db, runner, files_dir, indexes, ingester, search, code)
        background = [runner.look_after(), ingester.look_after(), code.try_out()]
        if vectors:
            background.append(vectors.look_after())
        caretakers = [asyncio.create_task(work) for work in background]
        yield
        for caretaker in caretakers:
            caretaker.cancel()
        await ingester.close()
        await runner.close()
        await code.close()
        await models.close()
        indexes.close()
        db.close()

    app = FastAPI(title="Assistants v2 engine", lifespan=lifespan, docs_url=None, redoc_url=None)
    app.add_middleware(LimitRequests)
    app.add_middleware(RequireKey, key=key)
    errors.add_handlers(app)
    # Runs before threads: /threads/runs must not be taken for a thread called "runs".
    for resource in (
        runs,
        messages,
        threads,
        steps,
        assistants,
        files,
        file_pages,
        vector_stores,
        models_api,
    ):
        # In one flat list: FastAPI takes longer to look through routers in routers than SQLite to answer.
        app.router.routes.extend(resource.router.routes)
    app.add_api_route(HEALTH, health.health)
    return app
