"""What a turn asks of the mathematics skill: a problem of its own, or more about the one before."""

import re
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from assistant_core.analyzer import tokens
from assistant_core.builtin.mathematics import examples
from assistant_core.builtin.mathematics.grammar import Node, Relation, variables
from assistant_core.builtin.mathematics.parser import Unreadable, relation
from assistant_core.builtin.mathematics.problem import Problem, about, computing, evaluated, solving
from assistant_core.builtin.mathematics.spans import Span, prepared, spans
from assistant_core.builtin.mathematics.written import CALCULUS, EDGE
from assistant_core.builtin.turn import Turn

LONGEST = 1_000
LEAST, LEAST_OF_NUMBERS, LEAST_OF_MORE = 0.2, 0.4, 0.35
"""Of similarity: for an ask that the words name, below which the formula alone tells what is meant; where
there is no formula but a number; and for more about the problem before."""
MOST_UNKNOWN = 1
"""Words that no example has, around a sum that is not marked as a formula: more of them tell a story."""
_REWRITTEN = ("simplify", "factor", "expand")
_CALCULUS = ("derivative", "integral", "limit")
_VERB_ENDINGS = "요다게네죠까서면지고데줘해"
_COUNTED = (
    "zero 영 whole integer unit|one first 첫 한 tenth|two second 2nd 두 둘 이 hundredth"
    "|three third 3rd 세 셋 삼 thousandth|four fourth 네"
)
_COUNTS = {word: count for count, words in enumerate(_COUNTED.split("|")) for word in words.split()}
_COUNT = rf"(\d{{1,2}}|{'|'.join(_COUNTS)})"
_DIGITS = re.compile(
    r"(?:,? ?(?:round(?:ed)?|correct|accurate)?,? ?(?:to|with|up to|at)? )?"
    rf"{_COUNT} (?:decimal|digits? after|d\.?p\b|places)\w*(?: places?| digits?| point)?"
    rf"|(?:,? ?(?:round(?:ed)?)?,? ?to )?(?:the )?nearest {_COUNT}s?\b(?: number)?"
    rf"|소수점? ?(?:아래 ?|이하 ?)?{_COUNT} ?(?:째|번째)? ?자리(?:까지|로|에서)?(?: ?반올림\w*)?",
    re.I,
)
_ORDER = re.compile(
    r"\b(second|third|fourth|fifth|2nd|3rd)(?= derivative)"
    r"|(두|세|네|다섯) ?번(?= ?미분)|([이삼])계(?= ?도함수)"
)
_SIDES = {
    "+": re.compile(r"\b(?:right|above)\b|우극한|오른쪽", re.I),
    "-": re.compile(r"\b(?:left|below)\b|좌극한|왼쪽", re.I),
}
_AREA, _AXIS = re.compile(r"\barea\b|\bregion\b|넓이", re.I), re.compile(r"\baxis\b|축", re.I)
_SIDE = re.compile(r" ?¦?\^?[({]?([+-])[)}]?(?=\s|$|에|로|일|,)")
_STEPS = re.compile(
    r"\bstep|\bexplain|\bexplanation|\bwhy\b|\bin (?:more )?detail|\bworking\b|\bwalk me"
    r"|\bhow (?:do|to|can|did|would|should)\b|자세|단계|설명|과정|차근|상세|어떻게|왜|풀이 ?법",
    re.I,
)


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
    said = _said(question, LONGEST // 4)
    if not said or any(
        span.kind not in ("number", "letter", "point") or span.is_marked for span in said.found
    ):
        return ""
    best = next((match for match in examples.index(False).nearest(said.words) if match.ask != "talk"), None)
    if not best or best.ask not in ("detail", "why") or best.score < LEAST_OF_MORE:
        return ""
    names_another = any(word[-1] not in _VERB_ENDINGS for word in said.unknown)
    return "" if names_another else best.ask


def problem_in(question: str) -> Problem | None:
    """None for what is no problem that the rules know. A way that is named is no part of what is asked,
    unless nothing else says what to do: `by factoring`.
    """
    if len(question) > LONGEST:
        return None
    named = {way: pattern for way, pattern in examples.ways().items() if pattern.search(question)}
    plainly = question
    for pattern in named.values():
        plainly = pattern.sub(" ", plainly)
    with suppress(Unreadable):
        problem = _asked(plainly)
        if not named:
            return problem
        if problem.task not in ("arithmetic", *_REWRITTEN):
            return replace(problem, detailed=True, way=" ".join(named))
    with suppress(Unreadable):
        return _asked(question)
    return None


def is_story(question: str) -> bool:
    """Numbers and words, and no formula."""
    said = _said(question, LONGEST)
    return said is not None and {"number"} <= {span.kind for span in said.found} <= {"number", "letter"}


class _Said(NamedTuple):
    """A question: the formulas in it, and the words around them, with a mark for each formula."""

    text: str
    found: list[Span]
    words: str

    def of(self, *kinds: str, but: Span | None = None) -> list[Span]:
        return [span for span in self.found if span.kind in kinds and span is not but]

    @property
    def mains(self) -> list[Span]:
        """What something is asked about; values of letters where there is nothing else."""
        return self.of("equation", "inequality", "expression", "arithmetic") or self.of("point")

    @property
    def unknown(self) -> list[str]:
        return examples.strange(self.words)


def _said(question: str, longest: int) -> _Said | None:
    if len(question) > longest:
        return None
    with suppress(Unreadable):
        return _parted(prepared(question))
    return None


def _parted(text: str) -> _Said:
    found = spans(text)
    pieces, at = [], 0
    for span in found:
        pieces += [text[at : span.start], f" {{{span.kind}}} "]
        at = span.end
    return _Said(text, found, "".join([*pieces, text[at:]]).replace(EDGE, " "))


def _asked(question: str) -> Problem:
    digits = _DIGITS.search(question)
    said = _parted(prepared(_DIGITS.sub(" ", question, count=1) if digits else question))
    is_number = digits and [span.kind for span in said.found] == ["number"]
    problem = Problem("arithmetic", (said.found[0].given,)) if is_number else _problem(said)
    words = re.sub(r"\{\w+\}", " ", said.words)
    return replace(problem, digits=_count(digits) if digits else None, detailed=bool(_STEPS.search(words)))


def _count(match: re.Match[str]) -> int:
    said = next(filter(None, match.groups())).lower()
    return int(said) if said.isdigit() else _COUNTS[said]


def _problem(said: _Said) -> Problem:
    task, score = _task(said)
    is_sure = score >= LEAST or any(span.is_marked for span in said.found)
    if task == examples.BEYOND or not said.found:
        raise Unreadable(said.text)
    if task == "area":
        return replace(_area(said), sure=is_sure)
    if task in _CALCULUS:
        return replace(_of_calculus(task, said), sure=is_sure)
    mains, numbers, points = said.mains, said.of("number"), said.of("point")
    main = (mains or numbers or said.found)[0]
    if task in _REWRITTEN and not (task == "simplify" and main.kind == "arithmetic"):
        return about(task, _right(main), sure=is_sure)
    if points and [span.kind for span in mains] == ["expression"]:
        return evaluated(_right(main), [span.given for span in points])
    if mains and all(span.given.signs for span in mains):
        return _solving(said, mains if mains == points else sorted([*mains, *points]), task, is_sure)
    if len(mains or numbers) != 1:
        raise Unreadable(said.text)
    if task == "solve" and main.kind == "expression":
        return solving((Relation((_right(main), Node("number", "0")), ("=",)),))
    is_in_a_story = (mains and numbers) or len(said.unknown) > MOST_UNKNOWN
    if is_in_a_story and not main.is_marked and not variables(_right(main)):
        raise Unreadable(said.text)
    if main.kind == "expression" and not examples.words(said.words):
        return about("simplify", _right(main), sure=False)
    return computing(_right(main), is_sure and not said.unknown)


def _solving(said: _Said, relations: list[Span], task: str, is_sure: bool) -> Problem:
    ending = "!" if said.text.rstrip().endswith("!") else ""
    given = tuple(dict.fromkeys(relation(span.text.rstrip(ending or None)) for span in relations))
    known = variables(*(side for one in given for side in one.sides))
    if not known or (len(given) == 1 and task != "solve" and given[0].is_definition):
        raise Unreadable(said.text)
    wanted = list(dict.fromkeys(span.text for span in said.of("letter") if span.text in known))
    return solving(given, wanted if len(given) == 1 or len(wanted) > 1 else (), is_sure)


def _of_calculus(task: str, said: _Said) -> Problem:
    """What it is asked of has letters before what has none, and is one letter alone last."""
    inner = [span for span in said.mains if variables(*span.given.sides) and span.kind != "point"]
    mains = inner or said.of("letter")[::-1] or said.of("arithmetic", "number")
    if not mains:
        raise Unreadable(said.text)
    main, points = mains[0], said.of("point")
    names = [span.text for span in said.of("letter", but=main)]
    ends = said.of("arithmetic", "number", but=main)
    if task == "derivative":
        names = [span.given.sides[0].text for span in points] or names
        ends = points[:1] or (ends if len(ends) == 1 and ends[0].kind == "number" else [])
    elif len(ends) not in {"integral": (0, 2), "limit": (1,)}[task] or (task == "limit" and not names):
        raise Unreadable(said.text)
    order, side = _ORDER.search(said.text), ""
    if task == "limit":
        signed = _SIDE.match(said.text, ends[0].end)
        told = (sign for sign, words in _SIDES.items() if words.search(said.words))
        side = signed[1] if signed else next(told, "")
    times = _COUNTS[next(filter(None, order.groups()))] if order else 1
    bounds = tuple(span.given.sides[-1] for span in ends)
    return about(task, _right(main), names[0] if names else "", bounds, side=side, order=times)


def _area(said: _Said) -> Problem:
    """Between two curves, or one and the axis; `x = 2` and numbers bound it."""
    walls = [span for span in said.of("point") if span.given.sides[0].text == "x"]
    spans_of_curves = [span for span in said.of("equation", "expression", "point") if span not in walls]
    curves, ends = list(map(_right, spans_of_curves)), walls or said.of("arithmetic", "number")
    if len(curves) == 1 and len(ends) == 1:
        curves, ends = [*curves, _right(ends[0])], []
    elif len(curves) == 1 and _AXIS.search(said.words):
        curves.append(Node("number", "0"))
    if len(curves) != 2 or len(ends) not in (0, 2) or variables(*curves) != ["x"]:
        raise Unreadable(said.text)
    return about("area", Node("-", parts=tuple(curves)), "x", tuple(end.given.sides[-1] for end in ends))


def _task(said: _Said) -> tuple[str, float]:
    """The ask that the words around the formulas are most like, among those that take such formulas."""
    mains = said.mains or said.of("number") or said.of("letter")
    kinds = {span.kind for span in mains} | {"definition" for span in mains if span.given.is_definition}
    least = LEAST_OF_NUMBERS if kinds <= {"number", "letter"} else LEAST
    if not examples.words(said.words):
        return "", 0.0
    is_beyond = examples.only_beyond() & set(tokens(said.words))
    nearest = examples.index(True).nearest(said.words)
    if signs := CALCULUS.findall(said.text):
        nearest = [match for match in nearest if match.ask in _CALCULUS]
        return (signs[0], 1.0) if [nearest[0].ask] == signs and not is_beyond else (examples.BEYOND, 1.0)
    for match in nearest:
        if match.score < least:
            break
        is_other = not {examples.BEYOND: is_beyond, "area": _AREA.search(said.words)}.get(match.ask, True)
        if not is_other and kinds & set(examples.takes(match.ask)):
            return match.ask, match.score
    return "", 0.0


def _right(span: Span) -> Node:
    """An expression; of `y = …`, what y is."""
    sides = span.given.sides
    if not span.given.signs:
        return sides[0]
    if span.given.signs != ("=",) or sides[0].kind != "variable":
        raise Unreadable(span.text)
    return sides[1]
