"""What the engine costs: delay and CPU of streamed tokens, messages and pages per second, long threads.

    python -m benchmarks.engine_load [--quick]

A model server with a set pace, the engine and this client are each a process of their own. What the model
server can be asked without the engine is measured both ways in the same run. Every state that the engine
tells of is on disk first. Medians, unless it says otherwise.
"""

import argparse
import asyncio
import os
import statistics
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import aiohttp

from benchmarks import paced_model
from benchmarks.support import HEADERS, Caller, Engine, Streamed, engine, model_server

TOKENS = 200
PACE = 0.02
"""Seconds between tokens: what a fast hosted model does."""
MODEL = f"{TOKENS}x{PACE}"
SHORT = "2x0"
AT_ONCE = 200
CONNECTIONS = 32
PAGE = 100
LENGTHS = 100, 100_000
HELLO = {"role": "user", "content": "Hello, what do you think of Apple's margins?"}


class Rounds(NamedTuple):
    first_tokens: int = 300
    answers: int = 5
    crowds: int = 3
    requests: int = 2_000
    pages: int = 500
    alternating: int = 300


QUICK = Rounds(first_tokens=50, answers=3, crowds=1, requests=200, pages=50, alternating=50)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a look at each figure, too short to trust")
    rounds = QUICK if parser.parse_args().quick else Rounds()
    with model_server(paced_model.serve) as model_url, engine(model_url) as served:
        one_stream(Both(model_url, served), rounds)
        asyncio.run(many_streams(Both(model_url, served), rounds))
        messages_and_pages(served, rounds)
        long_threads(served, rounds)


class Both:
    """The model server asked directly, and through the engine."""

    def __init__(self, model_url: str, served: Engine) -> None:
        self.model_url = model_url
        self.served = served
        self.direct = Caller(model_url)
        self.through = Caller(served.url)
        self.assistants = {
            model: self.through.post("/assistants", {"model": model})["id"] for model in (SHORT, MODEL)
        }

    def asked(self, model: str) -> tuple[Streamed, Streamed]:
        thread = new_thread(self.through)
        directly = self.direct.stream(*direct(model))
        return directly, self.through.stream(*self.run_of(thread, model))

    def run_of(self, thread: str, model: str) -> tuple[str, Any]:
        return f"/threads/{thread}/runs", {"assistant_id": self.assistants[model], "stream": True}


def direct(model: str) -> tuple[str, Any]:
    return "/chat/completions", {"model": model, "messages": [HELLO], "stream": True}


def new_thread(caller: Caller, messages: int = 1) -> str:
    return str(caller.post("/threads", {"messages": [HELLO] * messages})["id"])


def one_stream(both: Both, rounds: Rounds) -> None:
    print(f"One run at a time; {TOKENS} tokens, one every {1_000 * PACE:g} ms")
    firsts = [[first(answer) for answer in both.asked(SHORT)] for _ in range(rounds.first_tokens + 20)][20:]
    directly, through = (statistics.median(column) for column in zip(*firsts, strict=True))
    show("added to the first token", ms(statistics.median(b - a for a, b in firsts)), "< 1.9 ms")
    show("  first token", ms(through), beside=f"direct {ms(directly)}")
    answers, used = [], 0.0
    for _ in range(rounds.answers):
        thread = new_thread(both.through)
        directly = both.direct.stream(*direct(MODEL))
        cpu_before = cpu_seconds(both.served.pid)
        answers.append((directly, both.through.stream(*both.run_of(thread, MODEL))))
        used += cpu_seconds(both.served.pid) - cpu_before
    directly, through = (median_age(column) for column in zip(*answers, strict=True))
    show("added to each token", ms(through - directly))
    show("  a token under way", ms(through), beside=f"direct {ms(directly)}")
    show("CPU per 1,000 tokens", seconds(used / rounds.answers / TOKENS * 1_000), "< 0.67 s")


async def many_streams(both: Both, rounds: Rounds) -> None:
    print(f"\n{AT_ONCE} runs at once")
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector, headers=HEADERS) as session:
        crowds = [await crowd(both, session) for _ in range(rounds.crowds)]
    used, *figures = (statistics.median(column) for column in zip(*crowds, strict=True))
    direct_last, through_last, direct_age, through_age, direct_all, through_all = figures
    show("CPU per 1,000 tokens", seconds(used), "< 0.12 s")
    show("  a token under way", ms(through_age), beside=f"direct {ms(direct_age)}")
    show("until the last first token", seconds(through_last), beside=f"direct {seconds(direct_last)}")
    show("until the last token", seconds(through_all), beside=f"direct {seconds(direct_all)}")


