from datetime import date

import pytest

from assistant_core.errors import NetworkDown, NoSuchStatement, RateLimited, UnexpectedAnswer
from assistant_core.market.edgar import company
from assistant_core.market.edgar.facts import Span, company_facts, read_facts
from tests.support.edgar_facts import Told, of_years, quarter, year

SPAN = Span(date(2023, 1, 1), date(2023, 12, 31))


def told(*values, form="10-K"):
    """One figure as each filing in turn has it."""
    acme = Told()
    for place, value in enumerate(values):
        acme.file(form, f"{2024 + place}-02-20", {"Revenues": {year(2023): value}})
    return acme


def versions(acme, span=SPAN, concept="us-gaap:Revenues", unit="USD"):
    return [(one.value, one.filing.id) for one in acme.read().find(concept, unit)[span]]


def test_what_a_later_filing_repeats_stands_in_the_first():
    assert versions(told(100, 100, 100)) == [(100, "0001234567-24-000001")]


def test_how_long_a_figure_was_told():
    [one] = told(100, 100, 100).read().find("us-gaap:Revenues", "USD")[SPAN]
    assert (one.filing.filed, one.until) == (date(2024, 2, 20), date(2026, 2, 20))
    [one] = told(100, 100).read().known_on(date(2024, 12, 1)).find("us-gaap:Revenues", "USD")[SPAN]
    assert one.until == date(2024, 12, 1)


def test_what_a_later_filing_changes_comes_after():
    assert versions(told(100, 100, 90)) == [(100, "0001234567-24-000001"), (90, "0001234567-26-000003")]


def test_the_order_is_that_of_filing_not_of_the_answer():
    acme = told(100, 90)
    acme.facts["us-gaap"]["Revenues"]["units"]["USD"].reverse()
    assert [value for value, _ in versions(acme)] == [100, 90]


def test_equal_facts_by_frame_are_one():
    acme = told(100)
    entries = acme.facts["us-gaap"]["Revenues"]["units"]["USD"]
    entries.append({key: value for key, value in entries[0].items() if key != "frame"})
    assert versions(acme) == [(100, "0001234567-24-000001")]


def test_of_two_figures_in_one_filing_the_finer_one():
    acme = Told()
    acme.file("10-K", "2024-02-20", {"Revenues": {year(2023): 1_234_567_000}})
    entries = acme.facts["us-gaap"]["Revenues"]["units"]["USD"]
    entries.append({**entries[0], "val": 1_200_000_000})
    assert [value for value, _ in versions(acme)] == [1_234_567_000]


def test_a_proxy_statement_tells_nothing():
    acme = told(1_234_567)
    acme.file("DEF 14A", "2024-04-01", {"Revenues": {year(2023): 1_000_000}})
    assert [value for value, _ in versions(acme)] == [1_234_567]


def test_an_amendment_is_a_newer_filing():
    acme = told(100)
    acme.file("10-K/A", "2024-06-01", {"Revenues": {year(2023): 101}})
    newest = acme.read().find("us-gaap:Revenues", "USD")[SPAN][-1]
    assert (newest.value, newest.filing.form, newest.filing.filed) == (101, "10-K/A", date(2024, 6, 1))


def test_a_filing_is_told_in_full():
    acme = of_years(Told(), {2022: (1, 2, 3, 4), 2023: (10, 20, 30, 40)})
    filing = acme.read().find("us-gaap:Revenues", "USD")[SPAN][0].filing
    assert (filing.authority, filing.company_id, filing.form) == ("sec", "1234567", "10-K")
    assert (filing.company, filing.period) == ("Acme Corporation", date(2023, 12, 31))
    assert filing.url == (
        "https://www.sec.gov/Archives/edgar/data/1234567/000123456724000008/0001234567-24-000008-index.htm"
    )
    assert filing.document == ""


def test_quarters_years_and_days_are_kept_apart():
    acme = Told()
    acme.file(
        "10-K",
        "2024-02-20",
        {"Revenues": {year(2023): 100, quarter(2023, 4): 25}, "Assets": {"2023-12-31": 7}},
    )
    facts = acme.read()
    assert {span: one[-1].value for span, one in facts.find("us-gaap:Revenues", "USD").items()} == {
        SPAN: 100,
        Span(date(2023, 10, 1), date(2023, 12, 31)): 25,
    }
    assert list(facts.find("us-gaap:Assets", "USD")) == [Span(None, date(2023, 12, 31))]


def test_units_are_kept_apart():
    acme = Told()
    acme.file("20-F", "2024-02-20", {"Revenues": {year(2023): 100}, "Revenues EUR": {year(2023): 90}})
    assert versions(acme, unit="EUR")[0][0] == 90


def test_what_was_known_on_a_day():
    facts = told(100, 90, 80).read()
    assert [one.value for one in facts.known_on(date(2025, 2, 20)).find("us-gaap:Revenues", "USD")[SPAN]] == [
        100,
        90,
    ]
    assert facts.known_on(date(2024, 2, 19)).find("us-gaap:Revenues", "USD") == {}


def test_the_number_of_a_company_may_be_text():
    answer = told(1).answer() | {"cik": "0001234567"}
    assert read_facts(answer).cik == "1234567"


@pytest.mark.parametrize("change", [{"facts": 7}, {"facts": {"us-gaap": {"A": {}}}}, {"cik": None}])
def test_another_shape_is_refused(change):
    with pytest.raises(UnexpectedAnswer, match="shape that is not known"):
        read_facts(told(1).answer() | change)


@pytest.mark.parametrize(
    "entry", [{"val": "12"}, {"val": None}, {"val": True}, {"end": "soon"}, {"filed": None}]
)
def test_a_fact_in_another_shape_is_refused(entry):
    answer = told(1).answer()
    answer["facts"]["us-gaap"]["Revenues"]["units"]["USD"][0].update(entry)
    with pytest.raises(UnexpectedAnswer):
        read_facts(answer)


def test_facts_are_fetched_and_read_once(edgar):
    edgar.add("ACME", told(100))
    first = company_facts(company("ACME"))
    assert company_facts(company("acme")) is first
    assert edgar.requests.count("/api/xbrl/companyfacts/CIK0001234567.json") == 1


def test_a_company_without_facts(edgar):
    edgar.add("DOCS", Told(7654321, "Documents Only plc"))
    with pytest.raises(NoSuchStatement, match=r"no figures of DOCS \(DOCUMENTS ONLY PLC\) as data"):
        company_facts(company("DOCS"))


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (403, b"<html>Undeclared Automated Tool</html>", UnexpectedAnswer),
        (429, b"", RateLimited),
        (503, b"<html>unavailable</html>", UnexpectedAnswer),
        (200, b'{"cik": 1234567, "facts": {"us-', UnexpectedAnswer),
        (200, b"<html>maintenance</html>", UnexpectedAnswer),
        (200, b'{"facts": {}}', UnexpectedAnswer),
    ],
)
def test_what_went_wrong_is_told_and_nothing_kept(edgar, status, body, error):
    edgar.add("ACME", told(100))
    meant = company("ACME")
    edgar.status, edgar.body = status, body
    with pytest.raises(error):
        company_facts(meant)


def test_no_network(edgar):
    edgar.add("ACME", told(100))
    meant = company("ACME")
    edgar.close()
    with pytest.raises(NetworkDown, match="SEC EDGAR could not be reached"):
        company_facts(meant)
