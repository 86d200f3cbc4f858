"""Gaps in the connection between browser and app, each followed at once by an action of the reader.

By hand, with gaps as long as a sleeping laptop's, and every action after each of them:

    python -m tests.browser.gaps
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser import actions
from tests.browser.actions import Action, Place
from tests.browser.conftest import ARGUMENTS, CHROMIUM, PATIENCE_SECONDS, StandInApp, Visitor
from tests.browser.line import Line
from tests.support.scripted_model import ScriptedModel, text

TTL = "STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL"


@contextmanager
def started(data_dir: Path, ttl: int | None = None) -> Iterator[tuple[StandInApp, ScriptedModel]]:
    """The app, with a model that always has an answer. `ttl`: seconds for which it remembers a session."""
    settings = {} if ttl is None else {TTL: str(ttl)}
    with ScriptedModel() as model:
        model.default = text("It is an answer.")
        app = StandInApp(data_dir, model.url, **settings)
        app.start()
        try:
            yield app, model
        finally:
            app.kill()
        assert "Traceback" not in app.log(), app.log()


def lost(
    done: Iterable[Action],
    gap: str,
    seconds: float,
    app: StandInApp,
    model: ScriptedModel,
    browser: Browser,
    tell: Callable[[str], None] = print,
) -> list[str]:
    """Prepare all, then have them lose the connection together, and act as soon as each has it again."""
    missed = []
    with ExitStack() as stack:
        begun = []
        for number, action in enumerate(done):
            line = Line(app.port)
            stack.callback(line.close)
            context = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 800})
            stack.callback(context.close)
            context.set_default_timeout(PATIENCE_SECONDS * 1000)
            place = Place(f"{gap} {number}", Visitor(context.new_page()), line.url, app.data_dir, model, gap)
            going = action(place)
            next(going)
            begun.append((action.__name__, line, place, going))
        for _, line, _, _ in begun:
            line.cut()
        cut = time.monotonic()
        if gap == "restart":
            app.kill()
            app.start()
        time.sleep(max(0.0, cut + seconds - time.monotonic()))
        for name, line, place, going in begun:
            line.mend()
            # The page's state tells of the connection; a reader sees that widgets can be used again.
            try:
                next(going, None)
            except Exception as error:
                missed.append(f"{name} after {gap}: {error}")
                tell(missed[-1])
                place.visitor.page.screenshot(path=f"/tmp/lost-{gap}-{name}.png")
    return missed
