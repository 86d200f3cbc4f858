import pytest

from assistant_core.exhibits.figures import compact, grouped, money_unit, scale, upright, written
from assistant_core.exhibits.model import Column, Table
from assistant_core.words import Words

EN, KO = Words("en"), Words("ko")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (391035, "391,035"),
        (-9447, "-9,447"),
        (6.08, "6.08"),
        (-1234.5, "-1,234.5"),
        (0.241, "0.241"),
        (0, "0"),
    ],
)
def test_grouped_keeps_every_decimal(value, text):
    assert grouped(value) == text


@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [
        (None, "number", "–"),
        ("AAPL", "text", "AAPL"),
        (269.7, "price", "269.70"),
        (71500, "price", "71,500"),
        (0.000012345, "price", "0.000012345"),
        (46.2, "percent", "46.2%"),
        (0.87, "times", "0.87×"),
    ],
)
def test_written(cell, kind, text):
    assert written(cell, kind) == text


@pytest.mark.parametrize(
    ("value", "english", "korean"),
    [
        (3_985_000_000_000, "3.985 trillion", "3.985조"),
        (391_035_000_000, "391 billion", "3,910억"),
        (52_000_000, "52 million", "5,200만"),
        (999, "999", "999"),
    ],
)
def test_compact(value, english, korean):
    assert compact(value, EN) == english
    assert compact(value, KO) == korean


def test_a_wide_table_is_turned_for_paper():
    columns = (Column("Symbol"), *(Column(f"C{number}", "percent") for number in range(8)))
    table = Table(columns, (("AAPL", *range(8)), ("MSFT", *range(10, 18))))
    turned = upright(table)
    assert [column.name for column in turned.columns] == ["Symbol", "AAPL", "MSFT"]
    assert turned.rows[1] == ("C1", "1%", "11%")
    assert upright(Table(columns[:3], (("AAPL", 1, 2),))).columns == columns[:3]


def test_the_scale_of_a_chart_suits_its_greatest_value():
    assert scale([None, -391_035e6, 12.0], "en") == ("billions", 1e9)
    assert scale([391_035e6], "ko") == ("hundred_millions", 1e8)
    assert scale([], "en") == ("ones", 1.0)


@pytest.mark.parametrize(
    ("currency", "unit", "english", "korean"),
    [
        ("USD", "millions", "USD, millions", "USD, 백만 단위"),
        ("USD", "ones", "USD", "USD"),
        ("GBP", "GBP per share", "GBP per share", "주당 GBP"),
        ("", "millions", "millions", "백만 단위"),
        ("USD", "USD per barrel", "USD per barrel", "USD per barrel"),
    ],
)
def test_money_unit(currency, unit, english, korean):
    assert money_unit(currency, unit, EN) == english
    assert money_unit(currency, unit, KO) == korean
