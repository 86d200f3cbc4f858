from datetime import date
from decimal import Decimal

import pytest

from assistant_core.market.edgar.breakdown import groups_of, line_of
from assistant_core.market.edgar.inline import read
from tests.support.edgar_filed import CONSOLIDATION, COUNTRIES, PRODUCTS, SEGMENTS, Written, annual_report

LAST = date(2025, 12, 31)


def group(made, by="product", line="TotalRevenue", end=LAST):
    found = groups_of(read(bytes(made)).facts, by)
    return next((one for one in found if (one.line, one.period[1]) == (line, end)), None)


def told(one):
    return {member.partition(":")[2]: int(fact.value / 10**6) for member, fact in one.figures}


def products(made, *figures, concept="gaap:Revenues", **attributes):
    made.table(
        *(
            (name, made.figure(value, concept, members={PRODUCTS: f"quil:{name}Member"}, **attributes))
            for name, value in figures
        )
    )


def whole(made, value, concept="gaap:Revenues"):
    made.table(("Total", made.figure(value, concept)))


def test_members_that_add_up():
    made = Written()
    whole(made, "1,000")
    products(made, ("Pens", "600"), ("Ink", "400"))
    found = group(made)
    assert told(found) == {"PensMember": 600, "InkMember": 400}
    assert (found.adds_up, found.sum, found.total.value) == (True, 10**9, 10**9)


def test_members_that_do_not():
    made = Written()
    whole(made, "1,000")
    products(made, ("Pens", "600"), ("Ink", "300"))
    assert (group(made).adds_up, group(made).sum) == (False, 900_000_000)


def test_rounding_may_move_the_sum():
    made = Written()
    whole(made, "1,001")
    products(made, ("Pens", "600"), ("Ink", "400"))
    assert group(made).adds_up is True


def test_without_the_companys_figure_nothing_is_said_of_the_sum():
    made = Written()
    products(made, ("Pens", "600"), ("Ink", "300"))
    assert group(made).adds_up is None


@pytest.mark.parametrize(
    "figures",
    [
        [("Writing", "600"), ("Pens", "350"), ("Ink", "250"), ("Services", "400")],
        [("Pens", "350"), ("Ink", "250"), ("Writing", "600"), ("Services", "400")],
    ],
)
def test_subtotals_stand_before_or_behind_their_parts(figures):
    made = Written()
    whole(made, "1,000")
    products(made, *figures)
    found = group(made)
    assert found.parts == {"quil:PensMember": "quil:WritingMember", "quil:InkMember": "quil:WritingMember"}
    assert found.adds_up is True


def test_one_that_is_counted_in_another_is_told():
    made = Written()
    whole(made, "1,000")
    products(made, ("Americas", "700"), ("Brazil", "120"), ("Europe", "300"))
    assert (group(made).adds_up, group(made).apart) == (True, {"quil:BrazilMember"})


def test_the_table_in_more_detail_is_taken():
    made = Written()
    whole(made, "1,000")
    products(made, ("Goods", "600"), ("Services", "400"))
    products(made, ("Pens", "350"), ("Ink", "250"), ("Services", "400"))
    assert list(told(group(made))) == ["PensMember", "InkMember", "ServicesMember"]


def test_one_that_adds_up_goes_before_one_in_more_detail():
    made = Written()
    whole(made, "1,000")
    products(made, ("Goods", "600"), ("Services", "400"))
    products(made, ("Pens", "350"), ("Ink", "200"), ("Services", "400"))
    assert list(told(group(made))) == ["GoodsMember", "ServicesMember"]


def test_nine_months_are_no_year():
    made = Written()
    whole(made, "1,000")
    products(made, ("Pens", "600"), ("Ink", "400"))
    made.table(
        *(
            (n, made.figure(v, period=("2025-04-01", "2025-12-31"), members={PRODUCTS: f"quil:{n}Member"}))
            for n, v in (("Pens", "450"), ("Ink", "300"))
        )
    )
    sums = {one.period[0]: one.sum for one in groups_of(read(bytes(made)).facts, "product")}
    assert sums == {date(2025, 1, 1): 10**9, date(2025, 4, 1): Decimal(750_000_000)}


def test_figures_of_two_axes_are_of_neither():
    made = Written()
    whole(made, "1,000")
    made.table(
        *(
            (n, made.figure("1", members={PRODUCTS: f"quil:{n}", SEGMENTS: "quil:Home"}))
            for n in ("Pens", "Ink")
        )
    )
    assert group(made) is None


