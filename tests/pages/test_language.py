import pytest

from assistant_core.config import get_settings
from assistant_core.words import Words
from tests.pages.test_investor import ask
from tests.support.scripted_model import text


@pytest.fixture
def _language_is_korean(monkeypatch):
    monkeypatch.setenv("LANGUAGE", "ko")
    get_settings.cache_clear()
    yield
    get_settings.cache_clear()


def title(app) -> str:
    return app.title[0].value


def test_the_browser_decides_until_the_reader_does(open_app):
    app = open_app(locale="ko-KR")
    assert title(app) == Words("ko")("investor.title")
    app.radio(key="investor.language").set_value("en").run()
    assert title(app) == Words("en")("investor.title")
    assert app.query_params["lang"] in ("en", ["en"])
    app.run()
    assert title(app) == Words("en")("investor.title")


def test_the_choice_goes_along_to_another_page(open_app):
    app = open_app()
    app.radio(key="investor.language").set_value("ko").run()
    app.query_params.clear()
    app.switch_page("pages/book.py").run()
    assert title(app) == Words("ko")("book.title")
    assert app.query_params["lang"] in ("ko", ["ko"])


@pytest.mark.usefixtures("_language_is_korean")
def test_the_setting_beats_the_browser_and_an_address_beats_both(open_app):
    app = open_app(locale="en-US")
    assert title(app) == Words("ko")("investor.title")
    app.query_params["lang"] = "en"
    assert title(app.run()) == Words("en")("investor.title")


def test_a_language_that_is_not_there_changes_nothing(open_app):
    app = open_app(locale="ko-KR")
    app.query_params["lang"] = "xx"
    assert title(app.run()) == Words("ko")("investor.title")


@pytest.mark.parametrize(("locale", "language"), [("ko-KR", "Korean"), ("en-US", "English")])
def test_a_question_without_words_is_answered_in_the_language_of_the_interface(
    open_app, model, locale, language
):
    model.default = text("Fine.")
    ask(open_app(locale=locale), "x + y = 5, x - y = 1")
    told = next(one["content"] for one in model.requests[-1]["body"]["messages"] if one["role"] == "system")
    assert told.endswith(f"answer in {language}.")
