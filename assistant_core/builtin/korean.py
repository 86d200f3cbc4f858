"""Korean particles that depend on the sound before them."""

import re

_CHOICE = re.compile(r"(은\(는\)|이\(가\)|을\(를\)|와\(과\)|\(으\)로)")
_FORMS = {"은(는)": ("은", "는"), "이(가)": ("이", "가"), "을(를)": ("을", "를"), "와(과)": ("과", "와")}
_CONSONANTS = frozenset("013678lmnr")
"""Of what is read letter by letter: 영, 일, 삼, 육, 칠, 팔, 엘, 엠, 엔, 알."""
_LIQUIDS = frozenset("178lr")
_RIEUL = 8
_ASIDE = "*_`)]\"”’'$"
_UNREAD = re.compile(r"[}^]$|\^\w$")
"""The end of a power or a fraction, whose reading ends in another word."""


def fitted(text: str) -> str:
    """Each `은(는)` and the like decided by the last sound before it."""
    told = ""
    for piece in _CHOICE.split(text):
        told += _decided(told, piece) if _CHOICE.fullmatch(piece) else piece
    return told


def _decided(before: str, choice: str) -> str:
    heard = before[-40:].rstrip(_ASIDE).lower()
    if _UNREAD.search(heard):
        return choice
    last = heard[-1:]
    final = (ord(last) - ord("가")) % 28 if "가" <= last <= "힣" else None
    consonant = final > 0 if final is not None else last in _CONSONANTS
    liquid = final == _RIEUL if final is not None else last in _LIQUIDS
    if choice == "(으)로":
        return "으로" if consonant and not liquid else "로"
    return _FORMS[choice][0 if consonant else 1]
