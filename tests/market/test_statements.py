"""What a company files comes first, Yahoo beside it; whatever cannot be had is told."""

import json
from dataclasses import replace
from http.server import BaseHTTPRequestHandler

import pytest

from assistant_core.config import get_settings
from assistant_core.errors import InvalidArguments, MarketDataError, NotConfigured, UnknownSymbol
from assistant_core.market.statements import authority_of, statement
from tests.support.scripted_server import ScriptedServer
from tests.support.yahoo_companies import APPLE, CASH_FLOW, INCOME, PERIODS

CIK = 320193
CONCEPTS = {
    "TotalRevenue": ("Revenues", "USD"),
    "NetIncome": ("NetIncomeLoss", "USD"),
    "DilutedEPS": ("EarningsPerShareDiluted", "USD/shares"),
    "OperatingCashFlow": ("NetCashProvidedByUsedInOperatingActivities", "USD"),
}
SEVEN_YEARS = [str(year) for year in range(2019, 2026)]


def facts(changed=None):
    """What Yahoo has, and years before it."""
    figures = {**INCOME, **CASH_FLOW}
    concepts = {}
    for line, (concept, unit) in CONCEPTS.items():
        known = dict(zip((end[:4] for end in PERIODS), figures[line], strict=True))
        concepts[concept] = {"units": {unit: [fact(year, known.get(year, 7)) for year in SEVEN_YEARS]}}
    for concept, year, value in changed or ():
        unit = next(unit for name, unit in CONCEPTS.values() if name == concept)
        concepts[concept]["units"][unit][SEVEN_YEARS.index(year)]["val"] = value
    return {"cik": CIK, "entityName": "Apple Inc.", "facts": {"us-gaap": concepts}}


def fact(year, value):
    following = int(year) + 1
    return {
        "start": f"{year}-01-01",
        "end": f"{year}-12-31",
        "val": value,
        "accn": f"0000320193-{following % 100:02}-000001",
        "fy": int(year),
        "fp": "FY",
        "form": "10-K",
        "filed": f"{following}-02-01",
    }


