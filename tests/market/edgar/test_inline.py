import time
from datetime import date
from decimal import Decimal

import pytest

from assistant_core.market.edgar.inline import exact, find, read
from tests.support.edgar_filed import SEGMENTS, YEAR, Written, annual_report

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)


def facts_of(*figures, made):
    made.table(*(("Revenue", figure) for figure in figures))
    return read(bytes(made)).facts


def test_a_figure_with_all_that_is_said_of_it():
    made = Written()
    (fact,) = facts_of(made.figure("1,234", members={SEGMENTS: "quil:InkMember"}, sign="-"), made=made)
    assert (fact.id, fact.concept, fact.value, fact.unit) == (
        "f-1",
        "us-gaap:Revenues",
        -1_234_000_000,
        "USD",
    )
    assert (fact.start, fact.end, fact.decimals, fact.text) == (FIRST, LAST, "-6", "1,234")
    assert fact.dimensions == (("us-gaap:StatementBusinessSegmentsAxis", "quil:InkMember"),)
    assert fact.printed.row == "Revenue"


def test_balances_units_and_what_is_nil():
    made = Written()
    facts = facts_of(
        made.figure("5", "gaap:Assets", "2025-12-31"),
        made.figure("6.08", "gaap:EarningsPerShareDiluted", unitRef="each", scale="0", decimals="2"),
        made.figure("900", "gaap:Shares", unitRef="shares", scale="3"),
        made.figure("", "gaap:Nothing", xsi_nil="true"),
        made=made,
    )
    assert [(fact.value, fact.unit) for fact in facts] == [
        (5_000_000, "USD"),
        (Decimal("6.08"), "USD/shares"),
        (900_000, "shares"),
        (None, "USD"),
    ]
    assert (facts[0].start, facts[0].end) == (None, LAST)


def test_a_figure_within_a_figure_is_told_twice():
    made = Written()
    inner = made.figure("750", "gaap:Inner")
    facts = facts_of(made.figure(inner, "gaap:Outer", format=""), made=made)
    assert {fact.concept: fact.value for fact in facts} == {
        "us-gaap:Outer": 750_000_000,
        "us-gaap:Inner": 750_000_000,
    }


def test_text_is_continued_and_a_circle_ends():
    made = Written()
    made.figure("1")  # its context
    made.body += (
        '<ix:nonNumeric id="t" name="gaap:Policy" contextRef="c-1" continuedAt="a">We sell</ix:nonNumeric>'
        '<p><ix:continuation id="a" continuedAt="b">pens</ix:continuation></p>'
        '<p><ix:continuation id="b" continuedAt="a">and <i>ink</i>.</ix:continuation></p>'
    )
    (fact,) = read(bytes(made)).facts
    assert (fact.text, fact.value, fact.unit) == ("We sell pens and ink.", None, "")


def test_typed_members_and_midnights():
    made = Written()
    made.figure("1")
    context = (
        '<xbrli:context id="x"><xbrli:entity><xbrli:segment><xbrldi:typedMember dimension="quil:PlantAxis">'
        "<quil:Plant>Seven</quil:Plant></xbrldi:typedMember></xbrli:segment></xbrli:entity><xbrli:period>"
        "<xbrli:instant>2026-01-01T00:00:00</xbrli:instant></xbrli:period></xbrli:context>"
    )
    made.body += context + made.figure("3", "gaap:Assets").replace('contextRef="c-1"', 'contextRef="x"')
    (fact,) = read(bytes(made)).facts
    assert (fact.dimensions, fact.end) == ((("quil:PlantAxis", "Seven"),), LAST)


def test_the_figure_of_the_statements_is_found_and_not_one_of_a_note_or_a_segment():
    made = Written()
    made.body += f"<p>Revenue was {made.figure('1,000')} million.</p>"
    made.table(
        ("Ink", made.figure("400", members={SEGMENTS: "quil:InkMember"})), ("Sales", made.figure("1,000"))
    )
    made.table(("Sales", made.figure("1,000")), ("Before", made.figure("900", period=YEAR[2024])))
    document = read(bytes(made))
    assert find(document.facts, "us-gaap:Revenues", FIRST, LAST).id == "f-3"
    assert find(document.facts, "us-gaap:Revenues", FIRST, LAST, 1e9).id == "f-3"
    assert find(document.facts, "us-gaap:Revenues", FIRST, LAST, 4e8) is None
    assert find(document.facts, "us-gaap:Revenues", date(2025, 10, 1), LAST) is None
    assert document.labels == {"us-gaap:Revenues": "Sales"}


def test_values_of_binary_floating_point_are_taken_as_written():
    assert exact(6.08) == Decimal("6.08")


@pytest.mark.parametrize("body", [b"", b"<html><table><tr><td>1", b"\x00\xff", b"%PDF-1.7"])
def test_a_document_without_inline_xbrl_has_no_facts(body):
    assert read(body).facts == ()


def test_a_document_that_breaks_off_tells_what_came_before():
    whole = annual_report()
    assert 0 < len(read(whole[: len(whole) * 2 // 3]).facts) < len(read(whole).facts)


def test_no_entity_is_expanded_and_nothing_is_fetched():
    made = bytes(Written()).replace(
        b"<html", b'<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/hostname">]><html', 1
    )
    assert read(made.replace(b"<body>", b"<body>&a;")).facts == ()


def test_time_grows_with_the_length():
    def seconds(rows):
        made = Written()
        made.table(*[("Revenue", "<b><i>" * 20 + made.figure("1") + "</i></b>" * 20)] * rows)
        body = bytes(made)
        start = time.process_time()
        assert len(read(body).facts) == rows
        return time.process_time() - start

    seconds(50)
    assert seconds(4000) < max(seconds(500), 0.02) * 40
