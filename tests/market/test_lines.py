from itertools import chain

import pytest
from yfinance.const import fundamentals_keys

from assistant_core.market.lines import COMPUTED_BY_YAHOO, measure


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("TotalRevenue", "money"),
        ("DilutedNIAvailtoComStockholders", "money"),
        ("AverageDilutionEarnings", "money"),
        ("NetIncomeDiscontinuousOperations", "money"),
        ("DilutedEPS", "per_share"),
        ("NormalizedBasicEPS", "per_share"),
        ("DilutedEPSOtherGainsLosses", "per_share"),
        ("BasicDiscontinuousOperations", "per_share"),
        ("DividendPerShare", "per_share"),
        ("DilutedAverageShares", "shares"),
        ("TreasurySharesNumber", "shares"),
        ("ShareIssued", "shares"),
        ("TaxRateForCalcs", "ratio"),
        ("EffectOfExchangeRateChanges", "money"),
    ],
)
def test_measure(line, expected):
    assert measure(line) == expected


def test_few_lines_are_not_money():
    known = set(chain.from_iterable(fundamentals_keys.values()))
    others = {line: measure(line) for line in known if measure(line) != "money"}
    assert sorted(others.values()).count("shares") == 6
    assert [line for line, kind in others.items() if kind == "ratio"] == ["TaxRateForCalcs"]
    assert sorted(others.values()).count("per_share") == 21
    assert known >= COMPUTED_BY_YAHOO
