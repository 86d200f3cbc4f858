"""Twice the text is twice the work, and hostile texts are read to their end."""

import re
from pathlib import Path

import pytest

from assistant_core.figures.numbers import find
from tests.support.long_texts import calls

LENGTH = 2_000
MOST = 2.3
FEW = 3_000
"""Calls that are made whatever the text is."""
UNITS = (
    *(
        "1",
        "1.",
        "1,000,",
        "1 000 ",
        "1/2/",
        "1-",
        "1:2:",
        "+1",
        "5~",
        "5x",
        "1e5",
        "3Q",
        "'24",
        "a-1-",
        "FY",
        "Jan ",
    ),
    *(
        "(",
        "(5)",
        "$",
        "$5, ",
        "▲5 ",
        "#",
        "1.\n",
        "- 5\n",
        "| 5 ",
        "> ",
        "**5",
        "_5_",
        "\\",
        "`1 ",
        "```\n1 ",
        "[1](",
    ),
    *(
        "【",
        "<a",
        "www.a1",
        "low-",
        "two hundred and ",
        "twenty-",
        "one third ",
        "5 of ",
        "over ",
        "and ",
        "a ",
    ),
    *("3조 ", "십이만", "수십억", "24년 ", "5명 중 ", "두 ", "이상", "절반"),
)


@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_with_the_text(unit):
    once, twice = (calls(find, unit * (length // len(unit))) for length in (LENGTH, 2 * LENGTH))
    assert twice <= max(MOST * once, FEW)


def test_work_on_prose_grows_with_it():
    texts = Path(__file__).with_name("texts").glob("*.txt")
    text = re.sub("[{}]", "", "".join(path.read_text("utf-8") for path in sorted(texts)))
    assert calls(find, text + text) <= MOST * calls(find, text)


@pytest.mark.parametrize("unit", ["1", "십이만", "[", "【", "`", "<", "~~~", "(", "1.1.", "$", "twenty-"])
def test_a_hundred_thousand_signs_are_read(unit):
    """That it ends at all is the test: what was quadratic took minutes."""
    assert isinstance(find(unit * (100_000 // len(unit))), tuple)
