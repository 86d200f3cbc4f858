from assistant_core.exhibits.kinds import prices
from tests.exhibits.kinds.support import EN, made
from tests.support.outputs import PRICES


def test_closes_are_a_line_and_the_table_starts_with_the_newest():
    exhibit = made(prices, PRICES)
    chart = exhibit.charts[0]
    assert (chart.dates[0], chart.dates[-1]) == ("2025-06-01", "2025-10-20")
    assert (chart.values[0], chart.values[-1]) == (206.25, 215.0)
    assert chart.unit == "USD per share"
    assert not chart.timed
    assert exhibit.tables[0].rows[0] == ("2025-10-20", 200.5, 210.0, 199.0, 215.0, 48_000_020)


def test_a_day_without_a_close_is_left_out_of_the_line_only():
    rows = [["2025-01-02", 1.5], ["2025-01-03", None], ["2025-01-06", 1.7]]
    exhibit = made(prices, PRICES | {"columns": ["date", "close"], "rows": rows})
    assert exhibit.charts[0].dates == ("2025-01-02", "2025-01-06")
    assert len(exhibit.tables[0].rows) == 3


def test_hours_and_an_unknown_currency():
    rows = [["2025-01-02T14:30", 1.5], ["2025-01-02T15:30", 1.6]]
    output = PRICES | {
        "currency": None,
        "unit": "unknown currency per unit",
        "columns": ["date", "close"],
        "rows": rows,
    }
    chart = made(prices, output).charts[0]
    assert chart.timed
    assert chart.unit == "unknown currency per unit"


def test_no_prices_make_no_exhibit():
    assert prices.exhibit(PRICES | {"rows": []}, EN) is None
    assert prices.exhibit(PRICES | {"columns": ["date", "close"], "rows": [["2025-01-02", None]]}, EN) is None
