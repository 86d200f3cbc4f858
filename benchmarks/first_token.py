"""How much later the first token arrives through the engine than from the model server itself.

    python -m benchmarks.first_token [--rounds 300]

One scripted model server, one engine and this client, each a process of its own. Direct and through the
engine are measured alternately in one run; every state the engine tells of is on disk first. Prints the
added delay in milliseconds and as a ratio, per wire format.
"""

import argparse
import statistics
from typing import Any

from benchmarks.support import HEADERS, Caller, engine, model_server
from tests.support.scripted_model import ScriptedModel, text

WARM_UP = 20
ANTHROPIC_HEADERS = {
    "x-api-key": "benchmark",
    "anthropic-version": "2023-06-01",
    "Content-Type": "application/json",
}
HELLO = [{"role": "user", "content": "Hello"}]
DIRECT: dict[str, tuple[str, Any, bytes]] = {
    "chat": (
        "/chat/completions",
        {"model": "scripted-1", "messages": HELLO, "stream": True},
        b'"content": "Hello',
    ),
    "responses": (
        "/responses",
        {"model": "scripted-1", "input": HELLO, "stream": True},
        b"event: response.output_text.delta",
    ),
    "anthropic": (
        "/messages",
        {"model": "scripted-1", "messages": HELLO, "max_tokens": 100, "stream": True},
        b'"type": "text_delta"',
    ),
}
"""How the model server is asked without the engine: path, body, and what a first token looks like."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=300)
    rounds = parser.parse_args().rounds
    with model_server(serve) as model_url:
        for provider in DIRECT:
            with engine(model_url, provider) as served:
                report(provider, *measure(model_url, provider, served.url, rounds))


def measure(model_url: str, provider: str, engine_url: str, rounds: int) -> tuple[list[float], list[float]]:
    headers = ANTHROPIC_HEADERS if provider == "anthropic" else HEADERS
    direct, through_engine = Caller(model_url, headers), Caller(engine_url)
    assistant = through_engine.post("/assistants", {"model": "scripted-1"})["id"]
    plain, through = [], []
    for turn in range(rounds + WARM_UP):
        path, body, sign = DIRECT[provider]
        before = direct.stream(path, body).until(sign)
        thread = through_engine.post("/threads", {"messages": [{"role": "user", "content": "Hello"}]})["id"]
        run = {"assistant_id": assistant, "stream": True}
        after = through_engine.stream(f"/threads/{thread}/runs", run).until(b"thread.message.delta")
        if turn >= WARM_UP:
            plain.append(before)
            through.append(after)
    return plain, through


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


def serve(pipe: Any) -> None:
    with ScriptedModel() as model:
        model.default = text("Hello ", "there.")
        pipe.send(model.url)
        pipe.poll(None)


if __name__ == "__main__":
    main()
