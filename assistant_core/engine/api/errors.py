"""Errors in OpenAI's shape, for whatever a client sends."""

import logging
import re
from itertools import pairwise
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.requests import Request

from assistant_core.engine.api.routing import allowed_methods
from assistant_core.errors import ApiError, InvalidRequest

log = logging.getLogger(__name__)

TAGS = {
    *("function", "code_interpreter", "file_search", "text", "image_file", "image_url"),
    *("eq", "ne", "gt", "gte", "lt", "lte", "in", "nin", "and", "or"),
}
"""What tells the members of a list apart; a location names it behind the member's number."""
TAGGED = {"chunking_strategy", "filters"}
FIELD_NAME = re.compile(r"(?!str$)[a-z_]+")
"""What a location holds besides field names (the alternatives of a union) is not the client's business."""


def add_handlers(app: FastAPI) -> None:
    app.add_exception_handler(ApiError, _api_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(Exception, _unforeseen)


async def _api_error(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, ApiError)
    return JSONResponse(error.body(), error.status)


async def _invalid(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    # Of the alternatives of a union, the one that came farthest is what was meant.
    invalid = describe(max(error.errors(), key=_depth))
    return JSONResponse(invalid.body(), invalid.status)


async def _http_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    if isinstance(error.__cause__, ApiError):
        return await _api_error(request, error.__cause__)
    message, headers = str(error.detail), error.headers
    if error.status_code == 404:
        message = f"Unknown request URL: {request.method} {request.url.path}."
    if error.status_code == 405:
        allowed = ", ".join(allowed_methods(request.app, request.url.path))
        message = f"Not allowed to {request.method} on {request.url.path}. Allowed: {allowed}."
        headers = {"Allow": allowed}
    return JSONResponse(InvalidRequest(message).body(), error.status_code, headers)


async def _unforeseen(request: Request, error: Exception) -> JSONResponse:
    log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return JSONResponse(ApiError("The engine failed; its log says why.").body(), 500)


def _depth(problem: dict[str, Any]) -> int:
    location = problem["loc"]
    return len(location) - (location[-1] in ("str", "literal['auto']"))


def describe(problem: dict[str, Any]) -> InvalidRequest:
    """One validation problem as an error that names the parameter."""
    param = _dotted(problem["loc"]) or None
    if problem["type"] == "missing" and param:
        return InvalidRequest(f"Missing required parameter: '{param}'.", param, "missing_required_parameter")
    if problem["type"] == "extra_forbidden":
        return InvalidRequest(f"Unknown parameter: '{param}'.", param, "unknown_parameter")
    if problem["type"] == "json_invalid":
        return InvalidRequest(f"The request body is not valid JSON: {problem['ctx']['error']}.")
    subject = f"'{param}'" if param else "the request body"
    return InvalidRequest(f"Invalid value for {subject}: {problem['msg']}.", param, "invalid_value")


def _dotted(location: tuple[str | int, ...]) -> str:
    """`("body", "tools", 0, "function", "name")` → `tools[0].name`, as the API writes it."""
    path = ""
    for before, part in pairwise(location):
        if isinstance(part, int):
            path += f"[{part}]"
        elif FIELD_NAME.fullmatch(part) and not _is_tag(before, part):
            path += f".{part}" if path else part
    return path


def _is_tag(before: str | int, part: str) -> bool:
    if isinstance(before, int):
        return part in TAGS
    return before in TAGGED or before.startswith("tagged-union[")
