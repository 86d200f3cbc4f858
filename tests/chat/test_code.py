import pytest

from assistant_core.chat.code import error_in, titles, without_links


def test_titles_that_are_written_out():
    code = """plt.title("Apple's closes")\nax.set_title('이동평균', loc="left")\nax.set_title(f"{name}")"""
    assert titles(code) == ["Apple's closes", "이동평균"]


@pytest.mark.parametrize(
    ("logs", "error"),
    [
        ("1\nTraceback (most recent call last):\n  File x\nKeyError: 'a'\n\n", "KeyError: 'a'"),
        ("KeyError: 'a'", ""),
        ("", ""),
    ],
)
def test_the_error_that_ended_the_code(logs, error):
    assert error_in(logs) == error


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("See [the table](sandbox:/mnt/data/a.csv).", "See the table."),
        ("![chart](sandbox:/mnt/data/a.png)", "chart"),
        ("It is at sandbox:/mnt/data/out/a_1.csv.", "It is at a_1.csv."),
        ("[a page](https://example.com/x)", "[a page](https://example.com/x)"),
        ("[1] and [the file](<sandbox:/mnt/data/a b.csv>)", "[1] and the file"),
    ],
)
def test_no_link_leads_into_the_sandbox(text, left):
    assert without_links(text) == left


def test_what_stopped_code_that_raised_nothing():
    logs = "1\nStopped: it ran for more than 60 seconds (INTERPRETER_SECONDS).\n"
    assert error_in(logs, failed=True) == "Stopped: it ran for more than 60 seconds (INTERPRETER_SECONDS)."
    assert error_in("", failed=True) == ""
