"""What a question looks for (a date, a number, a name, a cause, a meaning), and how texts show it."""

import re

DATE = re.compile(
    r"\b(1\d{3}|20\d\d)\b|\d\s?(년|월|일|시|세기)|\d:\d\d|\b\d{1,2}(st|nd|rd|th)\b|o'clock"
    r"|[월화수목금토일]요일|[일이삼사오륙칠팔구십]월|아침|저녁|정오|봄|여름|가을|겨울"
    r"|\b(january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(mon|tues|wednes|thurs|fri|satur|sun)days?|noon|midnight|morning|evening|century|spring|summer|autumn"
    r"|winter|christmas|at (one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\b",
    re.IGNORECASE,
)
COUNT = re.compile(
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|\w{2,5}teen|\w{2,5}ty(-\w+)?"
    r"|hundred|thousand|million|half|third|twice|several|few|no)\b"
    r"|(한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|스무|스물|수|백|천|만|이|삼) ?"
    r"(명|개|번|대|마리|살|시|배|가지|권|년|곳|날|달|가구|주|층|사람|분|석)",
    re.IGNORECASE,
)
NAME = re.compile(r"(?<=[a-z0-9,;)] )[A-Z][\w’'-]+|^[A-Z]\w+ [A-Z]\w+|[가-힣]")
CAUSE = re.compile(
    r"\b(because|since|due|reasons?|caused?|so that|therefore|too|led)\b|때문|위해|인해|덕분|[되하]자",
    re.IGNORECASE,
)
IS = re.compile(
    r"\b(is|are|was|were|means?|called|known as)\b|이다|였다|말한다|뜻한다|가리킨다|라고", re.IGNORECASE
)
# What asks for it, what shows it.
SIGNS = tuple(
    (re.compile(asks, re.IGNORECASE), sign)
    for asks, sign in (
        (
            r"\bwhen\b|\b(what|which) (year|date|time|day|month|century)\b"
            r"|언제|몇 ?[년월일시](?! ?[간동])|날짜|연도|[가-힣] 해는",
            DATE,
        ),
        (
            r"\bhow (many|much|long|old|far|large|big|tall|high|often|fast|deep)\b|percentage|몇|며칠|얼마",
            COUNT,
        ),
        (r"\bwho(m|se)?\b", NAME),
        (r"\bwhy\b|\breasons?\b|왜|이유|원인|까닭", CAUSE),
        (
            r"^\W*what('s| is| are| was| were| does)( an?| the)? [\w-]+( [\w-]+)?( called| mean)?\W*$"
            r"|뜻|정의|이?란 [무뭐]",
            IS,
        ),
    )
)
PRONOUN = re.compile(
    r"\b(he|she|they|it|his|her|hers|their|its|him|them)\b|(^|\s)(그는|그녀|그의|그가|이를|이는|그들)",
    re.IGNORECASE,
)
LIST_ITEM = re.compile(r"\s{0,20}([-*•·]|\d{1,3}[.)])\s")
