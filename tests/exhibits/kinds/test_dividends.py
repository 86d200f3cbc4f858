from assistant_core.exhibits.kinds import dividends
from tests.exhibits.kinds.support import KO, made
from tests.support.outputs import DIVIDENDS


def test_dividends_by_year_and_one_by_one_and_splits():
    exhibit = made(dividends, DIVIDENDS)
    assert exhibit.charts[0].series == {"Dividend": (0.95, 0.99)}
    by_year, single, splits = exhibit.tables
    assert by_year.rows == (("2023", 0.95), ("2024", 0.99))
    assert single.rows[0] == ("2024-11-08", 0.25)
    assert splits.rows == (("2020-08-31", "4:1"),)


def test_a_company_that_never_paid():
    none: dict[str, object] = {"columns": ["date", "amount"], "rows": []}
    output = DIVIDENDS | {"dividends": none, "dividends_by_year": {}}
    exhibit = made(dividends, output)
    assert exhibit.charts == ()
    assert len(exhibit.tables) == 1


SPECIAL = {
    **DIVIDENDS,
    "trailing_12_months": {"amount": 8.0, "regular_amount": 2.0, "special_amount": 6.0},
    "yield_percent": 1.33,
    "yield_with_specials_percent": 5.33,
    "payment_frequency": "quarterly",
    "dividend_status": "cut",
    "special_dividends": {
        "columns": ["date", "amount", "special_amount"],
        "rows": [["2024-06-25", 6.0, 6.0]],
    },
}


def test_special_dividends_and_yields():
    exhibit = made(dividends, SPECIAL)
    assert exhibit.tables[1].name == "Special dividends (inferred)"
    assert exhibit.tables[1].rows == (("2024-06-25", 6.0, 6.0),)
    assert exhibit.facts == (
        ("Dividends of twelve months", "8 USD"),
        ("Regular dividends of twelve months", "2 USD"),
        ("Of it special", "6 USD"),
        ("Dividend yield", "1.33%"),
        ("Yield with special dividends", "5.33%"),
        ("Payment frequency", "Quarterly"),
        ("Dividend status", "Cut"),
    )


def test_korean():
    exhibit = made(dividends, SPECIAL, KO)
    assert exhibit.tables[1].name == "특별배당(추정)"
    assert ("배당수익률", "1.33%") in exhibit.facts
    assert ("배당 주기", "분기마다") in exhibit.facts
    assert ("배당 상태", "감소") in exhibit.facts
