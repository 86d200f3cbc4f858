from assistant_core.exhibits.kinds import dividends
from tests.exhibits.kinds.support import made
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
