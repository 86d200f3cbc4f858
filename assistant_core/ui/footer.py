"""In small print below an answer and below the conversation: when, by which model, for how much."""

from collections.abc import Iterable, Iterator, Sequence

from streamlit.delta_generator import DeltaGenerator

from assistant_core.chat.transcript import Entry
from assistant_core.chat.view import Answer, Question
from assistant_core.prices import cost
from assistant_core.ui.strings import t, words
from assistant_core.ui.text import plain

MOST_PRECISE_BELOW = 1.0
"""Dollars: smaller sums are written with four decimals."""


def show_footer(place: DeltaGenerator, answer: Answer) -> None:
    if answer.model or answer.provider:
        place.caption(" · ".join(part for part in _parts(answer) if part))


def show_usage(place: DeltaGenerator, entries: Sequence[Entry], is_all: bool) -> None:
    """All answers of the conversation together, replaced ones too: they were paid for."""
    answers = [answer for answer in _answers(entries) if answer.tokens]
    if len(answers) < 2:
        return
    tokens = sum(answer.tokens for answer in answers)
    costs = [dollars for answer in answers if (dollars := _cost(answer)) is not None]
    count = f"{tokens:,}"
    said = t("usage.conversation", count=count) if is_all else t("usage.shown", count=count)
    place.caption(" · ".join([said, *([_money(sum(costs))] if costs else [])]))


def _parts(answer: Answer) -> Iterator[str]:
    if answer.ended_at:
        yield plain(words().moment(answer.ended_at))
    yield t("model.builtin") if answer.provider == "builtin" else t("model", model=plain(answer.model))
    if answer.tokens:
        yield t("tokens", count=f"{answer.tokens:,}")
        dollars = _cost(answer)
        yield "" if dollars is None else _money(dollars)
    if answer.ended_at and answer.created_at:
        yield t("seconds", seconds=answer.ended_at - answer.created_at or "<\u00a01")


def _answers(entries: Iterable[Entry]) -> Iterator[Answer]:
    for entry in entries:
        if isinstance(entry, Question):
            for version in entry.earlier:
                yield from _answers(version)
        else:
            yield entry


def _cost(answer: Answer) -> float | None:
    return cost(answer.model, answer.prompt_tokens, answer.completion_tokens, answer.cached_tokens)


def _money(dollars: float) -> str:
    return plain(f"${dollars:,.4f}" if 0 < dollars < MOST_PRECISE_BELOW else f"${dollars:,.2f}")
