from assistant_core.exhibits.kinds import quote
from tests.exhibits.kinds.support import EN, KO, made
from tests.support.outputs import PRICES, QUOTE


def test_every_figure_has_its_unit():
    exhibit = made(quote, QUOTE)
    table = exhibit.tables[0]
    units = {row[0]: (row[1], unit) for row, unit in zip(table.rows, table.units, strict=True)}
    assert units["Price"] == (269.7, "USD")
    assert units["Change"] == (0.7, "USD")
    assert units["Change in percent"] == (0.26, "%")
    assert units["Market cap"] == (3985000000000, "USD")
    assert ("Next earnings", "Oct 30, 2025") in exhibit.facts


def test_what_is_not_there_is_left_out_and_prices_are_no_quote():
    assert "Volume" not in [row[0] for row in made(quote, QUOTE).tables[0].rows]
    assert quote.exhibit(PRICES, EN) is None


def test_korean():
    assert [row[0] for row in made(quote, QUOTE, KO).tables[0].rows][:3] == [
        "현재가",
        "전일 대비",
        "전일 종가",
    ]


def test_an_old_price_says_so():
    old = {**QUOTE, "not_traded_since": "2022-06-08", "days_since_last_trade": 1636}
    del old["previous_close"], old["change"], old["change_percent"]
    assert ("Last traded", "Jun 8, 2022") in made(quote, old).facts
    assert ("마지막 거래일", "2022. 6. 8.") in made(quote, old, KO).facts
