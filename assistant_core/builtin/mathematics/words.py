"""What is said in words within a formula, in both languages → signs: a lexicon, the longer phrase first."""

import re
from functools import partial

from assistant_core.builtin.mathematics.parser import Unreadable

NUMBER = r"-?(?:\d[\d,]*(?:\.\d+)?|\([^()]*\))"
ATOM = r"(?:\([^()]*\)|[\dA-Za-z.]+)"
UNCLEAR = "§"
_UNITS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_SIGNS = {
    **{"sum": "+", "difference": "-", "product": "*", "quotient": "/", "합": "+", "차": "-", "곱": "*"},
    **{"add": "+", "multiply": "*", "divide": "÷", "increase": "+", "decrease": "-", "reduce": "-"},
    **{"더하": "+", "더한": "+", "빼": "-", "뺀": "-", "곱하": "*", "곱한": "*", "나누": "÷", "나눈": "÷"},
    **{
        "plus": "+",
        "minus": "-",
        "negative": "-",
        "times": "*",
        "divided by": "÷",
        "over": "/",
        "플러스": "+",
    },
    **{"더하기": "+", "빼기": "-", "마이너스": "-", "곱하기": "*", "나누기": "÷", "multiplied by": "*"},
    **{"증가": "+", "인상": "+", "늘": "+", "더": "+", "감소": "-", "할인": "-", "인하": "-", "줄": "-"},
    **{"greater": ">", "more": ">", "larger": ">", "less": "<", "smaller": "<", "least": ">", "most": "<"},
    **{"half": "1/2", "double": "2", "twice": "2", "third": "1/3", "quarter": "1/4"},
    **{"two thirds": "2/3", "three quarters": "3/4", "square": "2", "cube": "3", "제곱": "2", "세제곱": "3"},
    **{"second power": "2", "third power": "3", "커질": "", "작아질": "-"},
    **{"square root": "sqrt", "cube root": "cbrt", "cubic root": "cbrt", "third root": "cbrt"},
    **{"absolute value": "abs", "natural logarithm": "ln", "natural log": "ln", "logarithm": "log"},
    **{"sine": "sin", "cosine": "cos", "tangent": "tan", "사인": "sin", "코사인": "cos", "탄젠트": "tan"},
    **{"자연로그": "ln", "로그": "log", "파이": "pi", "루트": "sqrt", "세제곱근": "cbrt", "절댓값": "abs"},
    **{"절대값": "abs", "음의": "-", "least common multiple": "lcm", "최소": "lcm", "최대": "gcd"},
}
"""What `<…>` in an instead stands for; a word that is not here stands for itself."""
_BASE = rf"((?<![\w)])(?:(?<![\w)] )-)?(?:(?:sqrt|cbrt) ?)?{ATOM}(?:[/^]{ATOM})*)"
_X = rf"((?<![\w.^])-?{ATOM}(?:/{ATOM})?)"
_N = rf"({NUMBER})"
_OF, _AND, _TO = r"[ ]?의[ ]?", r" ?(?:와|과|,) ?", r" ?(?:을|를)? ?"
_POWER = rf"{_OF}(?:-?\d+ ?|세 ?)?(?:제곱(?! ?근)|승)"
_PHRASES = (
    (r"\b(?:the )?(square root|(?:cube|cubic|third) root|absolute value) of\b", r" <1> of "),
    (r"\b(?:the )?factorial of\b", " factorial "),
    (r"(\d+) (?:의 ?)?(?:factorial\b|팩토리얼|계승)|(\d+)(?:의 ?)?(?:팩토리얼|계승)", r"\1\2!"),
    (r"\b(?:the )?(square|cube|second power|third power) of (\d+(?:\.\d+)?)(?![\w./])", r"(\2)^<1>"),
    (rf"{_X} (?:to|raised to) the (?:power (?:of )?)?(-?\d+)(?:st|nd|rd|th)?(?: power)?\b", r"(\1)^(\2)"),
    (r"(?<![A-Za-z])([a-z]) (square|cube)d\b", r"\1^<2>"),
    (rf"{_X} (square|cube)d\b", r"(\1)^<2>"),
    (r"\b(when|if|for|where) ([a-z]) is (-?\d+(?:\.\d+)?)\b", r"\1 \2 = \3"),
    (r"(?<![A-Za-z])([a-z]) ?(?:가|이|는|은) ?(-?\d+(?:\.\d+)?) ?일 ?때", r"\1 = \2 일 때"),
    (r"\bw/(?= )", "with"),
    (r"\b(plus|minus|times|multiplied by|divided by|negative(?= \d| infinity))\b ?", "<1> "),
    (r"\bpositive (?=infinity)", ""),
    (r"(?<=\d) (over) (?=\d)", "<1>"),
    (r"\b(?:equals|is equal to)\b", "="),
    (r"\b(?:is )?(greater|more|larger|less|smaller) than or equal to\b|\bis at (least|most)\b", "<1><2>="),
    (r"\bis (greater|more|larger|less|smaller) than\b", "<1>"),
    (r"\bper ?cent\b|퍼센트|(?<=\d)프로(?=의|는|은|\s)", "%"),
    (rf"\bwhat (?:%|percentage) of {_N} is {_N}", r"\2 / \1 * 100"),
    (rf"\b{_N} (?:is what|as a|in) (?:%|percentage) of {_N}", r"\1 / \2 * 100"),
    (rf"\b(increase|decrease|reduce) {_N} by {_N} ?%", r"\2 <1> \3%"),
    (rf"{_N} (increase|decrease|reduce)d by {_N} ?%", r"\1 <2> \3%"),
    (rf"{_N} ?% off (?:of )?{_N}", r"\2 - \1%"),
    (r"% ?(?:of|의)\b", "% *"),
    (r"(?<![\w./])(\d+/\d+) of (?=\d|[a-z]\b)", r"\1 * "),
    (rf"\bsubtract {_N} from {_N}", r"\2 - \1"),
    (rf"\b(add|multiply|divide) {_N} (?:and|to|by|with) {_N}", r"\2 <1> \3"),
    (r"\b(?:one )?(half|double|twice) (?:of )?(?=\d|[a-z]\b)", "<1> * "),
    (r"\b(two thirds|three quarters) of\b|\b(?:a|one) (third|quarter) of\b", "<1><2> *"),
    (rf"\b(?:the )?(sum|product|difference|quotient) (?:of|between) {_N} and {_N}", r"(\2 <1> \3)"),
    (r"(?<=\d) ?degrees?\b", " deg "),
    (rf"\blog(?:arithm)?,? (?:to )?(?:the )?base ({NUMBER}|e) of\b", r" log_\1 of "),
    (rf"\blog(?:arithm)? (?:of )?{_N} (?:in|to|with)? ?(?:the )?base {_N}", r" log_\2(\1) "),
    (r"\blog_?\{?(\d+)\}?(?=\s*\()", r" log_\1 "),
    (
        r"\b(?:the )?(natural log(?:arithm)?|logarithm|ln|log|sin|cos|tan|exp|abs|(?:co)?sine|tangent) of\b",
        "<1> of ",
    ),
    (r"\b((?:co)?sine|tangent)\b", "<1>"),
    (r"\b(?:the )?(?:greatest common (?:divisor|factor)|gcd|hcf|gcf) of (\d+) and (\d+)", r"gcd(\1, \2)"),
    (r"\b(?:the )?(least common multiple|lcm) of (\d+) and (\d+)", r"<1>(\2, \3)"),
    (rf"{_BASE} ?(?:도|deg)?{_OF}((?:코)?사인|탄젠트)", r" <2>(\1 deg) "),
    (r"(자연로그|로그|코사인|사인|탄젠트|파이) ?", " <1> "),
    (r"한없이 ?(커질|작아질) ?때", "<1>oo로 갈 때"),
    (r"(\d+) ?(?:와|과) ?(\d+) ?분의 ?(\d+)", r"(\1+\3/\2)"),
    (r"(\d+) ?분의 ?(\d+)", r"(\2/\1)"),
    (rf"{_N} ?(?:은|는) ?{_N}{_OF}몇 ?%", r"\1 / \2 * 100"),
    (
        rf"{_N} ?(?:에서|의|을|를) ?{_N} ?% ?(?:를|을|만큼)? ?(증가|인상|늘|더|감소|할인|인하|줄|빼)\w*",
        r"\1 <3> \2%",
    ),
    (rf"{_N} ?에서? ?({NUMBER}%?){_TO}(더하|더한|빼|뺀)\w*", r"\1 <3> \2"),
    (rf"{_N} ?(?:에|와|과) ?{_N}{_TO}(곱하|곱한)\w*", r"\1 <3> \2"),
    (rf"{_N} ?(?:을|를) ?{_N} ?(?:으로|로) ?(나누|나눈)(?! ?나머지)\w*", r"\1 <3> \2"),
    (rf"(\d+){_OF}(\(\d+/\d+\)|\d+/\d+)(?! ?(?:제곱|승))", r"\1 * \2"),
    (rf"(\d[\d,.]*){_OF}(\d[\d.]*) ?%", r"\1 * \2%"),
    (rf"{_N}{_OF}{_N} ?배", r"\1 * \2"),
    (rf"{_N}{_OF}(?:절반|반)(?=\s|은|는|이|$|\?)", r"1/2 * \1"),
    (r"(?:루트|(?<!의 )(?<!의)(?<!세)(?<!세 )(?<!양의 )제곱근) ?(?=[\d(a-z])", " sqrt "),
    # Of the last number, or of the whole? No formula has this sign.
    (
        rf"(?<=[\w)]) ?[+-] ?(?={ATOM}(?:/{ATOM})*{_POWER})|\b(?:sin|cos|tan|ln|log) +(?={ATOM}{_POWER})",
        f" {UNCLEAR} ",
    ),
    (rf"{_BASE}{_OF}(?:세|3) ?제곱 ?근", r" cbrt(\1) "),
    (rf"{_BASE}{_OF}제곱 ?근(?= ?(?:은|는|을|이|$|\?))", r" x^2 = \1 "),
    (rf"{_BASE}{_OF}(?:양의 ?)?제곱 ?근", r" sqrt(\1) "),
    (r"(세제곱근|절[댓대]값) ?(?=[\d(a-z-])", " <1> "),
    (rf"{_BASE}{_OF}마이너스 ?(\d+) ?(?:제곱|승)", r"(\1)^(-\2)"),
    (rf"{_BASE}{_OF}(-?\d+(?:/\d+)?|\([^()]*\)|[a-z]) ?(?:제곱|승)(?! ?근)", r"(\1)^(\2)"),
    (rf"{_BASE}{_OF}(세제곱|제곱)(?! ?근)", r"(\1)^<2>"),
    (r"(?<=[\w)]) ?(세제곱|제곱)(?! ?근)", "^<1>"),
    (rf"{_BASE}{_OF}절[댓대]값", r" abs(\1) "),
    (r"(음의|마이너스)? ?무한대?|(?:양의|플러스) ?무한대?", " <1>oo "),
    (r"(?<=\d) ?도(?=\s|$|\)|는|은|의|를|와|일|에)", " deg "),
    (r" ?(더하기|플러스|빼기|마이너스|곱하기|나누기) ?", " <1> "),
    (rf"(\d+){_AND}(\d+){_OF}(최대|최소) ?공[약배]수", r"<3>(\1, \2)"),
    (rf"{_N} ?(?:와|과) ?{_N}{_OF}([합곱차])", r"(\1 <3> \2)"),
)
_UNBROKEN = re.compile(r"\S{150}")
"""Nothing is said in words there, and it would be looked through again from each of its signs."""
_COMPILED = tuple((re.compile(pattern, re.I), instead) for pattern, instead in _PHRASES)
_PLACE = re.compile(r"<(\d)>|\\(\d)")
_COUNTED = re.compile(
    rf"\b(?:{'|'.join(_UNITS)})\b(?= [-+*/÷^=]| ?$)|(?<=[-+*/÷^=] )\b(?:{'|'.join(_UNITS)})\b", re.I
)


def in_signs(text: str) -> str:
    """`Unreadable` where it is not clear what a word belongs to."""
    if _UNBROKEN.search(text):
        return text
    for pattern, instead in _COMPILED:
        text = pattern.sub(partial(_filled, instead), text)
    if UNCLEAR in text:
        raise Unreadable(text)
    return _COUNTED.sub(lambda match: str(_UNITS.index(match[0].lower())), text)


def _filled(instead: str, match: re.Match[str]) -> str:
    """With what the pattern found; in angles, as the sign of a word."""

    def of(place: re.Match[str]) -> str:
        said = match[int(place[1] or place[2])] or ""
        return _SIGNS.get(said.lower(), said) if place[1] else said

    return _PLACE.sub(of, instead)
