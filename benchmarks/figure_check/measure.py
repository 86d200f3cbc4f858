"""What a checker says of labelled figures, and the shares that follow from it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.figure_check.checkers import VERIFIED, Found
from benchmarks.figure_check.labels import Answer

VERDICTS = ("verified", "ambiguous", "unverified", "not seen")


@dataclass(frozen=True)
class Outcome:
    answer: Answer
    kind: str
    """Of the label; "unlabelled" for what else the checker has found, dates above all."""
    text: str
    wrong: bool
    verdict: str
    """One of VERDICTS."""

    @property
    def missed(self) -> bool:
        return self.verdict != ("unverified" if self.wrong else "verified")


@dataclass(frozen=True)
class Rates:
    """Shares of 1; None where there is nothing to count."""

    right_verified: float | None
    wrong_flagged: float | None
    precision: float | None
    """Of what it verified, how much is right."""


GOALS = {
    "seen": Rates(right_verified=0.97, wrong_flagged=0.99, precision=0.98),
    "open": Rates(right_verified=0.92, wrong_flagged=0.97, precision=0.98),
    "held_out": Rates(right_verified=0.92, wrong_flagged=0.97, precision=0.98),
}
FLOORS = {
    "seen": Rates(right_verified=0.985, wrong_flagged=0.986, precision=0.988),
    "open": Rates(right_verified=0.868, wrong_flagged=0.924, precision=0.937),
}
"""What the product's own check reached when it was last measured, less a point; they may only rise.

The goals of `open` are not reached yet.
"""


def outcomes(answer: Answer, found: list[Found]) -> Iterator[Outcome]:
    """One of each label, then one of each figure without a label, which counts as right."""
    labelled: set[Found] = set()
    for label in answer.labels:
        hits = [one for one in found if one.start < label.end and label.start < one.end]
        labelled.update(hits)
        text = answer.text[label.start : label.end]
        yield Outcome(answer, label.kind, text, label.wrong, _verdict(hits))
    for one in found:
        if one not in labelled:
            yield Outcome(answer, "unlabelled", answer.text[one.start : one.end], False, _verdict([one]))


def _verdict(hits: list[Found]) -> str:
    """The worst of several: a label may span two figures."""
    if not hits:
        return "not seen"
    if any(one.status not in {*VERIFIED, "ambiguous"} for one in hits):
        return "unverified"
    return "ambiguous" if any(one.status == "ambiguous" for one in hits) else "verified"


def rates(found: Iterable[Outcome]) -> Rates:
    labelled = [one for one in found if one.kind != "unlabelled"]
    right = Counter(one.verdict for one in labelled if not one.wrong)
    wrong = Counter(one.verdict for one in labelled if one.wrong)
    return Rates(
        _share(right["verified"], right.total()),
        _share(wrong["unverified"], wrong.total()),
        _share(right["verified"], right["verified"] + wrong["verified"]),
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def reached(found: Rates, goal: Rates) -> bool:
    pairs = (
        (found.right_verified, goal.right_verified),
        (found.wrong_flagged, goal.wrong_flagged),
        (found.precision, goal.precision),
    )
    return all(have is None or want is None or have >= want for have, want in pairs)
