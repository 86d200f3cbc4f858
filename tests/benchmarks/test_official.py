"""The benchmark of official figures: what it draws, and that it tells wrong figures."""

import gzip
import json
from dataclasses import replace
from datetime import date

import pytest

from assistant_core.market import edgar
from benchmarks.official.edgar import answers, main
from benchmarks.official.oracle import KINDS, Company, drawn
from benchmarks.official.recordings import Recordings
from tests.support.edgar_facts import Told, flows, of_years, quarter, to_date, year

EPS = "EarningsPerShareDiluted USD/shares"
SHARES = "WeightedAverageNumberOfDilutedSharesOutstanding shares"


@pytest.fixture
def recorded(tmp_path):
    told = of_years(Told(320193, "Acme"), dict.fromkeys((2021, 2022, 2023), (10.0, 20.0, 30.0, 45.0)))
    weeks = ("2024-01-01", "2024-12-29")
    told.file("10-K", "2025-02-20", flows("Revenues", {weeks: 110.0, year(2023): 99.0}))
    told.file(
        "10-K", "2025-02-20", {EPS: {weeks: 1.5}, SHARES: {weeks: 70.0}, "Assets": {"2024-12-29": 500.0}}
    )
    folder = tmp_path / "recorded"
    for path, body in (
        ("api/xbrl/companyfacts/CIK0000320193.json.gz", told.answer()),
        ("files/company_tickers.json.gz", {"0": {"cik_str": 320193, "ticker": "ACME", "title": "Acme"}}),
    ):
        (folder / path).parent.mkdir(parents=True)
        (folder / path).write_bytes(gzip.compress(json.dumps(body).encode()))
    return folder


def test_every_kind_is_drawn_and_exact(recorded, capsys):
    assert main([str(recorded), "--values", "120", "--seed", "3"]) == 0
    table = capsys.readouterr().out
    assert all(f"\n{kind} " in table for kind in KINDS)
    assert table.splitlines()[-1].split() == ["all", "120", "100.0%", "0.0%", "0.0%"]


def test_the_same_seed_draws_the_same(recorded):
    raws = list(Recordings(recorded).raw.values())
    assert drawn(raws, 50, 1) == drawn(raws, 50, 1) != drawn(raws, 50, 2)


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda told: replace(
            told,
            figures={line: tuple(one and one * 1000 for one in row) for line, row in told.figures.items()},
        ),
        lambda told: replace(
            told,
            sources={
                line: tuple(one and replace(one, start=date(2020, 1, 1)) for one in row)
                for line, row in told.sources.items()
            },
        ),
        lambda told: replace(
            told,
            sources={
                line: tuple(one and replace(one, unit="EUR") for one in row)
                for line, row in told.sources.items()
            },
        ),
    ],
    ids=["scale", "period", "unit"],
)
def test_wrong_figures_are_told(recorded, monkeypatch, capsys, spoilt):
    right = edgar.statement
    monkeypatch.setattr(edgar, "statement", lambda *asked: spoilt(right(*asked)))
    assert main([str(recorded), "--values", "60"]) == 1
    assert capsys.readouterr().out.splitlines()[-1].split()[3] == "100.0%"


def test_a_figure_that_is_not_there_is_not_offered(recorded, monkeypatch):
    right = edgar.statement
    monkeypatch.setattr(edgar, "statement", lambda *asked: replace(right(*asked), figures={}, sources={}))
    recordings = Recordings(recorded)
    questions = drawn(list(recordings.raw.values()), 30, 1)
    with recordings.served():
        assert {said for _, said, _ in answers(questions, recordings.symbols)} == {"not offered"}


def questions(told, kind):
    return {
        (one.asked, str(one.start), str(one.end)): one.value for one in Company(told.answer()).questions(kind)
    }


def test_nine_months_are_asked_for_as_the_quarter():
    told = of_years(Told(), {2022: (10.0, 20.0, 30.0, 45.0)})
    assert questions(told, "nine months")["us-gaap:Revenues", *quarter(2022, 3)] == 30


def test_the_fourth_quarter_is_asked_for_where_nothing_was_restated():
    told = of_years(Told(), {2022: (10.0, 20.0, 30.0, 45.0)})
    assert questions(told, "fourth quarter")["us-gaap:Revenues", *quarter(2022, 4)] == 45
    told.file("10-Q", "2023-11-05", {"Revenues": {to_date(2022, 3): 61.0}})
    assert ("us-gaap:Revenues", *quarter(2022, 4)) not in questions(told, "fourth quarter")


def test_a_company_without_a_ticker_gets_one(tmp_path):
    path = tmp_path / "api/xbrl/companyfacts/CIK0000000042.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(of_years(Told(42), {2022: (1.0, 2.0, 3.0, 4.0)}).answer()))
    assert Recordings(tmp_path).symbols == {42: "C42"}
    assert main([str(tmp_path), "--values", "20"]) == 0


def test_an_empty_folder_is_refused(tmp_path, capsys):
    with pytest.raises(SystemExit):
        main([str(tmp_path)])
    assert "has no recorded companyfacts" in capsys.readouterr().err
