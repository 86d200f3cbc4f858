"""All companies by SEC's frames; what is shown was read from each company's own facts."""

import json
from datetime import date

import pytest

from assistant_core.tools.registry import run_tool
from tests.support.edgar_filed import Filed

YEAR = 2024
INK, PENS, ROOM, BANK = 11, 22, 33, 44
NAMES = {INK: ("INKS", "Ink Corp"), PENS: ("PENS", "Pens Inc"), ROOM: ("ROOM", "Room Trust")}
REVENUE = {INK: (900, 600), PENS: (500, 500), ROOM: (800, 700)}
INCOME = {INK: (90, 30), PENS: (200, 50), ROOM: (40, 60)}
BY_CONCEPT = {"Revenues": REVENUE, "NetIncomeLoss": INCOME}


def facts(cik, only=YEAR):
    def told(values):
        return [
            {
                "start": f"{year}-01-01",
                "end": f"{year}-12-31",
                "val": value * 1_000_000,
                "accn": f"{cik:010d}-{year % 100 + 1}-000001",
                "fy": year,
                "fp": "FY",
                "form": "10-K",
                "filed": f"{year + 1}-02-10",
            }
            for year, value in zip((only, only - 1), values, strict=True)
        ]

    concepts = {concept: {"units": {"USD": told(of[cik])}} for concept, of in BY_CONCEPT.items()}
    return {"cik": cik, "entityName": NAMES[cik][1], "facts": {"us-gaap": concepts}}


@pytest.fixture
def sec(filed: Filed) -> Filed:
    listed = {
        str(at): {"cik_str": cik, "ticker": NAMES[cik][0], "title": NAMES[cik][1]}
        for at, cik in enumerate(NAMES)
    }
    filed.tell("/files/company_tickers.json", listed)
    for cik in NAMES:
        filed.tell(f"/api/xbrl/companyfacts/CIK{cik:010d}.json", facts(cik))
    return filed


@pytest.fixture
def frames(sec: Filed) -> Filed:
    for concept, of in BY_CONCEPT.items():
        for place, year in enumerate((YEAR, YEAR - 1)):
            data = [{"cik": cik, "val": values[place] * 1_000_000} for cik, values in of.items()]
            # A company that trades under no ticker, and a part that is told as if it were the whole.
            data += [{"cik": BANK, "val": 5_000_000_000}]
            sec.tell(f"/api/xbrl/frames/us-gaap/{concept}/USD/CY{year}.json", {"data": data})
    return sec


def ask(*conditions, **given):
    return json.loads(
        run_tool("screen_companies", json.dumps({"conditions": conditions, "year": YEAR, **given}), 30)
    )


def test_those_that_meet_all_conditions_the_largest_first(frames):
    output = ask("TotalRevenue > 0.4B", "net_margin >= 10")
    assert output["columns"] == ["INKS", "PENS"]
    assert output["lines"] == {"TotalRevenue": [900, 500]}
    assert output["unit"] == "millions"
    assert output["ratios"]["net_margin"]["values"] == [10.0, 40.0]
    assert output["companies"][0] == {
        "symbol": "INKS",
        "company": "Ink Corp",
        "fiscal_year_end": "2024-12-31",
        "reporting_currency": "USD",
    }
    assert (output["looked_at"], output["source"]) == (4, "SEC EDGAR")
    assert output["conditions"] == ["TotalRevenue > 400,000,000", "net_margin >= 10"]


def test_sorted_by_something_else_and_cut(frames):
    output = ask("TotalRevenue > 1M", sort_by="net_income_growth", limit=2)
    assert output["columns"] == ["PENS", "INKS"]
    assert output["ratios"]["net_income_growth"]["values"] == [300.0, 200.0]


def test_a_frame_that_says_more_than_the_company_is_not_believed(frames):
    data = [{"cik": cik, "val": 7_000_000_000} for cik in NAMES]
    frames.tell(f"/api/xbrl/frames/us-gaap/Revenues/USD/CY{YEAR}.json", {"data": data})
    output = ask("TotalRevenue > 1B")
    assert "columns" not in output
    assert output["notes"] == ["None of the companies that were looked at meets all conditions."]


def test_among_some_companies_only(sec):
    output = ask("TotalRevenue > 1M", tickers=["PENS", "ROOM"])
    assert output["columns"] == ["ROOM", "PENS"]
    assert not any("/frames/" in path for path in sec.asked)


def test_without_frames_those_whose_figures_were_fetched_before(sec):
    run_tool("get_income_statement", json.dumps({"ticker": "PENS", "source": "official"}), 30)
    output = ask("TotalRevenue > 1M")
    assert output["columns"] == ["PENS"]
    assert any("fetched before" in note for note in output["notes"])


def test_without_anything_to_look_at(sec):
    assert ask("TotalRevenue > 1M")["error"]["kind"] == "no_such_statement"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"conditions": []}, "from 1 to"),
        ({"limit": 0}, "limit"),
        ({"year": 1990}, "year must be"),
        ({"year": date.today().year + 1}, "year must be"),
        ({"sort_by": "beauty"}, "no line or ratio"),
        ({"conditions": ["beauty > 1"]}, "no line or ratio"),
    ],
)
def test_what_makes_no_sense(sec, given, words):
    asked = {"conditions": ["TotalRevenue > 1M"], **given}
    error = json.loads(run_tool("screen_companies", json.dumps(asked), 30))["error"]
    assert (error["kind"], words in error["message"]) == ("invalid_arguments", True)


@pytest.mark.parametrize("answer", [b'{"data": 7}', b"[]", b"<html>", b'{"data": [{"cik": "x"}]}'])
def test_a_frame_in_another_shape_is_told(sec, answer):
    sec.tell(f"/api/xbrl/frames/us-gaap/Revenues/USD/CY{YEAR}.json", answer)
    assert ask("TotalRevenue > 1M")["error"]["kind"] == "unexpected_answer"
