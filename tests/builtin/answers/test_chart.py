"""Charts by code: what is fetched, the code (which is run here), and what is said of its figures."""

import contextlib
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest

from assistant_core.builtin.research.answers.chart import Plot, plot_wanted, printed, python
from assistant_core.builtin.research.voice import Voice
from assistant_core.engine.models.provider import ToolRound
from tests.builtin.companies_data import error, prices
from tests.builtin.talk import Talk
from tests.builtin.tools_data import ALL_TOOLS, called, function, replaced

QUESTION = "plot Apple's last 100 closes with a 20-day average"
KOREAN = "애플의 최근 100일 종가를 20일 이동평균과 함께 그려줘"
ABOUT = "Runs Python with pandas and matplotlib."


def closes(count: int, last: date = date(2025, 10, 29)) -> list[tuple[str, float]]:
    days = [last - timedelta(count - 1 - number) for number in range(count)]
    return [(day.isoformat(), 100.0 + number) for number, day in enumerate(days)]


HISTORY = prices("Apple Inc.", "AAPL", closes(126))
DAILY = prices("Apple Inc.", "AAPL", closes(100))


class Coding(Talk):
    """A conversation whose code is run, on outputs that lie where the engine puts them."""

    def __init__(self, folder: Path, **outputs) -> None:
        given = {"get_price_history": HISTORY, "get_daily_stock_performance": DAILY, **outputs}
        super().__init__(replaced(**given), list(ALL_TOOLS))
        self.folder = folder
        self.written: list[str] = []
        self.titles: list[str] = []
        self._fetch = self.outputs
        self.outputs = self._answer
        code = function("code_interpreter", code={"type": "string"})
        code["function"]["description"] = ABOUT
        self.tools.append(code)

    def _run(self, calls) -> None:
        known = len(self.written)
        super()._run(calls)
        functions = [call.id for call in calls if call.name != "code_interpreter"]
        files = dict(zip(functions, self.written[known:], strict=True))
        newest = self.conversation[-1]
        assert isinstance(newest, ToolRound)
        self.conversation[-1] = replace(newest, files=files)

    def _answer(self, name, arguments):
        if name == "code_interpreter":
            return self._run_code(arguments["code"])
        output = self._fetch(name, arguments)
        path = f"outputs/{len(self.written) + 1}-{name}.json"
        (self.folder / path).parent.mkdir(exist_ok=True)
        (self.folder / path).write_text(json.dumps(output))
        self.written.append(path)
        return output

    def _run_code(self, code: str) -> str:
        mpl.use("agg")
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            exec(code.replace("/mnt/data", str(self.folder)), {})
        self.titles.append(plt.gca().get_title())
        self.drawn = {line.get_label(): line.get_ydata() for line in plt.gca().get_lines()}
        plt.close("all")
        return said.getvalue()


@pytest.fixture
def coding(tmp_path):
    return lambda **outputs: Coding(tmp_path, **outputs)


def test_enough_closes_are_fetched_and_drawn_with_their_average(coding):
    talk = coding()
    answer = talk.ask(QUESTION)
    assert called(talk) == [["get_ticker"], ["get_price_history"], ["code_interpreter"]]
    fetched = talk.rounds[1][0][1]
    assert fetched["interval"] == "1d"
    back = datetime.now(UTC).date() - date.fromisoformat(fetched["start"])
    assert 119 / 252 * 365.25 < back.days < 200
    assert talk.titles == ["Apple Inc. (AAPL): last 100 closes and 20-day average"]
    close, average = talk.drawn.values()
    assert len(close) == len(average) == 100
    assert average[0] == pytest.approx(116.5)
    assert average[-1] == pytest.approx(215.5)
    assert answer.startswith(
        "**Apple Inc.** (AAPL) closed at 225.00 USD on Oct 29, 2025, after 126.00 USD on Jul 22, 2025, the"
        " first day shown."
        " The 20-day average of its closes was 215.50 USD that day: the close lies 4.4% above it."
    )
    assert "Yahoo Finance" in answer


def test_the_code_holds_no_fetched_figure(coding):
    talk = coding()
    talk.ask(QUESTION)
    code = talk.rounds[2][0][1]["code"]
    assert "/mnt/data/outputs/2-get_price_history.json" in code
    assert "225" not in code
    assert "USD" not in code


def test_the_same_in_korean(coding):
    talk = coding()
    answer = talk.ask(KOREAN)
    assert talk.titles == ["Apple Inc. (AAPL): 최근 100일 종가와 20일 이동평균"]
    assert list(talk.drawn) == ["종가", "20일 이동평균"]
    assert "종가의 20일 이동평균은 215.50 달러로, 종가가 이동평균보다 4.4% 높습니다." in answer


