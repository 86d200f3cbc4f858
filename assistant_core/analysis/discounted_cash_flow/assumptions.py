"""What whoever asks for a valuation decides; what is not said is computed or has a default, and is stated."""

from dataclasses import dataclass, replace
from typing import Literal

from assistant_core.errors import InvalidArguments

Method = Literal["to_firm", "to_equity"]
Timing = Literal["mid_year", "year_end"]
StockCompensation = Literal["added_back", "as_cost"]
Leases = Literal["as_debt", "as_operating_cost"]
Securities = Literal["included", "excluded"]
DISCOUNT_RATE = 10.0


@dataclass(frozen=True, slots=True)
class Assumptions:
    """Rates and weights in percent, rates a year.

    The discount rate is the weighted average cost of capital to the firm, the cost of equity to equity.
    """

    method: Method = "to_firm"
    discount_rate: float | None = None
    cost_of_equity: float | None = None
    cost_of_debt: float | None = None
    debt_weight: float | None = None
    tax_rate: float | None = None
    terminal_growth: float = 2.5
    years: int = 5
    timing: Timing = "mid_year"
    stock_compensation: StockCompensation = "added_back"
    leases: Leases = "as_debt"
    long_term_securities: Securities = "included"

    def __post_init__(self) -> None:
        """Raises InvalidArguments for rates that contradict each other or lack one."""
        costs = (self.cost_of_equity, self.cost_of_debt, self.debt_weight)
        if self.discount_rate is not None and any(one is not None for one in costs):
            raise InvalidArguments(
                "Give either discount_rate_percent or the costs that it is made of, not both."
            )
        if self.method == "to_equity" and (self.cost_of_debt, self.debt_weight) != (None, None):
            raise InvalidArguments(
                "A valuation to equity is discounted at the cost of equity alone: leave out "
                "cost_of_debt_percent and debt_weight_percent, or ask for the method to_firm."
            )
        if self.method == "to_firm" and (self.cost_of_equity is None) != (self.cost_of_debt is None):
            raise InvalidArguments(
                "A weighted average cost of capital needs both cost_of_equity_percent and "
                "cost_of_debt_percent; or give it as discount_rate_percent."
            )
        if self.debt_weight is not None and self.cost_of_debt is None:
            raise InvalidArguments(
                "debt_weight_percent is of use only with cost_of_equity_percent and cost_of_debt_percent."
            )

    def others(self, discount_rate: float) -> "dict[str, Assumptions]":
        """Each treatment the other way, all else the same, as the discount rate, whatever it was made of."""
        same = replace(
            self, discount_rate=discount_rate, cost_of_equity=None, cost_of_debt=None, debt_weight=None
        )
        return {
            "stock_compensation": replace(
                same,
                stock_compensation="as_cost" if self.stock_compensation == "added_back" else "added_back",
            ),
            "leases": replace(same, leases="as_operating_cost" if self.leases == "as_debt" else "as_debt"),
            "long_term_securities": replace(
                same,
                long_term_securities="excluded" if self.long_term_securities == "included" else "included",
            ),
            "timing": replace(same, timing="year_end" if self.timing == "mid_year" else "mid_year"),
        }
