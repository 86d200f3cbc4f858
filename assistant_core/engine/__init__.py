"""An Assistants v2 service: assistants, threads, messages, runs and files over HTTP, on any model.

python -m assistant_core.engine          serves it on its own
start_engine(settings)                   serves it inside this process
"""

from assistant_core.config import Settings
from assistant_core.engine.server import EmbeddedEngine


def start_engine(settings: Settings) -> EmbeddedEngine:
    """Start the engine in a thread; it answers at `base_url` with `api_key` when this returns."""
    return EmbeddedEngine(settings)
