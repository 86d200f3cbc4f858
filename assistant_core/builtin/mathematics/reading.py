"""What a turn asks of the mathematics skill: a problem of its own, or more about the one before."""

import re
from dataclasses import replace
from typing import Any, cast

from assistant_core.builtin.mathematics import examples, notation
from assistant_core.builtin.mathematics.grammar import variables
from assistant_core.builtin.mathematics.parser import expression
from assistant_core.builtin.mathematics.problem import (
    Problem,
    Task,
    about,
    computing,
    evaluated,
    roots,
    solving,
)
from assistant_core.builtin.mathematics.shapes import is_definition
from assistant_core.builtin.mathematics.spans import EDGE, Span, prepared, spans
from assistant_core.builtin.mathematics.tokens import Unreadable
from assistant_core.builtin.turn import Turn
from assistant_core.engine.retrieval.analyze import tokens

LONGEST = 1_000
LEAST = 0.2
"""Of similarity, for an ask that the words name; below it the formula alone tells what is meant."""
LEAST_OF_NUMBERS = 0.4
"""Where there is no formula but a number."""
_VERB_ENDINGS = "요다게네죠까서면지고데줘해"
LEAST_OF_MORE = 0.35
MOST_UNKNOWN = 1
"""Words that no example has, around a sum that is not marked as a formula: more of them tell a story."""
_COUNTED = "zero 영|one first 첫 한|two second 2nd 두 둘 이|three third 3rd 세 셋 삼|four fourth 네"
_COUNTS = {word: count for count, words in enumerate(_COUNTED.split("|")) for word in words.split()}
_NEAREST = {"whole": 0, "integer": 0, "unit": 0, "tenth": 1, "hundredth": 2, "thousandth": 3}
_COUNT = rf"(\d{{1,2}}|{'|'.join(_COUNTS)})"
_DIGITS = re.compile(
    r"(?:,? ?(?:round(?:ed)?|correct|accurate)?,? ?(?:to|with|up to|at)? )?"
    rf"{_COUNT} (?:decimal|digits? after|d\.?p\b|places)\w*(?: places?| digits?| point)?"
    r"|(?:,? ?(?:round(?:ed)?)?,? ?to )?(?:the )?nearest (\w+?)s?\b(?: number)?"
    rf"|소수점? ?(?:아래 ?|이하 ?)?{_COUNT} ?(?:째|번째)? ?자리(?:까지|로|에서)?(?: ?반올림\w*)?",
    re.I,
)
_ORDER = re.compile(
    r"\b(second|third|fourth|fifth|2nd|3rd)(?= derivative)|(두|세|네|다섯) ?번(?= ?미분)"
    r"|([이삼])계(?= ?도함수)"
)
_FROM_RIGHT = re.compile(r"\b(?:right|above)\b|우극한|오른쪽", re.I)
_FROM_LEFT = re.compile(r"\b(?:left|below)\b|좌극한|왼쪽", re.I)
_STEPS = re.compile(
    r"\bstep|\bexplain|\bexplanation|\bwhy\b|\bin (?:more )?detail|\bworking\b|\bwalk me"
    r"|\bhow (?:do|to|can|did|would|should)\b|자세|단계|설명|과정|차근|상세|어떻게|왜|풀이 ?법",
    re.I,
)
_DEFINED = re.compile(notation.DEFINED)
_ASKED = re.compile(r"(?P<whole>[fgh] ?'*\([^()]*\)|\bd[yf] ?/ ?d[a-z]\b|\by ?'+)")
_SLOPE = re.compile(r"\bd[yf] ?/ ?d[a-z]\b|\b[y] ?'+")


def asked(turn: Turn) -> Problem | None:
    followup = more_wanted(turn.question)
    if not followup:
        return problem_in(turn.question)
    for question in reversed(turn.earlier_questions):
        if found := problem_in(question):
            return replace(found, detailed=True, why=followup == "why")
        if not more_wanted(question):
            return None  # the last answer was about something else
    return None


