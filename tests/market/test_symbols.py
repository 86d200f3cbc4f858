import pytest

from assistant_core.errors import InvalidArguments
from assistant_core.market.symbols import is_symbol, spellings

FIRST = {
    "aapl": "AAPL",
    " $AAPL ": "AAPL",
    "ＡＡＰＬ": "AAPL",
    "NASDAQ:AAPL": "AAPL",
    "nyse: ibm": "IBM",
    "AAPL:US": "AAPL",
    "AAPL US": "AAPL",
    "AAPL US Equity": "AAPL",
    "AAPL.O": "AAPL",
    "IBM.N": "IBM",
    "AAPL.US": "AAPL",
    # Classes of shares
    "BRK.B": "BRK-B",
    "brk/b": "BRK-B",
    "BRK B": "BRK-B",
    "BRK-B": "BRK-B",
    "BRK/B US": "BRK-B",
    "RDS.A": "RDS-A",
    "NYSE:BF.B": "BF-B",
    "BT.A.L": "BT-A.L",
    "BT/A LN": "BT-A.L",
    "RCI/B CN": "RCI-B.TO",
    "TECK.B.TO": "TECK-B.TO",
    "BAC.PR.L": "BAC-PL",
    "BAC PRL": "BAC-PL",
    # Exchanges
    "BMW.DE": "BMW.DE",
    "BMW GY": "BMW.DE",
    "XETRA:SAP": "SAP.DE",
    "VOD LN": "VOD.L",
    "VOD.LN": "VOD.L",
    "LSE:VOD": "VOD.L",
    "BP/ LN": "BP.L",
    "7203 JP": "7203.T",
    "700 HK": "0700.HK",
    "HKG:00700": "0700.HK",
    "700.HK": "0700.HK",
    "9988.HK": "9988.HK",
    "600519.SS": "600519.SS",
    # Korea
    "005930": "005930.KS",
    "A005930": "005930.KS",
    "005930.KS": "005930.KS",
    "005930 KS": "005930.KS",
    "KOSDAQ:247540": "247540.KQ",
    # What stays as it is
    "^GSPC": "^GSPC",
    "BTC-USD": "BTC-USD",
    "EURUSD=X": "EURUSD=X",
    "ES=F": "ES=F",
    "M&M.NS": "M&M.NS",
}


@pytest.mark.parametrize(("text", "symbol"), FIRST.items())
def test_the_likeliest_spelling_comes_first(text, symbol):
    assert spellings(text)[0] == symbol


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("247540", ("247540.KS", "247540.KQ", "247540")),
        ("0126Z0", ("0126Z0.KS", "0126Z0.KQ", "0126Z0")),
        ("600519", ("600519.KS", "600519.KQ", "600519.SS", "600519")),
        ("KRX:035720", ("035720.KS", "035720.KQ")),
        ("BMW-DE", ("BMW-DE", "BMW.DE")),
        ("AAPL-US", ("AAPL-US", "AAPL")),
        ("VOLVB SS", ("VOLVB.ST", "VOLV-B.ST")),
        ("AAPL", ("AAPL",)),
    ],
)
def test_several_readings(text, symbols):
    assert spellings(text) == symbols


@pytest.mark.parametrize(
    "text",
    [
        "",
        "$",
        ":",
        "AAPL:",
        "NOWHERE:AAPL",
        "Apple Inc",
        "Bank of America",
        "삼성전자",
        "../v7/quote",
        "a/b/c",
        "A" * 21,
    ],
)
def test_what_can_be_no_symbol(text):
    with pytest.raises(InvalidArguments, match="not a ticker symbol"):
        spellings(text)
    assert not is_symbol(text)


@pytest.mark.parametrize(
    "text", ["AAPL", "$aapl", "brk.b", "NASDAQ:aapl", "AAPL US", "005930", "^GSPC", "eurusd=x"]
)
def test_what_is_written_as_a_symbol(text):
    assert is_symbol(text)


@pytest.mark.parametrize("text", ["apple", "Apple", "Coca Cola", "bank of america", "애플"])
def test_what_is_written_as_a_name(text):
    assert not is_symbol(text)


def test_long_texts_are_no_symbols_and_cost_no_time():
    with pytest.raises(InvalidArguments):
        spellings("A.B/" * 100_000)
