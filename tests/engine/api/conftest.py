import pytest

from tests.support.echo import ECHO


@pytest.fixture
def wire_format():
    return "chat"


@pytest.fixture
def engine_settings():
    return {"model_provider": "echo", "in_process_models": ECHO}
