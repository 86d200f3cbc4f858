from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assistant_core.market.company import Ownership
from assistant_core.market.yahoo import ownership
from tests.support.yahoo_facts import TEA, owner


def of(symbol: str) -> Ownership:
    found = ownership(symbol)
    assert found is not None
    return found


def test_shares_of_insiders_and_institutions(told):
    found = of("ACME")
    assert (found.insiders_percent, found.institutions_percent, found.institutions_count) == (1.23, 60.0, 321)


def test_the_largest_holders_first(told):
    found = of("ACME")
    first = found.holders[0]
    assert (first.name, first.kind, first.shares) == ("Bank 8", "institution", 1008)
    assert (first.as_of, first.change_percent, first.value) == (date(2026, 9, 30), -1.23, 1008 * 150)
    assert found.holders[-1].kind == "fund"


def test_the_latest_trades_first(told):
    sale, grant = of("ACME").trades
    assert (sale.name, sale.day, sale.value) == ("DOE JOHN", date(2026, 11, 2), 30_000)
    assert sale.what == "Sale at price 1.00 per share."
    assert (grant.name, grant.what, grant.value) == ("ROE JANE", None, None)


def test_what_insiders_did_on_balance(told):
    net = of("ACME").net_purchases
    assert net is not None
    assert (net.period, net.shares_bought, net.shares_sold, net.net_shares) == ("6m", 900, 200, 700)


def test_values_in_pence_and_in_pounds(told):
    modules: dict[str, Any] = {
        **TEA.modules,
        "fundOwnership": {"ownershipList": [owner("In Pounds", 500, 12.345)]},
    }
    told.companies["TEA.L"] = replace(TEA, modules=modules)
    found = of("TEA.L")
    assert found.currency == "GBP"
    assert found.holders[0].value == pytest.approx(1008 * 12.345)
    assert found.holders[-1].value == pytest.approx(500 * 12.345)
    assert found.trades[0].value == pytest.approx(200 * 12.345)


def test_missing_modules_are_left_out(told):
    modules = {"majorHoldersBreakdown": {"insidersPercentHeld": {"raw": 0.5}}}
    told.companies["TEA.L"] = replace(TEA, modules=modules)
    found = of("TEA.L")
    assert (found.insiders_percent, found.institutions_percent) == (50.0, None)
    assert (found.holders, found.trades, found.net_purchases) == ((), (), None)


@pytest.mark.parametrize("symbol", ["WRLD", "DOGX-USD", "^IDX", "NOPE"])
def test_what_has_no_owners(told, symbol):
    assert ownership(symbol) is None


def test_zero_owners_counted_are_none_and_a_holding_of_zero_is_one(told):
    shares = {"insidersPercentHeld": 0, "institutionsPercentHeld": 0, "institutionsCount": 0}
    left = {**owner("Gone Bank", 0, 150), "pctChange": -1}
    told.companies["TEA.L"] = replace(
        TEA, modules={"majorHoldersBreakdown": shares, "institutionOwnership": {"ownershipList": [left]}}
    )
    found = of("TEA.L")
    assert (found.insiders_percent, found.institutions_percent, found.institutions_count) == (
        None,
        None,
        None,
    )
    (holder,) = found.holders
    assert (holder.shares, holder.value, holder.percent, holder.change_percent) == (0, 0, 0, -100)


def test_insiders_may_own_nothing(told):
    shares = {"insidersPercentHeld": 0, "institutionsPercentHeld": 0.6, "institutionsCount": 12}
    told.companies["TEA.L"] = replace(TEA, modules={"majorHoldersBreakdown": shares})
    assert of("TEA.L").insiders_percent == 0


def test_insiders_may_have_sold_more_than_they_bought(told):
    activity = {"period": "6m", "buyInfoShares": 0, "sellInfoShares": 900, "netInfoShares": -900}
    told.companies["TEA.L"] = replace(TEA, modules={"netSharePurchaseActivity": activity})
    net = of("TEA.L").net_purchases
    assert net is not None
    assert (net.shares_bought, net.net_shares) == (0, -900)
