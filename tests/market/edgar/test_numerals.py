from decimal import Decimal

import pytest

from assistant_core.market.edgar.numerals import number


@pytest.mark.parametrize(
    ("text", "form", "scale", "sign", "value"),
    [
        ("1,234.5", "num-dot-decimal", None, None, "1234.5"),
        ("1,234", "numdotdecimal", "6", None, "1234000000"),
        ("1\u00a0234\u2009567", "num-dot-decimal", "3", "-", "-1234567000"),
        (" 12 ", "num-dot-decimal", "-2", None, "0.12"),
        ("1.234,5", "num-comma-decimal", None, None, "1234.5"),
        ("1 234,50", "numcommadecimal", "0", None, "1234.50"),
        ("\u2014", "fixed-zero", "6", None, "0"),
        ("-", "zerodash", "6", "-", "0"),
        ("6.08", None, None, None, "6.08"),
        ("-6.08", "", None, None, "-6.08"),
        ("0.0000001", None, None, None, "0.0000001"),
        ("one hundred and five", "numwordsen", None, None, "105"),
        ("Twenty-five thousand", "numwordsen", None, None, "25000"),
        ("no", "num-words-en", None, None, "0"),
    ],
)
def test_numbers_are_exact(text, form, scale, sign, value):
    found = number(text, form, scale, sign)
    assert found == Decimal(value)


@pytest.mark.parametrize(
    ("text", "form", "scale"),
    [
        ("1,234", None, None),  # without a format it has no commas
        ("(1,234)", "num-dot-decimal", "6"),
        ("1.234,5", "num-dot-decimal", None),
        ("12,34,567", "num-dot-decimal", None),
        ("a few", "num-dot-decimal", None),
        ("some", "numwordsen", None),
        ("", "num-dot-decimal", None),
        ("12", "num-of-tomorrow", None),
        ("12", "num-dot-decimal", "9999999"),
        ("12", "num-dot-decimal", "six"),
        ("1" * 101, None, None),
        ("NaN", None, None),
        ("१२", None, None),
    ],
)
def test_what_is_no_number_in_its_format_is_none(text, form, scale):
    assert number(text, form, scale, None) is None
