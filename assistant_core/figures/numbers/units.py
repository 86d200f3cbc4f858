"""What may stand beside a number, as data: scales, currencies, units, bounds, counters."""

from assistant_core.figures.numbers.number import Bound, Kind

# Scales -------------------------------------------------------------------------------------------------

SCALE_WORDS = {
    **dict.fromkeys("trillion trillions trn tn tril".split(), 1e12),
    **dict.fromkeys("billion billions bn bln bil bns".split(), 1e9),
    **dict.fromkeys("million millions mn mln mil mio mm".split(), 1e6),
    **dict.fromkeys("thousand thousands".split(), 1e3),
    **dict.fromkeys("hundred hundreds".split(), 1e2),
    **dict.fromkeys("crore crores cr".split(), 1e7),
    **dict.fromkeys("lakh lakhs lac".split(), 1e5),
}
SCALE_LETTERS = {"T": 1e12, "t": 1e12, "B": 1e9, "b": 1e9, "M": 1e6, "m": 1e6, "K": 1e3, "k": 1e3}
KOREAN_SCALES = {
    "천조": 1e15,
    "백조": 1e14,
    "십조": 1e13,
    "조": 1e12,
    "천억": 1e11,
    "백억": 1e10,
    "십억": 1e9,
    "억": 1e8,
    "천만": 1e7,
    "백만": 1e6,
    "십만": 1e5,
    "만": 1e4,
    "천": 1e3,
    "백": 1e2,
}

# Currencies: the first code is what is meant where nothing else is known ---------------------------------

