"""Korean writes units and particles against each other: cuts such runs, and reads numbers in words."""

import re
from typing import NamedTuple

from assistant_core.figures.numbers.units import (
    BOUNDS_AFTER,
    KOREAN_COUNTERS,
    KOREAN_CURRENCIES,
    KOREAN_DURATIONS,
    KOREAN_SCALES,
    LOOSE_AFTER,
    MINOR_UNITS,
    UNITS,
)

_TIMES = "년도 년대 년 월 일 분기 반기 회계연도 회계년도 사업연도 상반기 하반기".split()
_OTHERS = (
    "분의 중 가운데 대 초반 중반 후반 초 말 번째 째 여 미국 미 홍콩 대만 캐나다 호주 싱가포르 스위스"
).split()
_NO_UNITS = (
    "배당 주당 주식 주가 주주 주요 주력 원자 원유 원가 원리 조정 조건 조사 조기 만기 만큼 만에 "
    "만으로 일본 일평균 일반 대비 대형 대표 대출 대체 대한 대부분 대규모 세대 회사채 회복 명목 명확 "
    "천연 백화 건설 건물 건전 개선 개인 개발 엔진 엔비 엔터 위해 위험 위기 위한 연말 분석 분할 분배 "
    "인상 인하 인수 인건 인공 인터 기준 기업 기록 기존 기대 기관 종가 종료 번호 차이 차입 차익 등급 "
    "등락 권리 권고 표준 줄어 줄었 채권 채무 호조 호황 매수 매도 매출 편입 점유 점진 중국 중기 말고 "
    "초기 미래 여전 여부 배수 해외 할인 할증 할당 달성 달한 달했 달하 살펴 좌우 쪽으로 기간 회계 "
    "조직 대로"
).split()
"""Words that begin like a unit; the longer match wins."""
_UNITS = {
    *(*KOREAN_SCALES, *KOREAN_CURRENCIES, *MINOR_UNITS, *UNITS, *KOREAN_COUNTERS, *KOREAN_DURATIONS),
    *(*BOUNDS_AFTER, *LOOSE_AFTER, *_TIMES, *_OTHERS),
}
_PIECES = dict.fromkeys(_NO_UNITS, False) | {unit: True for unit in _UNITS if re.fullmatch("[가-힣]+", unit)}
"""Whether a word after a numeral is a unit."""
_LONGEST = max(map(len, _PIECES))
_PARTICLES = re.compile(
    r"(?:이|가|은|는|을|를|의|에|로|으로|와|과|도|까지|부터|보다|이며|이고|입니다|이다|인|정도)?$"
)

ALONE = ("상반기", "하반기", "절반", "반토막", "갑절", "곱절")
"""Times and sizes that need no numeral."""
_ONES = dict(zip("하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉".split(), range(1, 10), strict=True))
_ONES |= {"한": 1, "두": 2, "세": 3, "석": 3, "네": 4, "넉": 4}
_TENS = dict(zip("열 스물 서른 마흔 쉰 예순 일흔 여든 아흔".split(), range(10, 100, 10), strict=True))
NATIVE = (
    _ONES | _TENS | {"스무": 20} | {ten + one: a + b for ten, a in _TENS.items() for one, b in _ONES.items()}
)
_NATIVE_COUNTERS = frozenset(
    "배 번 명 개 곳 가지 차례 주 달 분기 시간 사람 종 종목 대 건 해 회사 기업 나라 살 개사 국가 지역 "
    "항목 매장 번째 마리 척 자리 자릿수".split()
)
_COUNTERS_OF_ONE = frozenset("배 명 곳 개 개사 건 사람 종목 자리 자릿수".split())
"""한 번, 한 주 and 한 해 say "once" and "a" rather than one."""
_DIGITS = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9}
_PLACES = {"십": 10, "백": 100, "천": 1000}
_MYRIADS = {"만": 10**4, "억": 10**8, "조": 10**12}
_SINO = re.compile("[일이삼사오육칠팔구십백천만억조]{1,24}")
_SEVERAL = re.compile("[수몇]([십백천만억조]{1,8})")
_THOUSANDS = re.compile(r" \d[천백]")


class Piece(NamedTuple):
    start: int
    text: str
    is_unit: bool = False
    value: float | None = None
    step: float = 1.0
    digits: int = 0
    shape: str = "korean"
    """korean: a number in words; scale: a scale word alone; several: "수십억"."""


