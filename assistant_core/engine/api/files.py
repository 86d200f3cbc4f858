"""/files: kept under DATA_DIR, named by their id; the name a client gave is only ever shown."""

import asyncio
import os
import shutil
from pathlib import Path
from typing import Annotated, BinaryIO, Literal

from fastapi import Form, Query, UploadFile
from fastapi.responses import FileResponse, Response
from openai.types import FileDeleted, FileObject

from assistant_core.engine import objects
from assistant_core.engine.api.context import Context, InContext
from assistant_core.engine.api.queries import FilePageQuery
from assistant_core.engine.api.replies import Page
from assistant_core.engine.api.routing import new_router
from assistant_core.engine.objects import Object
from assistant_core.engine.store import records, vector_stores
from assistant_core.engine.store.tables import files
from assistant_core.errors import InvalidRequest

router = new_router("/files", "Files")

MAX_BYTES = 512 * 1024 * 1024
Purpose = Literal["assistants", "batch", "fine-tune", "vision", "user_data", "evals"]


@router.post("", response_model=FileObject)
async def create_file(file: UploadFile, purpose: Annotated[Purpose, Form()], context: InContext) -> Object:
    size = file.size or 0
    if size > MAX_BYTES:
        raise InvalidRequest(f"The file has {size} bytes; at most {MAX_BYTES} are accepted.", "file")
    stored = objects.new_file(size, file.filename or "file", purpose)
    path = _path(context, stored["id"])
    await asyncio.to_thread(_write, file.file, path)
    return await context.db.write(records.add, files, stored)


@router.get("", response_model=Page[FileObject])
async def list_files(page: Annotated[FilePageQuery, Query()], context: InContext) -> Object:
    where = {"purpose": page.purpose} if page.purpose else {}
    return await context.db.read(records.page, files, **page.model_dump(exclude={"purpose"}), where=where)


@router.get("/{file_id}", response_model=FileObject)
async def get_file(file_id: str, context: InContext) -> Object:
    return await context.db.read(records.find, files, file_id)


@router.get("/{file_id}/content")
async def get_file_content(file_id: str, context: InContext) -> Response:
    file = await context.db.read(records.find, files, file_id)
    return FileResponse(
        _path(context, file_id), media_type="application/octet-stream", filename=file["filename"]
    )


@router.delete("/{file_id}", response_model=FileDeleted)
async def delete_file(file_id: str, context: InContext) -> Object:
    """Takes it out of every vector store, too."""
    await context.db.write(vector_stores.delete_file, file_id)
    await asyncio.to_thread(_path(context, file_id).unlink, missing_ok=True)
    return {"id": file_id, "object": "file", "deleted": True}


def _path(context: Context, file_id: str) -> Path:
    return context.files_dir / file_id


def _write(source: BinaryIO, path: Path) -> None:
    """On disk, whole, before anyone is told of it."""
    with path.open("wb") as target:
        shutil.copyfileobj(source, target, 1024 * 1024)
        target.flush()
        os.fsync(target.fileno())
