from assistant_core.exhibits.kinds import profile
from tests.exhibits.kinds.support import made
from tests.support.outputs import PROFILE


def test_what_the_company_is_and_who_leads_it():
    exhibit = made(profile, PROFILE)
    assert ("Sector", "Technology") in exhibit.facts
    assert ("Employees", "164,000") in exhibit.facts
    assert exhibit.tables[0].rows == (("A. Officer", "CEO"),)
    assert exhibit.notes == ("Apple designs phones.",)


def test_a_fund_has_a_category_and_no_officers():
    fund = {key: value for key, value in PROFILE.items() if key not in ("officers", "summary", "sector")}
    exhibit = made(profile, fund | {"category": "Large Blend"})
    assert ("Category", "Large Blend") in exhibit.facts
    assert exhibit.tables == ()
