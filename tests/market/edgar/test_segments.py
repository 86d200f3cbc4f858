from datetime import date, timedelta

import pytest

from assistant_core.errors import NoSuchFiling
from assistant_core.market.age import today
from assistant_core.market.edgar.segments import breakdown
from tests.support.edgar_filed import PRODUCTS, YEAR, Written, annual_report


@pytest.fixture
def report(filed):
    filed.file("10-K", today() - timedelta(30), date(2025, 12, 31), body=annual_report())
    return filed


def values(told, line):
    return {
        one.name: [cell and int(cell.value / 10**6) for cell in one.rows[line]]
        for one in told.members
        if line in one.rows
    }


def test_figures_by_segment_with_where_they_stand(report):
    told = breakdown("QUIL", "segment")
    assert (told.company, told.symbol, told.currency) == ("Quill Corporation", "QUIL", "USD")
    assert told.periods == (date(2025, 12, 31), date(2024, 12, 31))
    assert told.starts == (date(2025, 1, 1), date(2024, 1, 1))
    assert {one.form for one in told.filings} == {"10-K"}
    assert values(told, "TotalRevenue") == {"Pens & Paper": [700, 650], "Ink and Toner": [300, 250]}
    assert values(told, "OperatingIncome")["All Other"] == [-50, -30]
    assert [int(cell.value / 10**6) for cell in told.totals["TotalRevenue"]] == [1000, 900]
    assert told.members[0].rows["TotalRevenue"][0].id
    assert told.notes == ()


def test_parts_and_what_does_not_add_up(report):
    products = {one.name: dict(one.part_of) for one in breakdown("QUIL", "product").members}
    assert products == {
        "Writing": {},
        "Pens": {"TotalRevenue": "Writing"},
        "Ink": {"TotalRevenue": "Writing"},
        "Services": {},
    }
    (note,) = breakdown("QUIL", "geography").notes
    assert note.startswith(
        "TotalRevenue of the members adds up to 950,000,000 in the period to 2025-12-31, and the "
        "company's is 1,000,000,000:"
    )


def older(pens, ink):
    made = Written()
    period = ("2023-01-01", "2023-12-31")
    made.table(("Total", made.figure("1,000", period=period)))
    rows = (("Pens", "quil:PenMember", pens), ("Ink", "quil:InkProductsMember", ink))
    made.table(*((n, made.figure(v, period=period, members={PRODUCTS: m})) for n, m, v in rows))
    return bytes(made)


def test_more_years_come_from_older_reports_and_members_stay_the_same(report):
    report.file("10-K", today() - timedelta(395), date(2024, 12, 31), body=b"never read")
    report.file("10-K", today() - timedelta(760), date(2023, 12, 31), body=older("580", "420"))
    told = breakdown("QUIL", "product", "annual", 3)
    assert [end.year for end in told.periods] == [2025, 2024, 2023]
    assert values(told, "TotalRevenue")["Pens"] == [500, 450, 580]
    assert len({one.id for one in told.filings}) == 2
    assert not any("quil-20241231.htm" in path for path in report.asked)


def test_the_newest_report_tells_a_period(report):
    report.file("10-K", today() - timedelta(2), date(2026, 12, 31), body=older("600", "400"))
    assert breakdown("QUIL", "segment").periods[0] == date(2025, 12, 31)


def test_a_report_that_cannot_be_opened_is_told(report):
    day = today() - timedelta(1)
    report.file("10-K", day, date(2026, 12, 31))
    told = breakdown("QUIL", "segment")
    assert told.periods[0] == date(2025, 12, 31)
    assert told.notes == (f"These reports could not be opened at SEC EDGAR: 10-K of {day}.",)


def test_quarters_are_not_nine_months(filed):
    made = Written()
    spans = (("2025-07-01", "2025-09-30"), ("2024-07-01", "2024-09-30"), ("2025-01-01", "2025-09-30"))
    for name, member, figures in (("Pens", "quil:PensMember", "123"), ("Ink", "quil:InkMember", "456")):
        cells = (
            made.figure(digit + "00", period=span, members={PRODUCTS: member})
            for digit, span in zip(figures, spans, strict=True)
        )
        made.table((name, *cells))
    filed.file("10-Q", today() - timedelta(20), date(2025, 9, 30), body=bytes(made))
    told = breakdown("QUIL", "product", "quarterly", 4)
    assert values(told, "TotalRevenue") == {"Pens": [100, 200], "Ink": [400, 500]}
    assert told.notes[-1].startswith("Fourth quarters are not reported")


@pytest.mark.parametrize("body", [b"<html><body>no figures</body></html>", bytes(Written())])
def test_a_report_that_tells_nothing_by_it_is_an_error_in_words(filed, body):
    filed.file("10-K", today() - timedelta(30), date(2025, 12, 31), body=body)
    with pytest.raises(NoSuchFiling, match="tells figures by geography"):
        breakdown("QUIL", "geography")


def test_a_figure_for_a_whole_year_is_needed(filed):
    made = Written()
    made.table(("Pens", made.figure("1", period=YEAR[2025], members={PRODUCTS: "quil:PensMember"})))
    filed.file("10-K", today() - timedelta(30), date(2025, 12, 31), body=bytes(made))
    with pytest.raises(NoSuchFiling):
        breakdown("QUIL", "product")
