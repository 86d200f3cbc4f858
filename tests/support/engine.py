"""A running engine for a test, with nothing taken from the machine's own settings."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from openai import OpenAI

from assistant_core.config import Settings
from assistant_core.engine import EmbeddedEngine, start_engine


def settings_for(data_dir: Path, **given: Any) -> Settings:
    defaults = {name: field.default for name, field in Settings.model_fields.items()}
    return Settings(**{**defaults, "data_dir": data_dir, **given})


@contextmanager
def running(data_dir: Path, **given: Any) -> Iterator[EmbeddedEngine]:
    engine = start_engine(settings_for(data_dir, **given))
    try:
        yield engine
    finally:
        engine.stop()


@contextmanager
def client_of(engine: EmbeddedEngine) -> Iterator[OpenAI]:
    with (
        warnings.catch_warnings(),
        OpenAI(base_url=engine.base_url, api_key=engine.api_key, max_retries=0) as client,
    ):
        yield client
