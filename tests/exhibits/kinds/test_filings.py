from assistant_core.exhibits.kinds import filings
from tests.exhibits.kinds.support import KO, made
from tests.support.outputs import FILINGS


def test_links_with_form_and_days():
    exhibit = made(filings, FILINGS)
    assert exhibit.title == "Filings"
    report, event = exhibit.links
    assert (report.title, report.about) == ("10-K · Dec 31, 2025", ("filed Feb 20, 2026",))
    assert event.about == (
        "filed Feb 3, 2026",
        "2.02 Results of operations; 9.01 Financial statements and exhibits",
    )
    assert (
        report.url == "https://www.sec.gov/Archives/edgar/data/1234567/000123456726000001/quil-20251231.htm"
    )
    assert len(exhibit.tables[0].rows) == 2


def test_in_korean():
    exhibit = made(filings, FILINGS, KO)
    assert exhibit.title == "공시"
    assert exhibit.links[1].about[1] == "2.02 영업 실적; 9.01 재무제표와 첨부 서류"
    assert exhibit.tables[0].columns[1].name == "제출일"


def test_a_long_list_has_its_table_folded():
    rows = FILINGS["listed"]["rows"] * 10
    exhibit = made(filings, {**FILINGS, "listed": {**FILINGS["listed"], "rows": rows}})
    assert len(exhibit.links) == filings.MOST_LINKS
    assert exhibit.tables[0].folded
    assert len(exhibit.tables[0].rows) == 20
