"""What a model thought on its way to an answer: folded away, in small print, never part of the answer."""

import time

from streamlit.delta_generator import DeltaGenerator

from assistant_core.chat.view import Thought
from assistant_core.ui.growing import GrowingText
from assistant_core.ui.strings import t

LONGEST_SHOWN = 40_000
"""Characters of one thought that are drawn."""
DRAWN_EVERY_SECONDS = 0.5
"""Nobody follows it by the word, and most leave it folded."""
ICON = ":material/cognition:"


class ThinkingView:
    """A thought that grows. Its label stays as it is: with another one, Streamlit would fold it again."""

    def __init__(self, place: DeltaGenerator, formulas: bool) -> None:
        self._slot = place.empty()
        box = self._slot.expander(t("thought.growing"), type="compact", icon=ICON)
        self._text = GrowingText(box, formulas=formulas, quiet=True)
        self._drawn = 0.0

    def continues_with(self, group: list[Thought]) -> bool:
        return self._text.continues_with(group[0].text[:LONGEST_SHOWN])

    def update(self, group: list[Thought]) -> None:
        if time.monotonic() - self._drawn > DRAWN_EVERY_SECONDS:
            self._text.update(group[0].text[:LONGEST_SHOWN])
            self._drawn = time.monotonic()

    def clear(self) -> None:
        self._slot.empty()


class ThoughtView:
    """A thought that is over; that of an older answer is drawn when it is opened."""

    def __init__(self, place: DeltaGenerator, recent: bool, formulas: bool) -> None:
        self._place = place
        self._recent = recent
        self._formulas = formulas
        self._is_drawn = False

    def update(self, group: list[Thought]) -> None:
        if self._is_drawn:
            return
        self._is_drawn = True
        [thought] = group
        box = self._place.expander(
            thought_label(thought),
            type="compact",
            icon=ICON,
            key=f"thought-{thought.id}",
            on_change="ignore" if self._recent else "rerun",
        )
        if self._recent or box.open:
            shown = thought.text[:LONGEST_SHOWN]
            GrowingText(box, whole=not self._recent, formulas=self._formulas, quiet=True).update(shown)
            if left := len(thought.text) - len(shown):
                box.caption(t("thought.cut", count=f"{left:,}"))


def thought_label(thought: Thought) -> str:
    if thought.seconds is None:
        return t("thought.untimed")
    seconds = "<\u00a01" if thought.seconds < 1 else round(thought.seconds)
    return t("thought.over", time=t("seconds", seconds=seconds))
