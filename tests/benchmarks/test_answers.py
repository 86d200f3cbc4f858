"""The benchmark of answers: an oracle answers from what the tools returned, right or wrong on purpose."""

import json

import pytest

from assistant_core.chat import registry
from assistant_core.config import get_settings
from benchmarks.answers import main
from tests.support.scripted_model import calls, http_error, text
from tests.support.yahoo import forget_connection, local_yahoo
from tests.tools.companies import listed

FETCH = calls(("get_income_statement", '{"ticker": "SND"}'), prompt_tokens=5_000, cached_tokens=1_000)


@pytest.fixture
def measure(model, tmp_path, monkeypatch, capsys):
    """Runs the benchmark for lines of questions; what it printed, and the transcript."""
    given = {
        "OPENAI_BASE_URL": model.url,
        "OPENAI_API_KEY": "sk-test",
        "MODEL_PROVIDER": "chat",
        "MODEL_PRICES": "oracle=1/10/0.1",
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    get_settings.cache_clear()

    def measure(*lines):
        questions, transcript = tmp_path / "questions.jsonl", tmp_path / "answers.md"
        questions.write_text("\n".join(json.dumps(line) for line in lines))
        options = ["--questions", str(questions), "--model", "oracle", "--transcript", str(transcript)]
        status = main(options)
        return status, capsys.readouterr().out, transcript.read_text()

    with local_yahoo() as yahoo:
        listed(yahoo)
        forget_connection()
        yield measure
    registry.forget_all()
    get_settings.cache_clear()


def oracle(off=0.0):
    """Says what the statement in the conversation says, or that much more."""

    def answer(body):
        (output,) = [turn["content"] for turn in body["messages"] if turn["role"] == "tool"]
        statement, _ = json.JSONDecoder().raw_decode(output)
        revenue = statement["lines"]["TotalRevenue"][0] + off
        year = statement["periods"][0][:4]
        said = f"{statement['company']} had a revenue of {revenue:,.0f} million USD in fiscal {year}."
        return text(said, prompt_tokens=6_000, completion_tokens=100, cached_tokens=5_000)

    return answer


def test_right_figures_count_as_verified(measure, model):
    model.script(FETCH, oracle())
    asked = {"questions": ["What was the revenue of Sound Industries?"], "expects": [["1,000 million"]]}
    status, printed, transcript = measure(asked)
    assert status == 0
    assert "2 verified, 0 wrong, 1 calls, 11,000 + 107 tokens (55% of the prompts cached), $0.0067" in printed
    assert "verified: 100.0% of 2 figures" in printed
    assert "as expected: 1 of 1" in printed
    assert printed.count("11,000 + 107 tokens") == 2
    assert "What was the revenue of Sound Industries?" in transcript
    assert "1,000 million USD" in transcript
    assert model.requests[0]["body"]["model"] == "oracle"


def test_a_wrong_figure_is_named(measure, model):
    model.script(FETCH, oracle(off=234))
    _, printed, transcript = measure({"questions": ["Its revenue?"], "expects": [["1,000 million"]]})
    assert "1 verified, 1 wrong" in printed
    assert 'wrong: ["1,234 million USD"]' in printed
    assert 'missing: ["1,000 million"]' in printed
    assert "verified: 50.0% of 2 figures" in printed
    assert "1,234 million USD" in transcript


def test_questions_of_a_conversation_follow_each_other(measure, model):
    model.script(FETCH, oracle(), oracle(), text("Hello."))
    _, printed, _ = measure({"questions": ["Its revenue?", "Once more?"]}, {"questions": ["Hello?"]})
    assert "answered: 3 of 3" in printed
    assert "verified: 100.0% of 4 figures" in printed
    assert [turn["content"] for turn in model.requests[-1]["body"]["messages"][1:]] == ["Hello?"]


def test_an_answer_that_failed_is_told(measure, model):
    model.script(http_error(401, "No such key."))
    status, printed, _ = measure({"questions": ["Its revenue?"]})
    assert status == 1
    assert "failed" in printed
    assert "answered: 0 of 1" in printed


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"question": "?"}, "line 1"),
        ({"questions": []}, "line 1"),
        ({"questions": ["?"], "assistant": "x"}, "x"),
    ],
)
def test_a_line_that_is_no_conversation_is_named(measure, capsys, line, said):
    with pytest.raises(SystemExit):
        measure(line)
    assert said in capsys.readouterr().err
