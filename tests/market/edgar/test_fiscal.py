from datetime import date, timedelta

from assistant_core.market.edgar.fiscal import fiscal_years, quarters, twelve_months
from tests.support.edgar_facts import Told, flows, months, of_years, quarter, to_date, year

AMOUNTS = (1.0, 2.0, 3.0, 4.0)


def ends(told):
    return [(one.start.isoformat(), one.end.isoformat()) for one in fiscal_years(told.read())]


def weeks(start, *lengths):
    """Spans of so many weeks one after the other, as first and last days."""
    found, first = [], date.fromisoformat(start)
    for length in lengths:
        last = first + timedelta(weeks=length) - timedelta(1)
        found.append((first.isoformat(), last.isoformat()))
        first = last + timedelta(1)
    return found


def of_weeks(start, years):
    """A company whose years have quarters of so many weeks, filed as 10-Q and 10-K."""
    told, first = Told(), start
    for lengths in years:
        spans = weeks(first, *lengths)
        for which in (1, 2, 3):
            whole = (spans[0][0], spans[which - 1][1])
            told.file("10-Q", spans[which - 1][1], flows("Revenues", {spans[which - 1]: 1.0, whole: 2.0}))
        told.file("10-K", spans[3][1], flows("Revenues", {(spans[0][0], spans[3][1]): 4.0}))
        first = (date.fromisoformat(spans[3][1]) + timedelta(1)).isoformat()
    return told


def test_years_and_their_quarters():
    told = of_years(Told(), {2021: AMOUNTS, 2022: AMOUNTS, 2023: AMOUNTS})
    assert ends(told) == [year(2023), year(2022), year(2021)]
    found = quarters(fiscal_years(told.read()))
    assert len(found) == 12
    assert [(one.start.isoformat(), one.end.isoformat()) for one in found[:2]] == [
        quarter(2023, 4),
        quarter(2023, 3),
    ]


def test_a_year_that_has_only_begun():
    told = of_years(Told(), {2022: AMOUNTS})
    told.file("10-Q", "2023-08-05", flows("Revenues", {quarter(2023, 2): 2.0, to_date(2023, 2): 3.0}))
    newest = fiscal_years(told.read())[0]
    assert (newest.start, newest.over) == (date(2023, 1, 1), False)
    assert newest.ends == (date(2023, 3, 31), date(2023, 6, 30))


def test_years_of_52_and_53_weeks():
    told = of_weeks("2021-12-26", [(13, 13, 13, 13), (13, 13, 13, 14), (13, 13, 13, 13)])
    found = fiscal_years(told.read())
    assert [(one.end - one.start).days + 1 for one in found] == [364, 371, 364]
    assert [(one.end - one.start).days + 1 for one in quarters(found)[4:8]] == [98, 91, 91, 91]


def test_quarters_of_12_and_16_weeks():
    told = of_weeks("2021-12-26", [(12, 12, 12, 16), (12, 12, 12, 17)])
    assert [(one.end - one.start).days + 1 for one in quarters(fiscal_years(told.read()))] == [
        *(119, 84, 84, 84),
        *(112, 84, 84, 84),
    ]


def test_twelve_months_in_an_interim_report_are_no_fiscal_year():
    told = of_years(Told(), {2022: AMOUNTS, 2023: AMOUNTS})
    told.file(
        "10-Q", "2024-08-01", flows("Revenues", {("2023-07-01", "2024-06-30"): 10.0, quarter(2024, 2): 2.0})
    )
    assert [end for _, end in ends(told)][1:] == ["2023-12-31", "2022-12-31"]


def test_a_stray_period_in_an_annual_report_is_none():
    told = of_years(Told(), {2022: AMOUNTS, 2023: AMOUNTS})
    told.file(
        "10-K/A",
        "2024-05-01",
        {"Revenues": {("2023-07-01", "2024-06-30"): 9.0}} | flows("SalesRevenueNet", {year(2023): 10.0}),
    )
    assert ends(told) == [year(2023), year(2022)]


def test_the_end_of_the_year_was_moved():
    told = of_years(Told(), {2021: AMOUNTS, 2022: AMOUNTS})
    moved = ("2023-01-01", "2023-06-30")
    told.file("10-KT", "2023-08-20", flows("Revenues", {moved: 3.0, year(2022): 10.0}))
    told.file(
        "10-K",
        "2024-08-20",
        flows("Revenues", {("2023-07-01", "2024-06-30"): 8.0, moved: 3.0, year(2022): 10.0}),
    )
    assert ends(told) == [("2023-07-01", "2024-06-30"), moved, year(2022), year(2021)]


def test_a_company_that_began_in_the_middle_of_a_year():
    told = Told()
    told.file("10-K", "2023-02-20", flows("Revenues", {("2022-05-14", "2022-12-31"): 5.0}))
    told.file("10-K", "2024-02-20", flows("Revenues", {year(2023): 10.0, ("2022-05-14", "2022-12-31"): 5.0}))
    assert ends(told) == [year(2023), ("2022-05-14", "2022-12-31")]


def test_only_annual_reports():
    told = Told()
    told.file(
        "20-F",
        "2024-04-20",
        flows("ifrs-full:Revenue", {year(2023): 2.0, year(2022): 1.0}, "ifrs-full:ProfitLoss"),
    )
    assert ends(told) == [year(2023), year(2022)]
    assert quarters(fiscal_years(told.read())) == ()


def test_half_years_are_no_quarters():
    told = Told()
    for number in (2022, 2023):
        told.file("6-K", f"{number}-08-10", flows("Revenues", {months(number, 1, 6): 4.0}))
        told.file("20-F", f"{number + 1}-03-10", flows("Revenues", {year(number): 10.0}))
    found = quarters(fiscal_years(told.read()))
    assert [(one.end - one.start).days + 1 for one in found] == [184, 181, 184, 181]


def test_a_missing_report_leaves_no_quarter_of_six_months():
    told = of_years(Told(), {2022: AMOUNTS})
    told.file("10-Q", "2023-05-05", flows("Revenues", {quarter(2023, 1): 1.0}))
    told.file("10-Q", "2023-11-05", flows("Revenues", {to_date(2023, 3): 6.0}))
    told.file("10-K", "2024-02-20", flows("Revenues", {year(2023): 10.0}))
    found = [one.end.isoformat() for one in quarters(fiscal_years(told.read()))]
    assert found[:3] == ["2023-12-31", "2023-03-31", "2022-12-31"]


def test_twelve_months_up_to_each_quarter():
    told = of_years(Told(), {2022: AMOUNTS, 2023: AMOUNTS})
    found = twelve_months(fiscal_years(told.read()))
    assert [one.end.isoformat() for one in found] == ["2023-12-31", "2023-09-30", "2023-06-30", "2023-03-31"]
    assert [one.start.isoformat() for one in found[:2]] == ["2023-01-01", "2022-10-01"]


def test_no_facts_no_years():
    assert fiscal_years(Told().read()) == ()
