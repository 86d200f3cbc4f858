from typing import Any

from assistant_core.exhibits.kinds import filing_text
from assistant_core.exhibits.registry import exhibits_of
from assistant_core.market.edgar.words import Part
from tests.exhibits.kinds.support import EN, KO, made
from tests.support.outputs import ORIGIN

NEWER = {
    "authority": "sec",
    "company_id": "1234567",
    "id": "0001234567-26-000001",
    "form": "10-K",
    "filed": "2026-02-09",
    "period": "2025-12-31",
    "url": "https://www.sec.gov/x-index.htm",
    "document": "https://www.sec.gov/x.htm",
}
OLDER = {**NEWER, "id": "0001234567-25-000001", "filed": "2025-02-10", "period": "2024-12-31"}
ABOUT: dict[str, Any] = {
    "company": "Quill Corporation",
    "symbol": "QUIL",
    "filing": NEWER,
    "section": {"id": "1A", "title": "Item 1A. Risk Factors"},
    **ORIGIN,
}
PLACE = {"section": "1A", "heading": "Risks › Ore", "anchor": "n12", "link": "https://www.sec.gov/x.htm#a"}
PASSAGES = {**ABOUT, "part": 1, "parts": 1, "passages": [{**PLACE, "text": "We depend on one mine."}]}
CHANGES = {
    **ABOUT,
    "earlier": OLDER,
    "counts": {"added_headings": 1, "added": 1, "changed": 1, "moved": 0, "unchanged": 9},
    "changes": [
        {
            "change": "added",
            "is_heading": True,
            "text": "Attacks.\nThey came.",
            "paragraphs": 1,
            "now": PLACE,
        },
        {"change": "changed", "text": "We own [-two-]{+three+} mills.", "now": PLACE, "before": PLACE},
    ],
}


def test_passages_open_the_page_of_the_filing_where_they_stand():
    exhibit = made(filing_text, PASSAGES)
    (passage,) = exhibit.passages
    assert (passage.title, passage.now) == ("Risks › Ore", "We depend on one mine.")
    link = passage.links[0]
    assert link.opens == (
        "filing?authority=sec&company=1234567&filing=0001234567-26-000001&at=n12&period=2025-12-31"
    )
    assert (link.url, link.title) == ("https://www.sec.gov/x.htm#a", "10-K, filed Feb 9, 2026")
    assert exhibit.tables[0].rows == (
        ("Risks › Ore", "We depend on one mine.", "https://www.sec.gov/x.htm#a"),
    )


def test_changes_have_both_sides_with_their_links():
    exhibit = made(filing_text, CHANGES)
    new, changed = exhibit.passages
    assert (new.about, new.parts) == (("New heading",), (Part("+", "Attacks.\nThey came."),))
    assert (changed.before, changed.now) == ("We own two mills.", "We own three mills.")
    assert [link.title for link in changed.links] == ["10-K, filed Feb 9, 2026", "10-K, filed Feb 10, 2025"]
    assert exhibit.title == "What changed: Item 1A. Risk Factors"
    assert dict(exhibit.facts)["unchanged"] == "9"
    assert made(filing_text, CHANGES, KO).passages[0].about == ("새 제목",)


def test_other_outputs_are_none():
    assert filing_text.exhibit({**ABOUT, "sections": []}, EN) is None
    assert filing_text.exhibit({"passages": [], "changes": []}, EN) is None
    assert exhibits_of(['{"filing": {"form": "10-K"}, "passages": [1]}'], EN) == []
