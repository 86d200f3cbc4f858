import pytest

from assistant_core.market.edgar.labels import likeness, spoken


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Compute & Networking", "nvda:ComputeAndNetworkingSegmentMember"),
        ("iPhone", "aapl:IPhoneMember"),
        ("Wearables, Home and Accessories", "aapl:WearablesHomeandAccessoriesMember"),
        ("Services", "us-gaap:ServiceMember"),
        ("OEM and Other", "nvda:OEMAndOtherMember"),
    ],
)
def test_the_same_name_in_two_ways(one, other):
    assert likeness(one, other) > 0.6


def test_other_names():
    assert likeness("Revenue", "nvda:GraphicsSegmentMember") == 0
    assert likeness("", "a:BMember") == 0


def test_a_member_in_words():
    assert spoken("nvda:ComputeAndNetworkingSegmentMember") == "Compute And Networking"
    assert spoken("us-gaap:CorporateNonSegmentMember") == "Corporate Non Segment"
    assert spoken("country:US") == "US"
