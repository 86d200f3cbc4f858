"""Companies side by side, from the one function that puts them on the same lines."""

from collections.abc import Mapping

from assistant_core.builtin.research.exchange import converted_at
from assistant_core.builtin.research.facts import Facts
from assistant_core.builtin.research.outputs import items, mapping, word
from assistant_core.builtin.research.ratio_names import cell
from assistant_core.builtin.research.tables import table
from assistant_core.builtin.research.topics import Section
from assistant_core.builtin.research.wording import Voice
from assistant_core.builtin.text import clean

LINES: Mapping[str, str] = {
    "revenue": "TotalRevenue",
    "net_income": "NetIncome",
    "operating_cash_flow": "OperatingCashFlow",
    "free_cash_flow": "FreeCashFlow",
    "debt": "TotalDebt",
    "equity": "StockholdersEquity",
    "cash_and_investments": "CashCashEquivalentsAndShortTermInvestments",
}
CURRENCIES = {"lines": "line_currencies", "market": "market_currencies"}
MOST_NAMED = 3
ROWS: Mapping[Section, tuple[str, ...]] = {
    "growth": ("revenue", "revenue_growth", "net_income"),
    "margins": ("gross_margin", "operating_margin", "net_margin", "return_on_equity"),
    "cash_flow": ("operating_cash_flow", "free_cash_flow", "free_cash_flow_margin"),
    "leverage": ("debt", "debt_to_equity", "net_debt_to_ebitda"),
    "liquidity": ("cash_and_investments", "current_ratio"),
    "price": ("close", "market_cap"),
    "valuation": (
        *("market_cap", "price_to_earnings", "forward_price_to_earnings", "price_to_book"),
        *("enterprise_value_to_ebitda", "price_to_free_cash_flow", "free_cash_flow_yield", "dividend_yield"),
    ),
}
RANKED: Mapping[str, tuple[Section, bool]] = {
    "revenue_growth": ("growth", True),
    "net_margin": ("margins", True),
    "free_cash_flow_margin": ("cash_flow", True),
    "debt_to_equity": ("leverage", False),
    "current_ratio": ("liquidity", True),
    "price_to_earnings": ("valuation", False),
}


def compare_by_function(facts: Facts, asked: tuple[Section, ...], voice: Voice) -> list[str]:
    """Paragraphs; none when the output names no companies."""
    companies = _companies(facts)
    rows = list(dict.fromkeys(row for section in asked for row in ROWS[section]))
    cells = [[voice.say(f"row_{row}"), *_cells(row, facts, companies, voice)] for row in rows]
    written_table = table(["", *_heads(companies)], [*_headings(companies, voice), *cells])
    if not companies or not written_table:
        return []
    told = [_opening(facts, companies, asked, voice), written_table, _currency(facts, companies, voice)]
    return [
        one
        for one in [
            *told,
            _years(companies, voice),
            converted_at([mapping(rate) for rate in items(facts.at("exchange_rates"))], voice),
        ]
        if one
    ]


def failed_companies(facts: Facts) -> dict[str, Mapping[str, object]]:
    return {symbol: mapping(error) for symbol, error in mapping(facts.at("failures")).items()}


def _companies(facts: Facts) -> list[dict[str, object]]:
    found = {word(one.get("symbol")): one for one in map(mapping, items(facts.at("companies")))}
    symbols = [word(symbol) for symbol in items(facts.at("columns"))] or list(found)
    return [{**found.get(symbol, {}), "symbol": symbol} for symbol in symbols if symbol]


def _title(company: Mapping[str, object]) -> str:
    name, symbol = word(company.get("company")), word(company.get("symbol"))
    return f"{clean(name)} ({clean(symbol)})" if name else clean(symbol)


def _heads(companies: list[dict[str, object]]) -> list[str]:
    """Many columns have short heads: symbols, but for those that are numbers alone."""
    if len(companies) <= MOST_NAMED:
        return [_title(company) for company in companies]
    symbols = [word(company.get("symbol")) for company in companies]
    pairs = zip(symbols, companies, strict=True)
    return [clean(symbol) if symbol[:1].isalpha() else _title(company) for symbol, company in pairs]


def _headings(companies: list[dict[str, object]], voice: Voice) -> list[list[str | None]]:
    own = [clean(word(company.get("fiscal_year_end"))) or None for company in companies]
    return [[voice.say("row_fiscal_year"), *own]]


def _cells(row: str, facts: Facts, companies: list[dict[str, object]], voice: Voice) -> list[str | None]:
    if row == "close":
        values = facts.numbers("per_share", "close")
        pairs = zip(values, _codes(facts, "per_share_currencies", len(values)), strict=True)
        return _filled([None if one is None else voice.price(one, code) for one, code in pairs], companies)
    if row in LINES or row == "market_cap":
        group, path = ("lines", LINES[row]) if row in LINES else ("market", row)
        amounts = list(map(facts.scaled, facts.numbers(group, path)))
        pairs = zip(amounts, _codes(facts, CURRENCIES[group], len(amounts)), strict=True)
        return _filled([None if one is None else voice.money(one, code) for one, code in pairs], companies)
    unit, values = facts.text("ratios", row, "unit"), facts.numbers("ratios", row, "values")
    return _filled([None if one is None else cell(one, unit) for one in values], companies)


def _filled(cells: list[str | None], companies: list[dict[str, object]]) -> list[str | None]:
    return [*cells, *([None] * len(companies))][: len(companies)]


def _codes(facts: Facts, group: str, count: int) -> list[str | None]:
    """The currency of each company's amounts, None where it is not told."""
    codes = [word(code) or None for code in items(facts.at(group))]
    return [*codes, *([None] * count)][:count]


def _opening(
    facts: Facts, companies: list[dict[str, object]], asked: tuple[Section, ...], voice: Voice
) -> str:
    leaders = []
    for name, (section, more) in RANKED.items():
        values = facts.numbers("ratios", name, "values")
        known = [value for value in values if value is not None]
        if section in asked and len(known) == len(companies) > 1 and len(set(known)) > 1:
            best = max(known) if more else min(known)
            phrase = f"leads_{name}" if len(companies) == 2 else f"first_{name}"
            leaders.append(voice.say(phrase, company=_title(companies[values.index(best)])))
    if not leaders:
        return voice.say("compare_all", companies=voice.listing([_title(company) for company in companies]))
    return voice.say("compare_opening", leaders=voice.listing(leaders))


def _currency(facts: Facts, companies: list[dict[str, object]], voice: Voice) -> str:
    if facts.currency:
        return voice.say("one_currency", currency=voice.currency(facts.currency))
    codes = dict.fromkeys(_codes(facts, CURRENCIES["lines"], len(companies)))
    return voice.say(
        "different_currencies", currencies=voice.listing([voice.currency(code) for code in codes])
    )


def _years(companies: list[dict[str, object]], voice: Voice) -> str:
    ends = dict.fromkeys(word(company.get("fiscal_year_end")) for company in companies)
    dates = [clean(end) for end in ends if end]
    return voice.say("different_years", dates=voice.listing(dates)) if len(dates) > 1 else ""
