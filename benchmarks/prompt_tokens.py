"""How many tokens the prompts of a conversation have, and how much of each the one before had begun with.

    python -m benchmarks.prompt_tokens [-v]

The Investor's own instructions and tools, outputs as long as real ones, and the engine as it is; only the
model is scripted. What a server can take from its cache is the beginning that a prompt has in common with
the one before. Tokens are estimated, as the engine does.
"""

import argparse
import json
import random
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from openai import OpenAI

from assistant_core.assistants.investor import definition
from assistant_core.client import silence_deprecation
from assistant_core.engine.runs.tokens import estimated
from tests.support.engine import client_of, running
from tests.support.outputs import ALL, APPLE, ORIGIN
from tests.support.scripted_model import Reply, ScriptedModel, calls, text

PRICE_ROWS, STATEMENT_LINES = 200, 34
"""As Yahoo Finance gives them for Apple: about 6,300 tokens of a price history, 500 to 900 of a statement."""
STATEMENTS = ("get_income_statement", "get_balance_sheet", "get_cash_flow")
TICKER = json.dumps({"ticker": "AAPL"})
ANSWER = (
    "Apple's share closed at 269.70 USD on 29 October 2025, 14.2 % above a year before. Revenue was 391,035 "
    "million USD in the fiscal year to 28 September 2024, 2.0 % more than the year before; net income was "
    "93,736 million USD. Free cash flow covered the dividends seven times over. "
) * 2
Conversation = list[tuple[str, list[Reply]]]


def called(*names: str) -> Reply:
    return calls(*((name, TICKER) for name in names))


def conversations() -> dict[str, Conversation]:
    look_up = calls(("get_ticker", '{"company_name": "Apple"}'))
    draw = calls(("code_interpreter", json.dumps({"code": "import json\nprint(json.dumps([1, 2, 3]))"})))
    answer = text(ANSWER)
    prices, statements = called("get_price_history"), called(*STATEMENTS)
    return {
        "prices and statements, then a question about them": [
            (
                "How has Apple's share done, and why?",
                [look_up, called("get_price_history", *STATEMENTS), answer],
            ),
            ("What of that is due to its margins?", [called("get_key_ratios"), answer]),
        ],
        "prices and a chart, then the statements": [
            ("How has Apple's share done? Draw it.", [look_up, prices, draw, answer]),
            ("And what do its statements say?", [statements, answer]),
        ],
        "six questions": [
            ("How has Apple's share done?", [look_up, prices, answer]),
            ("And what do its statements say?", [statements, answer]),
            ("Is it expensive?", [called("get_key_ratios"), answer]),
            ("What is in the news?", [called("get_news"), answer]),
            ("Who owns it?", [called("get_ownership"), answer]),
            ("So what would you look at next?", [answer]),
        ],
    }


def outputs() -> dict[str, str]:
    """By function, as compact JSON."""
    chance = random.Random(1)
    prices, close = [], 230.0
    for day in range(PRICE_ROWS):
        low, high, opened = (close * (1 + chance.uniform(-0.02, 0.02)) for _ in range(3))
        close *= 1 + chance.gauss(0.0005, 0.015)
        figures = [round(figure, 2) for figure in (opened, max(high, low), min(high, low), close)]
        began = date(2025, 1, 2) + timedelta(days=day)
        prices.append([began.isoformat(), *figures, chance.randrange(30_000_000, 90_000_000)])
    found: dict[str, Any] = {**ALL, "get_ticker": {"best": "AAPL", "listings": [APPLE], **ORIGIN}}
    found["get_price_history"] = {**ALL["get_daily_stock_performance"], "rows": prices}
    for name in STATEMENTS:
        lines = dict(ALL[name]["lines"])
        while len(lines) < STATEMENT_LINES:
            lines[f"{name[4:].title().replace('_', '')}Line{len(lines)}"] = [
                chance.randrange(1_000, 400_000) for _ in ALL[name]["periods"]
            ]
        found[name] = {**ALL[name], "lines": lines}
    ratio = ALL["get_key_ratios"]["ratios"]["gross_margin"]
    found["get_key_ratios"] = {**ALL["get_key_ratios"], "ratios": {f"ratio_{at}": ratio for at in range(24)}}
    found["get_news"] = {**ALL["get_news"], "articles": ALL["get_news"]["articles"][:1] * 8}
    holders = ALL["get_ownership"]["holders"]
    found["get_ownership"] = {
        **ALL["get_ownership"],
        "holders": {**holders, "rows": holders["rows"] * 20},
    }
    return {name: json.dumps(output, separators=(",", ":")) for name, output in found.items()}


def prompts(conversation: Conversation) -> Iterator[str]:
    """What the model is asked with, request for request."""
    with tempfile.TemporaryDirectory() as folder, ScriptedModel() as model:
        settings = {"openai_base_url": model.url, "openai_model": "scripted-1", "model_provider": "chat"}
        with running(Path(folder), **settings) as engine, client_of(engine) as client:
            hold(client, model, conversation)
        for request in model.requests:
            body = request["body"]
            yield "\n".join(
                json.dumps(part, ensure_ascii=False) for part in (body["tools"], *body["messages"])
            )


def hold(client: OpenAI, model: ScriptedModel, conversation: Conversation) -> None:
    investor, returned, threads = definition(), outputs(), client.beta.threads
    assistant = client.beta.assistants.create(
        model="scripted-1", instructions=investor.instructions, tools=investor.tools
    )
    thread = threads.create()
    for question, replies in conversation:
        model.script(*replies)
        threads.messages.create(thread.id, role="user", content=question)
        run = threads.runs.create_and_poll(
            thread_id=thread.id, assistant_id=assistant.id, poll_interval_ms=20
        )
        while run.status == "requires_action" and run.required_action:
            asked = run.required_action.submit_tool_outputs.tool_calls
            run = threads.runs.submit_tool_outputs_and_poll(
                run_id=run.id,
                thread_id=thread.id,
                tool_outputs=[
                    {"tool_call_id": call.id, "output": returned[call.function.name]} for call in asked
                ],
                poll_interval_ms=20,
            )
        assert run.status == "completed", run.last_error


def common(before: str, after: str) -> str:
    differs = (at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other)
    return before[: next(differs, min(len(before), len(after)))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("-v", "--verbose", action="store_true", help="every request")
    verbose = parser.parse_args().verbose
    silence_deprecation()
    for name, conversation in conversations().items():
        asked = list(prompts(conversation))
        sizes = [estimated(prompt) for prompt in asked]
        same = [0, *(estimated(common(before, after)) for before, after in pairwise(asked))]
        for size, before in zip(sizes, same, strict=True) if verbose else ():
            print(f"    {size:7,} tokens, {before:7,} of them known")
        total, known = sum(sizes), sum(same)
        print(
            f"{name}: {total:,} tokens in {len(sizes)} requests, {total - known:,} of them new; the same "
            f"beginning: {known / total:.0%} of all, {known / sum(sizes[1:]):.0%} behind the first request"
        )


if __name__ == "__main__":
    main()
