"""How fast the pages are in a real browser: the first paint after a start, and reruns of a long conversation.

    python -m benchmarks.page [--starts 5] [--reruns 15] [--messages 200]

First paint: from starting `streamlit run` until the question box stands in Chromium, against a page of
nothing but a title and `st.chat_input`, started in turns; medians. Goal: 1.5 times.

Rerun: the key R, which draws the whole page anew, until the script has ended in the browser, too, in a
conversation of that many messages, every answer with its functions, tables and charts, against one of two
messages in the same app, in turns; medians. Goal: 2 times. What opening takes, from the address to the foot
of the last answer, is told beside it.
"""

import argparse
import contextlib
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.support import ROOT
from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.support.scripted_model import ScriptedModel, calls, text

PAINT_GOAL = 1.5
RERUN_GOAL = 2.0
QUESTION = "How has Apple's profit developed?"
BARE = 'import streamlit as st\n\nst.title("Bare")\nst.chat_input("Ask")\n'
BOX = "[data-testid=stChatInputTextArea]"
MODEL = "scripted-1"
WATCH = """() => {
    const app = document.querySelector("[data-testid=stApp]");
    window.states = [];
    const look = () => window.states.push([app.dataset.testScriptState, performance.now()]);
    new MutationObserver(look).observe(app, {attributes: true, attributeFilter: ["data-test-script-state"]});
}"""
RERUN_ENDED = "window.states.length > 1 && window.states.at(-1)[0] === 'notRunning'"
FILL = """
import sys
from assistant_core.assistants.registry import ensure
from assistant_core.chat import registry
from assistant_core.client import get_client

client, assistant = get_client(), None
for count in map(int, sys.argv[2:]):
    assistant = assistant or ensure(client, "investor")
    thread = client.beta.threads.create(metadata={"page": "investor"}).id
    for _ in range(count // 2):
        assert registry.ask(client, thread, assistant, sys.argv[1]) is None
        live = registry.find(thread)
        live.settle(60)
        assert live.answer().status == "completed", live.answer()
    print(thread, flush=True)
"""
FETCH = calls(
    *(
        (name, '{"ticker": "AAPL"}')
        for name in ("get_income_statement", "get_balance_sheet", "get_daily_stock_performance")
    )
)
ANSWER = text(
    "Apple's revenue was **391.0 billion USD** in fiscal 2024, after 383.3 billion USD in fiscal 2023.\n\n",
    "| | 2024 | 2023 |\n|---|---|---|\n| Net income, billion USD | 93.7 | 97.0 |\n\n",
    "- Net income fell although revenue rose.\n- The decline of 2023 was made good.\n\n",
    "What would change the picture: another year of falling net income.",
)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--reruns", type=int, default=15)
    parser.add_argument("--messages", type=int, default=200)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        painted = first_paint(browser, Path(folder), given.starts)
        drawn = reruns(browser, Path(folder), given.reruns, given.messages)
        browser.close()
    return 0 if painted <= PAINT_GOAL and drawn <= RERUN_GOAL else 1


def first_paint(browser: Browser, folder: Path, starts: int) -> float:
    bare = folder / "bare.py"
    bare.write_text(BARE)
    seconds: dict[Path, list[float]] = {bare: [], ROOT / "app.py": []}
    for script in seconds:
        until_painted(browser, script, folder)  # compiles, and fills the disk's cache
    for _ in range(starts):
        for script, taken in seconds.items():
            taken.append(until_painted(browser, script, folder))
    bare_seconds, ours = (statistics.median(taken) for taken in seconds.values())
    print(
        f"first paint: bare {bare_seconds:.2f} s, app {ours:.2f} s: "
        f"{ours / bare_seconds:.2f} times (goal {PAINT_GOAL})"
    )
    return ours / bare_seconds


def until_painted(browser: Browser, script: Path, folder: Path) -> float:
    began = time.monotonic()
    with app(script, folder) as url:
        page = browser.new_page()
        page.goto(url)
        page.wait_for_selector(BOX)
        taken = time.monotonic() - began
        page.close()
    return taken


def reruns(browser: Browser, folder: Path, count: int, messages: int) -> float:
    threads = fill(folder, 2, messages)
    with app(ROOT / "app.py", folder) as url:
        open_page(browser, f"{url}/?thread={threads[0]}")[0].close()
        opened = [open_page(browser, f"{url}/?thread={thread}") for thread in threads]
        taken: list[list[float]] = [[] for _ in threads]
        for _ in range(count + 1):
            for (page, _), times in zip(opened, taken, strict=True):
                times.append(rerun(page))
    (_, open_short), (_, open_long) = opened
    print(f"opening: 2 messages {open_short:.2f} s, {messages} messages {open_long:.2f} s")
    short, long = (statistics.median(times[1:]) for times in taken)
    print(
        f"rerun: 2 messages {short:.0f} ms, {messages} messages {long:.0f} ms: "
        f"{long / short:.2f} times (goal {RERUN_GOAL})"
    )
    return long / short


def rerun(page: Page) -> float:
    """Milliseconds from the key until the script has ended and the browser has what it drew."""
    page.bring_to_front()
    page.evaluate("window.states.length = 0")
    page.keyboard.press("r")
    page.wait_for_function(RERUN_ENDED, polling=20)
    return page.evaluate("window.states.at(-1)[1] - window.states[0][1]")


def fill(folder: Path, *lengths: int) -> list[str]:
    """Conversations of so many messages: a scripted model asks for the same functions in every answer."""
    with ScriptedModel() as model:
        for _ in range(sum(lengths) // 2):
            model.script(FETCH, ANSWER)
        server = {"MODEL_PROVIDER": "chat", "OPENAI_BASE_URL": model.url, "OPENAI_MODEL": MODEL}
        filled = subprocess.run(
            [sys.executable, "-c", FILL, QUESTION, *map(str, lengths)],
            cwd=ROOT,
            env=environment(folder) | server,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    return filled.stdout.split()


def open_page(browser: Browser, address: str) -> tuple[Page, float]:
    """The page, once it stands still, and the seconds until its last answer stood there."""
    page = browser.new_page()
    began = time.monotonic()
    page.goto(address)
    # The foot of an answer names its model.
    page.get_by_text(MODEL).last.wait_for()
    taken = time.monotonic() - began
    page.wait_for_timeout(2000)
    page.evaluate(WATCH)
    return page, taken


@contextlib.contextmanager
def app(script: Path, folder: Path) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}"]
    command += ["--server.address=127.0.0.1", "--server.headless=true", "--browser.gatherUsageStats=false"]
    with (folder / "app.log").open("ab") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment(folder), stdout=log, stderr=log)
    try:
        wait_for_port(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def wait_for_port(port: int) -> None:
    while True:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.01)


def environment(folder: Path) -> dict[str, str]:
    """No model server and no network: the built-in model answers on the sample data."""
    return os.environ | {
        "DATA_DIR": str(folder / "data"),
        "HTTPS_PROXY": "http://127.0.0.1:9",
        "MODEL_PROVIDER": "builtin",
        "PYTHONWARNINGS": "ignore",
    }


if __name__ == "__main__":
    sys.exit(main())
