from dataclasses import replace
from datetime import date

import pytest

from assistant_core.errors import UnexpectedAnswer, UnknownSymbol
from assistant_core.market.company import Dividend
from assistant_core.market.model import Split
from assistant_core.market.yahoo import payouts
from tests.support.yahoo_facts import ACME, TEA

SINCE = date(2025, 1, 1)


def test_dividends_and_splits_oldest_first(told):
    found = payouts("ACME", SINCE)
    assert found.currency == "USD"
    assert found.dividends[0] == Dividend(date(2025, 3, 10), 0.2)
    assert [paid.amount for paid in found.dividends] == [0.2, 0.2, 0.25, 0.3]
    assert found.splits == (Split(date(2025, 6, 2), "4:1"), Split(date(2026, 10, 5), "3:2"))
    assert found.notes == ()


def test_events_before_the_time_are_left_out(told):
    # Yahoo is asked for a day more, as its midnight is not known yet.
    told.companies["ACME"] = replace(ACME, dividends=(("2024-12-31", 9), ("2025-01-01", 1)), splits=())
    assert payouts("ACME", SINCE).dividends == (Dividend(date(2025, 1, 1), 1),)


def test_days_are_those_of_the_exchange(told):
    assert [paid.day for paid in payouts("7777.T", SINCE).dividends] == [date(2026, 3, 30), date(2026, 9, 29)]


def test_pence_are_converted_and_said_so(told):
    found = payouts("TEA.L", SINCE)
    assert found.currency == "GBP"
    assert [paid.amount for paid in found.dividends] == [0.115, 0.1225]
    assert "GBp" in found.notes[0]


def test_a_dividend_in_a_currency_of_its_own(told):
    told.companies["TEA.L"] = replace(TEA, dividends=(("2026-02-05", 0.15, {"currency": "USD"}),))
    found = payouts("TEA.L", SINCE)
    assert (found.currency, found.dividends[0].amount) == ("USD", 0.15)


def test_dividends_in_several_currencies_are_not_added_up(told):
    told.companies["TEA.L"] = replace(TEA, dividends=(*TEA.dividends, ("2026-09-05", 1, {"currency": "USD"})))
    with pytest.raises(UnexpectedAnswer, match="GBp, USD"):
        payouts("TEA.L", SINCE)


def test_a_company_that_pays_nothing(told):
    told.companies["ACME"] = replace(ACME, dividends=(), splits=())
    found = payouts("ACME", SINCE)
    assert (found.dividends, found.splits) == ((), ())


def test_unknown_symbols(told):
    with pytest.raises(UnknownSymbol):
        payouts("NOPE", SINCE)


def test_pence_and_pounds_are_one_currency(told):
    told.companies["TEA.L"] = replace(
        TEA, dividends=(("2026-02-05", 11.5), ("2026-08-06", 0.1225, {"currency": "GBP"}))
    )
    assert [paid.amount for paid in payouts("TEA.L", SINCE).dividends] == [0.115, 0.1225]


@pytest.mark.parametrize("nothing", [0, None, {}, "N/A", float("nan"), -1])
def test_a_dividend_without_an_amount_is_none(told, nothing):
    told.companies["ACME"] = replace(ACME, dividends=(("2026-02-05", nothing), ("2026-08-06", 0.1)))
    assert [paid.amount for paid in payouts("ACME", SINCE).dividends] == [0.1]
