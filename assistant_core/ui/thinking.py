"""What a model thought on its way to an answer: folded away, in small print, never part of the answer."""

import time

from streamlit.delta_generator import DeltaGenerator

from assistant_core.chat.view import Thought
from assistant_core.ui.growing import GrowingText
from assistant_core.ui.strings import t

LONGEST_SHOWN = 20_000
"""Characters of one thought that are drawn."""
DRAWN_EVERY_SECONDS = 0.5
"""Nobody follows it by the word, and most leave it folded."""
MOST_OF_THE_TIME = 0.1
"""The share of it that is spent on drawing what grows."""
ICON = ":material/cognition:"


class ThinkingView:
    """A thought that grows. Its label stays as it is: with another one, Streamlit would fold it again."""

    def __init__(self, place: DeltaGenerator, formulas: bool) -> None:
        box = place.expander(t("thought.growing"), type="compact", icon=ICON)
        self._text = GrowingText(box, formulas=formulas, quiet=True)
        self._due = 0.0

    def continues_with(self, group: list[Thought]) -> bool:
        return self._text.continues_with(group[0].text[:LONGEST_SHOWN])

    def update(self, group: list[Thought]) -> None:
        began = time.monotonic()
        if began < self._due:
            return
        self._text.update(group[0].text[:LONGEST_SHOWN])
        took = time.monotonic() - began
        self._due = began + max(DRAWN_EVERY_SECONDS, took / MOST_OF_THE_TIME)

    def clear(self) -> None:
        self._text.clear()


class ThoughtView:
    """A thought that is over, drawn when it is opened: a page is drawn anew with every click."""

    def __init__(self, place: DeltaGenerator, formulas: bool) -> None:
        self._place = place
        self._formulas = formulas
        self._is_drawn = False

    def update(self, group: list[Thought]) -> None:
        if self._is_drawn:
            return
        self._is_drawn = True
        [thought] = group
        key = f"thought-{thought.id}"
        label = thought_label(thought)
        box = self._place.expander(label, type="compact", icon=ICON, key=key, on_change="rerun")
        if box.open:
            shown = thought.text[:LONGEST_SHOWN]
            GrowingText(box, whole=True, formulas=self._formulas, quiet=True).update(shown)
            if left := len(thought.text) - len(shown):
                box.caption(t("thought.cut", count=f"{left:,}"))


def thought_label(thought: Thought) -> str:
    if thought.seconds is None:
        return t("thought.untimed")
    seconds = "<\u00a01" if thought.seconds < 1 else round(thought.seconds)
    return t("thought.over", time=t("seconds", seconds=seconds))
