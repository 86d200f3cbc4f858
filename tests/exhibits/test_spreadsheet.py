import csv
import io

from assistant_core.exhibits.kinds import comparison, links, statements
from assistant_core.exhibits.spreadsheet import csv_of, file_name
from tests.exhibits.kinds.support import EN, KO, made
from tests.support.edgar_page import FILED_INCOME, REVENUE
from tests.support.outputs import COMPARISON, INCOME, NEWS


def read(kind, output, words=EN, table=0):
    exhibit = made(kind, output, words)
    data = csv_of(exhibit, exhibit.tables[table], words)
    assert data.startswith(b"\xef\xbb\xbf"), "Excel reads Korean only behind a byte order mark"
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_a_statement_has_full_figures_and_says_what_they_are():
    rows = read(statements, INCOME)
    assert ["Company", "Apple Inc."] in rows
    assert ["Unit", "USD, millions"] in rows
    assert ["Source", "Yahoo Finance"] in rows
    assert ["Fetched at", "2026-01-02T03:04:05Z"] in rows
    assert ["Note", "As reported."] in rows
    assert ["Line", "Unit", "2024-09-28", "2023-09-30", "2022-09-24"] in rows
    assert ["Total revenue", "USD, millions", "391035", "383285", "394328"] in rows
    assert ["Interest expense", "USD, millions", "", "3933", "2931"] in rows
    assert ["Diluted EPS", "USD per share", "6.08", "6.13", "6.11"] in rows
    assert ["Diluted average shares", "thousands of shares", "15408095", "15812547", "16325819"] in rows


def test_korean():
    assert ["매출액", "USD, 백만 단위", "391035", "383285", "394328"] in read(statements, INCOME, KO)


def test_the_columns_of_a_comparison_name_their_units():
    heading = next(row for row in read(comparison, COMPARISON) if row[:1] == ["Symbol"] and len(row) > 2)
    assert "Total revenue (USD, millions)" in heading
    assert "Net margin (%)" in heading


def test_text_from_elsewhere_is_never_a_formula():
    article = {"title": '=HYPERLINK("http://evil")', "link": "https://example.com", "publisher": "-1+1"}
    assert read(links, NEWS | {"articles": [article]})[-1][:2] == ['\'=HYPERLINK("http://evil")', "'-1+1"]


def test_file_names_are_plain():
    exhibit = made(statements, INCOME | {"symbol": "../BRK/B"})
    assert file_name(exhibit, exhibit.tables[0]) == "BRK-B-Income-statement.csv"


def test_a_statement_that_was_filed_names_filings_and_concepts():
    rows = read(statements, FILED_INCOME)
    assert ["2025-12-31", "10-K, 2026-02-12, 0001234567-26-000010"] in rows
    assert ["Total revenue", "us-gaap:Revenues"] in rows
    assert ["Total revenue", "USD, millions", *map(str, REVENUE)] in rows
