import json
from datetime import date

import pytest

from assistant_core.figures.check import check
from assistant_core.tools.registry import run_tool
from tests.support.edgar_documents import ITEMS, RISKS, modern
from tests.support.edgar_filed import Filed, attach


def ask(**arguments):
    return json.loads(run_tool("read_filing", json.dumps({"ticker": "QUIL", **arguments}), 30))


@pytest.fixture
def reports(filed: Filed) -> Filed:
    filed.file("10-K", date(2025, 2, 10), date(2024, 12, 31), body=modern(ITEMS[:4]))
    filed.file("10-K", date(2026, 2, 9), date(2025, 12, 31), body=modern())
    return filed


def test_the_sections_of_the_newest_annual_report(reports):
    output = ask()
    assert (output["symbol"], output["filing"]["period"]) == ("QUIL", "2025-12-31")
    assert [one["id"] for one in output["sections"]] == [item for item, _, _ in ITEMS]
    assert output["source"] == "SEC EDGAR"
    assert [one["id"] for one in ask(year=2024)["sections"]] == ["1", "1A", "1B", "2"]


def test_a_section_with_where_it_stands(reports):
    output = ask(section="1A")
    assert output["section"] == {"id": "1A", "title": "Item 1A. Risk Factors"}
    assert (output["part"], output["parts"]) == (1, 1)
    assert "\n".join(one["text"] for one in output["passages"]).split("\n") == [
        text for kind, text in RISKS if kind == "text"
    ]
    last = output["passages"][-1]
    assert last["heading"] == "Risks Related to Regulation › New rules on emissions may raise our costs."
    assert last["link"].startswith(reports.url)
    assert last["link"].endswith("quil-20251231.htm#toc_1A")
    assert last["anchor"]


def test_the_passages_that_answer_a_question(reports):
    output = ask(question="How many people does Quill Corporation employ?")
    assert "4,120 people" in output["passages"][0]["text"]
    assert (output["passages"][0]["section"], output["question"][:8]) == ("1", "How many")
    within = ask(question="mills", section="1A")
    assert {one["section"] for one in within["passages"]} == {"1A"}


def test_an_announcement_is_read_in_its_press_release(filed):
    number = filed.file("8-K", date(2026, 2, 5), date(2026, 2, 4), body=b"<p>Item 2.02 Results.</p>")
    guidance = b"<p>We expect sales of 260 to 270 million in the first quarter of 2026.</p>"
    attach(filed, number, "EX-99.1", "quil-ex991.htm", guidance)
    attach(filed, number, "EX-99.2", "quil-ex992.htm", b"<p>Slides of the call on sales.</p>")
    output = ask(form="8-K", question="expected sales of the first quarter")
    assert output["exhibit"] == "EX-99.1"
    assert "260 to 270 million" in output["passages"][0]["text"]
    assert "quil-ex991.htm" in output["passages"][0]["link"]
    other = ask(form="8-K", question="slides", exhibit="99.2")
    assert (other["exhibit"], "Slides" in other["passages"][0]["text"]) == ("EX-99.2", True)
    error = ask(form="8-K", question="sales", exhibit="10.1")["error"]
    assert (error["kind"], "EX-99.1, EX-99.2" in error["message"]) == ("no_such_filing", True)


def test_an_announcement_without_a_list_of_documents_is_read_itself(filed):
    filed.file("8-K", date(2026, 2, 5), date(2026, 2, 4), body=b"<p>Item 5.02 A director has left.</p>")
    output = ask(form="8-K", question="director")
    assert "A director has left" in output["passages"][0]["text"]
    assert any("list of documents" in note for note in output["notes"])


def test_a_document_is_fetched_once(reports):
    for _ in range(3):
        ask(section="1A")
        ask(question="furnaces")
    assert sum(path.endswith("quil-20251231.htm") for path in reports.asked) == 1


def test_a_long_section_comes_in_parts_that_lose_nothing(filed):
    texts = [
        f"Paragraph {at} tells of furnace {at} and of what it cost us to run it. " * 8 for at in range(60)
    ]
    filed.file(
        "10-K",
        date(2026, 2, 9),
        date(2025, 12, 31),
        body=modern([("1A", "Risk Factors", [("text", text.strip()) for text in texts]), *ITEMS[2:]]),
    )
    first = ask(section="1A")
    assert first["next_part"] == 2
    whole = [first, *(ask(section="1A", part=part) for part in range(2, first["parts"] + 1))]
    assert "next_part" not in whole[-1]
    assert all(len(json.dumps(one)) < 20_000 for one in whole)
    said = "\n".join(one["text"] for output in whole for one in output["passages"])
    assert said.split("\n") == [text.strip() for text in texts]
    beyond = ask(section="1A", part=first["parts"] + 1)["error"]
    assert (beyond["kind"], str(first["parts"]) in beyond["message"]) == ("invalid_arguments", True)


def test_a_document_that_is_gone_is_told_and_the_one_before_read(reports):
    reports.file("10-K", date(2027, 2, 9), date(2026, 12, 31))
    output = ask()
    assert output["filing"]["period"] == "2025-12-31"
    assert "does not have the document of 10-K" in output["notes"][0]
    assert ask(year=2026)["error"]["kind"] == "no_such_filing"


def test_a_company_from_abroad_files_another_annual_report(filed):
    items = [("3", "Key Information", RISKS), ("4", "Information on the Company", RISKS)]
    filed.file("20-F", date(2026, 3, 1), date(2025, 12, 31), body=modern(items, "20-F"))
    assert [one["id"] for one in ask()["sections"]] == ["3", "4"]


@pytest.mark.parametrize(
    ("arguments", "kind", "words"),
    [
        ({"ticker": "005930.KS"}, "no_such_filing", "OpenDART"),
        ({"ticker": "NOPE"}, "unknown_symbol", "NOPE"),
        ({"year": 2010}, "no_such_filing", "2024 to 2025"),
        ({"form": "10-Q"}, "no_such_filing", "10-Q"),
        ({"accession": "0000000000-00-000000"}, "no_such_filing", "get_filings"),
        ({"section": "99"}, "no_such_passage", "1A Item 1A. Risk Factors"),
        ({"question": "zeppelin"}, "no_such_passage", "word of the question"),
        ({"part": 0}, "invalid_arguments", "part"),
    ],
)
def test_failures_say_what_there_is(reports, arguments, kind, words):
    error = ask(**arguments)["error"]
    assert error["kind"] == kind
    assert words in error["message"]


def test_without_a_contact_address_it_says_what_is_missing(monkeypatch):
    monkeypatch.delenv("EDGAR_CONTACT", raising=False)
    error = ask()["error"]
    assert (error["kind"], "EDGAR_CONTACT" in error["message"]) == ("not_configured", True)


def test_a_figure_that_an_answer_quotes_is_found_in_the_passage(reports):
    arguments = json.dumps({"ticker": "QUIL", "question": "How many people are employed?"})
    output = run_tool("read_filing", arguments, 30)
    for text, status in (
        ("Quill employed 4,120 people.", "verified"),
        ("Quill employed 4,320 people.", "unverified"),
    ):
        assert [one.status for one in check(text, [("read_filing", output)]).figures] == [status]
