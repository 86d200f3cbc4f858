"""Twice the text is twice the work. Calls are counted, not seconds: those are for benchmarks."""

import pytest

from tests.support.long_texts import READERS, TEXTS, calls

LENGTH = 1_000
MOST = 2.3
FEW = 3_000
"""Calls that are made whatever the text is."""


@pytest.mark.parametrize("reader", READERS)
def test_work_grows_with_the_text(reader):
    function = READERS[reader]
    function("warm")
    for name, text in TEXTS.items():
        once, twice = calls(function, text(LENGTH)), calls(function, text(2 * LENGTH))
        assert twice <= max(MOST * once, FEW), name


@pytest.mark.parametrize("reader", ["page with formulas", "markdown", "html"])
def test_a_million_signs_are_read(reader):
    """That it ends at all is the test: what was quadratic took hours."""
    for unit in ("[", "*", "`", "<", "\\[", "$", "\t", "> ", "&", "*_"):
        assert READERS[reader](unit * (1_000_000 // len(unit))) is not None
