"""What is said in English within a formula → signs."""

import re

_NUMBER = r"\d+(?:\.\d+)?|\([^()]*\)"
_BASE = (
    rf"(?:(?:(?<![\w)])(?<![\w)] )-)?"
    rf"(?<![\d.^])(?:{_NUMBER})(?:/(?:{_NUMBER}))?|(?<![A-Za-z])[a-z](?![A-Za-z]))"
)
_UNITS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_PHRASES = (
    (r"\b(?:the )?square root of\b", " sqrt of "),
    (r"\b(?:the )?(?:cube|cubic|third) root of\b", " cbrt of "),
    (r"\b(?:the )?absolute value of\b", " abs of "),
    (r"\b(?:the )?factorial of\b", " factorial "),
    (r"(\d+) factorial\b", r"\1!"),
    (r"\b(?:the )?(?:square|second power) of (\d+(?:\.\d+)?)(?![\w./])", r"(\1)^2"),
    (r"\b(?:the )?(?:cube|third power) of (\d+(?:\.\d+)?)(?![\w./])", r"(\1)^3"),
    (
        rf"({_BASE}) (?:to|raised to) the (?:power (?:of )?)?(-?\d+)(?:st|nd|rd|th)?(?: power)?\b",
        r"(\1)^(\2)",
    ),
    (r"(?<![A-Za-z])([a-z]) squared\b", r"\1^2"),
    (r"(?<![A-Za-z])([a-z]) cubed\b", r"\1^3"),
    (rf"({_BASE}) squared\b", r"(\1)^2"),
    (rf"({_BASE}) cubed\b", r"(\1)^3"),
    (r"\bplus or minus\b", "±"),
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
    (r"\bper ?cent\b", "%"),
    (rf"\bwhat (?:%|percentage) of ({_NUMBER}) is ({_NUMBER})(?=\?|$)", r"\2 / \1 * 100"),
    (rf"\b({_NUMBER}) is what (?:%|percentage) of ({_NUMBER})(?=\?|$)", r"\1 / \2 * 100"),
    (rf"\bincrease ({_NUMBER}) by ({_NUMBER}) ?%", r"\1 + \2%"),
    (rf"\b(?:decrease|reduce) ({_NUMBER}) by ({_NUMBER}) ?%", r"\1 - \2%"),
    (rf"({_NUMBER}) increased by ({_NUMBER}) ?%", r"\1 + \2%"),
    (rf"({_NUMBER}) (?:decreased|reduced) by ({_NUMBER}) ?%", r"\1 - \2%"),
    (rf"({_NUMBER}) ?% off (?:of )?({_NUMBER})", r"\2 - \1%"),
    (r"%\s*of\b", "% *"),
    (r"(?<![\w./])(\d+/\d+) of (?=\d|[a-z]\b)", r"\1 * "),
    (rf"\badd ({_NUMBER}) (?:and|to) ({_NUMBER})", r"\1 + \2"),
    (rf"\bsubtract ({_NUMBER}) from ({_NUMBER})", r"\2 - \1"),
    (rf"\bmultiply ({_NUMBER}) (?:by|and|with) ({_NUMBER})", r"\1 * \2"),
    (rf"\bdivide ({_NUMBER}) by ({_NUMBER})", r"\1 ÷ \2"),
    (r"\b(?:one )?half of\b", "1/2 *"),
    (r"\btwo thirds of\b", "2/3 *"),
    (r"\bthree quarters of\b", "3/4 *"),
    (r"\b(?:a|one) third of\b", "1/3 *"),
    (r"\b(?:a|one) quarter of\b", "1/4 *"),
    (r"\btwice (?=\d|[a-z]\b)", "2 * "),
    (rf"\b(?:the )?sum of ({_NUMBER}) and ({_NUMBER})", r"(\1 + \2)"),
    (rf"\b(?:the )?product of ({_NUMBER}) and ({_NUMBER})", r"(\1 * \2)"),
    (rf"\b(?:the )?difference (?:of|between) ({_NUMBER}) and ({_NUMBER})", r"(\1 - \2)"),
    (rf"\b(?:the )?quotient of ({_NUMBER}) and ({_NUMBER})", r"(\1 / \2)"),
    (r"\bdegrees?\b", " deg "),
    (rf"\blog(?:arithm)?,? (?:to )?(?:the )?base ({_NUMBER}|e) of\b", r" log_\1 of "),
    (rf"\blog(?:arithm)? of ({_NUMBER}) (?:in|to|with)? ?(?:the )?base ({_NUMBER})", r" log_\2(\1) "),
    (rf"\blog ({_NUMBER}) (?:to )?base ({_NUMBER})", r" log_\2(\1) "),
    (r"\blog(2|10)(?=\s*\()", r" log_\1 "),
    (rf"\blog_?\{{?({_NUMBER})\}}?(?=\s*\()", r" log_\1 "),
    (r"\b(?:the )?(?:natural log(?:arithm)?|ln) of\b", " ln of "),
    (r"\b(?:the )?logarithm of\b", " log of "),
    (r"\b(?:the )?(sin|cos|tan|log|exp|abs)(?:ine|gent)? of\b", r"\1 of "),
    (r"\b(sine|cosine|tangent)\b", lambda match: match[1][:3]),
    (r"\b(?:the )?(?:greatest common (?:divisor|factor)|gcd|hcf|gcf) of (\d+) and (\d+)", r"gcd(\1, \2)"),
    (r"\b(?:the )?(?:least common multiple|lcm) of (\d+) and (\d+)", r"lcm(\1, \2)"),
    (rf"\b({'|'.join(_UNITS)})\b", lambda match: str(_UNITS.index(match[1].lower()))),
)


def in_signs(text: str) -> str:
    for pattern, instead in _PHRASES:
        text = re.sub(pattern, instead, text, flags=re.I)
    return text
