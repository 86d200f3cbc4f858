"""Images in messages: which files are images, and how they travel to a model."""

import asyncio
import base64
from dataclasses import replace
from pathlib import Path

from assistant_core.engine.models.provider import ChatMessage, Image, ModelRequest, Turn

GONE = "[an image that has been deleted]"
SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}


def image_type(path: Path) -> str | None:
    """The media type of an image that models take; None for every other file."""
    with path.open("rb") as file:
        start = file.read(12)
    if start[:4] == b"RIFF" and start[8:] == b"WEBP":
        return "image/webp"
    return next((kind for sign, kind in SIGNATURES.items() if start.startswith(sign)), None)


async def with_images(request: ModelRequest, files_dir: Path) -> ModelRequest:
    """The request with the stored images in it, which no model server could fetch."""
    if not any(_has_stored(turn) for turn in request.conversation):
        return request
    return await asyncio.to_thread(_read_all, request, files_dir)


def _read_all(request: ModelRequest, files_dir: Path) -> ModelRequest:
    return replace(request, conversation=[_read(turn, files_dir) for turn in request.conversation])


def _read(turn: Turn, files_dir: Path) -> Turn:
    if not isinstance(turn, ChatMessage):
        return turn
    return replace(turn, parts=tuple(_in_place(part, files_dir) for part in turn.parts))


def _in_place(part: str | Image, files_dir: Path) -> str | Image:
    if isinstance(part, str) or not part.file_id:
        return part
    path = files_dir / part.file_id
    try:
        data = base64.b64encode(path.read_bytes()).decode()
        return Image(url=f"data:{image_type(path)};base64,{data}", detail=part.detail)
    except FileNotFoundError:
        return GONE


def _has_stored(turn: Turn) -> bool:
    parts = turn.parts if isinstance(turn, ChatMessage) else ()
    return any(isinstance(part, Image) and part.file_id for part in parts)
