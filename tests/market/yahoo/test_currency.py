"""Minor units, on every path on which an amount of a listing comes."""

from dataclasses import replace
from datetime import date

import pytest

from assistant_core.market.span import Span
from assistant_core.market.yahoo import daily_prices, earnings, ownership, payouts, price_history, quote
from assistant_core.market.yahoo import statement as statement_of
from assistant_core.market.yahoo.currency import MINOR_UNITS, conversion_note, nearest_unit, whole_unit
from tests.support.yahoo_about import SHARES
from tests.support.yahoo_facts import TEA, modules

WHOLE = {
    **dict.fromkeys(("GBp", "GBX", "GBx"), ("GBP", 100)),
    **dict.fromkeys(("ZAc", "ZAC", "ZAr", "ZAX"), ("ZAR", 100)),
    **dict.fromkeys(("ILA", "ILa", "ILs", "ILX"), ("ILS", 100)),
    **dict.fromkeys(("USX", "USx", "USd", "USc", "USC"), ("USD", 100)),
    **dict.fromkeys(("EUX", "EUr", "EUc"), ("EUR", 100)),
    **dict.fromkeys(("KWF", "KWf", "KWd"), ("KWD", 1000)),
    **dict.fromkeys(("BHF", "BHd"), ("BHD", 1000)),
    **dict.fromkeys(("IQF", "IQd"), ("IQD", 1000)),
    **dict.fromkeys(("JOF", "JOd"), ("JOD", 1000)),
    **dict.fromkeys(("OMB", "OMr"), ("OMR", 1000)),
    **dict.fromkeys(("TNM", "TNd"), ("TND", 1000)),
}


@pytest.mark.parametrize(("code", "whole"), WHOLE.items())
def test_minor_units(code, whole):
    assert whole_unit(code) == whole
    assert f"({code})" in conversion_note(code)


@pytest.mark.parametrize(
    "code", ["GBP", "ZAR", "ILS", "USD", "EUR", "KWD", "BHD", "OMR", "JPY", "KRW", "BRL", "ARS"]
)
def test_whole_units_stay(code):
    assert whole_unit(code) == (code, 1)
    assert code not in MINOR_UNITS


@pytest.mark.parametrize("code", [None, ""])
def test_no_currency(code):
    assert whole_unit(code) == (None, 1)


@pytest.mark.parametrize(
    ("amount", "divisor", "about", "whole"),
    [
        (1234.5, 100, 12, 12.345),
        (12.3, 100, 12, 12.3),
        (1234.5, 1, 12, 1234.5),
        (0, 100, 12, 0),
        (1234.5, 100, None, 12.345),
        (None, 100, 12, None),
        (1234.5, 1000, 1.2, 1.2345),
        (1.3, 1000, 1.2, 1.3),
    ],
)
def test_the_unit_of_an_amount_shows_beside_a_known_one(amount, divisor, about, whole):
    assert nearest_unit(amount, divisor, about) == whole


@pytest.fixture(params=["GBp", "ZAc", "ILA", "USX", "KWF"])
def minor(request, told):
    """A listing that is quoted at 1234.5 of a minor unit; the code of the whole unit, and the price in it."""
    code = request.param
    whole, parts = WHOLE[code]
    told.companies["TEA.L"] = replace(
        TEA,
        currency=code,
        reports_in=code,
        quote={"sharesOutstanding": SHARES, "marketCap": SHARES * 1234.5 / parts},
        modules=modules(1234.5, code, parts),
    )
    return whole, 1234.5 / parts


def test_quotes(minor):
    whole, price = minor
    found = quote("TEA.L")
    assert (found.currency, found.price) == (whole, pytest.approx(price))
    assert found.year_high == pytest.approx(price * 1.5)
    assert found.year_low == pytest.approx(price * 0.5)
    assert found.previous_close == pytest.approx(price / 1.01)
    assert found.market_cap == pytest.approx(SHARES * price)


def test_prices(minor):
    whole, price = minor
    for found in (daily_prices("TEA.L"), price_history("TEA.L", Span("1d", "1mo"))):
        assert found.currency == whole
        assert found.bars[-1].close == pytest.approx(price)
        assert found.bars[-1].volume
        assert found.rounded(price) == pytest.approx(price), "as many decimals more as the division needs"


def test_dividends(minor):
    whole, price = minor
    found = payouts("TEA.L", date(2025, 1, 1))
    assert (found.currency, found.divisor) == (whole, round(1234.5 / price))
    assert found.dividends[0].amount == pytest.approx(11.5 * price / 1234.5)


def test_estimates_and_targets(minor):
    whole, price = minor
    found = earnings("TEA.L")
    assert found is not None
    assert (found.currency, found.eps_currency, found.history_currency) == (whole, whole, whole)
    assert found.estimates[0].eps.average == pytest.approx(1.234567)
    assert found.history[1].actual == pytest.approx(0.5)
    assert found.targets is not None
    assert found.targets.mean == pytest.approx(price * 1.2)


def test_holdings(minor):
    whole, price = minor
    found = ownership("TEA.L")
    assert found is not None
    assert found.currency == whole
    assert found.holders[0].value == pytest.approx(1008 * price)
    assert found.trades[0].value == pytest.approx(200 * price)


def test_statements(minor):
    whole, price = minor
    found = statement_of(daily_prices("TEA.L").listing, "income_statement")
    assert found.currency == whole
    assert found.figures["TotalRevenue"][0] == pytest.approx(1_500_000_000 * price / 1234.5)
    assert found.figures["DilutedAverageShares"][0] == 99_500_000
