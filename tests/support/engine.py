"""A running engine for a test."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from openai import OpenAI

from assistant_core.config import Settings
from assistant_core.engine import EmbeddedEngine, start_engine


@contextmanager
def running(data_dir: Path, **given: Any) -> Iterator[EmbeddedEngine]:
    engine = start_engine(Settings(data_dir=data_dir, **given))
    try:
        yield engine
    finally:
        engine.stop()


@contextmanager
def client_of(engine: EmbeddedEngine) -> Iterator[OpenAI]:
    with OpenAI(base_url=engine.base_url, api_key=engine.api_key, max_retries=0) as client:
        yield client
