from assistant_core.market.edgar.members import merged
from assistant_core.market.edgar.segments import of_document
from tests.support.edgar_filed import COUNTRIES, SEGMENTS, Written, annual_report


def called(body, by):
    _, found = of_document(bytes(body), by)
    return {member.partition(":")[2]: name for member, name in found.items()}


def test_names_are_those_that_tables_print_above_and_beside():
    report = annual_report()
    assert called(report, "segment") == {
        "PensAndPaperSegmentMember": "Pens & Paper",
        "InkAndTonerSegmentMember": "Ink and Toner",
        "CorporateNonSegmentMember": "All Other",
    }
    assert called(report, "product") == {
        "WritingMember": "Writing",
        "PensMember": "Pens",
        "InkProductsMember": "Ink",
        "ServiceMember": "Services",
    }
    assert called(report, "geography") == {"US": "U.S.", "OtherCountriesMember": "Other countries"}


def test_a_heading_above_the_rows_names_a_member():
    made = Written()
    for heading, member in (("Home segment:", "quil:HomeSegmentMember"), ("Office:", "quil:OfficeMember")):
        members = {SEGMENTS: member}
        made.table(
            (heading, ""),
            ("Net sales", made.figure("60", members=members)),
            ("Operating income", made.figure("6", "gaap:OperatingIncomeLoss", members=members)),
        )
    assert called(made, "segment") == {"HomeSegmentMember": "Home", "OfficeMember": "Office"}


def test_a_label_that_several_members_share_names_none_of_them():
    made = Written()
    for member in ("quil:NorthAmericaMember", "quil:EmeaMember"):
        made.table(("Revenue", made.figure("60", members={COUNTRIES: member})))
    assert called(made, "geography") == {"NorthAmericaMember": "North America", "EmeaMember": "Emea"}


def test_other_years_may_name_a_member_otherwise():
    known = {"q:PensAndPaperSegmentMember": "Pens & Paper", "q:OtherMember": "Other"}
    new = {"q:PensPaperMember": "Pens and Paper", "q:OtherMember": "All other", "q:NewMember": "New"}
    assert merged(known, new) == {
        "q:PensPaperMember": "q:PensAndPaperSegmentMember",
        "q:OtherMember": "q:OtherMember",
        "q:NewMember": "q:NewMember",
    }
