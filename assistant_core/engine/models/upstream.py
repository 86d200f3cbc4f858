"""What both wire formats share: the client, and its errors in words for the run's `last_error`."""

from collections.abc import Iterator
from contextlib import contextmanager
from json import JSONDecodeError
from typing import Any

import httpx2
import openai
from openai import AsyncOpenAI, AsyncStream

from assistant_core.errors import ModelError, ModelRateLimited

CONNECT_SECONDS = 10.0


def new_client(api_key: str, base_url: str | None) -> AsyncOpenAI:
    # How long a model may be silent is the run's business; only connecting is timed here.
    timeout = httpx2.Timeout(None, connect=CONNECT_SECONDS)
    return AsyncOpenAI(api_key=api_key, base_url=base_url or "https://api.openai.com/v1", timeout=timeout)


async def open_stream(client: AsyncOpenAI, path: str, body: dict[str, Any]) -> AsyncStream[Any]:
    """The server-sent events of one request, as plain dicts.

    Building the SDK's typed object for every token would cost ten times the parsing of its JSON.
    """
    return await client.post(
        path, cast_to=object, body={**body, "stream": True}, stream=True, stream_cls=AsyncStream[Any]
    )


@contextmanager
def readable_errors(client: AsyncOpenAI) -> Iterator[None]:
    """Every way a model server can fail, as a ModelError that carries the server's own words whole."""
    try:
        yield
    except openai.RateLimitError as error:
        raise ModelRateLimited(_status_text(error)) from error
    except openai.APIStatusError as error:
        raise ModelError(_status_text(error)) from error
    except (openai.APIConnectionError, httpx2.TransportError) as error:
        cause = error.__cause__ or error
        if isinstance(cause, httpx2.ConnectError | httpx2.ConnectTimeout):
            raise ModelError(
                f"The model server at {client.base_url} could not be reached ({cause}). "
                "Check that it runs and that OPENAI_BASE_URL is right."
            ) from error
        raise ModelError(f"The connection to the model server broke off ({cause}).") from error
    except openai.APIError as error:
        raise ModelError(f"The model server reported an error: {error.message}") from error
    except JSONDecodeError as error:
        raise ModelError(f"The model server sent something that is not JSON ({error}).") from error


def _status_text(error: openai.APIStatusError) -> str:
    body = error.body if isinstance(error.body, dict) else {}
    message = body.get("message") or error.response.text or error.message
    code = f" [{body['code']}]" if body.get("code") else ""
    return f"The model server answered {error.status_code}: {message}{code}"
