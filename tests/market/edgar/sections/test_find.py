import pytest

from assistant_core.errors import NoSuchPassage
from assistant_core.market.edgar.sections import read
from assistant_core.market.edgar.sections.find import find
from tests.support.edgar_documents import modern


@pytest.mark.parametrize(
    ("name", "id", "title"),
    [
        ("1A", "1A", "Item 1A. Risk Factors"),
        ("item 1a.", "1A", "Item 1A. Risk Factors"),
        ("Part I, Item 1A", "1A", "Item 1A. Risk Factors"),
        ("risk factors", "1A", "Item 1A. Risk Factors"),
        ("MD&A", "7", "Item 7."),
        ("employees", "1", "Employees"),
        ("emissions rules", "1A", "New rules on emissions may raise our costs."),
    ],
)
def test_sections_by_number_title_or_heading(name, id, title):
    found = find(read(modern(), "10-K"), name)
    assert (found.id, found.title[: len(title)]) == (id, title)


@pytest.mark.parametrize("name", ["9Z", "16", "Part III Item 1A", "cheese"])
def test_what_there_is_is_told(name):
    with pytest.raises(NoSuchPassage, match=r"no section .* There are: 1 Item 1\. Business; 1A"):
        find(read(modern(), "10-K"), name)
