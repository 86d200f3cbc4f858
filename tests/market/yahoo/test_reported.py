from datetime import date

import pytest

from assistant_core.errors import UnexpectedAnswer
from assistant_core.market.yahoo.reported import Figure, in_one_currency

YEARS = (date(2025, 12, 31), date(2024, 12, 31))


def no_rate(base, quoted):
    return None


def figures(**lines):
    """Lines newest first; each a currency and its values."""
    return [
        Figure(line, end, value, code, 12)
        for line, (code, *values) in lines.items()
        for end, value in zip(YEARS, values, strict=False)
        if value is not None
    ]


def settled(rate=no_rate, **lines):
    currency, found, notes = in_one_currency("XYZ", {"annual": figures(**lines)}, rate)
    return currency, {(one.line, one.period.year): one.value for one in found["annual"]}, notes


FOREIGN = {
    "TotalRevenue": ("BRL", 9000.0, 8000.0),
    "NetIncome": ("BRL", 610.0, -480.0),
    "DilutedAverageShares": ("USD", 200.0, 200.0),
}


def test_figures_per_share_that_come_to_the_net_income_are_kept():
    currency, found, notes = settled(**FOREIGN, DilutedEPS=("USD", 3.05, -2.4))
    assert currency == "BRL"
    assert (found["DilutedEPS", 2025], found["DilutedEPS", 2024]) == (3.05, -2.4)
    assert found["DilutedAverageShares", 2025] == 200
    assert notes == (
        "Yahoo Finance tags figures per share with USD; times the shares they come to the net income in BRL, "
        "so they are in BRL.",
    )


def test_figures_per_share_in_another_currency_are_converted():
    """0.55 dollars times 200 shares are 110 dollars, or 610 reais at 5.545."""
    asked = []

    def rate(base, quoted):
        asked.append((base, quoted))
        return 5.2

    _, found, notes = settled(rate, **FOREIGN, DilutedEPS=("USD", 0.55, -0.46))
    assert (found["DilutedEPS", 2025], found["DilutedEPS", 2024]) == (3.05, -2.4)
    assert set(asked) == {("USD", "BRL")}
    assert notes == (
        "Figures per share in USD are converted to BRL at the rate at which they come to the net income: "
        "5.217–5.545.",
    )


@pytest.mark.parametrize("rate", [None, 1.1, 11.0])
def test_figures_per_share_that_fit_nothing_are_left_out(rate):
    currency, found, notes = settled(lambda *_: rate, **FOREIGN, DilutedEPS=("USD", 0.55, 0.46))
    assert currency == "BRL"
    assert not any(line == "DilutedEPS" for line, _ in found)
    assert found["NetIncome", 2025] == 610
    assert notes == (
        "Yahoo Finance tags DilutedEPS with USD; nothing tells that this is the net income in BRL by share, "
        "so these figures are left out.",
    )


def test_a_receipt_of_five_shares_does_not_fit():
    _, found, _ = settled(lambda *_: 5.5, **FOREIGN, DilutedEPS=("USD", 15.25, -12.0))
    assert ("DilutedEPS", 2025) not in found


def test_what_cannot_be_checked_goes_with_what_can():
    """Neither dividends nor earnings of a cent tell."""
    lines = {**FOREIGN, "NetIncome": ("BRL", 610.0, 2.0)}
    _, found, _ = settled(**lines, DilutedEPS=("USD", 3.05, 0.01), DividendPerShare=("USD", 1.5, 1.4))
    assert (found["DilutedEPS", 2024], found["DividendPerShare", 2024]) == (0.01, 1.4)


def test_a_year_of_another_accounting_goes_with_the_others():
    """Dividends on preferred shares are taken off earnings per share, not off net income."""
    lines = {**FOREIGN, "NetIncome": ("BRL", 610.0, 500.0)}
    _, found, notes = settled(**lines, DilutedEPS=("USD", 3.05, 2.0))
    assert found["DilutedEPS", 2024] == 2.0
    assert len(notes) == 1


@pytest.mark.parametrize("eps", [24.0, -2.4, 0.48])
def test_a_year_that_is_far_off_is_left_out(eps):
    lines = {**FOREIGN, "NetIncome": ("BRL", 610.0, 480.0)}
    _, found, notes = settled(**lines, DilutedEPS=("USD", 3.05, eps))
    assert found["DilutedEPS", 2025] == 3.05
    assert ("DilutedEPS", 2024) not in found
    assert len(notes) == 2


def test_without_shares_nothing_tells():
    lines = {name: row for name, row in FOREIGN.items() if name != "DilutedAverageShares"}
    _, found, notes = settled(**lines, DilutedEPS=("USD", 3.05, -2.4))
    assert ("DilutedEPS", 2025) not in found
    assert "left out" in notes[0]


def test_shares_and_rates_have_no_currency():
    currency, found, notes = settled(
        NetIncome=("EUR", 5.0, 4.0), ShareIssued=("USD", 7.0, 7.0), TaxRateForCalcs=("CHF", 0.2, 0.2)
    )
    assert (currency, notes, len(found)) == ("EUR", (), 6)


def test_figures_per_share_do_not_tell_the_currency_of_amounts():
    currency, found, notes = settled(NetIncome=(None, 610.0), DilutedEPS=("USD", 3.05))
    assert (currency, len(found)) == (None, 2)
    assert notes == ("Yahoo Finance does not say which currency these figures are in.",)
    assert settled(DilutedEPS=("USD", 3.05))[0] == "USD"


def test_the_newest_year_decides_after_a_change():
    old = {"NetIncome": ("PLN", None, 40.0), "TotalRevenue": ("PLN", None, 400.0)}
    new = {"NetIncome": ("EUR", 10.0), "TotalRevenue": ("EUR", 100.0)}
    both = [*figures(**old), *figures(**new), Figure("DilutedAverageShares", YEARS[1], 3.0, "PLN", 12)]
    currency, found, notes = in_one_currency("XYZ", {"annual": both}, no_rate)
    assert currency == "EUR"
    assert {one.period for one in found["annual"]} == {YEARS[0]}
    assert notes == ("The figures to 2024-12-31 are in PLN and left out; all others are in EUR.",)


def test_a_newest_year_of_one_line_does_not_decide():
    lines = dict.fromkeys(("NetIncome", "EBIT", "TaxProvision", "PretaxIncome"), ("SEK", None, 1.0))
    currency, found, _ = settled(**lines, TotalRevenue=("USD", 9.0))
    assert currency == "SEK"
    assert ("TotalRevenue", 2025) not in found


def test_no_majority_is_refused():
    with pytest.raises(UnexpectedAnswer, match=r"mixes currencies \(EUR, USD\) in this statement of XYZ"):
        settled(NetIncome=("EUR", 1.0), TotalRevenue=("USD", 2.0))


def test_long_lists_of_lines_are_cut():
    lines = {f"Line{number}": ("USD", 1.0) for number in range(9)}
    odd = {f"Other{number}": ("EUR", 1.0) for number in range(7)}
    _, _, notes = settled(**lines, **odd)
    assert "Other3, Other4, … with EUR" in notes[0]


def test_the_annual_figures_decide_for_all():
    annual, trailing = figures(NetIncome=("KRW", 5.0)), figures(NetIncome=("USD", 5.0))
    currency, found, notes = in_one_currency("XYZ", {"annual": annual, "trailing": trailing}, no_rate)
    assert (currency, found["trailing"]) == ("KRW", [])
    assert notes == ("The figures to 2025-12-31 are in USD and left out; all others are in KRW.",)
