import os
from collections.abc import Iterator

import pytest

from assistant_core.client import ASSISTANTS_WARNING
from assistant_core.config import Settings
from tests.support.interpreter import ScriptedInterpreter
from tests.support.scripted_model import ScriptedModel


def pytest_configure(config):
    # pytest resets the filters for each test, so that the one of the client is not enough.
    config.addinivalue_line("filterwarnings", f"ignore:{ASSISTANTS_WARNING}:DeprecationWarning")
    # What the developer has set up for the app must not decide a test, nor be used up by it.
    for name in Settings.model_fields:
        os.environ.pop(name.upper(), None)
    Settings.model_config |= {"env_file": None, "toml_file": None}


def pytest_xdist_auto_num_workers(config):
    """One more than there are processors: engines that were killed, leases and sandboxes are waited for."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture
def model() -> Iterator[ScriptedModel]:
    with ScriptedModel() as scripted:
        yield scripted


@pytest.fixture
def interpreter(tmp_path, monkeypatch) -> ScriptedInterpreter:
    """Takes the sandbox's place in the engines of the test, when it is asked for before them."""
    scripted = ScriptedInterpreter(tmp_path / "made")
    monkeypatch.setattr("assistant_core.engine.app.interpreter", lambda settings, folder: scripted)
    return scripted
