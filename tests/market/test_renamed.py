from datetime import date

from assistant_core.market.renamed import RENAMED, now_called
from assistant_core.market.symbols import spellings


def test_a_renamed_company():
    found = now_called("FB")
    assert found is not None
    assert (found.symbol, found.since) == ("META", date(2022, 6, 9))
    assert now_called("META") is None


def test_a_company_that_was_renamed_twice():
    found = now_called("VIAC")
    assert found is not None
    assert (found.symbol, found.since) == ("PSKY", date(2022, 2, 17))


def test_every_symbol_is_in_yahoos_spelling_and_no_change_leads_back():
    for old, renamed in RENAMED.items():
        assert spellings(old)[0] == old
        assert spellings(renamed.symbol)[0] == renamed.symbol
        found = now_called(old)
        assert found is not None
        assert found.symbol not in RENAMED
