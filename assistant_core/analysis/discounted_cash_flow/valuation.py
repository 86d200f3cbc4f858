"""A valuation: cash flow, discount rate, claims and shares put together, and what other assumptions give."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from assistant_core.analysis.company import Company
from assistant_core.analysis.discounted_cash_flow.assumptions import DISCOUNT_RATE, Assumptions
from assistant_core.analysis.discounted_cash_flow.cash_flow import BaseCashFlow, base_cash_flow, tax_rate
from assistant_core.analysis.discounted_cash_flow.claims import Claims, claims
from assistant_core.analysis.discounted_cash_flow.growth import Growth
from assistant_core.analysis.discounted_cash_flow.present_value import CashFlows, ProjectedYear, bracketed
from assistant_core.errors import InvalidArguments, NoSuchStatement

STEPS_OF_DISCOUNT = (-2.0, -1.0, 0.0, 1.0, 2.0)
STEPS_OF_GROWTH = (-1.0, -0.5, 0.0, 0.5, 1.0)
DECIMALS = 10
"""Of the grid's rates: they lose the dust of binary addition, and the middle ones stay what was asked."""
IMPLIED_GROWTH = (-50.0, 50.0)
"""Percent a year, between which the growth that a price implies is looked for."""
OLD, STALE = 456, 730
"""Days after its base period when a newer one should be there, and when a valuation says nothing of today."""
MOST_DILUTED = 1.5


@dataclass(frozen=True, slots=True)
class CostOfCapital:
    """What a weighted average cost of capital is made of, in percent."""

    cost_of_equity: float
    cost_of_debt: float
    equity_weight: float
    debt_weight: float
    tax_rate: float

    @property
    def average(self) -> float:
        debt = self.cost_of_debt * (1 - self.tax_rate / 100) * self.debt_weight
        return round((self.cost_of_equity * self.equity_weight + debt) / 100, 2)


@dataclass(frozen=True, slots=True)
class DilutedShares:
    """Listed shares that the whole company is, diluted where dilution is reported."""

    count: float
    formula: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """The value of a share where one assumption is another; None where `refused` says why there is none."""

    assumption: str
    alternative: str
    value_per_share: float | None
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Valuation:
    """Amounts in whole units of the statements' currency; values of a share in `currency`."""

    company: Company
    asked: Assumptions
    growth: Growth
    discount_rate: float
    cost_of_capital: CostOfCapital | None
    base: BaseCashFlow
    claims: Claims
    shares: DilutedShares
    cash_flows: CashFlows

    @property
    def currency(self) -> str | None:
        """That of the price; that of the statements where no exchange rate is known between them."""
        company = self.company
        return company.fundamentals.currency if company.factor is None else company.prices.currency

    @property
    def projection(self) -> tuple[ProjectedYear, ...]:
        return tuple(self.cash_flows.projected(self.discount_rate))

    @property
    def present_value_of_cash_flows(self) -> float:
        return sum(year.present_value for year in self.projection)

    @property
    def terminal_value(self) -> float:
        return self.cash_flows.terminal_value(self.discount_rate)

    @property
    def present_value_of_terminal_value(self) -> float:
        return self.terminal_value * self.cash_flows.terminal_factor(self.discount_rate)

    @property
    def present_value(self) -> float:
        """Of all cash flows: the enterprise value to the firm, to equity that of all who hold it."""
        return self.cash_flows.present_value(self.discount_rate)

    @property
    def before_owners(self) -> float:
        held = self.claims
        return held.before_owners_of_firm if self.asked.method == "to_firm" else held.before_owners_of_equity

    @property
    def equity_value(self) -> float:
        return self.present_value - self.before_owners

    @property
    def value_per_share(self) -> float:
        return self._per_share(self.cash_flows, self.discount_rate)

    @property
    def notes(self) -> tuple[str, ...]:
        return (*self.base.notes, *self._notes())

    def _notes(self) -> Iterator[str]:
        flows = self.cash_flows
        if (flows.valued_on - flows.base_period).days > OLD:
            yield (
                f"The newest twelve months end on {flows.base_period}, long before the last close "
                f"({flows.valued_on}): a newer report should be there."
            )
        if self.equity_value <= 0:
            yield (
                "Debt and other claims exceed the value of the cash flows: under these assumptions nothing "
                "is left for the owners, and the value of a share is negative."
            )

    @property
    def discount_rates(self) -> tuple[float, ...]:
        rates = (round(self.discount_rate + step, DECIMALS) for step in STEPS_OF_DISCOUNT)
        return tuple(rate for rate in rates if rate > 0)

    @property
    def terminal_growths(self) -> tuple[float, ...]:
        return tuple(round(self.asked.terminal_growth + step, DECIMALS) for step in STEPS_OF_GROWTH)

    @property
    def grid(self) -> tuple[tuple[float | None, ...], ...]:
        """Values of a share, a row for each discount rate; None where growth is not below the discount."""
        return tuple(
            tuple(
                self._per_share(replace(self.cash_flows, terminal_growth=terminal), discount)
                if terminal < discount
                else None
                for terminal in self.terminal_growths
            )
            for discount in self.discount_rates
        )

    @property
    def implied_growth(self) -> float | None:
        """Percent a year at which the value is the price; None where no growth within IMPLIED_GROWTH is."""
        if self.company.factor is None:
            return None
        return bracketed(self.value_at, self.company.close, *IMPLIED_GROWTH)

    def value_at(self, growth: float) -> float:
        """Of a share, at another growth in the projected years."""
        return self._per_share(replace(self.cash_flows, growth=growth), self.discount_rate)

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        return tuple(self._alternatives())

    def _alternatives(self) -> Iterator[Alternative]:
        to_firm, held = self.asked.method == "to_firm", self.claims
        told = {
            "stock_compensation": "StockBasedCompensation" in self.base.lines,
            "leases": to_firm and bool(held.leases),
            "long_term_securities": to_firm and bool(held.securities),
            "timing": True,
        }
        for name, asked in self.asked.others(self.discount_rate).items():
            if not told[name]:
                continue
            try:
                found = value(self.company, asked, self.growth).value_per_share
            except NoSuchStatement as reason:
                yield Alternative(name, getattr(asked, name), None, str(reason))
            else:
                yield Alternative(name, getattr(asked, name), found)

    def _per_share(self, flows: CashFlows, discount_rate: float) -> float:
        owners = flows.present_value(discount_rate) - self.before_owners
        return owners / self.shares.count / (self.company.factor or 1)