def pieces(run: str, counting: bool, apart: bool, after: str) -> list[Piece]:
    """Cuts a run of Hangul.

    `counting` says that a numeral stands before it, `apart` that a blank lies between; `after` comes next.
    """
    found: list[Piece] = []
    at = 0
    alone = next((word for word in ALONE if run.startswith(word)), None)
    if alone:
        rest = run[len(alone) :]
        return [Piece(0, alone), *([Piece(len(alone), rest)] if rest else [])]
    if not (counting and _unit(run, 0, apart)) and (numeral := _numeral(run, after)):
        found.append(numeral)
        at, counting = len(numeral.text), True
    while counting and at < len(run):
        unit = _unit(run, at, apart)
        if not unit:
            break
        found.append(Piece(at, unit, is_unit=True))
        at += len(unit)
    return [*found, Piece(at, run[at:])] if at < len(run) else found


def _unit(run: str, at: int, apart: bool = True) -> str:
    """The longest unit there. Right against a numeral, 개인 is 개 and a particle rather than a word."""
    for length in range(min(_LONGEST, len(run) - at), 0, -1):
        piece = run[at : at + length]
        if piece in _PIECES and (apart or _PIECES[piece]):
            return piece if _PIECES[piece] else ""
    return ""


def _numeral(run: str, after: str) -> Piece | None:
    return _native(run, after) or _several(run, after) or _sino(run, after)


def _native(run: str, after: str) -> Piece | None:
    for length in range(min(4, len(run)), 0, -1):
        value = NATIVE.get(run[:length])
        counters = _COUNTERS_OF_ONE if run[:length] == "한" else _NATIVE_COUNTERS
        if value and _next_unit(run[length:], after) in counters:
            return Piece(0, run[:length], value=value, digits=len(str(value)))
    return None


def _several(run: str, after: str) -> Piece | None:
    match = _SEVERAL.match(run)
    base = _read(match[1]) if match else None
    if not match or not base or not (_next_unit(run[match.end() :], after) or match.end() == len(run) > 2):
        return None
    return Piece(0, match[0], value=5.5 * base[0], step=9.0 * base[0], digits=1, shape="several")


def _sino(run: str, after: str) -> Piece | None:
    match = _SINO.match(run)
    said = match[0] if match else ""
    while said:
        read = _read(said)
        rest = run[len(said) :]
        if read and any(one in said for one in (*_PLACES, *_MYRIADS)):
            unit = _next_unit(rest, after) or (not rest and said == "만" and _THOUSANDS.match(after))
            if unit and (unit not in _NATIVE_COUNTERS or rest.startswith(unit) or len(said) > 1):
                shape = "scale" if said in KOREAN_SCALES else "korean"
                if len(said) > 1 or (said not in ("조", "억") and (unit not in KOREAN_DURATIONS)):
                    return _sino_piece(said, read, shape)
            if len(said) > 2 and not rest.startswith(tuple(_MYRIADS)) and _PARTICLES.match(rest):
                return _sino_piece(said, read, "korean") if said not in KOREAN_SCALES else None
        said = said[:-1]
    return None


def _sino_piece(said: str, read: tuple[float, float], shape: str) -> Piece:
    value, step = read
    return Piece(0, said, value=value, step=step, digits=len(f"{value / step:.0f}"), shape=shape)


def _next_unit(rest: str, after: str) -> str:
    if rest:
        return _unit(rest, 0)
    return _unit(after[1:], 0) if after[:1] == " " else ""


def _read(said: str) -> tuple[float, float] | None:
    """Value and last place of a number in Sino-Korean words; None where they make none."""
    total, section, digit = 0, 0, 0
    place, myriad, last = 10_000, 10**16, 1
    for char in said:
        if char in _DIGITS:
            if digit:
                return None
            digit, last = _DIGITS[char], 1
        elif char in _PLACES:
            if _PLACES[char] >= place:
                return None
            place = last = _PLACES[char]
            section, digit = section + (digit or 1) * place, 0
        else:
            if _MYRIADS[char] >= myriad:
                return None
            myriad = _MYRIADS[char]
            last = last * myriad if section or digit else myriad
            total, section, digit, place = total + (section + digit or 1) * myriad, 0, 0, 10_000
    return float(total + section + digit), float(last)
