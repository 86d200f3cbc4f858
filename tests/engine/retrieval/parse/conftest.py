from collections.abc import Callable
from pathlib import Path

import pytest

from assistant_core.engine.retrieval import parse
from assistant_core.engine.retrieval.document import Document

Read = Callable[..., Document]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads these bytes as a file of that name."""

    def read_bytes(content: bytes | str, filename: str, limits: parse.Limits = parse.LIMITS) -> Document:
        path = tmp_path / "file"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return parse.read(path, filename, limits=limits)

    return read_bytes
