"""How much later the first token arrives through the engine than from the model server itself.

    python -m benchmarks.first_token [--rounds 300]

One scripted model server (a process of its own), one engine (another), one client here. Direct and through the engine are
measured alternately in one run, with the official SDK on both sides; every state the engine tells of is on
disk first. Prints the added delay in milliseconds and as a ratio, per wire format.
"""

import argparse
import contextlib
import multiprocessing
import os
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openai import OpenAI

from tests.support.scripted_model import ScriptedModel, text

ROOT = Path(__file__).resolve().parent.parent
KEY = "benchmark"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=300)
    rounds = parser.parse_args().rounds
    warnings.simplefilter("ignore", DeprecationWarning)
    with model_server() as model_url:
        for provider, direct in (("chat", direct_chat), ("responses", direct_responses)):
            with engine(model_url, provider) as client:
                report(provider, *measure(OpenAI(api_key=KEY, base_url=model_url), direct, client, rounds))


def measure(upstream: OpenAI, direct: Any, client: Any, rounds: int) -> tuple[list[float], list[float]]:
    assistant = client.beta.assistants.create(model="scripted-1")
    plain, through = [], []
    for turn in range(rounds + 20):
        before = direct(upstream)
        thread = client.beta.threads.create(messages=[{"role": "user", "content": "Hello"}])
        after = through_engine(client, thread.id, assistant.id)
        if turn >= 20:
            plain.append(before)
            through.append(after)
    return plain, through


def direct_chat(client: OpenAI) -> float:
    start = time.perf_counter()
    messages: Any = [{"role": "user", "content": "Hello"}]
    with client.chat.completions.create(model="scripted-1", messages=messages, stream=True) as stream:
        for chunk in stream:
            if chunk.choices and chunk.choices[0].delta.content:
                first = time.perf_counter() - start
                stream.response.read()
                return first
    raise RuntimeError("no text")


def direct_responses(client: OpenAI) -> float:
    start = time.perf_counter()
    with client.responses.create(model="scripted-1", input="Hello", stream=True) as stream:
        for event in stream:
            if event.type == "response.output_text.delta":
                first = time.perf_counter() - start
                stream.response.read()
                return first
    raise RuntimeError("no text")


def through_engine(client: Any, thread_id: str, assistant_id: str) -> float:
    start = time.perf_counter()
    first = 0.0
    with client.beta.threads.runs.stream(thread_id=thread_id, assistant_id=assistant_id) as stream:
        for event in stream:
            if not first and event.event == "thread.message.delta":
                first = time.perf_counter() - start
    return first


def report(provider: str, plain: list[float], through: list[float]) -> None:
    def percentile(values: list[float], part: float) -> float:
        return statistics.quantiles(values, n=100)[int(part) - 1] * 1000

    added = [(b - a) * 1000 for a, b in zip(plain, through, strict=True)]
    print(
        f"{provider:10} direct p50 {percentile(plain, 50):.2f} ms, through the engine p50 "
        f"{percentile(through, 50):.2f} ms: added p50 {statistics.median(added):.2f} ms, "
        f"p95 {percentile([a / 1000 for a in added], 95):.2f} ms, "
        f"ratio {percentile(through, 50) / percentile(plain, 50):.2f}"
    )


@contextlib.contextmanager
def model_server() -> Iterator[str]:
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve_model, args=(theirs,), daemon=True)
    process.start()
    yield ours.recv()
    process.terminate()


def _serve_model(pipe: Any) -> None:
    with ScriptedModel() as model:
        model.default = text("Hello ", "there.")
        pipe.send(model.url)
        pipe.poll(None)


@contextlib.contextmanager
def engine(model_url: str, provider: str) -> Iterator[OpenAI]:
    """The engine as a process of its own, on a fresh data folder."""
    with tempfile.TemporaryDirectory() as data_dir:
        settings = {
            "DATA_DIR": data_dir,
            "ENGINE_API_KEY": KEY,
            "OPENAI_BASE_URL": model_url,
            "MODEL_PROVIDER": provider,
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "assistant_core.engine", "--port", "0"],
            env={**os.environ, **settings},
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout
        address = process.stdout.readline().rsplit(" ", 1)[-1].strip()
        yield OpenAI(api_key=KEY, base_url=address)
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
