"""Which part of a company the question is about."""

import re
from collections.abc import Collection
from typing import Literal

from assistant_core.builtin.research.functions import (
    BALANCE_SHEET,
    CASH_FLOW,
    DAILY_PRICES,
    DIVIDENDS,
    EARNINGS,
    INCOME_STATEMENT,
    KEY_RATIOS,
    NEWS,
)

# ASCII word boundaries, so that "PER은" holds the word PER.
Section = Literal["growth", "margins", "cash_flow", "leverage", "liquidity", "price", "valuation"]
SECTIONS: tuple[Section, ...] = (
    *("growth", "margins", "cash_flow", "leverage", "liquidity", "price", "valuation"),
)
NEEDS: dict[Section, tuple[str, ...]] = {
    "growth": (INCOME_STATEMENT,),
    "margins": (INCOME_STATEMENT,),
    "cash_flow": (CASH_FLOW,),
    "leverage": (BALANCE_SHEET,),
    "liquidity": (BALANCE_SHEET,),
    "price": (DAILY_PRICES,),
    "valuation": (KEY_RATIOS,),
}

OWN_TOOLS: dict[Section, str] = {"cash_flow": CASH_FLOW, "valuation": KEY_RATIOS}
"""Parts that are left out where their tool is not offered; the others are what every assistant has."""

# A question whether to buy needs the whole picture, whatever else it names.
WHOLE = re.compile(
    r"\b(buy(ing)?|sell(ing)?|invest(ing(?! cash| activit)|ment)?|hold|(over|under)valued|cheap|expensive"
    r"|worth|recommend\w*)\b"
    r"|사도|사야|살까|살만|매수|매도|팔아|팔까|(?<!설비)(?<!설비 )투자(?!자|활동| 활동)|고평가|저평가|추천",
    re.I | re.A,
)
PART_PATTERNS: tuple[tuple[str, tuple[Section, ...]], ...] = (
    (r"\b(income statement|earnings|p&l)\b|손익|실적", ("growth", "margins")),
    (
        r"\b(revenues?|sales|turnover|profits?|net income|growth|growing|grew|grow|eps)\b"
        r"|매출|이익(?!률)|순익|성장",
        ("growth",),
    ),
    (r"\b(margins?|profitab\w+)\b|마진|이익률|수익성", ("margins",)),
    (r"\b(balance sheets?|assets?)\b|재무상태표|대차대조표|자산", ("leverage", "liquidity")),
    (
        r"\b(debts?|leveraged?|borrow\w*|liabilit\w+|equity|solven\w+|indebted)\b|부채|차입|레버리지|자본|빚",
        ("leverage",),
    ),
    (
        r"\b(liquid\w*|cash(?! flow)|current ratio|working capital)\b|유동성|유동비율|현금(?! ?흐름)",
        ("liquidity",),
    ),
    (
        r"\b(prices?|chart|performance|performed|performing|close[ds]?|closing|traded|trading|moved)\b"
        r"|주가|가격|시세|종가|수익률|차트|올랐|내렸|떨어졌",
        ("price",),
    ),
    (
        r"\b(p/?e( ratio)?|valuation|multiples?|earnings per share)\b|밸류에이션|주가수익비율|\bPER\b",
        ("valuation",),
    ),
    (
        r"\b(financials?|finances|financial (health|condition|position|statements?|results))\b"
        r"|재무 ?(상태(?!표)|제표|건전성|상황|구조|는|를|가|도)|재무$",
        ("growth", "margins", "cash_flow", "leverage", "liquidity"),
    ),
)
PARTS = tuple((re.compile(pattern, re.I | re.A), sections) for pattern, sections in PART_PATTERNS)
FINANCE = re.compile(
    r"\b(stocks?|shares?|tickers?|company|companies|compan(y|ies)'s|dividends?|market cap|bullish|bearish"
    r"|compare|comparison|versus|vs|analy[sz]e|analysis|fundamentals?|quarters?|quarterly|fiscal|ttm|trailing"
    r"|cash flows?|capex|buybacks?|ratios?|returns? on|ro(e|a|ic)|p/[bs]|ev/\w+|quote|splits?|insiders?"
    r"|(share|stock)?holders?|owns|owners?|ownership|analysts?|estimates?|price targets?|headlines?|news"
    r"|discount(ed)?|terminal growth|dcf|wacc|intrinsic|fair value|employees|reports?|reporting)\b"
    r"|주식|종목|배당|기업|회사|상장|비교|분석|전망|현금 ?흐름|분기|지분|주주|내부자|시총|시가총액|목표가"
    r"|할인율"
    r"|뉴스|기사|컨센서스|예상|적정|내재|기업 ?가치|분할|비율|이익률",
    re.I | re.A,
)
COMPARE = re.compile(
    r"\b(compar\w+|versus|vs|better|against|difference)\b|비교|대비|중에|차이|더 나", re.I | re.A
)
REFRESH = re.compile(r"\b(again|refresh|reload|update[ds]?|latest)\b|다시|새로|최신", re.I | re.A)
# What needs a tool of its own: that tool, and the words that ask for it.
WITHOUT_TOOL = {
    "cash_flow": (CASH_FLOW, re.compile(r"\bcash flows?\b|현금 ?흐름", re.I | re.A)),
    "valuation": (
        KEY_RATIOS,
        re.compile(r"\b(p/?e( ratio)?|multiples?)\b|주가수익비율|\bPER\b", re.I | re.A),
    ),
    "dividends": (DIVIDENDS, re.compile(r"\bdividends?\b|배당", re.I | re.A)),
    "news": (NEWS, re.compile(r"\bnews\b|뉴스", re.I | re.A)),
    "forecasts": (EARNINGS, re.compile(r"\b(forecasts?|outlook)\b|전망", re.I | re.A)),
}
# What people ask about the company they are already talking of.
REFERENCE = re.compile(
    r"\b(its?|it's|they|their|them|this|that|these|those|the (company|stock|shares|firm|same))\b"
    r"|그것|그건|그거|이것|이건|이거|(그|이|해당|같은) ?(회사|기업|주식|종목)|거기",
    re.I | re.A,
)


def sections_named(question: str) -> tuple[Section, ...]:
    """The parts asked about; all of them when it is about buying, none when it singles out none."""
    if WHOLE.search(question):
        return SECTIONS
    named = [section for pattern, sections in PARTS if pattern.search(question) for section in sections]
    return tuple(section for section in SECTIONS if section in named)


def is_whole(sections: Collection[Section]) -> bool:
    """Everything that can be told of a company: what needs a tool of its own where there is one."""
    return set(SECTIONS) - set(sections) <= OWN_TOOLS.keys()


def is_about_finance(question: str) -> bool:
    patterns = (WHOLE, FINANCE, *(pattern for pattern, _ in PARTS))
    return any(pattern.search(question) for pattern in patterns)


def is_follow_up(question: str) -> bool:
    return is_about_finance(question) or REFERENCE.search(question) is not None


def tools_for(sections: tuple[Section, ...]) -> tuple[str, ...]:
    needed = {tool for section in sections for tool in NEEDS[section]}
    order = (INCOME_STATEMENT, BALANCE_SHEET, CASH_FLOW, DAILY_PRICES, KEY_RATIOS)
    return tuple(tool for tool in order if tool in needed)


def parts_without_tool(question: str, known: Collection[str]) -> list[str]:
    """Phrase keys of what is asked but cannot be fetched. `known`: functions offered or used before."""
    parts = WITHOUT_TOOL.items()
    return [part for part, (tool, words) in parts if tool not in known and words.search(question)]
