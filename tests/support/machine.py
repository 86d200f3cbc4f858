"""What a machine may lack."""

import os
from typing import NoReturn

import pytest


def cannot_try(reason: str) -> NoReturn:
    """In CI a machine that lacks something is a failure: nothing of it would be tested."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
