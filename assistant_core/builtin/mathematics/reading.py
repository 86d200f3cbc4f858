"""What a turn asks of the mathematics skill: a problem of its own, or more about the one before."""

import re
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from assistant_core.builtin.mathematics import examples
from assistant_core.builtin.mathematics.grammar import Node, Relation, variables
from assistant_core.builtin.mathematics.notation import CALCULUS, EDGE
from assistant_core.builtin.mathematics.parser import relation
from assistant_core.builtin.mathematics.problem import Problem, about, computing, evaluated, solving
from assistant_core.builtin.mathematics.spans import Span, prepared, spans
from assistant_core.builtin.mathematics.tokens import Unreadable
from assistant_core.builtin.turn import Turn
from assistant_core.engine.retrieval.analyze import tokens

LONGEST = 1_000
_REWRITTEN = ("arithmetic", "simplify", "factor", "expand")
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
    r"\b(second|third|fourth|fifth|2nd|3rd)(?= derivative)"
    r"|(두|세|네|다섯) ?번(?= ?미분)|([이삼])계(?= ?도함수)"
)
_SIDE = re.compile(r" ?¦?\^?[({]?([+-])[)}]?(?=\s|$|에|로|일|,)")
_FROM_RIGHT = re.compile(r"\b(?:right|above)\b|우극한|오른쪽", re.I)
_FROM_LEFT = re.compile(r"\b(?:left|below)\b|좌극한|왼쪽", re.I)
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
    if len(question) > LONGEST // 4:
        return ""
    try:
        text = prepared(question)
    except Unreadable:
        return ""
    said = _said(text)
    if any(span.kind not in ("number", "letter", "point") or span.is_marked for span in said.found):
        return ""
    best = next((match for match in examples.index(False).nearest(said.words) if match.ask != "talk"), None)
    if not best or best.ask not in examples.MORE or best.score < LEAST_OF_MORE:
        return ""
    if any(word[-1] not in _VERB_ENDINGS for word in said.unknown):
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


class _Said(NamedTuple):
    """A question: the formulas in it, and the words around them, with a mark for each formula."""

    text: str
    found: list[Span]
    words: str

    def of(self, *kinds: str) -> list[Span]:
        return [span for span in self.found if span.kind in kinds]

    @property
    def mains(self) -> list[Span]:
        """What something is asked about; values of letters where there is nothing else."""
        return self.of("equation", "inequality", "expression", "arithmetic") or self.of("point")

    @property
    def unknown(self) -> list[str]:
        return examples.unknown(self.words)


def _said(text: str) -> _Said:
    found = spans(text)
    pieces, at = [], 0
    for span in found:
        pieces += [text[at : span.start], f" {{{span.kind}}} "]
        at = span.end
    return _Said(text, found, "".join([*pieces, text[at:]]).replace(EDGE, " "))


def _read(question: str) -> Problem:
    """The way that is named is left out, unless nothing else says what to do: `by factoring`."""
    other, shown = examples.methods("other"), examples.methods("shown")
    if (plainly := shown.sub(" ", other.sub(" ", question))) != question:
        with suppress(Unreadable):
            problem = _asked(plainly)
            if problem.task not in _REWRITTEN:
                return replace(problem, detailed=True, other_way=bool(other.search(question)))
    return _asked(question)


def _asked(question: str) -> Problem:
    digits = _DIGITS.search(question)
    said = _said(prepared(_DIGITS.sub(" ", question, count=1) if digits else question))
    is_number = digits and [span.kind for span in said.found] == ["number"]
    problem = Problem("arithmetic", (said.found[0].given,)) if is_number else _problem(said)
    words = re.sub(r"\{\w+\}", " ", said.words)
    return replace(problem, digits=_count(digits) if digits else None, detailed=bool(_STEPS.search(words)))


def _count(match: re.Match[str]) -> int | None:
    said = next(filter(None, match.groups())).lower()
    return int(said) if said.isdigit() else _COUNTS.get(said, _NEAREST.get(said))


