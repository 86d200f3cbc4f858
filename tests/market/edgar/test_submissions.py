from dataclasses import replace
from datetime import date

import pytest

from assistant_core.errors import NoSuchFiling, UnexpectedAnswer, UnknownSymbol
from assistant_core.market.edgar.submissions import document_of, filings, listed
from tests.support.edgar_filed import CIK, folder

OLD = ("0001234567-09-000007", "2009-03-01", "2008-12-31", "10-K405", "", "annual08.htm")


def forms(*args, **kwargs):
    return [one.form for one in filings("QUIL", *args, **kwargs)]


@pytest.fixture
def told(filed):
    filed.file("10-K", date(2025, 2, 20), date(2024, 12, 31))
    filed.file("10-K/A", date(2025, 4, 1), date(2024, 12, 31))
    filed.file("8-K", date(2025, 5, 2), date(2025, 5, 1), "d8k.htm", items="2.02,9.01,7.77")
    filed.file("10-Q", date(2025, 5, 5), date(2025, 3, 31))
    filed.file("4", date(2025, 6, 1), None, "xslF345X05/form4.xml")
    filed.file("10-KT", date(2025, 9, 1), date(2025, 6, 30))
    return filed


def test_the_newest_come_first(told):
    found = filings("QUIL")
    assert [one.filed for one in found] == sorted((one.filed for one in found), reverse=True)
    assert {one.company for one in found} == {"Quill Corporation"}
    assert {one.company_id for one in found} == {str(CIK)}


def test_forms_that_say_the_same_are_found_and_amendments_are_told_apart(told):
    assert forms("10-K") == ["10-KT", "10-K"]
    assert forms("10-k/a") == ["10-K/A"]
    assert forms("10-KT") == ["10-KT"]


def test_days_are_those_of_filing(told):
    assert forms(start=date(2025, 4, 1), end=date(2025, 5, 2)) == ["8-K", "10-K/A"]


def test_what_a_filing_tells(told):
    (report,) = filings("QUIL", "8-K")
    assert report.title == "2.02 Results of operations; 9.01 Financial statements and exhibits; 7.77"
    assert report.period == date(2025, 5, 1)
    assert report.document == f"{told.url}{folder(report.id)}/d8k.htm"
    assert report.url == f"{told.url}{folder(report.id)}/{report.id}-index.htm"
    (trade,) = filings("QUIL", "4")
    assert (trade.period, trade.title) == (None, "")


def test_older_parts_of_the_list_are_read_where_they_are_needed(told):
    told.piece("2001-01-01", "2015-12-31", [OLD])
    assert forms("10-K") == ["10-KT", "10-K", "10-K405"]
    asked = len(told.asked)
    assert forms("10-K", date(2016, 1, 1)) == ["10-KT", "10-K"]
    assert not any("submissions-001" in path for path in told.asked[asked:])


def test_a_part_that_is_missing_is_told(told):
    told.piece("2001-01-01", "2015-12-31", None)
    found = listed("QUIL", "10-K")
    assert [one.form for one in found.filings] == ["10-KT", "10-K"]
    assert found.notes == ("SEC EDGAR did not have its list of filings from 2001-01-01 to 2015-12-31.",)


def test_nothing_of_the_kind_is_an_error_in_words(told):
    with pytest.raises(NoSuchFiling, match=r"lists no 20-F of QUIL from 2020-01-01 to today.*20-F or 40-F"):
        filings("QUIL", "20-F", date(2020, 1, 1))
    with pytest.raises(UnknownSymbol):
        filings("NOPE")


def test_a_company_without_a_list(filed):
    with pytest.raises(NoSuchFiling, match="CIK 1234567"):
        filings("QUIL")


@pytest.mark.parametrize(
    "answer",
    [{}, {"filings": []}, {"filings": {"recent": {"accessionNumber": ["../../etc"]}, "files": []}}],
)
def test_a_list_in_another_shape_is_told(filed, answer):
    filed.tell(f"/submissions/CIK{CIK:010d}.json", answer)
    with pytest.raises(UnexpectedAnswer, match="shape"):
        filings("QUIL")


def test_a_document_of_another_folder_is_none(filed):
    filed.file("10-K", date(2025, 2, 20), date(2024, 12, 31), "../../../passwd.htm")
    assert filings("QUIL")[0].document == ""


def bare(told):
    return replace(filings("QUIL", "10-Q")[0], document="")


def test_the_document_is_known_from_the_list(told):
    assert document_of(bare(told)) == filings("QUIL", "10-Q")[0].document


def test_the_document_is_the_largest_page_of_the_folder_that_is_no_exhibit(told):
    filing = replace(bare(told), id="0001234567-25-000999")
    names = {"q10q.htm": 900, "q10qex311.htm": 5000, "R2.htm": 9999, "all.txt": 99999, "0-index.htm": 7}
    items = [{"name": name, "size": str(size)} for name, size in names.items()]
    told.tell(f"{folder(filing.id)}/index.json", {"directory": {"item": items}})
    assert document_of(filing).endswith(f"{folder(filing.id)}/q10q.htm")


def test_the_usual_name_is_taken_if_it_answers(told):
    filing = replace(bare(told), id="0001234567-25-000999")
    told.tell(f"{folder(filing.id)}/quil-20250331.htm", b"<html/>")
    assert document_of(filing, "QUIL").endswith("/quil-20250331.htm")


def test_no_document_is_an_error_in_words(told):
    filing = replace(bare(told), id="0001234567-25-000999")
    with pytest.raises(NoSuchFiling, match="main document of the 10-Q that Quill Corporation filed"):
        document_of(filing, "QUIL")
    with pytest.raises(NoSuchFiling):
        document_of(filing)