async def crowd(both: Both, session: aiohttp.ClientSession) -> tuple[float, ...]:
    # The engine closes a connection that was idle for 5 seconds, as this client's last one was.
    caller = Caller(both.served.url)
    threads = [new_thread(caller) for _ in range(AT_ONCE)]
    directly = await asyncio.gather(*(stream(session, both.model_url, direct(MODEL)) for _ in range(AT_ONCE)))
    cpu_before = cpu_seconds(both.served.pid)
    through = await asyncio.gather(
        *(stream(session, both.served.url, both.run_of(thread, MODEL)) for thread in threads)
    )
    used = (cpu_seconds(both.served.pid) - cpu_before) / AT_ONCE / TOKENS * 1_000
    asked = [(min(answer.asked for answer in answers), answers) for answers in (directly, through)]
    last_first = [max(answer.tokens()[0].arrived for answer in answers) - at for at, answers in asked]
    last = [max(answer.tokens()[-1].arrived for answer in answers) - at for at, answers in asked]
    return used, *last_first, median_age(directly), median_age(through), *last


async def stream(session: aiohttp.ClientSession, url: str, asked: tuple[str, Any]) -> Streamed:
    path, body = asked
    streamed = Streamed(time.perf_counter(), [])
    async with session.post(url + path, json=body) as answer:
        answer.raise_for_status()
        async for data in answer.content.iter_any():
            streamed.parts.append((time.perf_counter(), data))
    if (count := len(streamed.tokens())) != TOKENS:
        raise RuntimeError(f"an answer of {count} tokens instead of {TOKENS}")
    return streamed


def messages_and_pages(served: Engine, rounds: Rounds) -> None:
    caller = Caller(served.url)
    short, full = new_thread(caller), new_thread(caller, PAGE + 20)
    create = "POST", f"/threads/{short}/messages", HELLO
    page = "GET", listing(full, PAGE), None
    for title, request, count, goal in (
        ("Messages created", create, rounds.requests, "> 745/s"),
        (f"Pages of {PAGE} messages", page, rounds.pages, "> 146/s"),
    ):
        print(f"\n{title}")
        one = rate_alone(caller, request, count)
        many = asyncio.run(rate(served.url, request, count))
        show("one after the other", f"{one:,.0f}/s", goal)
        show(f"{CONNECTIONS} connections at once", f"{many:,.0f}/s", goal)


def rate_alone(caller: Caller, request: tuple[str, str, Any], count: int) -> float:
    started = time.perf_counter()
    for _ in range(count):
        caller.ask(*request)
    return count / (time.perf_counter() - started)


async def rate(url: str, request: tuple[str, str, Any], count: int) -> float:
    """Requests answered per second, over connections that each wait for their answer before they go on."""
    method, path, body = request
    waiting = iter(range(count))

    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=CONNECTIONS), headers=HEADERS
    ) as session:

        async def ask_on() -> None:
            for _ in waiting:
                async with session.request(method, url + path, json=body) as answer:
                    answer.raise_for_status()
                    await answer.read()

        started = time.perf_counter()
        await asyncio.gather(*(ask_on() for _ in range(CONNECTIONS)))
        return count / (time.perf_counter() - started)


def long_threads(served: Engine, rounds: Rounds) -> None:
    caller = Caller(served.url)
    started = time.perf_counter()
    threads = [new_thread(caller, length) for length in LENGTHS]
    print(f"\n{LENGTHS[1]:,} messages in a thread, beside {LENGTHS[0]}")
    show("filling both threads", f"{time.perf_counter() - started:.0f} s")
    for what, action in (
        ("the newest 20", lambda thread: caller.get(listing(thread, 20))),
        ("the newest 100", lambda thread: caller.get(listing(thread, 100))),
        ("a message more", lambda thread: caller.post(f"/threads/{thread}/messages", HELLO)),
    ):
        timings: list[list[float]] = []
        for _ in range(rounds.alternating):
            timings.append([])
            for thread in threads:
                before = time.perf_counter()
                done = action(thread)
                timings[-1].append(time.perf_counter() - before)
                if done["object"] == "thread.message":
                    # The thread keeps its length.
                    caller.ask("DELETE", f"/threads/{thread}/messages/{done['id']}")
        few, many = (statistics.median(column) for column in zip(*timings, strict=True))
        show(what, f"{many / few:.2f} times", "<= 1.5 times", f"{ms(few)} → {ms(many)}")


def listing(thread: str, limit: int) -> str:
    return f"/threads/{thread}/messages?limit={limit}"


def first(answer: Streamed) -> float:
    return answer.tokens()[0].arrived - answer.asked


def median_age(answers: Iterable[Streamed]) -> float:
    """From the model server to the client."""
    return statistics.median(token.arrived - token.sent for answer in answers for token in answer.tokens())


def cpu_seconds(pid: int) -> float:
    """What the process has used so far, in its own code and in the kernel."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def ms(value: float) -> str:
    return f"{1_000 * value:.2f} ms"


def seconds(value: float) -> str:
    return f"{value:.3f} s"


def show(what: str, figure: str, goal: str = "", beside: str = "") -> None:
    print(f"  {what:32}{figure:>14}{goal:>16}   {beside}".rstrip(), flush=True)


if __name__ == "__main__":
    main()
