from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from assistant_core.market.model import Bar, Listing, Origin, PriceHistory, Statement, round_price
from assistant_core.tools.output import price_output, statement_output

ORIGIN = Origin("Yahoo Finance", datetime(2026, 11, 20, 23, 30, 55, tzinfo=UTC))


def statement(**figures):
    return Statement(
        company="Acme",
        symbol="ACME",
        kind="income_statement",
        currency="USD",
        periods=(date(2025, 12, 31), date(2024, 12, 31)),
        figures=figures,
        origin=ORIGIN,
    )


@pytest.mark.parametrize(
    ("values", "unit", "shown"),
    [
        ((3_000_000.0, -2_000_000.0), "millions", [3, -2]),
        ((3_000_000.0, 2_001_000.0), "thousands", [3000, 2001]),
        ((3_000_000.0, 2_001_500.0), "ones", [3_000_000, 2_001_500]),
        ((3_000_000.5, None), "ones", [3_000_000.5, None]),
    ],
)
def test_the_largest_unit_in_which_all_is_exact(values, unit, shown):
    output = statement_output(statement(TotalRevenue=values))
    assert (output["unit"], output["lines"]["TotalRevenue"]) == (unit, shown)


def test_lines_of_each_measure():
    output = statement_output(
        statement(
            TotalRevenue=(5e6, None),
            DilutedEPS=(0.61, 0.5),
            DilutedAverageShares=(15_408_000.0, 15_000_000.0),
            TaxRateForCalcs=(0.241, 0.2),
            WriteOff=(None, None),
        )
    )
    assert output == {
        "company": "Acme",
        "symbol": "ACME",
        "statement": "income_statement",
        "frequency": "annual",
        "currency": "USD",
        "unit": "millions",
        "periods": ["2025-12-31", "2024-12-31"],
        "lines": {"TotalRevenue": [5, None]},
        "per_share": {"DilutedEPS": [0.61, 0.5]},
        "shares": {"unit": "thousands", "DilutedAverageShares": [15408, 15000]},
        "ratios": {"TaxRateForCalcs": [0.241, 0.2]},
        "source": "Yahoo Finance",
        "fetched_at": "2026-11-20T23:30:55Z",
    }


def test_flows_have_first_days_and_lengths():
    flows = replace(statement(TotalRevenue=(5e6, 4e6)), starts=(date(2025, 3, 1), None))
    output = statement_output(flows)
    assert output["period_starts"] == ["2025-03-01", None]
    assert output["months"] == [10, None]


def test_what_yahoo_computes_itself_does_not_decide_the_unit_and_stays_exact():
    output = statement_output(
        statement(TotalRevenue=(5e6, 6e6), TaxEffectOfUnusualItems=(-1_234_567.89, 0.0))
    )
    assert output["unit"] == "millions"
    assert output["lines"]["TaxEffectOfUnusualItems"] == [-1.23456789, 0]


def test_a_line_that_repeats_another_in_every_period_is_left_out():
    output = statement_output(
        statement(
            NetIncomeCommonStockholders=(5e6, 6e6),
            NetIncomeContinuousOperations=(5e6, 6.5e6),
            OtherGandA=(1e6, 2e6),
            GeneralAndAdministrativeExpense=(1e6, 2e6),
            WriteOff=(0, 0),
            ExciseTaxes=(0, 0),
            EBIT=(7e6, 8e6),
            OperatingIncome=(7e6, 8e6),
            NetIncome=(5e6, 6e6),
        )
    )
    assert list(output["lines"]) == [
        "OperatingIncome",
        "EBIT",
        "NetIncome",
        "NetIncomeContinuousOperations",
        "OtherGandA",
        "WriteOff",
        "ExciseTaxes",
    ]


def history(*bars, **more):
    listing = Listing("ACME", "Acme", "NasdaqGS", more.pop("type", "equity"))
    return PriceHistory(listing, more.pop("currency", "USD"), bars, ORIGIN, **more)


def test_the_last_days_and_what_follows_from_them():
    bars = [Bar(date(2026, 11, day), 10.0 + day, 10.5, 30.123, 9.0, 100) for day in range(1, 6)]
    output = price_output(history(*bars), 3)
    assert output["columns"] == ["date", "open", "high", "low", "close", "volume"]
    assert output["rows"][0] == ["2026-11-03", 10.5, 30.12, 9.0, 13.0, 100]
    assert len(output["rows"]) == 3
    assert (output["first_close"], output["last_close"], output["last_date"]) == (13.0, 15.0, "2026-11-05")
    assert (output["high"], output["low"], output["change_percent"]) == (30.12, 9.0, 15.38)
    assert output["unit"] == "USD per share"


def test_closes_only():
    output = price_output(history(Bar(date(2026, 11, 1), 10.0), Bar(date(2026, 11, 2), 12.0)), 100)
    assert output["columns"] == ["date", "close"]
    assert output["rows"][-1] == ["2026-11-02", 12.0]
    assert (output["high"], output["low"]) == (12.0, 10.0)


def test_an_unknown_currency_is_said():
    output = price_output(history(Bar(date(2026, 11, 1), 10.0), currency=None, type="index"), 100)
    assert output["currency"] is None
    assert output["unit"] == "unknown currency per unit"


@pytest.mark.parametrize(
    ("price", "decimals", "shown"),
    [
        (269.70001220703125, 2, 269.7),
        (12.345, 4, 12.345),
        (0.7234567, 2, 0.72346),
        (0.0000123449999, 2, 0.000012345),
        (0, 2, 0),
    ],
)
def test_rounding(price, decimals, shown):
    assert round_price(price, decimals) == shown
