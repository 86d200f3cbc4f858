"""Names of companies in a text: those that the tools spoke of, and others, of which nothing is known."""

import re
from collections.abc import Mapping

from assistant_core.figures.mentions import Mention

UNKNOWN = "?"

_SUFFIX = re.compile(
    r"[\s,]+(?:Inc|Incorporated|Corp|Corporation|Co|Company|Ltd|Limited|plc|PLC|LLC|AG|SE|NV|N\.V|S\.A|SA|Holdings?|"
    r"Group|Platforms|ADR|The|Bancorp|K\.K|KK|Class [A-C]|ETF|& Co)\.?$"
)
_GENERIC = frozenset(
    "bank general american united first national international global world china new great south north standard "
    "advanced applied western eastern royal central capital whole no the mixed micro super home best".split()
)
# The same company in both languages, and companies that answers compare with.
WELL_KNOWN = """
Apple|애플; Microsoft|마이크로소프트; Alphabet|Google|알파벳|구글; Amazon|아마존; Meta Platforms|Meta|Facebook|메타|페이스북;
NVIDIA|Nvidia|엔비디아; Tesla|테슬라; Samsung Electronics|Samsung|삼성전자|삼성; SK hynix|SK Hynix|SK하이닉스|하이닉스;
Hyundai Motor|Hyundai|현대자동차|현대차; Kia|기아; LG Electronics|LG전자; LG Energy Solution|LG에너지솔루션; NAVER|Naver|네이버;
Kakao|카카오; POSCO|포스코; Celltrion|셀트리온; KB Financial|KB금융; Toyota|Toyota Motor|도요타|토요타; Sony|소니; Honda|혼다;
Nintendo|닌텐도; SoftBank|소프트뱅크; Taiwan Semiconductor|TSMC; Intel|인텔; AMD|Advanced Micro Devices; Netflix|넷플릭스;
Disney|Walt Disney|디즈니; Berkshire Hathaway|Berkshire|버크셔 해서웨이|버크셔; JPMorgan|JPMorgan Chase|JP Morgan|JP모건|제이피모건;
Bank of America|뱅크오브아메리카; Goldman Sachs|골드만삭스; Coca-Cola|코카콜라; PepsiCo|Pepsi|펩시; Walmart|월마트; Costco|코스트코;
Nike|나이키; Starbucks|스타벅스; McDonald's|맥도날드; Boeing|보잉; Ford|포드; General Motors|GM; Pfizer|화이자; Oracle|오라클;
Broadcom|브로드컴; Qualcomm|퀄컴; Adobe|어도비; Salesforce|세일즈포스; IBM; Cisco|시스코; Visa|비자; Mastercard|마스터카드;
Exxon Mobil|Exxon|ExxonMobil|엑손모빌; Chevron|셰브론; Johnson & Johnson|존슨앤드존슨; Procter & Gamble|P&G; ASML; SAP; Shell|쉘;
BP; HSBC; Unilever|유니레버; Nestle|Nestlé|네슬레; Volkswagen|폭스바겐; BMW; Siemens|지멘스; LVMH; Infosys|인포시스;
Reliance Industries|Reliance; Tata Motors|Tata Consultancy|TCS; HDFC Bank|HDFC; Alibaba|알리바바; Tencent|텐센트; BYD; Baidu|바이두;
Palantir|팔란티어; Uber|우버; Airbnb|에어비앤비; Spotify|스포티파이; Coupang|쿠팡; Micron|마이크론; Dell|델; HP; Lenovo|레노버; Xiaomi|샤오미
"""
_POSSESSIVE = re.compile(r"(?<![\w&.-])((?:[A-Z][\w&.-]*\s)*[A-Z][\w&-]*[a-z][\w&-]*)['’]s(?![\w])")
_LEGAL = re.compile(
    r"(?<![\w&.-])((?:[A-Z][\w&-]+\s)+)(?:Inc|Corp|Corporation|Ltd|Limited|plc|PLC|Holdings|AG|S\.A)\b\.?"
)
_NOT_NAMES = re.compile(
    r"(?:The|This|That|It|Its|Today|Yesterday|Let|Here|There|What|Who|How|Company|Management|Year|Yahoo|Street|"
    r"Board|Firm|Business|Group|Bank|Fund|Market|Stock|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Each|One|Last|Everyone|Shareholder|Now|Quarter|Moody|Warren|Buffett|"
    r"Analyst|Investor|While|With|In|For|On|At|But|And|Nasdaq|CEO|Finance)$"
)


def mentions(text: str, names: Mapping[str, set[str]]) -> list[Mention]:
    """In the order of the text. A name that may be of several companies means any of them."""
    words: dict[str, set[str]] = {}
    for symbol, told in names.items():
        for alias in _aliases(symbol, told):
            words.setdefault(alias, set()).add(symbol)
    for group in _well_known():
        for alias in group:
            if alias not in words:
                words[alias] = {UNKNOWN + group[0]}
    if not words:
        return []
    pattern = re.compile("|".join(_bounded(word) for word in sorted(words, key=len, reverse=True)))
    found = [Mention(m.start(), m.end(), frozenset(words[m.group()])) for m in pattern.finditer(text)]
    taken = [(mention.start, mention.end) for mention in found]
    for strange in (_POSSESSIVE, _LEGAL):
        for match in strange.finditer(text):
            free = not any(match.start() < end and start < match.end() for start, end in taken)
            if free and not _NOT_NAMES.match(match[1].split()[-1]):
                found.append(Mention(match.start(), match.end(1), frozenset({UNKNOWN + match[1].strip()})))
    return sorted(found, key=lambda mention: mention.start)


def _aliases(symbol: str, told: set[str]) -> set[str]:
    aliases = {symbol, symbol.split(".")[0].split("-")[0]}
    for name in told:
        short = name.strip()
        aliases.add(short)
        while (shorter := _SUFFIX.sub("", short)) != short:
            short = shorter
            aliases.add(short)
        first = short.split()[0] if short.split() else ""
        if len(first) >= 3 and first.lower() not in _GENERIC:
            aliases.add(first)
        aliases |= {one.capitalize() for one in (short, first) if one.islower()}
        for group in _well_known():
            if short in group or short.removeprefix("The ") in group:
                aliases |= set(group)
    return {alias for alias in aliases if len(alias) >= 2 and not alias.isdigit()} | {symbol}


def _well_known() -> list[list[str]]:
    groups = WELL_KNOWN.replace("\n", " ").split(";")
    return [[one.strip() for one in group.split("|")] for group in groups]


def _bounded(word: str) -> str:
    escaped = re.escape(word)
    before = r"(?<![\w&])" if word[0].isascii() else r"(?<![가-힣])"
    after = r"(?![A-Za-z0-9&])" if word[-1].isascii() else ""
    return f"{before}{escaped}{after}"
