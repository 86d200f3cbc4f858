from datetime import UTC, datetime

import pytest

from assistant_core.words import Words
from assistant_core.words.reading import locale_of, zone_of

AMERICAN = Words("en", "en_US", "America/New_York")
BRITISH = Words("en", "en_GB", "Europe/London")
KOREAN = Words("ko", "ko_KR", "Asia/Seoul")


def test_a_day_is_written_as_the_reader_writes_it():
    said = [words.day("2025-09-27") for words in (AMERICAN, BRITISH, KOREAN, Words("en"), Words("ko"))]
    assert said == ["Sep 27, 2025", "27 Sept 2025", "2025. 9. 27.", "Sep 27, 2025", "2025. 9. 27."]


@pytest.mark.parametrize("value", ["2025-10-29T20:00:00Z", "2025-10-29T16:00:00-04:00", 1761768000])
def test_a_time_is_the_readers(value):
    assert AMERICAN.moment(value) == "Oct 29, 2025, 4:00 PM"
    assert BRITISH.moment(value) == "29 Oct 2025, 20:00"
    assert KOREAN.moment(value) == "2025. 10. 30. 오전 5:00"
    assert KOREAN.moment(value, named=True) == "2025. 10. 30. 오전 5:00 UTC+09:00"
    assert Words("en").moment(value, named=True) == "Oct 29, 2025, 8:00 PM UTC"


def test_a_time_belongs_to_the_readers_day():
    assert KOREAN.day("2025-10-29T20:00:00Z") == "2025. 10. 30."
    assert AMERICAN.day(datetime(2025, 10, 30, 2, tzinfo=UTC)) == "Oct 29, 2025"


def test_a_time_without_a_zone_is_the_exchanges_and_stays():
    assert KOREAN.moment("2025-10-29T16:00", named=True) == "2025. 10. 29. 오후 4:00"


@pytest.mark.parametrize("text", ["", "09-30", "2025-13-40", "FY2025", "2025"])
def test_what_is_no_date_stays_as_it_is(text):
    assert KOREAN.day(text) == KOREAN.moment(text) == KOREAN.dated(text) == text


def test_a_particle_may_follow_a_date():
    assert KOREAN.dated("2025-09-27부터 2025-12-31까지") == "2025. 9. 27.부터 2025. 12. 31.까지"
    assert KOREAN.dated("2025-09-27b 2025-09-27-1") == "2025-09-27b 2025-09-27-1"


def test_dates_within_a_text():
    assert AMERICAN.dated("2024-09-28 – 2025-09-27") == "Sep 28, 2024 – Sep 27, 2025"
    assert KOREAN.dated("Split of 2020-08-31, 4:1; no 12025-01-01-1") == (
        "Split of 2020. 8. 31., 4:1; no 12025-01-01-1"
    )


def test_charts_are_told_how_to_write_a_day():
    assert [words.chart_day() for words in (AMERICAN, BRITISH, KOREAN)] == [
        "%b %-d, %Y",
        "%-d %b %Y",
        "%Y. %-m. %-d.",
    ]


def test_sizes():
    assert [AMERICAN.size(count) for count in (3, 2048, 1_300_000, 5 << 30)] == [
        "3 byte",
        "2.0 kB",
        "1.2 MB",
        "5.0 GB",
    ]
    assert KOREAN.size(1_300_000) == "1.2MB"


def test_a_locale_counts_where_it_is_of_the_interfaces_language():
    assert locale_of("en", "en-GB") == "en_GB"
    assert locale_of("ko", "en-GB") == "ko"
    assert locale_of("en", "de-DE") == "en"
    assert [locale_of("ko", odd) for odd in (None, "", "x", "ko-XX", "ko-KR-u-hc-h12")] == ["ko"] * 5


def test_a_zone_that_nobody_knows_is_utc():
    assert zone_of("Asia/Seoul") == "Asia/Seoul"
    assert [zone_of(odd) for odd in (None, "", "Mars/Olympus", "../etc/passwd")] == ["UTC"] * 4