def value(company: Company, asked: Assumptions, growth: Growth) -> Valuation:
    """Raises InvalidArguments for rates that have no value, NoSuchStatement where the method says nothing."""
    if company.fundamentals.currency is None:
        raise NoSuchStatement(f"A value per share cannot be given: {company.rate_missing}.")
    base, held, shares = base_cash_flow(company, asked), claims(company, asked), _shares(company)
    valued_on = company.prices.bars[-1].day
    _refuse(company, base, valued_on)
    cost = _cost_of_capital(company, asked, held)
    rate = _discount_rate(asked, cost)
    if asked.terminal_growth >= rate:
        raise InvalidArguments(
            f"The terminal growth ({asked.terminal_growth:g} %) must be below the discount rate "
            f"({rate:g} %): otherwise the value would be infinite."
        )
    flows = CashFlows(
        base=base.amount,
        base_period=base.period,
        # To the firm, what came before the balance sheet is in its cash; to equity, no cash is added.
        counted_from=held.period if asked.method == "to_firm" else valued_on,
        valued_on=valued_on,
        growth=growth.rate,
        terminal_growth=asked.terminal_growth,
        years=asked.years,
        timing=asked.timing,
    )
    if flows.counted >= asked.years:
        raise InvalidArguments(
            f"The projected years ({asked.years}) are over by {flows.counted_from}, as they follow the "
            f"twelve months to {base.period}: project more years."
        )
    return Valuation(company, asked, growth, rate, cost, base, held, shares, flows)


def _refuse(company: Company, base: BaseCashFlow, valued_on: date) -> None:
    name = company.fundamentals.listing.name
    if base.amount <= 0:
        raise NoSuchStatement(
            f"The free cash flow of {name} is not positive ({base.amount:,.0f} "
            f"{company.fundamentals.currency} in the twelve months to {base.period}), so discounting it says "
            "nothing."
        )
    if (valued_on - base.period).days > STALE:
        raise NoSuchStatement(
            f"The newest twelve months of {name} end on {base.period}, more than two years before its last "
            f"close ({valued_on}): they say nothing of what it is worth then."
        )


def _discount_rate(asked: Assumptions, cost: CostOfCapital | None) -> float:
    if cost is not None:
        return cost.average
    if asked.cost_of_equity is not None:
        return asked.cost_of_equity
    return DISCOUNT_RATE if asked.discount_rate is None else asked.discount_rate


def _cost_of_capital(company: Company, asked: Assumptions, held: Claims) -> CostOfCapital | None:
    """Weights are those of the debt and of the market value, unless given."""
    if asked.cost_of_equity is None or asked.cost_of_debt is None:
        return None
    weight = asked.debt_weight
    if weight is None:
        if company.market_cap is None or company.factor is None:
            raise NoSuchStatement(
                "The market value in the statements' currency is not known, so the weights of equity and "
                "debt are not. Give debt_weight_percent."
            )
        debt, equity = held.debt or 0, company.market_cap * company.factor
        weight = round(debt / (debt + equity) * 100, 2)
    tax = tax_rate(company, asked).percent
    return CostOfCapital(asked.cost_of_equity, asked.cost_of_debt, round(100 - weight, 2), weight, tax)


def _shares(company: Company) -> DilutedShares:
    """What is listed now, by the dilution of the base period: no split or receipt comes between."""
    count, flows = company.shares.count, company.latest_flows
    if count is None or count <= 0:
        raise NoSuchStatement(f"The number of shares of {company.fundamentals.listing.name} is not known.")
    basic, diluted = flows.value("BasicAverageShares"), flows.value("DilutedAverageShares")
    if basic and diluted and 1 <= diluted / basic <= MOST_DILUTED:
        dilution = round(diluted / basic, 6)
        return DilutedShares(count * dilution, "listed shares * DilutedAverageShares / BasicAverageShares")
    return DilutedShares(count, "listed shares; their dilution is not reported")
