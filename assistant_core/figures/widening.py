"""What words around a figure make of the names beside it: per share, expected, below the price."""

import re

from assistant_core.figures.model import Figure

_EXPECTED = re.compile(
    r"expect|estimat|consensus|forecast|analyst|예상|추정|전망|컨센서스|애널리스트", re.IGNORECASE
)
_VALUED = re.compile(r"\bvalue\b|\bworth\b|\bvalued\b|discounted|가치", re.IGNORECASE)
_UPSIDE = re.compile(r"upside|downside|상승\s?여력|하락\s?여력", re.IGNORECASE)
PER_SHARE = {
    "NetIncome": "DilutedEPS",
    "TotalRevenue": "revenue_per_share",
    "StockholdersEquity": "book_value_per_share",
    "FreeCashFlow": "free_cash_flow_per_share",
    "CashDividendsPaid": "DividendPerShare",
    "net_cash": "net_cash_per_share",
}
FORECASTS = {
    "DilutedEPS": ("eps_average", "eps_low", "eps_high", "eps_estimate"),
    "TotalRevenue": ("revenue_average", "revenue_low", "revenue_high"),
    "price_high": (
        "eps_low",
        "eps_high",
        "revenue_low",
        "revenue_high",
        "price_target_low",
        "price_target_high",
    ),
}


def widened(
    names: frozenset[str], figure: Figure, before: str, after: str, sentence: str, own: bool
) -> frozenset[str]:
    """With what words around the figure make of the names: per share, expected, below the price."""
    more = set(names)
    per_share = re.match(r"[\s*]*(?:per|a|each)\s(?:diluted\s)?(?:share|unit)", after) or re.search(
        r"주당\s*$", before[-6:]
    )
    if per_share:
        more |= {PER_SHARE[name] for name in names if name in PER_SHARE}
    if _EXPECTED.search(sentence):
        more |= {one for name in names for one in FORECASTS.get(name, ())}
    if figure.kind == "percent" and re.match(
        r"\s*(?:below|above|lower|higher|upside|downside|낮|높|저평가|고평가|할인)", after
    ):
        more.add("upside")
    if figure.kind == "percent" and "price" in names and _VALUED.search(sentence):
        more.add("upside")
    if figure.kind == "percent" and _UPSIDE.search(sentence):
        more.add("upside")
    rates = {"discount_rate", "terminal_growth"}
    if figure.kind == "percent" and not own and names & (rates | {"value_per_share", "sensitivity"}):
        more |= rates
    if (
        figure.kind == "percent"
        and "FreeCashFlow" in names
        and re.search(r"per year|a year|annually|매년|연간", after[:16] + before[-8:])
    ):
        more.add("growth_assumption")
    if figure.kind == "money" and names and names <= rates:
        more.add("value_per_share")
    return frozenset(more)
