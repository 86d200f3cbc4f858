"""Gaps in the connection between browser and app, each followed at once by an action of the reader.

By hand, with gaps as long as those of a laptop that sleeps, and all actions after each kind of them:

    python -m tests.browser.gaps
"""

import argparse
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright
from playwright.sync_api import Error as BrowserError

from tests.browser.actions import ALL, Action, Place, reply_to
from tests.browser.conftest import ARGUMENTS, CHROMIUM, PATIENCE_SECONDS, StandInApp, Visitor
from tests.browser.line import Line
from tests.support.scripted_model import ScriptedModel

SHORT_SECONDS, LONG_SECONDS = 20, 150
STREAMLITS_SECONDS = 120
"""For which Streamlit remembers a session unless it is told otherwise."""
AT_ONCE = 7
"""Pages that lose the connection together: more are too much for a small machine."""


@contextmanager
def started(data_dir: Path, remembers: int | None = None) -> Iterator[tuple[StandInApp, ScriptedModel]]:
    """The app, with a model that always has an answer. `remembers` a lost session for so many seconds."""
    settings = {"STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": str(remembers)} if remembers else {}
    with ScriptedModel() as model:
        model.default = reply_to
        app = StandInApp(data_dir, model.url, **settings)
        app.start()
        try:
            yield app, model
        finally:
            app.kill()
        assert "Traceback" not in app.log(), app.log()


def try_all(
    tried: Sequence[Action],
    gap: str,
    seconds: float,
    app: StandInApp,
    model: ScriptedModel,
    browser: Browser,
) -> list[str]:
    """Prepare all, have them lose the connection together, and act once each can again: what went wrong."""
    wrong = []
    with ExitStack() as stack:
        begun = []
        for action in tried:
            line = Line(app.port)
            stack.callback(line.close)
            context = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 800})
            stack.callback(context.close)
            context.set_default_timeout(PATIENCE_SECONDS * 1000)
            name = f"{action.__name__.replace('_', ' ')}, {gap}"
            place = Place(name, Visitor(context.new_page()), line.url, app.data_dir, model, gap)
            going = action(place)
            next(going)
            begun.append((name, line, going))
        for _, line, _ in begun:
            line.cut()
        cut = time.monotonic()
        if gap == "restart":
            app.kill()
            app.start()
        time.sleep(max(0.0, cut + seconds - time.monotonic()))
        for name, line, going in begun:
            line.mend()
            try:
                next(going, None)
            except (AssertionError, BrowserError) as error:
                wrong.append(f"{name}: {error}")
    return wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    kinds = {
        "remembered": (SHORT_SECONDS, None),
        "forgotten": (LONG_SECONDS, STREAMLITS_SECONDS),
        "restart": (0, None),
    }
    parser.add_argument("gaps", nargs="*", choices=[*kinds, []], help="all of them if none is named")
    expect.set_options(timeout=PATIENCE_SECONDS * 1000)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for gap in parser.parse_args().gaps or kinds:
            seconds, remembers = kinds[gap]
            data_dir = Path(folder, gap)
            data_dir.mkdir()
            wrong = []
            with started(data_dir, remembers) as (app, model):
                for first in range(0, len(ALL), AT_ONCE):
                    wrong += try_all(ALL[first : first + AT_ONCE], gap, seconds, app, model, browser)
            print(f"{gap}, {seconds} s: {len(ALL)} actions, {len(wrong)} went wrong", flush=True)
            for each in wrong:
                print(f"- {each}", flush=True)


if __name__ == "__main__":
    main()
