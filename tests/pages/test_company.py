"""The company panel, the watchlist and the export on the Investor page."""

import json
import threading
import time

import pytest

from assistant_core.chat import quotes, registry, transcript
from assistant_core.chat.export.html import html_of
from assistant_core.chat.export.markdown import markdown_of
from assistant_core.ui.export import exported
from assistant_core.watchlist import MOST, Watchlist
from assistant_core.words import Words
from tests.pages.test_investor import ask, captions, running_thread, said
from tests.pages.test_tutor import until
from tests.support import outputs
from tests.support.scripted_model import calls, text

STATEMENT = ("get_income_statement", '{"ticker": "AAPL"}')


@pytest.fixture
def tools(monkeypatch):
    def run_tool(name, arguments, timeout):
        symbol = json.loads(arguments)["ticker"]
        return json.dumps(outputs.ALL[name] | {"symbol": symbol, "company": f"{symbol} Inc."})

    monkeypatch.setattr(registry, "run_tool", run_tool)


@pytest.fixture
def about_apple(open_app, model, tools):
    model.script(calls(STATEMENT), text("Fine."))
    return ask(open_app(), "Apple?")


def press(app, name):
    """The button whose key has this in it; the panel is on the page twice, so the first."""
    return next(button for button in app.button if name in (button.key or "")).click().run()


def test_a_page_without_a_company_has_no_panel(open_app):
    app = open_app()
    assert not app.metric
    assert not [button for button in app.button if "star" in (button.key or "")]


def test_the_panel_shows_the_company_of_the_conversation(about_apple):
    metric = about_apple.metric[0]
    assert (metric.value, metric.delta) == ("269.70 USD", "0.70 (+0.26%)")
    text = "\n".join(said(about_apple)).replace("\\", "")
    assert "AAPL Inc." in text
    assert "Market cap **3.985 trillion USD**" in text
    assert "52-week range **169.21 – 271.41**" in text
    assert "Next earnings **Oct 30, 2025**" in text
    assert "NasdaqGS · Oct 29, 2025, 8:00 PM UTC · Yahoo Finance" in captions(about_apple).replace("\\", "")


def test_no_quote_says_why_and_the_chat_goes_on(about_apple, monkeypatch, model):
    failure = json.dumps({"error": {"kind": "rate_limited", "message": "Too many requests."}})
    monkeypatch.setattr(quotes, "run_tool", lambda *asked: failure)
    quotes.forget_all()
    model.script(text("Still fine."))
    app = ask(about_apple, "And now?")
    assert "No quote for AAPL: the source asks to wait" in captions(app).replace("\\", "")
    assert "Still fine." in said(app)


def test_a_slow_quote_does_not_hold_up_the_answer(open_app, model, tools, monkeypatch):
    gate = threading.Event()
    monkeypatch.setattr(quotes, "run_tool", lambda *asked: gate.wait(20) and json.dumps(outputs.QUOTE))
    model.script(calls(STATEMENT), text("Fine ", "so far.", delay=0.3))
    app = open_app()
    complete: list[float | None] = []

    def let_it_come_after_the_answer():
        live = registry.find(running_thread())
        for _ in range(500):
            if live.ended:
                break
            time.sleep(0.02)
        complete.append(live.ended)
        gate.set()

    waiting = threading.Thread(target=let_it_come_after_the_answer)
    waiting.start()
    ask(app, "Apple?")
    waiting.join()
    assert complete != [None], "the answer waited for the quote"
    assert app.metric[0].value == "269.70 USD"


def test_star_and_remove(about_apple, tmp_path):
    kept = Watchlist(tmp_path / "watchlist")
    app = press(about_apple, "star")
    assert [one.symbol for one in kept.all()] == ["AAPL"]
    assert Words("en")("watch.remove") in [button.label for button in app.button]
    assert "Watchlist" in [header.value for header in app.subheader]
    assert any(r"269.70 USD" in line and r"\+0.26%" in line for line in said(app))
    app = press(app, "unwatch.AAPL")
    assert kept.all() == []
    assert "Watchlist" not in [header.value for header in app.subheader]


def test_the_star_again_takes_it_off(about_apple, tmp_path):
    assert Words("en")("watch.add") in [button.label for button in about_apple.button]
    app = press(press(about_apple, "star"), "star")
    assert Watchlist(tmp_path / "watchlist").all() == []
    assert "Watchlist" not in [header.value for header in app.subheader]


