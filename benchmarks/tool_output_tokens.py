"""How many tokens a tool's output costs, against what yfinance gives of the same as JSON.

    python -m benchmarks.tool_output_tokens [TICKER]

Asks Yahoo Finance, or whatever local stand-in for Yahoo the environment sends its requests to.

Tokens are those of o200k_base, the vocabulary of OpenAI's models since 4o, when `rs-bpe` is installed, which
ships it (`pip install rs-bpe`; tiktoken would download it at run time). Without, a token is taken to be
three characters, which makes the shares look up to eight points better than they are.

Against it stands `json.dumps(frame.to_json())`, as a tool that returns what yfinance returns would send it;
for ratios and a valuation all three statements and `info`, which a model would have to compute from.
Goal for statements and prices: under 40 %.
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
WITH_GOAL = ("get_income_statement", "get_balance_sheet", "get_cash_flow", "get_daily_stock_performance")


def token_counter() -> tuple[str, Callable[[str], int]]:
    try:
        encoding = importlib.import_module("rs_bpe.bpe").openai.o200k_base()
    except ImportError:
        return "a guess, 3 characters each (see the docstring)", lambda text: len(text) // 3
    return "o200k_base", lambda text: int(encoding.count(text))


def raw(*tables: pd.DataFrame | pd.Series) -> str:
    """What a tool would send that returns what yfinance returns."""
    return "".join(json.dumps(table.to_json()) for table in tables)


def yfinance_answers(ticker: str) -> dict[str, str]:
    company = yfinance.Ticker(ticker)
    prices = company.history(period="6mo", interval="1d", auto_adjust=False).tail(TRADING_DAYS)
    statements = (company.income_stmt, company.balance_sheet, company.cashflow)
    info = json.dumps(company.info)
    return {
        "get_income_statement": raw(statements[0]),
        "get_balance_sheet": raw(statements[1]),
        "get_cash_flow": raw(statements[2]),
        "get_daily_stock_performance": raw(prices),
        "get_key_ratios": raw(*statements) + info,
        "value_by_discounted_cash_flow": raw(*statements) + info,
        "get_quote": info,
        "get_company_profile": info,
        "get_news": json.dumps(company.news),
        "get_earnings": raw(
            company.earnings_history,
            company.earnings_estimate,
            company.revenue_estimate,
            company.recommendations,
        )
        + json.dumps([company.calendar, company.analyst_price_targets], default=str),
        "get_ownership": raw(
            company.institutional_holders, company.mutualfund_holders, company.insider_transactions
        ),
    }


def main(ticker: str) -> int:
    if source.daily_prices(ticker).origin.sample:
        print("Yahoo Finance cannot be reached, and the sample has no table to compare with.")
        return 2
    # Pandas, about yfinance's code and about its own plans for to_json.
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    answers = yfinance_answers(ticker)
    unit, count = token_counter()
    print(f"{ticker}; tokens: {unit}\n")
    print(f"{'tool':30}{'output':>8}{'raw':>8}{'share':>8}")
    worst = 0.0
    for name, answer in answers.items():
        output = count(run_tool(name, json.dumps({"ticker": ticker}), 60))
        table = count(answer)
        worst = max(worst, output / table if name in WITH_GOAL else 0)
        print(f"{name:30}{output:8}{table:8}{output / table:8.1%}")
    print(f"\ngoal for statements and prices: under {GOAL:.0%}; {'reached' if worst < GOAL else 'MISSED'}")
    return 0 if worst < GOAL else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "AAPL"))