def more_wanted(question: str) -> str:
    """`detail` or `why` where a question is about the problem before; else empty."""
    if len(question) > LONGEST // 4:
        return ""
    try:
        text = prepared(question)
    except Unreadable:
        return ""
    found = spans(text)
    if any(span.kind not in ("number", "letter", "point") or span.is_marked for span in found):
        return ""
    rest = _marked(text, found)
    best = next((match for match in examples.index(False).nearest(rest) if match.ask != "talk"), None)
    if not best or best.ask not in examples.MORE or best.score < LEAST_OF_MORE:
        return ""
    if any(word[-1] not in _VERB_ENDINGS for word in examples.unknown(rest)):
        return ""  # it names something else
    return best.ask


def problem_in(question: str) -> Problem | None:
    """None for what is no problem that the rules know."""
    if not question or len(question) > LONGEST:
        return None
    try:
        return _read(question)
    except Unreadable:
        return None


def is_story(question: str) -> bool:
    """Numbers and words, and no formula."""
    try:
        found = spans(prepared(question)) if len(question) <= LONGEST else []
    except Unreadable:
        return False
    return {"number"} <= {span.kind for span in found} <= {"number", "letter"}


def _read(question: str) -> Problem:
    digits = _DIGITS.search(question)
    text = prepared(_DIGITS.sub(" ", question, count=1) if digits else question)
    problem = (_rounded(text) if digits else None) or _with_formula(text)
    if digits:
        problem = replace(problem, digits=_count(digits))
    return replace(problem, detailed=bool(_STEPS.search(_rest(text, spans(text)))))


def _rounded(text: str) -> Problem | None:
    """A number alone, to so many places."""
    found = spans(text)
    if len(found) != 1 or found[0].kind != "number":
        return None
    return Problem("arithmetic", (found[0].given,)) if found[0].given else None


def _count(match: re.Match[str]) -> int | None:
    said = next(filter(None, match.groups())).lower()
    return int(said) if said.isdigit() else _COUNTS.get(said, _NEAREST.get(said))


def _with_formula(text: str) -> Problem:
    if defined := _DEFINED.search(text):
        return _of_function(text, defined)
    found = spans(text)
    mains = [span for span in found if span.kind not in ("number", "letter", "point")] or [
        span for span in found if span.kind == "point"
    ]
    numbers, letters = ([span for span in found if span.kind == kind] for kind in ("number", "letter"))
    points = [span for span in found if span.kind == "point" and span not in mains]
    rest = _marked(text, found)
    task, score = _task(rest, mains or numbers or letters)
    is_sure = score >= LEAST or any(span.is_marked for span in found)
    order = _ORDER.search(text)
    more: dict[str, Any] = {"sure": is_sure}
    if notated := next((span for span in mains if span.kind == "notation"), None):
        problem = notation.read(notated.text)
        if not problem:
            raise Unreadable(notated.text)
        ends = [
            span
            for span in found
            if span is not notated and not variables(*(span.given.sides if span.given else ()))
        ]
        if problem.task == "integral" and len(ends) == 2 and not problem.bounds:
            problem = replace(problem, bounds=(expression(ends[0].text), expression(ends[1].text)))
        return problem
    if task == examples.BEYOND or not found:
        raise Unreadable(text)
    variable = next((span.text for span in letters), "")
    slope = _SLOPE.search(text)
    if slope and not (mains and _is_definition(mains[0])):
        raise Unreadable(text)
    if slope or task == "derivative":
        main = _first(mains, letters)
        bounds = tuple(span.given.sides[-1] for span in points[:1] or numbers[:2] if span.given)
        if len(bounds) > 1:
            bounds = ()
        times = (
            _COUNTS[next(filter(None, order.groups()))]
            if order
            else max(slope[0].count("'") if slope else 1, 1)
        )
        name = points[0].given.sides[0].text if points and points[0].given else variable
        return about("derivative", _right(main), name, bounds=bounds, order=times, **more)
    if task in ("integral", "limit"):
        inner = [span for span in mains if span.given and variables(*span.given.sides)]
        main = _first(inner, letters[-1:] if task == "integral" else letters)
        ends = [
            span
            for span in found
            if span.given and span is not main and not span.given.signs and not variables(*span.given.sides)
        ]
        if task == "integral":
            if len(ends) not in (0, 2):
                raise Unreadable(text)
            bounds = tuple(expression(end.text) for end in ends)
            names = [span.text for span in letters if span is not main]
            return about("integral", _right(main), names[0] if names else "", bounds=bounds, **more)
        named = [span for span in letters if span is not main]
        if len(ends) != 1 or not named:
            raise Unreadable(text)
        side = "+" if _FROM_RIGHT.search(rest) else "-" if _FROM_LEFT.search(rest) else ""
        return notation.limit(main.text, named[0].text, ends[0].text + _sign_after(text, ends[0]), side)
    if task in ("simplify", "factor", "expand"):
        main = _first(mains, numbers)
        if task == "simplify" and main.kind == "arithmetic":
            return _computed(main, rest, numbers, is_sure)
        return about(cast(Task, task), _right(main), **more)
    if points and len(mains) == 1 and mains[0].kind == "expression":
        return evaluated(mains[0].text, [span.text for span in points])
    if mains and all(span.given and span.given.signs for span in mains):
        relations = sorted([*mains, *points])
        ending = "!" if text.rstrip().endswith("!") else ""
        texts = list(dict.fromkeys(span.text.rstrip(ending or None) for span in relations))
        known = {letter for one in relations if one.given for letter in variables(*one.given.sides)}
        wanted = tuple(dict.fromkeys(span.text for span in letters if span.text in known))
        if not known or (len(texts) == 1 and task != "solve" and _is_definition(relations[0])):
            raise Unreadable(text)
        return solving(texts, wanted if len(texts) == 1 or len(wanted) > 1 else (), sure=is_sure)
    if len(mains) != 1:
        raise Unreadable(text)
    if task == "solve" and mains[0].kind == "expression":
        return roots(mains[0].text)
    return _computed(mains[0], rest, numbers, is_sure)


