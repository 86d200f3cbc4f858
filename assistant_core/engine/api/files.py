"""/files: kept under DATA_DIR, named by their id; the name a client gave is only ever shown."""

import asyncio
import re
from pathlib import Path
from typing import Annotated

from fastapi import Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, Response
from openai.types import FileDeleted
from pydantic import ValidationError
from pydantic_core import from_json
from starlette.datastructures import FormData, UploadFile

from assistant_core.engine import objects
from assistant_core.engine.api import limits
from assistant_core.engine.api.context import Context, InContext
from assistant_core.engine.api.queries import FilePageQuery
from assistant_core.engine.api.replies import File, Page
from assistant_core.engine.api.requests import CreateFile
from assistant_core.engine.api.routing import Responses, new_router
from assistant_core.engine.objects import Object
from assistant_core.engine.store import files as stored
from assistant_core.engine.store import records
from assistant_core.engine.store.tables import files
from assistant_core.errors import RequestTooLarge

router = new_router("/files", "Files")

CONTENT: Responses = {
    200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
}
DIGITS = re.compile(r"[0-9]{1,18}")
IN_BRACKETS = re.compile(r"(\w+)\[(\w+)\]")


def _form() -> Object:
    """The form as the OpenAPI document shows it; FastAPI knows no objects in forms."""
    schema = CreateFile.model_json_schema()
    schema["properties"]["expires_after"] = schema.pop("$defs")["FileExpiry"]
    return {"content": {"multipart/form-data": {"schema": schema}}, "required": True}


@router.post("", response_model=File, openapi_extra={"requestBody": _form()})
async def create_file(request: Request, context: InContext) -> Object:
    async with request.form(
        max_files=1, max_fields=limits.MOST_FIELDS, max_part_size=limits.MOST_FIELD_BYTES
    ) as form:
        body = _read(form)
        upload: UploadFile = body.file
        size = upload.size or 0
        if size > limits.MOST_FILE_BYTES:
            raise RequestTooLarge(
                f"The file has {size} bytes; at most {limits.MOST_FILE_BYTES} are accepted.", "file"
            )
        lives_seconds = body.expires_after.seconds if body.expires_after else None
        new = objects.new_file(size, upload.filename or "file", body.purpose, lives_seconds)
        await asyncio.to_thread(stored.write, upload.file, _path(context, new["id"]))
    return await context.db.write(records.add, files, new)


@router.get("", response_model=Page[File])
async def list_files(page: Annotated[FilePageQuery, Query()], context: InContext) -> records.Page:
    where = {} if page.purpose is None else {"purpose": page.purpose}
    return await context.db.read(records.page, files, **page.model_dump(exclude={"purpose"}), where=where)


@router.get("/{file_id}", response_model=File)
async def get_file(file_id: str, context: InContext) -> Object:
    return await context.db.read(records.find, files, file_id)


@router.get("/{file_id}/content", responses=CONTENT)
async def get_file_content(file_id: str, context: InContext) -> Response:
    file = await context.db.read(records.find, files, file_id)
    return FileResponse(
        _path(context, file_id), media_type="application/octet-stream", filename=file["filename"]
    )


@router.delete("/{file_id}", response_model=FileDeleted)
async def delete_file(file_id: str, context: InContext) -> Object:
    """Takes it out of every vector store, too."""
    await context.db.write(stored.delete, file_id)
    await asyncio.to_thread(_path(context, file_id).unlink, missing_ok=True)
    return {"id": file_id, "object": "file", "deleted": True}


def _read(form: FormData) -> CreateFile:
    """Objects in a form come as JSON, or field by field: `expires_after[seconds]`."""
    fields: Object = {}
    for name, value in form.multi_items():
        match = IN_BRACKETS.fullmatch(name)
        if match and isinstance(parts := fields.setdefault(match[1], {}), dict):
            parts[match[2]] = _number(value)
        else:
            fields[name] = value
    if isinstance(expiry := fields.get("expires_after"), str):
        fields["expires_after"] = _json(expiry)
    try:
        return CreateFile.model_validate(fields)
    except ValidationError as error:
        problems = [{**problem, "loc": ("body", *problem["loc"])} for problem in error.errors()]
        raise RequestValidationError(problems) from error


def _number(value: object) -> object:
    return int(value) if isinstance(value, str) and DIGITS.fullmatch(value) else value


def _json(text: str) -> object:
    try:
        return from_json(text)
    except ValueError:
        return text


def _path(context: Context, file_id: str) -> Path:
    return context.files_dir / file_id
