"""What a section says otherwise than before."""

import random

from assistant_core.market.edgar.changes import Changes, compare
from assistant_core.market.edgar.sections import read
from assistant_core.market.edgar.sections.find import find
from tests.support.edgar_documents import ITEMS, RISKS, Part, modern


def between(old: tuple[Part, ...], new: tuple[Part, ...]) -> Changes:
    rest = [(item, title, parts) for item, title, parts in ITEMS if item != "1A"]
    before, after = (
        read(modern([rest[0], ("1A", "Risk Factors", parts), *rest[1:]]), "10-K") for parts in (old, new)
    )
    return compare(before, find(before, "1A").blocks, after, find(after, "1A").blocks)


def test_nothing_changed():
    found = between(RISKS, RISKS)
    assert (found.changes, found.unchanged, found.moved) == ((), len(RISKS), 0)


def test_a_new_risk_comes_first_with_its_text():
    new = (("risk", "Our computers may be attacked."), ("text", "Strangers have tried to enter our systems."))
    changed = [list(one) for one in RISKS]
    changed[2][1] = (
        "All of our ore comes from two mines in the south. If those mines closed we would have to stop."
    )
    changed[7:7] = [list(one) for one in new]
    found = between(RISKS, tuple((kind, text) for kind, text in changed))
    first, second = found.changes
    assert (first.kind, first.is_heading, first.within) == ("added", True, 1)
    assert first.text == "\n".join(text for _, text in new)
    assert second.kind == "changed"
    assert "[-one mine-]{+two mines+} in the [-north-]{+south+}." in second.text
    assert found.unchanged == len(RISKS) - 1


def test_what_is_gone_is_removed():
    found = between(RISKS, RISKS[:4] + RISKS[6:])
    assert [(one.kind, one.is_heading, one.within) for one in found.changes] == [("removed", True, 1)]


def test_what_moved_is_neither_added_nor_removed():
    found = between(RISKS, RISKS[6:] + RISKS[:6])
    assert (found.changes, found.moved, found.unchanged) == ((), 3, 6)


def test_a_change_in_figures_alone_comes_last():
    old = (("text", "We employed 4,120 people in 2024."), ("text", "Our mills are old and need repair soon."))
    new = (
        ("text", "We employed 4,310 people in 2025."),
        ("text", "Our mills are old and need much repair soon."),
    )
    found = between(old, new)
    assert [one.figures_only for one in found.changes] == [False, True]


def test_long_sections_of_similar_paragraphs():
    """Paragraphs that share most of their words are still told apart, each with its own."""
    words = [f"word{at}" for at in range(900)]
    rng = random.Random(7)
    frame = "In the past this has had and may in the future have an adverse effect on our results because of "
    old = tuple(("text", f"{frame}{' '.join(rng.sample(words, 60))}.") for _ in range(400))
    new = tuple((kind, text.replace("adverse", "harmful")) for kind, text in old)
    found = between(old, new)
    assert {one.kind for one in found.changes} == {"changed"}
    assert all(one.new == one.old for one in found.changes)
    assert len(found.changes) == 400


def test_a_heading_that_says_it_otherwise_is_changed():
    old = (RISKS[0], ("risk", "We buy all our ore from one place."), *RISKS[2:])
    found = between(old, RISKS)
    assert [(one.kind, one.is_heading) for one in found.changes] == [("changed", True)]
    assert found.unchanged == len(RISKS) - 1