def _of_function(text: str, defined: re.Match[str]) -> Problem:
    """`f(x) = …` and what is asked of it."""
    after = text[defined.end() :]
    found = spans(after)
    others = f"{text[: defined.start()]} {after[found[0].end :] if found else ''}"
    wanted = _ASKED.findall(others)
    if len(wanted) > 1:
        raise Unreadable(text)
    if not found or not (asked := _ASKED.search(others)):
        return _with_formula(text[: defined.start()] + after)
    return notation.of_function(
        defined["f"], defined["argument"], found[0].text, asked["whole"].replace(" ", "")
    )


def _computed(main: Span, rest: str, numbers: list[Span], is_sure: bool) -> Problem:
    if (
        main.kind in ("arithmetic", "number")
        and not main.is_marked
        and (numbers or len(examples.unknown(rest)) > MOST_UNKNOWN)
    ):
        raise Unreadable(rest)
    if main.kind == "expression" and not examples.words(rest):
        return about("simplify", main.text, sure=False)
    return computing(main.text, is_sure and not examples.unknown(rest))


def _task(rest: str, mains: list[Span]) -> tuple[str, float]:
    """The ask that the words around the formulas are most like, among those that take such formulas."""
    kinds = {span.kind for span in mains} | {"definition" for span in mains if _is_definition(span)}
    if not examples.words(rest):
        return "", 0.0
    for match in examples.index(True).nearest(rest):
        if match.score < (LEAST_OF_NUMBERS if kinds <= {"number", "letter"} else LEAST):
            break
        if match.ask == examples.BEYOND and not examples.only_beyond() & set(tokens(rest)):
            continue
        if kinds & set(examples.takes(match.ask)):
            return match.ask, match.score
    return "", 0.0


def _first(mains: list[Span], others: list[Span]) -> Span:
    if not mains and not others:
        raise Unreadable("")
    return (mains or others)[0]


def _is_definition(span: Span) -> bool:
    return bool(span.given and is_definition(span.given))


def _right(span: Span) -> str:
    """Of `y = …`, what y is."""
    given = span.given
    if given and given.signs == ("=",) and given.sides[0].kind == "variable":
        return span.text.partition("=")[2]
    return span.text


def _sign_after(text: str, span: Span) -> str:
    match = re.match(r"\^?[({]?([+-])[)}]?(?=\s|$|에|로|일|,)", text[span.end :])
    return match[1] if match else ""


def _marked(text: str, found: list[Span]) -> str:
    pieces, at = [], 0
    for span in found:
        pieces += [text[at : span.start], f" {{{span.kind}}} "]
        at = span.end
    return "".join([*pieces, text[at:]]).replace(EDGE, " ")


def _rest(text: str, found: list[Span]) -> str:
    return re.sub(r"\{\w+\}", " ", _marked(text, found))
