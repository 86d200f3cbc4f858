"""Korean particles after a formula, where its last sign tells how it is read."""

import re

CONSONANT = frozenset("013678")
"""영 (십, 백, 천, 만), 일, 삼, 육, 칠, 팔 end in one; 이, 사, 오, 구 and the letters below in a vowel."""
LIQUID = frozenset("178")
"""Of these, the ones that end in ㄹ, after which it is 로."""
VOWEL = frozenset("2459abcdetxyz")

CHOICE = re.compile(
    r"(?P<read>(?:^|[\s=+$(-])(?:\d[\d,.]*|[a-z]))(?P<end>\$?) ?"
    r"(?P<choice>을\(를\)|이\(가\)|은\(는\)|와\(과\)|\(으\)로)",
    re.MULTILINE,
)
FORMS = {"을(를)": ("을", "를"), "이(가)": ("이", "가"), "은(는)": ("은", "는"), "와(과)": ("과", "와")}


def fitted(text: str) -> str:
    """Each choice such as `을(를)` decided where it can be; fractions, powers and brackets keep both."""
    return CHOICE.sub(_decided, text)


def _decided(found: re.Match[str]) -> str:
    last = found["read"][-1]
    if last not in CONSONANT | VOWEL:
        return found[0]
    if found["choice"] == "(으)로":
        particle = "으로" if last in CONSONANT - LIQUID else "로"
    else:
        particle = FORMS[found["choice"]][last in VOWEL]
    return f"{found['read']}{found['end']}{particle}"
