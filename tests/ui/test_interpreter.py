import httpx2
import openai
import pytest
from streamlit.testing.v1 import AppTest

from assistant_core.assistants import known
from assistant_core.assistants.known import Interpreter, Known


@pytest.fixture
def show(monkeypatch):
    def show(interpreter: Interpreter | Exception) -> list[str]:
        def ask() -> Known:
            if isinstance(interpreter, Exception):
                raise interpreter
            return Known((), (), interpreter)

        def script():
            from assistant_core.ui.interpreter import show_interpreter

            show_interpreter()

        monkeypatch.setattr(known, "ask", ask)
        app = AppTest.from_function(script, default_timeout=20).run()
        assert not app.exception
        return [element.value.replace("\\", "") for element in (*app.markdown, *app.caption)]

    return show


def test_the_tier_is_told_with_its_reason(show):
    assert show(Interpreter("sandbox", "")) == [
        ":material/verified_user: Assistants can run Python, with pandas and charts, in a sandbox."
    ]
    assert show(Interpreter("none", "Landlock is missing.")) == [
        ":material/block: No code is run: this machine has no sandbox for it.",
        "Why not more: Landlock is missing.",
    ]


@pytest.mark.parametrize(
    "told", [Interpreter("", ""), openai.APIConnectionError(request=httpx2.Request("GET", "http://engine"))]
)
def test_what_is_not_known_is_said_to_be(show, told):
    assert show(told) == ["Whether code can be run here is not known yet."]
