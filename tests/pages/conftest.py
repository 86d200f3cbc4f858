import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant_core import client as client_module
from assistant_core.assistants import known
from assistant_core.chat import quotes
from assistant_core.watchlist import Watchlist
from tests.chat.conftest import client  # noqa: F401
from tests.support import outputs

APP = Path(__file__).parent.parent.parent / "app.py"


def get_quote(name: str, arguments: str, timeout: float) -> str:
    assert name == "get_quote"
    return json.dumps(outputs.QUOTE | {"symbol": json.loads(arguments)["ticker"]})


@pytest.fixture
def open_app(client, monkeypatch, tmp_path):  # noqa: F811
    """Opens the app in a session of its own, on an engine with a scripted model."""
    monkeypatch.setattr(client_module, "_connect", lambda: client)
    monkeypatch.setattr("assistant_core.ui.own.learn", lambda: False)

    # The harness takes the app for one of the older kind at every run.
    monkeypatch.setattr("assistant_core.ui.entry.again", lambda path: None)
    monkeypatch.setattr("assistant_core.ui.company.get_watchlist", lambda: Watchlist(tmp_path / "watchlist"))
    monkeypatch.setattr(quotes, "run_tool", get_quote)
    # It needs Streamlit's runtime, of which the harness has one at a time; some tests have two sessions.
    monkeypatch.setattr("assistant_core.ui.messages.copy_button", lambda *_, **__: None)
    quotes.forget_all()
    known.forget()

    def open_app(thread: str | None = None, locale: str = "en-US") -> AppTest:
        app = AppTest.from_file(str(APP), default_timeout=20)
        app.context = {"locale": locale}
        if thread:
            app.query_params["thread"] = thread
        return app.run()

    return open_app
