import threading

import pytest

from assistant_core import watchlist
from assistant_core.errors import WatchlistFull, WatchlistUnreadable
from assistant_core.watchlist import Watched, Watchlist


@pytest.fixture
def kept(tmp_path) -> Watchlist:
    return Watchlist(tmp_path / "data" / "watchlist.sqlite3")


def test_companies_stay_in_the_order_in_which_they_came(kept):
    assert kept.all() == []
    assert not kept.path.exists(), "looking creates nothing"
    for symbol in ("MSFT", "AAPL", "005930.KS", "AAPL"):
        kept.add(symbol, f"Company {symbol}")
    kept.remove("MSFT")
    kept.remove("never there")
    assert Watchlist(kept.path).all() == [
        Watched("AAPL", "Company AAPL"),
        Watched("005930.KS", "Company 005930.KS"),
    ]


def test_it_holds_so_many_and_says_so(kept):
    for number in range(watchlist.MOST):
        kept.add(f"S{number}", "One")
    with pytest.raises(WatchlistFull):
        kept.add("TOO", "Many")
    kept.add("S0", "There already")
    assert len(kept.all()) == watchlist.MOST


def test_a_file_that_is_no_watchlist_is_left_as_it_is(kept):
    kept.path.parent.mkdir()
    kept.path.write_bytes(b"not a database, but somebody's " * 10)
    before = kept.path.read_bytes()
    for action in (kept.all, lambda: kept.add("AAPL", "Apple"), lambda: kept.remove("AAPL")):
        with pytest.raises(WatchlistUnreadable, match="Nothing in it was changed"):
            action()
    assert kept.path.read_bytes() == before


def test_many_at_once_lose_nothing(kept):
    threads = [threading.Thread(target=kept.add, args=(f"S{number}", "One")) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {one.symbol for one in kept.all()} == {f"S{number}" for number in range(20)}
