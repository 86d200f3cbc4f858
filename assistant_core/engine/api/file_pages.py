"""/files/{file_id}/pages: what was read of a file, to look up a citation. Ours; the original had none."""

import asyncio
from typing import Annotated

from fastapi import Query
from fastapi.responses import Response

from assistant_core.engine.api.context import InContext
from assistant_core.engine.api.routing import new_router
from assistant_core.engine.objects import Object
from assistant_core.engine.retrieval import render
from assistant_core.engine.retrieval.document import UnreadableFile
from assistant_core.engine.store import documents
from assistant_core.errors import InvalidRequest

router = new_router("/files/{file_id}/pages", "Files")


@router.get("/{number}")
async def get_file_page(file_id: str, number: int, context: InContext) -> Object:
    return await context.db.read(documents.page, file_id, number)


@router.get("/{number}/image")
async def get_file_page_image(
    file_id: str,
    number: int,
    context: InContext,
    quote: Annotated[str | None, Query(max_length=2000)] = None,
) -> Response:
    """The page of a PDF as a PNG, the quote marked where it is found."""
    page = await context.db.read(documents.page, file_id, number)
    if page["kind"] != "pdf":
        raise InvalidRequest(f"Only pages of a PDF can be shown as an image; this file is {page['kind']}.")
    path = context.files_dir / file_id
    try:
        image = await asyncio.to_thread(render.page_image, path, number - 1, quote)
    except UnreadableFile as error:
        raise InvalidRequest(str(error)) from error
    return Response(image, media_type="image/png", headers={"cache-control": "private, max-age=3600"})
