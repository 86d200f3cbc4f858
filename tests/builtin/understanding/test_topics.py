"""Lines and ratios, as questions say them."""

import pytest

from assistant_core.builtin.understanding import topics


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("operating income", ["OperatingIncome"]),
        ("its free cash flow margin", ["free_cash_flow_margin"]),
        ("net debt and cash", ["NetDebt", "CashAndCashEquivalents"]),
        ("dividend per share", ["DividendPerShare"]),
        ("a P/E and a P/B", ["price_to_earnings", "price_to_book"]),
        ("부채비율이", ["liabilities_to_equity"]),
        ("매출액은 얼마", ["TotalRevenue"]),
        ("영업이익률과 순이익", ["operating_margin", "NetIncome"]),
        ("PER", ["price_to_earnings"]),
        ("R&D and SG&A", ["ResearchAndDevelopment", "SellingGeneralAndAdministration"]),
        ("interest rates", []),
        ("자본주의", []),
        ("수익률", []),
    ],
)
def test_the_longest_name_counts(text: str, concepts: list[str]) -> None:
    assert [one.topic.concepts[0] for one in topics.find(text)] == concepts


def test_growth_of_a_line_is_the_line() -> None:
    topic = topics.find("revenue growth")[0].topic
    assert topic.concepts == ("TotalRevenue",)
    assert topic.is_growth


def test_weak_words_are_lines_only_where_an_amount_is_asked_for() -> None:
    assert topics.find("they made it") == ()
    assert topics.find("they made it", weak=True)[0].topic.concepts == ("NetIncome",)
