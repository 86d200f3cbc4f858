import pytest

from assistant_core.analysis.tax import tax_notes
from tests.support.tables import table


def notes(*rates):
    years = table(*range(2025, 2025 - len(rates), -1), PretaxIncome=(100,) * len(rates), TaxProvision=rates)
    return tax_notes(years, years)


def test_usual_taxes_need_no_note():
    assert notes(21, 24, 19) == notes(21) == ()


@pytest.mark.parametrize("rate", [5, -30, 36])
def test_a_year_unlike_the_others(rate):
    (note,) = notes(rate, 24, 22, 20)
    assert f"{rate:.1f} %" in note
    assert "22.0 % in the median of the other years" in note
    assert "2025-12-31" in note


@pytest.mark.parametrize("rates", [(-20,), (70, 20)])
def test_without_other_years_only_what_is_strange_by_itself(rates):
    (note,) = notes(*rates)
    assert "median" not in note


def test_a_loss_before_tax_has_no_rate():
    years = table(2025, 2024, 2023, PretaxIncome=(-10, 100, 100), TaxProvision=(3, 20, 21))
    assert tax_notes(years, years) == ()
    assert tax_notes(table(2025, NetIncome=(1,)), years) == ()
