"""In texts of many styles, every claim that is marked {so} is found there, and nothing else is a claim."""

import re
from pathlib import Path

import pytest

from assistant_core.figures.numbers import find

_MARK = re.compile(r"\{([^{}]+)\}")


def marked():
    for path in sorted(Path(__file__).with_name("texts").glob("*.txt")):
        for part in re.split(r"^=== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            head, _, text = part.partition("\n")
            yield pytest.param(text, id=f"{path.stem}: {head}")


@pytest.mark.parametrize("text", list(marked()))
def test_every_claim_is_found_and_nothing_else(text):
    plain = _MARK.sub(r"\1", text)
    assert [plain[one.start : one.end] for one in find(plain) if one.is_claim] == _MARK.findall(text)
