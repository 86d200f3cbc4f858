"""How many tokens a tool's output costs, against yfinance's table of the same data as JSON.

    python -m benchmarks.tool_output_tokens [TICKER]

Asks Yahoo Finance, or whatever local stand-in for Yahoo the environment sends its requests to.

Tokens are those of o200k_base, the vocabulary of OpenAI's models since 4o, when `rs-bpe` is installed, which
ships it (`pip install rs-bpe`; tiktoken would download it at run time). Without, a token is taken to be
three characters, which makes the shares look up to eight points better than they are.

The table is `json.dumps(frame.to_json())`, as a tool that returns what yfinance returns would send it.
Goal: under 40 %.
"""

import importlib
import json
import sys
import warnings
from collections.abc import Callable

import pandas as pd
import yfinance

from assistant_core.market import source
from assistant_core.tools.get_daily_stock_performance import TRADING_DAYS
from assistant_core.tools.registry import run_tool

GOAL = 0.40


def token_counter() -> tuple[str, Callable[[str], int]]:
    try:
        encoding = importlib.import_module("rs_bpe.bpe").openai.o200k_base()
    except ImportError:
        return "a guess, 3 characters each (see the docstring)", lambda text: len(text) // 3
    return "o200k_base", lambda text: int(encoding.count(text))


def yfinance_frames(ticker: str) -> dict[str, pd.DataFrame]:
    company = yfinance.Ticker(ticker)
    prices = company.history(period="6mo", interval="1d", auto_adjust=False).tail(TRADING_DAYS)
    return {
        "get_income_statement": company.income_stmt,
        "get_balance_sheet": company.balance_sheet,
        "get_daily_stock_performance": prices,
    }


def main(ticker: str) -> int:
    if source.daily_prices(ticker).origin.sample:
        print("Yahoo Finance cannot be reached, and the sample has no table to compare with.")
        return 2
    # Pandas, about yfinance's code and about its own plans for to_json.
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    frames = yfinance_frames(ticker)
    unit, count = token_counter()
    print(f"{ticker}; tokens: {unit}\n")
    print(f"{'tool':30}{'output':>8}{'table':>8}{'share':>8}")
    worst = 0.0
    for name, frame in frames.items():
        output = count(run_tool(name, json.dumps({"ticker": ticker}), 60))
        table = count(json.dumps(frame.to_json()))
        worst = max(worst, output / table)
        print(f"{name:30}{output:8}{table:8}{output / table:8.1%}")
    print(f"\ngoal: under {GOAL:.0%}; {'reached' if worst < GOAL else 'MISSED'}")
    return 0 if worst < GOAL else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "AAPL"))