def test_what_is_rounded_in_a_sentence_is_left_out():
    made = Written()
    products(made, ("Pens", "600"), ("Ink", "400"))
    for name, value in (("Pens", "4.8"), ("Ink", "1.2")):
        made.body += made.figure(
            value, "gaap:Goodwill", "2025-12-31", {PRODUCTS: f"quil:{name}Member"}, scale="9", decimals="-8"
        )
    assert group(made, line="Goodwill") is None


def test_each_segment_may_have_a_table_of_its_own():
    made = Written()
    whole(made, "150", "gaap:OperatingIncomeLoss")
    whole(made, "1,000")
    segments = {"Home": ("600", "120"), "Office": ("400", "80")}
    for name, values in segments.items():
        members = {CONSOLIDATION: "gaap:OperatingSegmentsMember", SEGMENTS: f"quil:{name}Member"}
        made.table(
            ("Revenue", made.figure(values[0], members=members)),
            ("Income", made.figure(values[1], "gaap:OperatingIncomeLoss", members=members)),
        )
    rest = {CONSOLIDATION: "gaap:CorporateNonSegmentMember"}
    made.table(("Not allocated", made.figure("50", "gaap:OperatingIncomeLoss", members=rest, sign="-")))
    assert told(group(made, "segment")) == {"HomeMember": 600, "OfficeMember": 400}
    income = group(made, "segment", "OperatingIncome")
    assert told(income) == {"HomeMember": 120, "OfficeMember": 80, "CorporateNonSegmentMember": -50}
    assert income.adds_up is True


def test_all_of_a_report():
    facts = read(annual_report()).facts
    segments = {(g.line, g.period[1].year): g for g in groups_of(facts, "segment")}
    assert [one.adds_up for one in segments.values()] == [True] * 4
    assert len(segments["TotalRevenue", 2025].figures) == 2
    assert told(segments["OperatingIncome", 2025])["CorporateNonSegmentMember"] == -50
    assert all(one.adds_up for one in groups_of(facts, "product"))
    assert [one.adds_up for one in groups_of(facts, "geography")] == [False, True]


def test_a_part_of_a_segment_and_a_dimension_that_all_have_in_common():
    made = Written()
    whole(made, "1,000")
    brand = {SEGMENTS: "quil:BrandMember"}
    sub = {n: brand | {"gaap:SubsegmentsAxis": f"quil:{n}Member"} for n in ("Asia", "Europe")}
    made.table(
        ("Asia", made.figure("500", members=sub["Asia"])),
        ("Europe", made.figure("300", members=sub["Europe"])),
        ("Brand", made.figure("800", members=brand)),
        ("Other", made.figure("200", members={SEGMENTS: "quil:OtherMember"})),
    )
    found = group(made, "segment")
    assert told(found) == {"AsiaMember": 500, "EuropeMember": 300, "BrandMember": 800, "OtherMember": 200}
    assert set(found.parts) == {"quil:AsiaMember", "quil:EuropeMember"}
    made = Written()
    whole(made, "1,000")
    online = {PRODUCTS: "quil:OnlineMember"}
    places = (("Asia", "600"), ("Europe", "400"))
    made.table(*((n, made.figure(v, members=online | {COUNTRIES: f"quil:{n}"})) for n, v in places))
    assert told(group(made, "geography")) == {"Asia": 600, "Europe": 400}


def test_segments_together():
    made = Written()
    whole(made, "150", "gaap:OperatingIncomeLoss")
    both = {CONSOLIDATION: "gaap:OperatingSegmentsMember"}
    made.table(
        *(
            (n, made.figure(v, "gaap:OperatingIncomeLoss", members=both | {SEGMENTS: f"quil:{n}Member"}))
            for n, v in (("Home", "120"), ("Office", "80"))
        ),
        ("Both", made.figure("200", "gaap:OperatingIncomeLoss", members=both)),
    )
    found = group(made, "segment", "OperatingIncome")
    assert (found.adds_up, found.together, found.sum) == (False, True, 200_000_000)


def test_lines_have_the_names_that_statements_have():
    assert line_of("us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax") == "TotalRevenue"
    assert line_of("ifrs-full:Revenue") == "TotalRevenue"
    assert line_of("quil:PensSold") == "PensSold"
