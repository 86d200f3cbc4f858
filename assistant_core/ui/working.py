"""What goes on while an answer is on its way, in one line."""

import time

from streamlit.delta_generator import DeltaGenerator

from assistant_core.chat.live import LiveRun
from assistant_core.ui.strings import t


def show_working(place: DeltaGenerator, live: LiveRun) -> None:
    """`place` is an empty one. How far it is, where that is known, is a bar below."""
    said, done = f":shimmer[{t(f'phase.{live.phase}')}]", live.done
    time_taken = t("seconds", seconds=int(time.time() - live.started))
    if done is None:
        place.caption(f"{said} · {time_taken}")
    else:
        place.progress(done, text=f":small[:gray[{said} · {done:.0%} · {time_taken}]]")