def test_a_watched_company_opens_its_panel_until_the_conversation_turns_to_another(
    about_apple, model, tmp_path
):
    Watchlist(tmp_path / "watchlist").add("BMW.DE", "BMW")
    app = press(about_apple.run(), "watch.BMW.DE")
    assert any("**BMW**" in line for line in said(app))
    model.script(calls(("get_income_statement", '{"ticker": "MSFT"}')), text("Also."))
    app = ask(app, "Microsoft?")
    assert any("**MSFT Inc.**" in line for line in said(app))
    assert not any("**BMW**" in line for line in said(app))


def test_the_panel_asks_about_its_company(about_apple, model):
    model.script(text("Well."))
    app = press(about_apple, "ask")
    assert r"How is AAPL Inc. \(AAPL\) doing?" in said(app)


def test_a_full_watchlist_says_so(about_apple, tmp_path):
    kept = Watchlist(tmp_path / "watchlist")
    for number in range(MOST):
        kept.add(f"S{number}", "One")
    app = press(about_apple, "star")
    assert "holds 30 companies" in app.warning[0].value


def test_a_broken_watchlist_says_so_and_is_left_alone(about_apple, tmp_path):
    (tmp_path / "watchlist").write_bytes(b"broken" * 50)
    app = press(about_apple, "star")
    assert "cannot be used" in app.warning[0].value
    assert (tmp_path / "watchlist").read_bytes() == b"broken" * 50


def test_korean_knows_a_rise_as_red(open_app, model, tools):
    model.script(calls(STATEMENT), text("네."))
    app = ask(open_app(locale="ko-KR"), "애플?")
    assert app.metric[0].proto.color == app.metric[0].proto.MetricColor.RED
    assert "시가총액 **3.985조 USD**" in "\n".join(said(app)).replace("\\", "")


def test_a_conversation_longer_than_a_page_is_exported_whole(open_app, model, client, monkeypatch):
    monkeypatch.setattr(transcript, "PAGE", 2)
    monkeypatch.setattr("assistant_core.ui.export.get_client", lambda: client)
    app = open_app()
    for number in range(4):
        model.script(text(f"Answer {number}."))
        app = ask(app, f"Question {number}?")
    assert "Question 0?" not in said(app)
    assert [button.label for button in app.download_button] == ["Markdown", "Report (HTML)"]
    thread = app.query_params["thread"]
    for render in (markdown_of, html_of):
        whole = exported(thread, render, Words("en")).decode()
        for number in range(4):
            assert f"Question {number}?" in whole
            assert f"Answer {number}." in whole


@pytest.mark.parametrize(
    ("locale", "panel", "listed"),
    [
        ("en-US", "Not traded since Jun 8, 2022, 1,636 days ago", "not traded since Jun 8, 2022"),
        ("ko-KR", "2022. 6. 8. 이후 거래 없음(1,636일 전)", "2022. 6. 8. 이후 거래 없음"),
    ],
)
def test_an_old_price_is_told_as_one(open_app, model, tools, monkeypatch, locale, panel, listed):
    old = outputs.QUOTE | {"not_traded_since": "2022-06-08", "days_since_last_trade": 1636}
    for name in ("change", "change_percent", "previous_close"):
        del old[name]
    monkeypatch.setattr(quotes, "run_tool", lambda *asked: json.dumps(old))
    model.script(calls(STATEMENT), text("Fine."))
    app = press(ask(open_app(locale=locale), "Apple?"), "star")
    sidebar = [element.value.replace("\\", "") for element in app.sidebar.markdown]
    for place in (sidebar, [line.replace("\\", "") for line in said(app)]):
        assert any(panel in line for line in place)
    assert any("269.70 USD" in line and listed in line for line in sidebar)
    assert not app.metric[0].delta


def test_a_watched_company_under_its_former_symbol_says_which_one_the_price_is_of(
    open_app, monkeypatch, tmp_path
):
    monkeypatch.setattr(quotes, "run_tool", lambda *asked: json.dumps(outputs.QUOTE | {"symbol": "META"}))
    Watchlist(tmp_path / "watchlist").add("FB", "Facebook")
    app = press(open_app(), "watch.FB")
    until(lambda: quotes.look("FB"))
    sidebar = [element.value.replace("\\", "") for element in app.run().sidebar.markdown]
    assert any("FB → META 269.70 USD" in line for line in sidebar)
    assert "FB → META · NasdaqGS" in captions(app).replace("\\", "")
