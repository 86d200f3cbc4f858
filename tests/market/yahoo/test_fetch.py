from yfinance import cache

from assistant_core.market.yahoo import daily_prices


def test_yfinance_keeps_nothing_on_disk(yahoo, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    daily_prices("ACME")
    assert list(tmp_path.iterdir()) == []
    assert cache._CookieDBManager.get_location().startswith("/dev/null")
