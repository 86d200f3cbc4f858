import pytest
from pydantic import TypeAdapter, ValidationError

from assistant_core.engine.retrieval.filters import Filter, matches

FILTER: TypeAdapter = TypeAdapter(Filter)
FILE = {"year": 2020, "lang": "ko", "draft": False, "score": 0.5}


@pytest.mark.parametrize(
    ("type", "key", "value", "expected"),
    [
        ("eq", "lang", "ko", True),
        ("eq", "lang", "en", False),
        ("eq", "none", "ko", False),
        ("eq", "draft", False, True),
        ("eq", "draft", 0, False),
        ("ne", "lang", "en", True),
        ("ne", "none", "en", True),
        ("gt", "year", 2019, True),
        ("gt", "year", 2020, False),
        ("gte", "year", 2020.0, True),
        ("lt", "score", 1, True),
        ("lte", "lang", "kz", True),
        ("lt", "lang", 5, False),
        ("gt", "none", 0, False),
        ("in", "lang", ["ko", "en"], True),
        ("in", "none", ["ko"], False),
        ("nin", "lang", ["en"], True),
        ("nin", "none", ["en"], True),
    ],
)
def test_one_comparison(type, key, value, expected):
    only = FILTER.validate_python({"type": type, "key": key, "value": value})
    assert matches(only, FILE) is expected


def test_compounds_nest():
    year = {"type": "eq", "key": "year", "value": 2020}
    other = {"type": "eq", "key": "year", "value": 1999}
    either = {"type": "or", "filters": [other, year]}
    assert matches(FILTER.validate_python({"type": "and", "filters": [either, year]}), FILE)
    assert not matches(FILTER.validate_python({"type": "and", "filters": [either, other]}), FILE)


@pytest.mark.parametrize(
    "bad",
    [
        {"type": "about", "key": "a", "value": 1},
        {"type": "in", "key": "a", "value": 1},
        {"type": "eq", "key": "a", "value": [1]},
        {"type": "eq", "key": "a"},
        {"type": "eq", "key": "a", "value": 1, "more": 2},
        {"type": "and"},
    ],
)
def test_what_makes_no_sense_is_refused(bad):
    with pytest.raises(ValidationError):
        FILTER.validate_python(bad)


def test_filters_are_not_nested_for_ever():
    only = {"type": "eq", "key": "a", "value": 1}
    for _ in range(11):
        only = {"type": "and", "filters": [only]}
    with pytest.raises(ValidationError, match="nested"):
        FILTER.validate_python(only)
