from assistant_core.exhibits.kinds import comparison
from tests.exhibits.kinds.support import KO, made
from tests.support.outputs import COMPARISON


def test_one_row_a_company_and_one_column_a_line():
    exhibit = made(comparison, COMPARISON)
    table = exhibit.tables[0]
    names = [column.name for column in table.columns]
    assert names[:5] == ["Symbol", "Company", "Fiscal year end", "Total revenue", "Net income"]
    apple = dict(zip(names, table.rows[0], strict=True))
    microsoft = dict(zip(names, table.rows[1], strict=True))
    assert (apple["Total revenue"], microsoft["Total revenue"]) == (391035, 245122)
    assert (apple["Net margin"], microsoft["Price/earnings"]) == (23.97, 45.89)
    assert microsoft["Market cap"] is None
    assert microsoft["Fiscal year end"] == "2024-06-30"
    kinds = {column.name: column.kind for column in table.columns}
    assert (kinds["Net margin"], kinds["Price/earnings"]) == ("percent", "times")
    assert exhibit.unit == "USD, millions"
    assert exhibit.notes == ("XYZ: Yahoo Finance knows no XYZ.",)


def test_companies_that_keep_their_own_currencies_name_them():
    output = COMPARISON | {"currency": None, "line_currencies": ["USD", "EUR"]}
    output |= {"market_currencies": ["USD", "USD"], "per_share_currencies": ["USD", "GBP"]}
    exhibit = made(comparison, output)
    units = {column.name: column.unit for column in exhibit.tables[0].columns}
    assert units["Net income"] == "each in its own currency, millions"
    assert units["Market cap"] == "USD, millions"
    names = [column.name for column in exhibit.tables[0].columns]
    row = dict(zip(names, exhibit.tables[0].rows[1], strict=True))
    assert row["Reporting currency"] == "EUR"
    assert row["Currency of the price"] == "GBP"
    assert names.index("Net income") < names.index("Reporting currency") < names.index("Market cap")
    assert exhibit.unit == "each in its own currency, millions"


def test_the_median_of_the_others_stands_beside_the_first():
    net_margin = {"unit": "percent", "values": [23.97, 35.96], "peer_median": 32.98}
    output = COMPARISON | {"ratios": {"net_margin": net_margin}, "peers": ["MSFT", "GOOG"]}
    peers = made(comparison, output).tables[1]
    assert peers.name == "Against the others (MSFT, GOOG)"
    assert [column.name for column in peers.columns] == ["Ratio", "AAPL", "Median of the others"]
    assert peers.labelled() == (("Net margin (%)", 23.97, 32.98),)
    assert len(made(comparison, COMPARISON).tables) == 1


def test_an_older_output_names_the_currencies_of_the_companies():
    output = {name: part for name, part in COMPARISON.items() if "currenc" not in name} | {"currency": None}
    names = [column.name for column in made(comparison, output).tables[0].columns]
    assert "Reporting currency" in names


def test_the_rates_that_were_used_are_told():
    rate = {"from": "KRW", "to": "USD", "rate": 0.0007, "date": "2025-10-29"}
    assert made(comparison, COMPARISON | {"exchange_rates": [rate]}).facts == (
        ("KRW/USD", "0.0007 (Oct 29, 2025)"),
    )


def test_korean():
    names = [column.name for column in made(comparison, COMPARISON, KO).tables[0].columns]
    assert names == [
        *("종목", "기업", "회계연도 말", "매출액", "순이익", "순이익률", "주가수익비율(PER)"),
        *("시가총액", "종가 (주당)", "희석주당순이익 (주당)", "주가 통화", "주가 날짜"),
    ]
