"""Function tools that return what `outputs` has: importing this replaces the real ones in the process.

`get_quote` takes a second, and knows two listings: the one of Apple and one whose source is down.
One company has filed its income statements.
"""

import time
from typing import Any

from assistant_core.errors import NetworkDown
from assistant_core.tools.registry import all_tools, tool
from tests.support import edgar_page, outputs
from tests.support.stand_in_names import DOWN, SLOW

QUOTE_SECONDS = 1.0
SLOW_SECONDS = 200.0
"""Longer than any test waits for something else to happen."""


def stand_in(name: str) -> None:
    def function(ticker: str = "", company_name: str = "") -> dict[str, Any]:
        """Return a fixed output.

        Args:
            ticker: Not looked at.
            company_name: Not looked at.
        """
        if (ticker, name) == (edgar_page.TICKER, "get_income_statement"):
            return edgar_page.FILED_INCOME
        return outputs.DOWN_BALANCE if ticker == DOWN else outputs.ALL[name]

    function.__name__ = name
    tool(function)


def get_quote(ticker: str) -> dict[str, Any]:
    """Return Apple's quote, late.

    Args:
        ticker: A symbol.
    """
    time.sleep(SLOW_SECONDS if ticker == SLOW else QUOTE_SECONDS)
    if ticker == DOWN:
        raise NetworkDown("The source could not be reached.")
    return outputs.QUOTE | {"symbol": ticker}


all_tools()
for known in outputs.ALL:
    stand_in(known)
tool(get_quote)
