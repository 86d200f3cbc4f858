"""What a company is worth if its free cash flow grows and is discounted as assumed, in two ways that add up.

To the firm: cash flow before interest, discounted at the weighted average cost of capital; less net debt,
minorities and preferred shares it is the owners'. Interest received is taken out of that flow, since the cash
that earns it is counted once already. To equity: cash flow after interest, discounted at the cost of equity;
no debt is subtracted and no cash added, since their interest is in the flow.
"""

from assistant_core.analysis.discounted_cash_flow.assumptions import Assumptions
from assistant_core.analysis.discounted_cash_flow.valuation import Valuation, value

__all__ = ["Assumptions", "Valuation", "value"]