@pytest.mark.parametrize(
    ("question", "plot"),
    [
        ("Chart Microsoft's closing prices for the last 60 days", Plot("closes", 60)),
        ("graph Tesla's last 50 closes", Plot("closes", 50)),
        ("Plot NVDA closes with a 50-day moving average", Plot("average", 100, 50)),
        ("삼성전자 최근 60일 종가 그래프 그려줘", Plot("closes", 60)),
        ("애플의 60일 종가와 5일선을 그래프로", Plot("average", 60, 5)),
        ("Plot the cumulative return of Apple over 6 months", Plot("return", 126)),
        ("애플의 누적 수익률을 그려줘", Plot("return")),
        ("Draw Apple's 30-day volatility", Plot("volatility", 100, 30)),
        ("Apple price chart over 5 years", None),
        ("plot Apple's last 999 closes", None),
    ],
)
def test_what_a_question_wants_drawn(question, plot):
    assert plot_wanted(question) == plot


def test_few_closes_need_no_longer_history(coding):
    talk = coding()
    talk.ask("plot Apple's last 60 closes with a 20-day average")
    assert called(talk)[1] == ["get_daily_stock_performance"]
    assert len(talk.drawn["Close"]) == 60


def test_without_a_longer_history_the_average_begins_later_and_that_is_said(coding):
    talk = coding(get_price_history=error("network_down"))
    answer = talk.ask(QUESTION)
    assert called(talk)[1:] == [["get_price_history"], ["get_daily_stock_performance"], ["code_interpreter"]]
    assert "/mnt/data/outputs/3-get_daily_stock_performance.json" in talk.rounds[3][0][1]["code"]
    assert "Only 100 closes could be had, so the average begins on Aug 10, 2025." in answer


def test_returns_and_volatility(coding):
    assert "the cumulative return is +99.0%" in coding().ask("plot Apple's cumulative return")
    assert "Its volatility over the last 20 days is 0.20% a year." in coding().ask("draw Apple's volatility")


def test_another_window_for_the_company_talked_of(coding):
    talk = coding()
    talk.ask(QUESTION)
    assert "The 10-day average of its closes was 220.50 USD" in talk.ask(
        "draw it with a 10-day moving average"
    )
    assert "get_ticker" not in called(talk)[0]


def test_code_that_fails_is_said_to_have_failed(coding, monkeypatch):
    talk = coding()
    monkeypatch.setattr(talk, "_run_code", lambda code: "Traceback …\nMemoryError: 512 MB are too little\n")
    answer = talk.ask(QUESTION)
    assert answer.startswith(
        "The chart could not be drawn. The code ended with: MemoryError: 512 MB are too little"
    )
    assert called(talk)[-1] == ["code_interpreter"]


@pytest.mark.parametrize("about", [None, "A calculator: Python without libraries."])
def test_where_no_chart_can_be_drawn_the_prices_are_told_and_that_is_said(coding, about):
    talk = coding()
    offered = function("code_interpreter", code={"type": "string"})
    offered["function"]["description"] = about
    talk._describe = lambda: None
    talk.tools[:] = [*ALL_TOOLS, offered] if about else list(ALL_TOOLS)
    answer = talk.ask(QUESTION)
    assert answer.startswith("Charts drawn by code are not available here")
    assert called(talk) == [["get_ticker"], ["get_price_history"]]


def test_a_figure_of_a_longer_conversation_is_found_where_its_call_says(coding):
    talk = coding()
    talk.written = [f"outputs/{number}-get_price_history.json" for number in range(1, 41)]
    talk.ask(QUESTION)
    assert "outputs/42-get_price_history.json" in talk.rounds[2][0][1]["code"]


def test_names_with_signs_do_no_harm():
    code = python(Plot("average"), "outputs/1-x.json", 'A\'B "C" $5 {d}', Voice("en"))
    compile(code, "code", "exec")
    assert r"\$5 {d}" in code


def test_what_code_printed():
    assert printed("Last close: 1,234.50 KRW (2025-10-29)\n", "Last close") == (1234.5, "2025-10-29")
    assert printed("Last close against the average: 5.13 (2025-10-29)", "Last close") is None


def test_closes_alone(coding):
    talk = coding()
    answer = talk.ask("draw a chart of Apple's stock over 3 months")
    assert called(talk)[-1] == ["code_interpreter"]
    assert list(talk.drawn) == ["Close"]
    assert answer.startswith("**Apple Inc.** (AAPL) closed at 225.00 USD on Oct 29, 2025, after")
