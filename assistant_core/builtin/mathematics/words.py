"""What is said in words within a formula, in both languages → signs: a lexicon, the longer phrase first."""

import re

from assistant_core.builtin.mathematics.tokens import Unreadable

_NUMBER = r"-?(?:\d[\d,]*(?:\.\d+)?|\([^()]*\))"
_ATOM = r"(?:\([^()]*\)|[\dA-Za-z.]+)"
_BASE = rf"(?:(?<![\w)])(?:(?<![\w)] )-)?(?:(?:sqrt|cbrt) ?)?{_ATOM}(?:[/^]{_ATOM})*)"
_X = rf"((?<![\w.^])-?{_ATOM}(?:/{_ATOM})?)"
_OF = r"[ ]?의[ ]?"
_POWER = rf"{_OF}(?:-?\d+ ?|세 ?)?(?:제곱(?! ?근)|승)"
UNCLEAR = "§"
_UNITS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_PHRASES = (
    (r"\b(?:the )?square root of\b", " sqrt of "),
    (r"\b(?:the )?(?:cube|cubic|third) root of\b", " cbrt of "),
    (r"\b(?:the )?absolute value of\b", " abs of "),
    (r"\b(?:the )?factorial of\b", " factorial "),
    (r"(\d+) factorial\b", r"\1!"),
    (r"\b(?:the )?(?:square|second power) of (\d+(?:\.\d+)?)(?![\w./])", r"(\1)^2"),
    (r"\b(?:the )?(?:cube|third power) of (\d+(?:\.\d+)?)(?![\w./])", r"(\1)^3"),
    (rf"{_X} (?:to|raised to) the (?:power (?:of )?)?(-?\d+)(?:st|nd|rd|th)?(?: power)?\b", r"(\1)^(\2)"),
    (r"(?<![A-Za-z])([a-z]) squared\b", r"\1^2"),
    (r"(?<![A-Za-z])([a-z]) cubed\b", r"\1^3"),
    (rf"{_X} squared\b", r"(\1)^2"),
    (rf"{_X} cubed\b", r"(\1)^3"),
    (r"\b(when|if|for|where) ([a-z]) is (-?\d+(?:\.\d+)?)\b", r"\1 \2 = \3"),
    (r"(?<![A-Za-z])([a-z]) ?(?:가|이|는|은) ?(-?\d+(?:\.\d+)?) ?일 ?때", r"\1 = \2 일 때"),
    (r"\bw/(?= )", "with"),
    (r"\bplus\b", "+"),
    (r"\bminus\b|\bnegative (?=\d|infinity)", "-"),
    (r"\bpositive (?=infinity)", ""),
    (r"\b(?:times|multiplied by)\b", "*"),
    (r"\bdivided by\b", "÷"),
    (r"(?<=\d) over (?=\d)", "/"),
    (r"\b(?:equals|is equal to)\b", "="),
    (r"\b(?:is )?(?:greater|more|larger) than or equal to\b|\bis at least\b", ">="),
    (r"\b(?:is )?(?:less|smaller) than or equal to\b|\bis at most\b", "<="),
    (r"\bis (?:greater|more|larger) than\b", ">"),
    (r"\bis (?:less|smaller) than\b", "<"),
    (r"\bper ?cent\b|퍼센트|(?<=\d)프로(?=의|는|은|\s)", "%"),
    (rf"\bwhat (?:%|percentage) of ({_NUMBER}) is ({_NUMBER})", r"\2 / \1 * 100"),
    (rf"\b({_NUMBER}) is what (?:%|percentage) of ({_NUMBER})", r"\1 / \2 * 100"),
    (rf"\b({_NUMBER}) (?:as a|in) (?:%|percentage) of ({_NUMBER})", r"\1 / \2 * 100"),
    (rf"\bincrease ({_NUMBER}) by ({_NUMBER}) ?%", r"\1 + \2%"),
    (rf"\b(?:decrease|reduce) ({_NUMBER}) by ({_NUMBER}) ?%", r"\1 - \2%"),
    (rf"({_NUMBER}) (?:increased|plus) by ({_NUMBER}) ?%", r"\1 + \2%"),
    (rf"({_NUMBER}) (?:decreased|reduced) by ({_NUMBER}) ?%", r"\1 - \2%"),
    (rf"({_NUMBER}) ?% off (?:of )?({_NUMBER})", r"\2 - \1%"),
    (r"% ?(?:of|의)\b", "% *"),
    (r"(?<![\w./])(\d+/\d+) of (?=\d|[a-z]\b)", r"\1 * "),
    (rf"\badd ({_NUMBER}) (?:and|to) ({_NUMBER})", r"\1 + \2"),
    (rf"\bsubtract ({_NUMBER}) from ({_NUMBER})", r"\2 - \1"),
    (rf"\bmultiply ({_NUMBER}) (?:by|and|with) ({_NUMBER})", r"\1 * \2"),
    (rf"\bdivide ({_NUMBER}) by ({_NUMBER})", r"\1 ÷ \2"),
    (r"\b(?:one )?half (?:of )?(?=\d)", "1/2 *"),
    (r"\b(?:double|twice) (?=\d|[a-z]\b)", "2 * "),
    (r"\btwo thirds of\b", "2/3 *"),
    (r"\bthree quarters of\b", "3/4 *"),
    (r"\b(?:a|one) third of\b", "1/3 *"),
    (r"\b(?:a|one) quarter of\b", "1/4 *"),
    (rf"\b(?:the )?sum of ({_NUMBER}) and ({_NUMBER})", r"(\1 + \2)"),
    (rf"\b(?:the )?product of ({_NUMBER}) and ({_NUMBER})", r"(\1 * \2)"),
    (rf"\b(?:the )?difference (?:of|between) ({_NUMBER}) and ({_NUMBER})", r"(\1 - \2)"),
    (rf"\b(?:the )?quotient of ({_NUMBER}) and ({_NUMBER})", r"(\1 / \2)"),
    (r"(?<=\d) ?degrees?\b", " deg "),
    (rf"\blog(?:arithm)?,? (?:to )?(?:the )?base ({_NUMBER}|e) of\b", r" log_\1 of "),
    (rf"\blog(?:arithm)? (?:of )?({_NUMBER}) (?:in|to|with)? ?(?:the )?base ({_NUMBER})", r" log_\2(\1) "),
    (r"\blog_?\{?(\d+)\}?(?=\s*\()", r" log_\1 "),
    (r"\b(?:the )?(?:natural log(?:arithm)?|ln) of\b", " ln of "),
    (r"\b(?:the )?logarithm of\b", " log of "),
    (r"\b(?:the )?(sin|cos|tan|log|exp|abs)(?:ine|gent)? of\b", r"\1 of "),
    (r"\b(sin|cos|tan)(?:e|ine|gent)\b", r"\1"),
    (r"\b(?:the )?(?:greatest common (?:divisor|factor)|gcd|hcf|gcf) of (\d+) and (\d+)", r"gcd(\1, \2)"),
    (r"\b(?:the )?(?:least common multiple|lcm) of (\d+) and (\d+)", r"lcm(\1, \2)"),
    (r"자연로그 ?", " ln "),
    (r"로그 ?", " log "),
    (r"코사인 ?", " cos "),
    (r"사인 ?", " sin "),
    (r"탄젠트 ?", " tan "),
    (r"한없이 ?커질 ?때", "oo로 갈 때"),
    (r"한없이 ?작아질 ?때", "-oo로 갈 때"),
    (r"(\d+) ?(?:와|과) ?(\d+) ?분의 ?(\d+)", r"(\1+\3/\2)"),
    (r"(\d+) ?분의 ?(\d+)", r"(\2/\1)"),
    (rf"({_NUMBER}) ?(?:은|는) ?({_NUMBER}){_OF}몇 ?%", r"\1 / \2 * 100"),
    (
        rf"({_NUMBER}) ?(?:에서|의|을|를) ?({_NUMBER}) ?% ?(?:를|을|만큼)? ?(?:증가|인상|늘|더)\w*",
        r"\1 + \2%",
    ),
    (
        rf"({_NUMBER}) ?(?:에서|의|을|를) ?({_NUMBER}) ?% ?(?:를|을|만큼)? ?(?:감소|할인|인하|줄|빼)\w*",
        r"\1 - \2%",
    ),
    (rf"({_NUMBER}) ?에 ?({_NUMBER}%?) ?(?:을|를)? ?더(?:하면|한)\w*", r"\1 + \2"),
    (rf"({_NUMBER}) ?에서 ?({_NUMBER}%?) ?(?:을|를)? ?(?:빼면|뺀)\w*", r"\1 - \2"),
    (rf"({_NUMBER}) ?(?:에|와|과) ?({_NUMBER}) ?(?:을|를)? ?곱(?:하면|한)\w*", r"\1 * \2"),
    (rf"({_NUMBER}) ?(?:을|를) ?({_NUMBER}) ?(?:으로|로) ?나(?:누면|눈)(?! ?나머지)\w*", r"\1 ÷ \2"),
    (rf"(\d+){_OF}(\(\d+/\d+\)|\d+/\d+)(?! ?(?:제곱|승))", r"\1 * \2"),
    (rf"(\d[\d,.]*){_OF}(\d[\d.]*) ?%", r"\1 * \2%"),
    (rf"({_NUMBER}){_OF}({_NUMBER}) ?배", r"\1 * \2"),
    (rf"({_NUMBER}){_OF}(?:절반|반)(?=\s|은|는|이|$|\?)", r"1/2 * \1"),
    (r"(?:루트|(?<!의 )(?<!의)(?<!세)(?<!세 )(?<!양의 )제곱근) ?(?=[\d(a-z])", " sqrt "),
    # Of the last number, or of the whole? No formula has this sign.
    (
        rf"(?<=[\w)]) ?[+-] ?(?={_ATOM}(?:/{_ATOM})*{_POWER})|\b(?:sin|cos|tan|ln|log) +(?={_ATOM}{_POWER})",
        f" {UNCLEAR} ",
    ),
    (rf"({_BASE}){_OF}(?:세|3) ?제곱 ?근", r" cbrt(\1) "),
    (rf"({_BASE}){_OF}제곱 ?근(?= ?(?:은|는|을|이|$|\?))", r" x^2 = \1 "),
    (rf"({_BASE}){_OF}(?:양의 ?)?제곱 ?근", r" sqrt(\1) "),
    (r"세제곱근 ?(?=[\d(a-z])", " cbrt "),
    (rf"({_BASE}){_OF}(?:마이너스 ?(\d+)) ?(?:제곱|승)", r"(\1)^(-\2)"),
    (rf"({_BASE}){_OF}(-?\d+(?:/\d+)?|\([^()]*\)|[a-z]) ?(?:제곱|승)(?! ?근)", r"(\1)^(\2)"),
    (rf"({_BASE}){_OF}세 ?제곱(?! ?근)", r"(\1)^3"),
    (rf"({_BASE}){_OF}제곱(?! ?근)", r"(\1)^2"),
    (r"(?<=[\w)]) ?세제곱(?! ?근)", "^3"),
    (r"(?<=[\w)]) ?제곱(?! ?근)", "^2"),
    (r"(\d+) ?(?:의 ?)?(?:팩토리얼|계승)", r"\1!"),
    (rf"({_BASE}){_OF}절댓?값", r" abs(\1) "),
    (r"절댓?값 ?(?=[\d(a-z-])", " abs "),
    (r"파이", " pi "),
    (r"(?:양의|플러스) ?무한대?", " oo "),
    (r"(?:음의|마이너스) ?무한대?", " -oo "),
    (r"무한대?", " oo "),
    (r"(?<=\d) ?도(?=\s|$|\)|는|은|의|를|와|일|에)", " deg "),
    (r" ?(?:더하기|플러스) ?", " + "),
    (r" ?(?:빼기|마이너스) ?", " - "),
    (r" ?곱하기 ?", " * "),
    (r" ?나누기 ?", " ÷ "),
    (rf"(\d+) ?(?:와|과|,) ?(\d+){_OF}최대 ?공약수", r"gcd(\1, \2)"),
    (rf"(\d+) ?(?:와|과|,) ?(\d+){_OF}최소 ?공배수", r"lcm(\1, \2)"),
    (rf"({_NUMBER}) ?(?:와|과) ?({_NUMBER}){_OF}합", r"(\1 + \2)"),
    (rf"({_NUMBER}) ?(?:와|과) ?({_NUMBER}){_OF}곱", r"(\1 * \2)"),
    (rf"({_NUMBER}) ?(?:와|과) ?({_NUMBER}){_OF}차", r"(\1 - \2)"),
)
_UNBROKEN = re.compile(r"\S{150}")
"""Nothing is said in words there, and it would be looked through again from each of its signs."""
_COMPILED = tuple((re.compile(pattern, re.I), instead) for pattern, instead in _PHRASES)
_COUNTED = re.compile(
    rf"\b(?:{'|'.join(_UNITS)})\b(?= [-+*/÷^=]| ?$)|(?<=[-+*/÷^=] )\b(?:{'|'.join(_UNITS)})\b", re.I
)


def in_signs(text: str) -> str:
    """`Unreadable` where it is not clear what a word belongs to."""
    if _UNBROKEN.search(text):
        return text
    for pattern, instead in _COMPILED:
        text = pattern.sub(instead, text)
    if UNCLEAR in text:
        raise Unreadable(text)
    return _COUNTED.sub(lambda match: str(_UNITS.index(match[0].lower())), text)
