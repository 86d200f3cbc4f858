"""The switch between the languages: it turns the whole page, stays, and goes along."""

import re

import pytest
from playwright.sync_api import expect

from assistant_core.words import Words
from tests.browser.conftest import APPLE, KOREAN_APPLE, Visitor
from tests.browser.test_exhibits import downloaded

NAMES = {"en": "English", "ko": "한국어"}


@pytest.fixture
def other(visitor: Visitor) -> str:
    return "ko" if visitor.words.language == "en" else "en"


def says(visitor: Visitor, language: str, key: str) -> None:
    visitor.words = Words(language)
    visitor.page.get_by_role("heading", name=visitor.words(key)).wait_for()
    visitor.page.wait_for_function("language => document.documentElement.lang === language", arg=language)


def test_the_switch_turns_everything_and_stays(app, visitor, other):
    visitor.open(app.url)
    says(visitor, visitor.words.language, "investor.title")
    visitor.wait_until_drawn()  # the list of conversations pushes the switch down
    visitor.sidebar.get_by_text(NAMES[other]).click()
    says(visitor, other, "investor.title")
    expect(visitor.page).to_have_url(re.compile(f"lang={other}"))
    visitor.page.reload()
    says(visitor, other, "investor.title")
    visitor.sidebar.get_by_role("link", name=visitor.words("book.title")).click()
    says(visitor, other, "book.title")
    visitor.page.wait_for_url(f"**lang={other}**")
    visitor.page.reload()
    says(visitor, other, "book.title")
    assert visitor.overflow() == 0


def test_the_export_speaks_the_chosen_language(app, visitor, other):
    visitor.open(f"{app.url}?lang={other}")
    says(visitor, other, "investor.title")
    visitor.ask(KOREAN_APPLE if other == "ko" else APPLE)
    visitor.wait_for_end()
    visitor.sidebar.get_by_role("button", name=visitor.words("export")).click()
    menu = visitor.page.get_by_test_id("stPopoverBody")
    button = menu.get_by_role("button", name=visitor.words("export.markdown"))
    markdown = downloaded(visitor.page, button).decode()
    assert f"## {visitor.words('export.answer')}" in markdown
    assert visitor.words("sample") in markdown
