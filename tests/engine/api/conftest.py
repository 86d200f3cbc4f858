import pytest


@pytest.fixture
def wire_format():
    return "chat"


@pytest.fixture
def engine_settings():
    return {"model_provider": "builtin"}
