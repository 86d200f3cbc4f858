import asyncio

import pytest

from assistant_core.ui import start


@pytest.mark.parametrize(
    ("address", "allowed", "told"),
    [
        ("localhost", ["localhost", "127.0.0.1", "::1"], False),
        ("127.0.0.1", [], False),
        ("::1", [], False),
        ("0.0.0.0", ["localhost", "127.0.0.1"], True),
        ("192.0.2.7", [], True),
        (None, [], True),
        ("0.0.0.0", ["localhost", "desk.example.com"], False),
        ("0.0.0.0", ["*"], False),
    ],
)
def test_an_app_for_others_that_answers_under_none_of_their_names_is_told(
    monkeypatch, caplog, address, allowed, told
):
    options = {"server.address": address, "server.allowedHosts": allowed, "server.port": 0}
    monkeypatch.setattr(start.st, "get_option", options.get)
    monkeypatch.setattr(start, "_keep_private", lambda: None)

    async def begin() -> None:
        async with start.starting(start.st.App("app.py")):
            pass

    asyncio.run(begin())
    assert ("answers only to" in caplog.text) is told