def _problem(said: _Said) -> Problem:
    task, score = _task(said)
    is_sure = score >= LEAST or any(span.is_marked for span in said.found)
    if task == examples.BEYOND or not said.found:
        raise Unreadable(said.text)
    if task in _CALCULUS:
        return replace(_CALCULUS[task](said), sure=is_sure)
    mains, numbers, points = said.mains, said.of("number"), said.of("point")
    if task in ("simplify", "factor", "expand") and not (
        task == "simplify" and mains[0:1] and mains[0].kind == "arithmetic"
    ):
        return about(task, _right((mains or numbers)[0]), sure=is_sure)  # type: ignore[arg-type]
    if points and len(mains) == 1 and mains[0].kind == "expression":
        return evaluated(_right(mains[0]), [span.given for span in points])
    if mains and all(span.given.signs for span in mains):
        return _solving(said, mains if mains == points else sorted([*mains, *points]), task, is_sure)
    if len(mains or numbers) != 1:
        raise Unreadable(said.text)
    main = (mains or numbers)[0]
    if task == "solve" and main.kind == "expression":
        return solving((Relation((_right(main), Node("number", "0")), ("=",)),))
    if (
        not main.is_marked
        and not variables(_right(main))
        and ((mains and numbers) or len(said.unknown) > MOST_UNKNOWN)
    ):
        raise Unreadable(said.text)
    if main.kind == "expression" and not examples.words(said.words):
        return about("simplify", _right(main), sure=False)
    return computing(_right(main), is_sure and not said.unknown)


def _solving(said: _Said, relations: list[Span], task: str, is_sure: bool) -> Problem:
    ending = "!" if said.text.rstrip().endswith("!") else ""
    given = tuple(dict.fromkeys(relation(span.text.rstrip(ending or None)) for span in relations))
    known = variables(*(side for one in given for side in one.sides))
    named = [span.text for span in said.of("letter") if span.text in known]
    if not known or (len(given) == 1 and task != "solve" and given[0].is_definition):
        raise Unreadable(said.text)
    wanted = list(dict.fromkeys(named))
    return solving(given, wanted if len(given) == 1 or len(wanted) > 1 else (), is_sure)


def _derivative(said: _Said) -> Problem:
    main, letters, points = _main(said), said.of("letter"), said.of("point")
    bounds = points[:1] or (said.of("number") if len(said.of("number")) == 1 else [])
    order = _ORDER.search(said.text)
    times = _COUNTS[next(filter(None, order.groups()))] if order else 1
    names = [span.given.sides[0].text for span in points] or [
        span.text for span in letters if span is not main
    ]
    at = tuple(span.given.sides[-1] for span in bounds if span is not main)
    return about("derivative", _right(main), names[0] if names else "", at, order=times)


def _integral(said: _Said) -> Problem:
    main = _main(said)
    names = [span.text for span in said.of("letter") if span is not main]
    ends = _ends(said, main)
    if len(ends) not in (0, 2):
        raise Unreadable(said.text)
    return about("integral", _right(main), names[0] if names else "", tuple(map(_right, ends)))


def _limit(said: _Said) -> Problem:
    main = _main(said)
    named = [span.text for span in said.of("letter") if span is not main]
    ends = _ends(said, main)
    if len(ends) != 1 or not named:
        raise Unreadable(said.text)
    signed = _SIDE.match(said.text, ends[0].end)
    side = (
        signed[1]
        if signed
        else "+"
        if _FROM_RIGHT.search(said.words)
        else "-"
        if _FROM_LEFT.search(said.words)
        else ""
    )
    return about("limit", _right(main), named[0], (_right(ends[0]),), side=side)


_CALCULUS = {"derivative": _derivative, "integral": _integral, "limit": _limit}


def _main(said: _Said) -> Span:
    """What has letters before what has none, and one letter alone last."""
    inner = [span for span in said.mains if variables(*span.given.sides) and span.kind != "point"]
    found = inner or said.of("letter")[::-1] or said.of("arithmetic", "number")
    if not found:
        raise Unreadable(said.text)
    return found[0]


def _ends(said: _Said, main: Span) -> list[Span]:
    return [span for span in said.of("arithmetic", "number") if span is not main]


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
        if match.ask == examples.BEYOND and not is_beyond:
            continue
        if kinds & set(examples.takes(match.ask)):
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
