import unicodedata
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from assistant_core.chat.conversations import Conversation
from assistant_core.ui.conversations import age_of, matching

TITLES = ("Is Apple a good buy?", "애플의 실적은?", "Apple or Microsoft")
LISTED = [Conversation(title, title, 0) for title in TITLES]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", TITLES),
        ("  ", TITLES),
        ("APPLE", (TITLES[0], TITLES[2])),
        ("buy apple", (TITLES[0],)),
        ("애플", (TITLES[1],)),
        (unicodedata.normalize("NFD", "실적"), (TITLES[1],)),
        ("tesla", ()),
    ],
)
def test_a_search_takes_all_words_in_any_case_and_composition(words, found):
    assert tuple(one.title for one in matching(LISTED, words)) == found


def test_a_title_whose_letters_are_not_composed_is_found():
    title = unicodedata.normalize("NFD", "삼성전자")
    assert matching([Conversation("1", title, 0)], "삼성")


@pytest.mark.parametrize(
    ("when", "age"),
    [
        ("2026-03-10 09:00", "today"),
        ("2026-03-10 00:00", "today"),
        ("2026-03-11 00:10", "today"),
        ("2026-03-09 23:59", "yesterday"),
        ("2026-03-08 23:59", "week"),
        ("2026-03-03 00:00", "week"),
        ("2026-03-02 23:59", "older"),
        ("2025-03-10 09:00", "older"),
    ],
)
@pytest.mark.parametrize("zone", ["Asia/Seoul", "America/New_York", "UTC"])
def test_days_are_the_readers_own(when, age, zone):
    # New York puts the clock forward on 8 March.
    now = datetime(2026, 3, 10, 9, 30, tzinfo=ZoneInfo(zone))
    active = datetime.fromisoformat(when).replace(tzinfo=ZoneInfo(zone))
    assert age_of(int(active.timestamp()), now) == f"conversations.{age}"


def test_the_same_moment_may_be_another_day_elsewhere():
    active = int(datetime(2026, 3, 9, 20, 0, tzinfo=UTC).timestamp())
    moment = datetime(2026, 3, 10, 10, 0, tzinfo=UTC)
    assert age_of(active, moment) == "conversations.yesterday"
    assert age_of(active, moment.astimezone(ZoneInfo("Asia/Seoul"))) == "conversations.today"
