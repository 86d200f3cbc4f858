"""What is done right after a gap in the connection is done once; `gaps.py` tries more, and longer gaps."""

import pytest

from tests.browser import actions
from tests.browser.gaps import started, try_all

FORGOTTEN = [
    *(actions.question, actions.suggestion, actions.new_chat, actions.new_chat_and_question),
    *(actions.regenerate, actions.save_and_ask, actions.assistant, actions.stop),
]
RESTART = [actions.question, actions.attach, actions.chosen_model, actions.stop]


@pytest.fixture(scope="module")
def forgetful(tmp_path_factory):
    """The app, which remembers nobody for longer than a second."""
    with started(tmp_path_factory.mktemp("data"), remembers=1) as running:
        yield running


@pytest.mark.parametrize("tried", [FORGOTTEN[:4], FORGOTTEN[4:]], ids=["asking", "changing"])
def test_after_a_gap_for_which_the_session_is_forgotten(forgetful, browser, tried):
    assert try_all(tried, "forgotten", 2, *forgetful, browser) == []


def test_after_a_restart_of_the_server(forgetful, browser):
    assert try_all(RESTART, "restart", 0, *forgetful, browser) == []


def test_after_a_gap_for_which_the_session_is_remembered(tmp_path, browser):
    tried = [actions.question, actions.regenerate, actions.attach, actions.stop]
    with started(tmp_path) as (app, model):
        assert try_all(tried, "remembered", 1, app, model, browser) == []
