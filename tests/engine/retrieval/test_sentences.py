import itertools

import pytest

from assistant_core.engine.retrieval.sentences import sentences


def cut(text):
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        (
            "Mr. Quill paid 3.5 pounds to J. Smith. He left.",
            ["Mr. Quill paid 3.5 pounds to J. Smith.", "He left."],
        ),
        ("배는 아홉 시에 떠난다. 표는 항구에서 판다.", ["배는 아홉 시에 떠난다.", "표는 항구에서 판다."]),
        ('"Stop." He stopped.', ['"Stop."', "He stopped."]),
        ("船は出る。切符を買う。", ["船は出る。", "切符を買う。"]),
        ("A heading\n\nA text.", ["A heading", "A text."]),
        ("Year: 2024\nRevenue: 5", ["Year: 2024", "Revenue: 5"]),
        ("  \n\n ", []),
        ("", []),
    ],
)
def test_where_sentences_end(text, expected):
    assert cut(text) == expected


def test_a_wrapped_line_goes_on():
    text = "The ferry that leaves from the northern pier at nine\ncarries forty people."
    assert cut(text) == [text]


def test_nothing_but_space_is_lost():
    text = "One.  Two (really!) and more…  \n- a\n- b\n\n\nThe end"
    spans = sentences(text)
    between = text[: spans[0][0]] + "".join(text[a[1] : b[0]] for a, b in itertools.pairwise(spans))
    assert not between.strip()
    assert spans[-1][1] == len(text)
