"""What a Korean company filed."""

from datetime import date

import pytest

from assistant_core.errors import InvalidArguments, NoSuchFiling, UnexpectedAnswer
from assistant_core.market import dart
from tests.support.opendart import CODE, CORP


@pytest.fixture
def listed(opendart):
    opendart.add_filing("20240312000736", "사업보고서 (2023.12)")
    opendart.add_filing("20240401000001", "[기재정정]사업보고서 (2023.12)")
    opendart.add_filing("20240814003284", "반기보고서 (2024.06)")
    opendart.add_filing("20241120000005", "주요사항보고서(자기주식취득결정)")
    return opendart


def test_filings_are_told_newest_first(listed):
    found = dart.filings(CODE)
    assert [one.id[:8] for one in found] == ["20241120", "20240814", "20240401", "20240312"]
    half = found[1]
    assert (half.authority, half.company_id, half.form) == ("dart", CORP, "반기보고서")
    assert (half.filed, half.period) == (date(2024, 8, 14), date(2024, 6, 30))
    assert half.url == "https://dart.fss.or.kr/dsaf001/main.do?rcpNo=20240814003284"
    assert (found[2].form, found[2].title) == ("사업보고서", "[기재정정]사업보고서 (2023.12)")
    assert (found[0].form, found[0].period) == ("주요사항보고서", None)


def test_a_form_and_a_time_choose(listed):
    assert len(dart.filings(CODE, "사업보고서")) == 2
    assert listed.asked[-1][1]["pblntf_ty"] == "A"
    assert len(dart.filings(CODE, start=date(2024, 4, 1), end=date(2024, 8, 31))) == 2
    assert listed.asked[-1][1]["bgn_de"] == "20240401"
    assert len(dart.filings(CODE, "A")) == 4  # the made-up server does not look at kinds
    with pytest.raises(NoSuchFiling, match="no filing"):
        dart.filings(CODE, "분기보고서")
    with pytest.raises(InvalidArguments, match="must not be after"):
        dart.filings(CODE, start=date(2024, 4, 1), end=date(2024, 3, 1))


def test_nothing_filed_is_told(opendart):
    with pytest.raises(NoSuchFiling):
        dart.filings(CODE)


def test_all_pages_are_read(opendart):
    for number in range(250):
        opendart.add_filing(f"202403{number % 28 + 1:02}{number:06}", "분기보고서 (2023.12)")
    assert len(dart.filings(CODE)) == 250
    assert [told["page_no"] for path, told in opendart.asked if path.endswith("list.json")] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "change", [{"rcept_no": "../x"}, {"rcept_dt": "202403xx"}, {"report_nm": None, "rcept_no": 1}]
)
def test_what_is_no_list_is_refused(opendart, change):
    opendart.add_filing("20240312000736", "사업보고서 (2023.12)")
    opendart.listed[0] |= change
    with pytest.raises(UnexpectedAnswer, match="not a list of filings"):
        dart.filings(CODE, start=date(1999, 1, 1))
