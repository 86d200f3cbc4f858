"""llama.cpp's own server: `/props` says what one slot of the loaded model has."""

from assistant_core.engine.models.upstream import Upstream
from assistant_core.engine.models.wire import as_count, as_object

SECONDS = 2.0


async def window(upstream: Upstream, model: str) -> int | None:
    props = as_object(await upstream.once("/props"))
    return as_count(as_object(props.get("default_generation_settings")).get("n_ctx")) or None
