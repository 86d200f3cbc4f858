from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant_core import client as client_module
from tests.chat.conftest import client  # noqa: F401

APP = Path(__file__).parent.parent.parent / "app.py"


@pytest.fixture
def open_app(client, monkeypatch):  # noqa: F811
    """Opens the app in a session of its own, on an engine with a scripted model."""
    monkeypatch.setattr(client_module, "_connect", lambda: client)
    monkeypatch.setattr("assistant_core.assistants.registry.prepare", lambda: None)

    def open_app(thread: str | None = None, locale: str = "en-US") -> AppTest:
        app = AppTest.from_file(str(APP), default_timeout=20)
        app.context = {"locale": locale}
        if thread:
            app.query_params["thread"] = thread
        return app.run()

    return open_app