DOLLARS = ("USD", "CAD", "AUD", "HKD", "SGD", "TWD", "NZD")
CURRENCY_SIGNS = {
    "US$": ("USD",),
    "U.S.$": ("USD",),
    "HK$": ("HKD",),
    "NT$": ("TWD",),
    "AU$": ("AUD",),
    "A$": ("AUD",),
    "CA$": ("CAD",),
    "C$": ("CAD",),
    "S$": ("SGD",),
    "NZ$": ("NZD",),
    "MX$": ("MXN",),
    "R$": ("BRL",),
    "CN¥": ("CNY",),
    "JP¥": ("JPY",),
    "$": DOLLARS,
    "€": ("EUR",),
    "£": ("GBP",),
    "¥": ("JPY", "CNY"),
    "₩": ("KRW",),
    "₹": ("INR",),
    "₽": ("RUB",),
    "₺": ("TRY",),
    "₫": ("VND",),
    "฿": ("THB",),
    "₱": ("PHP",),
    "₪": ("ILS",),
}
CURRENCY_CODES = {
    code: (code,)
    for code in (
        "USD EUR GBP JPY KRW INR CNY HKD TWD CHF CAD AUD NZD SGD BRL SEK NOK DKK PLN ZAR MXN IDR "
        "THB TRY ILS VND "
        "CZK HUF MYR PHP RUB SAR AED QAR KWD CLP COP ARS EGP PKR"
    ).split()
} | {"RMB": ("CNY",), "CNH": ("CNY",), "NTD": ("TWD",), "Rs": ("INR",), "Rs.": ("INR",), "RM": ("MYR",)}
_NAMES = {
    "dollar": DOLLARS,
    "buck": DOLLARS,
    "won": ("KRW",),
    "yen": ("JPY",),
    "euro": ("EUR",),
    "yuan": ("CNY",),
    "renminbi": ("CNY",),
    "pound": ("GBP",),
    "rupee": ("INR",),
    "franc": ("CHF",),
    "krona": ("SEK",),
    "kroner": ("NOK", "DKK"),
    "zloty": ("PLN",),
    "rand": ("ZAR",),
    "baht": ("THB",),
    "shekel": ("ILS",),
}
_OF_COUNTRIES = {
    "us dollar": ("USD",),
    "u.s. dollar": ("USD",),
    "american dollar": ("USD",),
    "hong kong dollar": ("HKD",),
    "taiwan dollar": ("TWD",),
    "new taiwan dollar": ("TWD",),
    "canadian dollar": ("CAD",),
    "australian dollar": ("AUD",),
    "singapore dollar": ("SGD",),
    "new zealand dollar": ("NZD",),
    "korean won": ("KRW",),
    "south korean won": ("KRW",),
    "japanese yen": ("JPY",),
    "chinese yuan": ("CNY",),
    "indian rupee": ("INR",),
    "british pound": ("GBP",),
    "pound sterling": ("GBP",),
    "swiss franc": ("CHF",),
    "brazilian real": ("BRL",),
    "swedish krona": ("SEK",),
    "norwegian krone": ("NOK",),
    "danish krone": ("DKK",),
}
CURRENCY_NAMES = {
    **{name + plural: codes for name, codes in (_NAMES | _OF_COUNTRIES).items() for plural in ("", "s")},
    "pounds sterling": ("GBP",),
    "brazilian reais": ("BRL",),
}
KOREAN_CURRENCIES = {
    "달러": DOLLARS,
    "불": ("USD",),
    "미달러": ("USD",),
    "미국달러": ("USD",),
    "홍콩달러": ("HKD",),
    "대만달러": ("TWD",),
    "캐나다달러": ("CAD",),
    "호주달러": ("AUD",),
    "싱가포르달러": ("SGD",),
    "원": ("KRW",),
    "원화": ("KRW",),
    "엔": ("JPY",),
    "엔화": ("JPY",),
    "유로": ("EUR",),
    "유로화": ("EUR",),
    "위안": ("CNY",),
    "위안화": ("CNY",),
    "파운드": ("GBP",),
    "루피": ("INR",),
    "스위스프랑": ("CHF",),
    "프랑": ("CHF",),
}
MINOR_UNITS = {
    "cent": ((*DOLLARS, "EUR"), 100.0),
    "cents": ((*DOLLARS, "EUR"), 100.0),
    "¢": ((*DOLLARS, "EUR"), 100.0),
    "센트": ((*DOLLARS, "EUR"), 100.0),
    "pence": (("GBP",), 100.0),
    "penny": (("GBP",), 100.0),
    "p": (("GBP",), 100.0),
    "c": ((*DOLLARS, "EUR"), 100.0),
    "gbp": (("GBP",), 100.0),
    "gbx": (("GBP",), 100.0),
    "펜스": (("GBP",), 100.0),
    "paise": (("INR",), 100.0),
}
"""Codes and how many of them make a whole unit. `gbp` is GBp; GBP is told apart by its case."""

# Units of what is no money: kind and factor --------------------------------------------------------------

UNITS: dict[str, tuple[Kind, float]] = {
    **dict.fromkeys("%|percent|per cent|pct|퍼센트|프로".split("|"), ("percent", 1.0)),
    "할": ("percent", 10.0),
    **dict.fromkeys(
        "% p|% pt|% pts|% point|% points|% 포인트|퍼센트 포인트|퍼센트포인트|pp|pps|ppt|ppts|p.p.|"
        "percentage point|percentage points|percent point|percent points|pct point|pct points|pct pt|"
        "pct pts".split("|"),
        ("points", 1.0),
    ),
    **dict.fromkeys(
        "bp|bps|basis point|basis points|베이시스 포인트|베이시스포인트".split("|"), ("points", 0.01)
    ),
    **dict.fromkeys("x|×|times|배|fold|turn|turns".split("|"), ("times", 1.0)),
}

# Bounds --------------------------------------------------------------------------------------------------

