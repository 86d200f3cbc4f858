import pytest

from assistant_core.tools.output_parts import change_percent, present, shortened, table


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Short.", "Short."),
        ("One. Two is longer. Three.", "One. Two is longer."),
        ("Growth of 3.5 percent a year", "Growth of 3.5 …"),
        ("첫 문장입니다. 두 번째 문장은 더 깁니다.", "첫 문장입니다."),
        (None, None),
    ],
)
def test_texts_are_cut_behind_a_sentence_or_a_word(text, short):
    assert shortened(text, 19) == short


def test_a_table_leaves_out_columns_without_any_figure():
    assert table(("a", "b", "c"), [(1, None, None), (2, None, 3)]) == {
        "columns": ["a", "c"],
        "rows": [[1, None], [2, 3]],
    }
    assert table(("a",), []) is None


@pytest.mark.parametrize(
    ("new", "old", "percent"), [(110, 100, 10.0), (1, 0, None), (1, -1, None), (None, 1, None)]
)
def test_a_change_from_nothing_or_less_has_no_percentage(new, old, percent):
    assert change_percent(new, old) == percent


def test_what_has_no_value_is_left_out_but_zero_and_false_stay():
    assert present({"a": None, "b": [], "c": {}, "d": 0, "e": False, "f": 0.0}) == {
        "d": 0,
        "e": False,
        "f": 0.0,
    }
