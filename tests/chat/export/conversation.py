"""A conversation with everything a report must show, and everything it must not let through."""

import json
from datetime import UTC, datetime

from assistant_core.chat.view import Answer, Citation, Problem, Question, Text, ToolCall
from tests.support.outputs import INCOME, NEWS, PRICES

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
EVIL = '<script>alert("x")</script> ![track](https://evil.example/pixel.png) [go](javascript:alert(1))'


def call(name: str, output: object, arguments: str = '{"ticker": "AAPL"}') -> ToolCall:
    return ToolCall(f"call_{name}", "function", name, arguments, "done", json.dumps(output))


FAILED = call("get_earnings", {"error": {"kind": "rate_limited", "message": "Too many requests."}})
CITED = Citation(19, 24, "file_1", "report.pdf", 12, "page", "", "Net sales | were <high>.")

ENTRIES = (
    Question("msg_1", "How is Apple doing?\n\n<b>Really</b>", created_at=1_700_000_000),
    Answer(
        "run_1",
        (
            call("get_income_statement", INCOME),
            call("get_daily_stock_performance", PRICES),
            call("get_news", NEWS),
            FAILED,
            Text(
                "msg_2/0",
                "Revenue **391.0bn**【1:0】.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n" + EVIL,
                (CITED,),
            ),
        ),
        status="completed",
        model="gpt-5.6-luna",
        provider="responses",
        notices=("temperature was left out.",),
        created_at=1_700_000_060,
    ),
    Question("msg_3", "And now?"),
    Answer(
        "run_2",
        (call("get_income_statement", INCOME), Text("msg_4/0", "The same. `<b>` ![a](u)")),
        status="cancelled",
        problem=Problem("stopped"),
        provider="builtin",
    ),
)