BOUNDS_BEFORE: dict[str, Bound] = {
    **dict.fromkeys(
        "~|≈|∼|±|about|around|roughly|approximately|approx|approx.|nearly|almost|some|circa|c.|ca.|"
        "ca|close to|near|in the region of|on the order of|약|대략|거의|대충".split("|"),
        "about",
    ),
    **dict.fromkeys(
        ">|≥|>=|over|above|more than|greater than|higher than|better than|at least|exceeding|"
        "exceeds|exceeded|exceed|upwards of|north of|in excess of|no less than|not less than|"
        "no fewer than|well over|just over|well above|just above|slightly above|topping|topped|tops|최소|"
        "적어도|무려".split("|"),
        "above",
    ),
    **dict.fromkeys(
        "<|≤|<=|under|below|less than|fewer than|lower than|up to|at most|no more than|"
        "not more than|south of|as much as|well under|well below|just under|just below|just shy of|"
        "shy of|slightly below|sub|최대|많아야".split("|"),
        "below",
    ),
}
BOUNDS_AFTER: dict[str, Bound] = {
    **dict.fromkeys("이상|초과|or more|or higher|or better|plus".split("|"), "above"),
    **dict.fromkeys("이하|미만|or less|or lower|or fewer|or below".split("|"), "below"),
    **dict.fromkeys("가량|정도|쯤|남짓|여|or so|ish|give or take".split("|"), "about"),
}
KOREAN_BOUND_VERBS: dict[str, Bound] = {
    **dict.fromkeys("넘 웃도 웃돌 상회 초과".split(), "above"),
    **dict.fromkeys("밑도 밑돌 하회 못".split(), "below"),
}
"""Beginnings of verbs that have the number as their object, with its particle: 5%를 밑돌았다."""
PARTICLES_OF_OBJECTS = ("을", "를", "에")
LOOSE_AFTER = frozenset({"안팎", "내외", "전후", "언저리"})
"""Around the number, with no side meant."""

# Counters and durations ----------------------------------------------------------------------------------

KOREAN_COUNTERS = tuple(
    "명 주 개 개사 개국 곳 건 대 회 번 차례 가지 종 종목 사람 인 척 톤 배럴 포인트 계약 표 세대 가구 "
    "호 좌 권 점 조각 분의 단계 위 등 차 세 살 줄 마리 채 기 와트 회사 기업 국가 나라 지역 매장 점포 "
    "항목 자리 자릿수 자리수 달 해".split()
)
KOREAN_DURATIONS: dict[str, tuple[int, int]] = {
    **dict.fromkeys("년 년간 개년 주년 년물 년차".split(), (12, 0)),
    **dict.fromkeys("분기 개분기".split(), (3, 0)),
    **dict.fromkeys("개월 개월간 달".split(), (1, 0)),
    **dict.fromkeys("주 주간".split(), (0, 7)),
    **dict.fromkeys("일 일간 거래일 영업일".split(), (0, 1)),
    **dict.fromkeys("시간 분".split(), (0, 0)),
}
"""Months and days of one."""
DURATIONS: dict[str, tuple[int, int]] = {
    **dict.fromkeys("year years yr yrs y".split(), (12, 0)),
    **dict.fromkeys("quarter quarters qtr qtrs".split(), (3, 0)),
    **dict.fromkeys("month months mo mos mth mths".split(), (1, 0)),
    **dict.fromkeys("week weeks wk wks".split(), (0, 7)),
    **dict.fromkeys("day days session sessions".split(), (0, 1)),
    **dict.fromkeys("decade decades".split(), (120, 0)),
    **dict.fromkeys("hour hours hr hrs minute minutes min mins second seconds".split(), (0, 0)),
}
DURATION_ADJECTIVES = frozenset(
    "calendar fiscal trading consecutive full straight past recent more business financial "
    "successive further additional other".split()
)
PEOPLE = frozenset(
    "shares employees people analysts stores customers users subscribers units holders institutions "
    "companies staff workers vehicles cars brokers investors funds countries members".split()
)
"""Counted so often that a number of four digits before them is no year."""
PER_WHAT = frozenset(
    "share shares unit ads adr adss adrs barrel ounce tonne ton month year quarter day user "
    "subscriber store employee annum head".split()
)
