"""Code in an answer: its steps, its figures and its files."""

import io

import httpx2
import openai
import pytest
from PIL import Image as Picture
from streamlit.testing.v1 import AppTest

from assistant_core.chat.view import Answer, Image, MadeFile, Text, ToolCall
from assistant_core.ui import made

CODE = 'plt.title("Closes")\nprint(4)'
TRACE = 'Traceback (most recent call last):\n  File "code", line 1\nKeyError: "close"\n'


def gone() -> openai.NotFoundError:
    response = httpx2.Response(404, request=httpx2.Request("GET", "http://engine"))
    return openai.NotFoundError("gone", response=response, body=None)


def png() -> bytes:
    data = io.BytesIO()
    Picture.new("RGB", (8, 6), "white").save(data, "PNG")
    return data.getvalue()


class Files:
    """Those of the engine."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.error: Exception | None = None

    @property
    def files(self):
        return self

    def content(self, file_id):
        self.asked.append(file_id)
        if self.error:
            raise self.error
        self.content_of = png() if file_id != "file-broken" else b"no picture"
        return type("Content", (), {"content": self.content_of})

    def retrieve(self, file_id):
        if self.error:
            raise self.error
        return type("File", (), {"id": file_id})


@pytest.fixture
def files(monkeypatch):
    made.figure.cache_clear()
    made._is_there.cache_clear()
    files = Files()
    monkeypatch.setattr(made, "get_client", lambda: files)
    return files


def draw(*blocks, recent=True) -> AppTest:
    def script(answer, recent):
        import streamlit as st

        from assistant_core.ui.answer import AnswerView

        AnswerView(st.container(), recent=recent).finish(answer)

    answer = Answer("run_1", blocks, status="completed")
    app = AppTest.from_function(script, args=(answer, recent), default_timeout=20).run()
    assert not app.exception
    return app


def code(output="4\n", status="done", images=(), files=()):
    return ToolCall("call_1", "code_interpreter", "code_interpreter", CODE, status, output, images, files)


def labels(app):
    return [button.proto.label for button in app.get("download_button")]


def test_code_and_what_it_printed_stand_in_its_step():
    app = draw(code())
    assert [block.value for block in app.code] == [CODE, "4"]
    assert app.code[0].language == "python"
    assert [step.label for step in app.expander] == ["1 step", "Computation"]


def test_an_older_answer_keeps_its_code_folded_and_its_figure_in_view(files):
    app = draw(code(images=("file-1",)), Text("msg/0", "So."), recent=False)
    assert not app.code
    assert len(app.get("image")) == 1


def test_a_traceback_is_preceded_by_the_error_in_words():
    app = draw(code(TRACE, "failed"))
    assert app.error[0].value.replace("\\", "") == 'KeyError: "close"'
    assert app.code[1].value == TRACE.strip()
    assert app.expander[0].label == "1 step without a result"


def test_long_output_is_bounded_and_all_of_it_downloads():
    app = draw(code("x" * 50_000 + "the end"))
    assert len(app.code[1].value) < 10_000
    assert app.code[1].value.endswith("xthe end")
    assert labels(app) == ["Whole output"]
    assert labels(draw(code("x\n" * 30))) == []


def test_code_without_output_says_so(files):
    assert "It printed nothing." in [caption.value for caption in draw(code(None)).caption]
    drawn = draw(code(None, images=("file-1",)))
    assert "It printed nothing." not in [caption.value for caption in drawn.caption]


@pytest.mark.parametrize("recent", [True, False])
def test_a_figure_is_shown_once_with_its_title_and_loaded_once(files, recent):
    for _ in range(2):
        app = draw(code(images=("file-1",)), Image("msg/0", "file-1"), Text("msg/1", "So."), recent=recent)
        [shown] = app.get("image")
        assert shown.proto.imgs[0].alt == "Closes"
        assert labels(app) == ["Download as PNG"]
    assert files.asked == ["file-1"]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            gone(),
            "This figure is no longer there: its file was deleted.",
        ),
        (
            openai.APIConnectionError(request=httpx2.Request("GET", "http://engine")),
            "This figure cannot be shown at the moment.",
        ),
    ],
)
def test_a_figure_that_cannot_be_had_is_a_sentence(files, monkeypatch, error, said):
    files.error = error
    app = draw(Image("msg/0", "file-1"), Text("msg/1", "So."))
    assert any(said in caption.value for caption in app.caption)
    assert not app.get("image")
    files.error = None
    assert draw(Image("msg/0", "file-1")).get("image")


def test_a_figure_that_is_no_picture_is_a_sentence(files):
    app = draw(Image("msg/0", "file-broken"))
    assert any("cannot be shown" in caption.value for caption in app.caption)


def test_files_that_code_made_download_and_their_links_are_words(files):
    linked = MadeFile("file-2", "a.csv")
    text = "Here is [the table](sandbox:/mnt/data/a.csv), and sandbox:/mnt/data/b.csv too."
    app = draw(
        code(files=(linked, MadeFile("file-3", "b.csv"))), Text("msg/0", text, files=(linked,)), recent=False
    )
    assert "Here is the table, and b.csv too." in [block.value for block in app.markdown]
    assert [label.replace("\\", "") for label in labels(app)] == ["a.csv", "b.csv"]


def test_a_made_file_that_was_deleted_is_a_sentence(files):
    files.error = gone()
    app = draw(Text("msg/0", "See", files=(MadeFile("file-2", "a.csv"),)))
    assert labels(app) == []
    assert any("is no longer there" in caption.value for caption in app.caption)


def test_live_code_is_open_while_it_grows_and_closes_when_it_is_done(files):
    def script():
        import time

        import streamlit as st

        from assistant_core.chat.view import Answer, ToolCall
        from assistant_core.ui import steps
        from assistant_core.ui.answer import AnswerView

        steps.QUIET_SECONDS = 0.02
        view = AnswerView(st.container(), live=True)

        def show(source, status="running", output=None):
            call = ToolCall("call_1", "code_interpreter", "code_interpreter", source, status, output)
            view.update(Answer("run_1", (call,)))
            step = view._shown[0].view._steps["call_1"]
            proto = step._current_proto.expandable
            st.session_state.setdefault("seen", []).append((proto.label, proto.expanded))

        show("print(")
        show("print(4)")
        time.sleep(0.05)
        show("print(4)")
        show("print(4)", "done", "4")

    app = AppTest.from_function(script, default_timeout=20).run()
    assert not app.exception
    assert app.session_state["seen"] == [
        ("Writing code…", True),
        ("Writing code…", True),
        ("Running code…", True),
        ("Computation", False),
    ]
    assert [block.value for block in app.code] == ["print(4)", "4"]
