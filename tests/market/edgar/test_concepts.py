import re

import pytest

from assistant_core.market.edgar.concepts import FILE, KINDS, all_lines, full_name, lines
from assistant_core.market.lines import MAIN, measure


def test_every_line_of_the_file_is_read():
    written = [row for row in FILE.read_text().split("\n") if " = " in row and not row.startswith("#")]
    assert len(written) == sum(len(lines(kind)) for kind in KINDS)
    assert all(alternative.terms for found in all_lines().values() for alternative in found)


def test_lines_that_others_are_made_of_exist():
    named = {
        term.name.removeprefix("line:")
        for found in all_lines().values()
        for one in found
        for term in one.terms
        if term.is_line
    }
    assert named
    assert named <= set(all_lines())


def test_no_line_is_made_of_itself():
    def of(line, above=()):
        assert line not in above
        for one in all_lines()[line]:
            for term in one.terms:
                if term.is_line:
                    of(term.name.removeprefix("line:"), (*above, line))

    for line in all_lines():
        of(line)


def test_formulas_are_written_with_names_of_lines_and_concepts():
    [one] = all_lines()["FreeCashFlow"]
    assert one.written() == "OperatingCashFlow + CapitalExpenditure"
    assert all(
        re.fullmatch(r"-? ?\w+( [-+] \w+)*", one.written())
        for found in all_lines().values()
        for one in found
        if one.written()
    )


def test_most_main_lines_are_mapped():
    assert len(set(MAIN) & set(all_lines())) >= len(MAIN) - 1


def test_only_money_is_added_up():
    assert all(
        measure(line) == "money" for line, found in all_lines().items() for one in found if not one.is_concept
    )


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Revenues", "us-gaap:Revenues"),
        ("ifrs:Revenue", "ifrs-full:Revenue"),
        ("dei:EntityPublicFloat", "dei:EntityPublicFloat"),
    ],
)
def test_names_are_of_a_taxonomy(written, name):
    assert full_name(written) == name
