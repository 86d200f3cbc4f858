"""ASSISTANTS_SPEC names the folder with `assistants-v2.openapi.yaml` and `stream-event-order.json`."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def spec_folder() -> Path:
    return Path(os.environ["ASSISTANTS_SPEC"])
