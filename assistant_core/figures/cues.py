"""Words around a figure that say what kind of statement it is: a change, its direction, a rough number."""

import re
from typing import Literal

_UP = (
    r"\b(?:rose|rise[sn]?|rising|grew|grow[sn]?|growing|growth|up|increas\w+|gain\w*|climb\w*|jump\w*|expan\w+|improv\w+|"
    r"higher|advanc\w+|surg\w+|more|added|widen\w*|above|premium|overvalued|upside|accelerat\w+|rall\w+|doubled|"
    r"recover\w*|rebound\w*|soar\w*|boost\w*|leap\w*|leapt|swell\w*|swelled|balloon\w*|bounc\w*|strengthen\w*|doubl\w+|tripl\w+|quadrupl\w+|outpac\w*|lift\w*|rais\w+|ahead|beat|beats|topped)\b|증가|상승|성장|늘|올랐|오른|오르|올라|확대|개선|급증|높|많|상회|고평가|급등|반등|뛰|치솟|신장|웃돌|호전"
)
_DOWN = (
    r"\b(?:fell|fall(?:s|en|ing)?|drop\w*|declin\w+|decreas\w+|down|lower|slip\w*|shr[aiu]nk\w*|contract(?:ed|ing|ion)|"
    r"lost|reduc\w+|cut|dipp?\w*|narrow\w*|less|slid|below|downside|undervalued|weaken\w*|worsen\w*|eased|eroded|"
    r"discount|plung\w*|tumbl\w*|collaps\w*|crash\w*|s[aiu]nk\w*|slump\w*|plummet\w*|slid\w*|retreat\w*|shed|halv\w+|soften\w*|compress\w*|setback|drag|dent\w*|missed|miss|trimm\w*|behind)\b|감소|하락|줄|내렸|내린|내려|축소|악화|급락|급감|낮|떨어|적은|적었|적습|하회|저평가|둔화|급락|부진|위축|후퇴|밑돌|빠졌|빠진|꺾"
)
_DIRECTION = re.compile(rf"(?P<up>{_UP})|(?P<down>{_DOWN})", re.IGNORECASE)
_GROWTH = re.compile(
    rf"{_UP}|{_DOWN}|\b(?:change\w*|CAGR|compound\w*|YoY|y/y|year[\s-]over[\s-]year|since|annuali[sz]ed|move[ds]?|flat|"
    r"return(?:ed)?)\b|증감|변화|변동|연평균|대비|전년비|수익률",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"\bCAGR\b|\bcompound\w*|\b(?:a|per)\s(?:fiscal\s)?year\b(?!\s(?:earlier|ago|before|prior))|\bannuali[sz]ed|\bannually|"
    r"\bannual\s(?:rate|growth|pace)|\baverage\sannual|연평균|매년|해마다",
    re.IGNORECASE,
)
_CHANGE_BEFORE = re.compile(
    rf"(?:{_UP}|{_DOWN}|\bchange\w*)(?:\s(?:by|of|about|another|an\sadditional|some|roughly|nearly|over|almost|a))*\s*(?:[($]\s*)?$",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    r"\s*(?:increase|decrease|decline|drop|rise|gain|jump|more\b|less\b|higher|lower|growth|reduction|improvement|"
    r"(?:가량|정도|만큼|이나|씩)?\s?(?:증가|감소|늘|줄|하락|상승|높|낮|많|적(?=[은었게]|습)|올랐|내렸|떨어|개선))",
    re.IGNORECASE,
)
_LOSS = re.compile(
    r"\b(?:loss|losses|lost|negative|deficit|outflow|minus)\b|손실|적자|마이너스|유출|결손|자본\s?잠식",
    re.IGNORECASE,
)


def direction(text: str) -> Literal["", "+", "-"]:
    """Of the last word of direction in the text."""
    found = list(_DIRECTION.finditer(text))
    if not found:
        return ""
    return "+" if found[-1]["up"] else "-"


def first_direction(text: str) -> Literal["", "+", "-"]:
    match = _DIRECTION.search(text)
    if not match:
        return ""
    return "+" if match["up"] else "-"


def is_growth(text: str) -> bool:
    return bool(_GROWTH.search(text))


def is_yearly(text: str) -> bool:
    return bool(_YEARLY.search(text))


def is_change(before: str, after: str) -> bool:
    """Whether an amount says by how much something changed: "rose 7.8 billion", "77억 달러 증가"."""
    return bool(_CHANGE_BEFORE.search(before) or _CHANGE_AFTER.match(after))


def is_loss(text: str) -> bool:
    return bool(_LOSS.search(text))