class Sec:
    def __init__(self):
        self.status, self.facts, self.asked = 200, facts(), []

    def answer(self, path):
        if path == "/files/company_tickers.json":
            return {"0": {"cik_str": CIK, "ticker": "AAPL", "title": "Apple Inc."}}
        return self.facts if path.endswith(f"CIK{CIK:010}.json") else None

    def handler(self):
        sec = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                sec.asked.append(self.path)
                told = sec.answer(self.path)
                body = json.dumps(told).encode()
                self.send_response(404 if told is None else sec.status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        return Handler


@pytest.fixture(autouse=True)
def apple(yahoo):
    yahoo.companies["AAPL"] = APPLE


@pytest.fixture
def sec(tmp_path, monkeypatch):
    play = Sec()
    with ScriptedServer(play.handler()) as server:
        url = server.url.removesuffix("/v1")
        for name, value in {
            "EDGAR_CONTACT": "reader@example.org",
            "EDGAR_DATA_URL": url,
            "EDGAR_WWW_URL": url,
            "DATA_DIR": str(tmp_path),
        }.items():
            monkeypatch.setenv(name, value)
        get_settings.cache_clear()
        yield play
    get_settings.cache_clear()


def income(**given):
    return statement("AAPL", "income_statement", **given)


def test_what_the_company_filed_comes_first_with_where_it_stands(yahoo, sec):
    found = income(years=7)
    assert found.origin.source == "SEC EDGAR"
    assert (found.company, found.symbol, found.currency) == (APPLE.name, "AAPL", "USD")
    assert [end.year for end in found.periods] == list(range(2025, 2018, -1))
    source = found.sources["TotalRevenue"][0]
    assert (source.concept, source.filing.id) == ("us-gaap:Revenues", "0000320193-26-000001")
    assert found.differences == ()


def test_where_yahoo_differs_the_statement_says_so_with_the_reason(yahoo, sec):
    sec.facts = facts([("NetIncomeLoss", "2024", 110_000)])
    found = income()
    [told] = found.differences
    assert (told.line, told.period.year, told.reason) == ("NetIncome", 2024, "other unit")
    assert (
        "Yahoo Finance has 1 of these figures otherwise; each is listed with the likely reason."
        in found.notes
    )


def test_without_a_contact_yahoo_has_the_usual_years_as_ever(yahoo, monkeypatch):
    found = income()
    assert found.origin.source == "Yahoo Finance"
    assert found.notes == ()


def test_without_a_contact_more_years_say_what_is_missing(yahoo):
    assert any("EDGAR_CONTACT" in note for note in income(years=10).notes)


@pytest.mark.parametrize(
    "given",
    [{"as_of": "2024-06-30"}, {"concepts": ["Revenues"]}, {"chosen": "official"}, {"basis": "consolidated"}],
)
def test_what_only_filings_have_is_refused_without_a_contact(yahoo, given):
    with pytest.raises(NotConfigured, match="EDGAR_CONTACT"):
        income(**given)


def test_what_was_known_on_a_day(yahoo, sec):
    found = income(as_of="2024-06-30")
    assert found.periods[0].year == 2023
    assert found.differences == ()


def test_yahoo_alone_asks_no_authority(yahoo, sec):
    assert income(chosen="yahoo", years=2).origin.source == "Yahoo Finance"
    assert len(income(chosen="yahoo", years=2).periods) == 2
    assert sec.asked == []


def test_yahoo_alone_does_not_know_what_was_known_on_a_day(yahoo):
    with pytest.raises(InvalidArguments, match="figures of today only"):
        income(chosen="yahoo", as_of="2024-06-30")


@pytest.mark.parametrize("status", [403, 429, 503])
def test_an_authority_that_fails_is_told_beside_yahoos_figures(yahoo, sec, status):
    sec.status = status
    found = income()
    assert found.origin.source == "Yahoo Finance"
    assert any(note.startswith("From Yahoo Finance alone: SEC EDGAR") for note in found.notes)


def test_an_authority_that_fails_is_an_error_where_it_alone_was_asked(yahoo, sec):
    sec.status = 503
    with pytest.raises(MarketDataError, match="HTTP 503"):
        income(chosen="official")


def test_yahoo_that_fails_leaves_what_was_filed(yahoo, sec):
    yahoo.weather = "503"
    found = income()
    assert found.origin.source == "SEC EDGAR"
    assert any(note.startswith("Not compared with Yahoo Finance") for note in found.notes)


def test_where_neither_has_it_yahoos_reason_is_told(yahoo, sec):
    with pytest.raises(UnknownSymbol, match="NOSUCH"):
        statement("NOSUCH", "income_statement")


def test_a_company_of_another_country_has_yahoo_alone(yahoo, sec):
    yahoo.companies["BMW.DE"] = replace(APPLE, symbol="BMW.DE", name="BMW AG", reports_in="EUR")
    found = statement("BMW.DE", "income_statement")
    assert (found.origin.source, found.notes) == ("Yahoo Finance", ())
    assert any(
        "files with no authority" in note for note in statement("BMW.DE", "income_statement", years=9).notes
    )
    assert sec.asked == []


def test_another_currency_is_told_and_nothing_compared(yahoo, sec):
    yahoo.companies["AAPL"] = replace(APPLE, reports_in="EUR")
    found = income()
    assert found.currency == "USD"
    assert "Yahoo Finance tells this statement in EUR, the filings in USD." in found.notes


@pytest.mark.parametrize("years", [0, 26])
def test_years_that_make_no_sense(yahoo, years):
    with pytest.raises(InvalidArguments, match="years"):
        income(years=years)


@pytest.mark.parametrize(
    ("ticker", "authority"),
    [("AAPL", "sec"), ("BRK.B", "sec"), ("005930.KS", "dart"), ("035720.KQ", "dart"), ("BMW.DE", None)],
)
def test_with_whom_a_company_files(ticker, authority):
    assert authority_of(ticker) == authority
