"""What follows from the facts: ratios, changes between periods, sums and differences, multiples of a price.

Only named quantities are derived; the fewer there are, the less often a wrong figure meets one by chance.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations

from assistant_core.figures.model import Fact, Kind, cells
from assistant_core.figures.vocabulary import GROWTH_OF, OUTFLOWS, RATIO_PARTS, TIMES
from assistant_core.market.lines import FLOWS

Lines = dict[str, Fact]
MOST_PERIODS = 40
"""Of one line, its newest ones: between any two of them there is a change."""
MOST_PRICES = 20
MOST_TARGETS = 200
"""Of one company, the latest told."""
PRICED = frozenset({"price_to_earnings", "price_to_book", "price_to_sales", "earnings_yield"})
OPINIONS = ("strong_buy", "buy", "hold", "sell", "strong_sell")
_LISTINGS = frozenset({"get_price_history", "get_daily_stock_performance"})
SERIES = ("annual", "quarterly", "trailing", "calendar")


def derive(facts: Iterable[Fact]) -> list[Fact]:
    known = [fact for fact in facts if fact.aspect == "level"]
    by_period: dict[tuple[str, str, date], Lines] = defaultdict(dict)
    for fact in known:
        if fact.frequency in SERIES and fact.period and not fact.ahead:
            key = (fact.source.symbol, fact.frequency, fact.period)
            by_period[key].setdefault(fact.concept, fact)
    found: list[Fact] = []
    for lines in by_period.values():
        combined = list(_sums(lines))
        lines |= {fact.concept: fact for fact in combined if fact.concept not in lines}
        found += combined
        ratios = list(_ratios(lines))
        lines |= {fact.concept: fact for fact in ratios if fact.concept not in lines}
        found += ratios
    found += _changes(by_period)
    found += _to_date(by_period)
    found += _opinions(known)
    found += _converted(known)
    return found + list(_multiples(known, by_period))


def _sums(lines: Lines) -> Iterator[Fact]:
    yield from _sum(lines, "FreeCashFlow", "OperatingCashFlow + CapitalExpenditure")
    liquid = "CashCashEquivalentsAndShortTermInvestments"
    yield from _sum(lines, liquid, "CashAndCashEquivalents + OtherShortTermInvestments")
    yield from _sum(lines, "WorkingCapital", "CurrentAssets - CurrentLiabilities")
    yield from _sum(lines, "GrossProfit", "TotalRevenue - CostOfRevenue")
    returned = "CashDividendsPaid + RepurchaseOfCapitalStock"
    yield from (replace(fact, value=-fact.value) for fact in _sum(lines, "shareholder_returns", returned))
    debts = [
        *_sum(lines, "NetDebt", "TotalDebt - CashAndCashEquivalents"),
        *_sum(lines, "NetDebt", f"TotalDebt - {liquid}"),
    ]
    if not debts and "NetDebt" in lines:
        debts = [lines["NetDebt"]]
    yield from debts
    for fact in debts:
        yield replace(fact, concept="net_cash", value=-fact.value)


def _sum(lines: Lines, name: str, formula: str) -> Iterator[Fact]:
    first, sign, second = formula.split()
    one, other = lines.get(first), lines.get(second)
    if one and other and one.currency == other.currency:
        value = one.value + other.value if sign == "+" else one.value - other.value
        yield _from(one, other, name, value, formula)


def _converted(known: list[Fact]) -> Iterator[Fact]:
    """Prices and market values at the rates of exchange told; all amounts at one that was looked up."""
    rates = [fact for fact in known if fact.concept == "exchange_rate" and "/" in fact.formula]
    for rate in rates:
        base, _, quote = _pair(rate).partition("/")
        looked_up = rate.source.tool in _LISTINGS
        for fact in known:
            if (
                fact.currency == base
                and (fact.concept in ("market_cap", "enterprise_value", "price") or looked_up)
                and fact.concept != "exchange_rate"
                and (fact.newest or looked_up)
            ):
                formula = f"{fact.concept} x {base}/{quote}"
                yield replace(fact, value=fact.value * rate.value, currency=quote, formula=formula, cells=())


def _pair(rate: Fact) -> str:
    """Of a rate for one unit; those for a hundred convert nothing more."""
    return "" if rate.formula.startswith("100 ") else rate.formula


def _opinions(known: list[Fact]) -> Iterator[Fact]:
    """Of the analysts' recommendations: how many there are, how many say buy or better, sell or worse."""
    months: dict[tuple[str, date | None], Lines] = defaultdict(dict)
    for fact in known:
        if fact.concept in OPINIONS:
            months[fact.source.symbol, fact.period].setdefault(fact.concept, fact)
    for place, lines in enumerate(sorted(months.values(), key=_month, reverse=True)):
        for name, members in (
            ("analysts", OPINIONS),
            ("buy_or_better", OPINIONS[:2]),
            ("buy", OPINIONS[:2]),
            ("sell_or_worse", OPINIONS[3:]),
            ("sell", OPINIONS[3:]),
        ):
            found = [lines[member] for member in members if member in lines]
            if len(found) > 1:
                value = sum(fact.value for fact in found)
                formula = " + ".join(fact.concept for fact in found)
                yield replace(found[0], concept=name, value=value, formula=formula, newest=place == 0)


def _month(lines: Lines) -> date:
    return next(iter(lines.values())).period or date.min


def _ratios(lines: Lines) -> Iterator[Fact]:
    for name, (part, whole) in RATIO_PARTS.items():
        yield from _ratio(lines, name, part, whole)
    yield from _ratio(lines, "cash_conversion", "FreeCashFlow", "NetIncome")
    yield from _ratio(lines, "interest_coverage", "EBIT", "InterestExpense")
    yield from _ratio(lines, "payout_ratio", "CashDividendsPaid", "NetIncome", -1)
    yield from _ratio(lines, "payout_ratio", "DividendPerShare", "DilutedEPS")
    for shares in ("DilutedAverageShares", "OrdinarySharesNumber"):
        for name, line in (
            ("revenue_per_share", "TotalRevenue"),
            ("book_value_per_share", "StockholdersEquity"),
            ("free_cash_flow_per_share", "FreeCashFlow"),
            ("net_cash_per_share", "net_cash"),
        ):
            one, count = lines.get(line), lines.get(shares)
            if one and count and count.value:
                yield _from(one, count, name, one.value / count.value, f"{line} / {shares}")
    quick = [lines.get(n) for n in ("CurrentAssets", "Inventory", "CurrentLiabilities")]
    if all(quick) and quick[2].value:  # type: ignore[union-attr]
        assets, inventory, owed = quick
        value = (assets.value - inventory.value) / owed.value  # type: ignore[union-attr]
        formula = "(CurrentAssets - Inventory) / CurrentLiabilities"
        found = _from(assets, owed, "quick_ratio", value, formula)  # type: ignore[arg-type]
        yield replace(found, kind="times", currency=None, cells=cells(assets, inventory, owed))


def _ratio(lines: Lines, name: str, part: str, whole: str, sign: int = 1) -> Iterator[Fact]:
    one, other = lines.get(part), lines.get(whole)
    if one and other and other.value > 0 and one.currency == other.currency:
        share = sign * one.value / other.value
        times = name in TIMES
        fact = _from(one, other, name, share if times else share * 100, f"{part} / {whole}")
        yield replace(fact, kind="times" if times else "percent", currency=None)


def _from(one: Fact, other: Fact, name: str, value: float, formula: str) -> Fact:
    parts = frozenset({one.concept, other.concept})
    newest = one.newest and other.newest
    return replace(
        one, concept=name, value=value, formula=formula, parts=parts, newest=newest, cells=cells(one, other)
    )


def _to_date(by_period: dict[tuple[str, str, date], Lines]) -> Iterator[Fact]:
    """What two and three quarters up to the newest come to: half a year, nine months."""
    quarters: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for (symbol, frequency, _), lines in by_period.items():
        if frequency == "quarterly":
            for concept, fact in lines.items():
                if concept in FLOWS or concept.startswith("eps_"):
                    quarters[symbol, concept].append(fact)
    for facts in quarters.values():
        ordered = sorted(facts, key=lambda fact: fact.period or date.min, reverse=True)
        for count in (2, 3):
            some = ordered[:count]
            if len(some) == count and len({fact.currency for fact in some}) == 1:
                total = sum(fact.value for fact in some)
                formula = f"sum of {count} quarters of {some[0].concept}"
                yield replace(some[0], value=total, formula=formula, frequency="to_date", cells=cells(*some))


def _changes(by_period: dict[tuple[str, str, date], Lines]) -> list[Fact]:
    series: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for (symbol, frequency, _), lines in by_period.items():
        for concept, fact in lines.items():
            if concept not in GROWTH_OF:
                series[symbol, frequency, concept].append(fact)
    found: list[Fact] = []
    for facts in series.values():
        ordered = sorted(facts, key=lambda fact: fact.period or date.min)[-MOST_PERIODS:]
        for (place, old), (at, new) in combinations(enumerate(ordered), 2):
            follows = at == place + 1
            found += _change(old, new, newest=new is ordered[-1] and follows, follows=follows)
    return found


def _change(old: Fact, new: Fact, newest: bool, follows: bool) -> Iterator[Fact]:
    if old.currency != new.currency or not old.period or not new.period:
        return
    parts = frozenset({"next"}) if follows else frozenset()
    base = replace(new, since=old.period, newest=newest, parts=parts, cells=cells(new, old))
    said = f"change of {new.formula or new.concept}"
    years = round((new.period - old.period).days / 365.25)
    if new.concept in OUTFLOWS:
        old, new = (replace(fact, value=abs(fact.value)) for fact in (old, new))
    difference = new.value - old.value
    if new.kind in ("percent", "times"):
        kind = "points" if new.kind == "percent" else "times"
        yield replace(base, kind=kind, value=difference, aspect="change", formula=said)  # type: ignore[arg-type]
        return
    yield replace(base, value=difference, aspect="change", formula=said)
    if old.value:
        grown = difference / abs(old.value) * 100
        yield replace(base, kind="percent", value=grown, currency=None, aspect="growth", formula=said)
        if new.value / old.value > 0:
            times = new.value / old.value
            yield replace(base, kind="times", value=times, currency=None, aspect="growth", formula=said)
    if years >= 2 and old.value > 0 and new.value > 0:
        yearly = ((new.value / old.value) ** (1 / years) - 1) * 100
        formula = f"compound growth a year of {new.formula or new.concept}"
        yield replace(base, kind="percent", value=yearly, currency=None, aspect="yearly", formula=formula)


def _multiples(known: list[Fact], by_period: dict[tuple[str, str, date], Lines]) -> Iterator[Fact]:
    # Where a tool has told the multiples, a price against a figure per share could only contradict it.
    told = {fact.source.symbol for fact in known if fact.concept in PRICED}
    prices: dict[str, list[Fact]] = defaultdict(list)
    targets: dict[tuple[str, str | None], list[Fact]] = defaultdict(list)
    for fact in known:
        if fact.concept == "price" and fact.newest and fact.kind == "money":
            prices[fact.source.symbol].append(fact)
        told_price = fact.concept in ("value_per_share", "year_high", "year_low", "previous_close")
        if told_price or (fact.concept.startswith("price_target_") and fact.kind == "money"):
            targets[fact.source.symbol, fact.currency].append(fact)
    expected = [f for f in known if f.concept == "eps_average" and f.frequency == "annual" and f.value > 0]
    for fact in expected:
        for price in prices[fact.source.symbol][-MOST_PRICES:]:
            if price.currency == fact.currency:
                value = price.value / fact.value
                yield replace(
                    fact, concept="forward_pe", kind="times", value=value, currency=None,
                    formula="price / eps_average", parts=frozenset({"price", "eps_average"}),
                )  # fmt: skip
    newest = _newest(by_period)
    for symbol, found in prices.items():
        for price in found[-MOST_PRICES:]:
            for frequency in ("annual", "trailing"):
                if symbol not in told and (symbol, frequency) in newest:
                    yield from _of_price(price, by_period[symbol, frequency, newest[symbol, frequency]])
            for target in targets[symbol, price.currency][-MOST_TARGETS:]:
                yield from _against(price, target)


def _newest(by_period: Iterable[tuple[str, str, date]]) -> dict[tuple[str, str], date]:
    # The income and the cash-flow statement may end later than the last balance sheet.
    newest: dict[tuple[str, str], date] = {}
    for symbol, frequency, period in by_period:
        newest[symbol, frequency] = max(period, newest.get((symbol, frequency), period))
    return newest


def _of_price(price: Fact, lines: Lines) -> Iterator[Fact]:
    def over(line: str) -> Fact | None:
        fact = lines.get(line)
        return fact if fact and fact.value > 0 and fact.currency == price.currency else None

    def says(name: str, value: float, formula: str, line: Fact, percent: bool = False) -> Fact:
        parts = frozenset({"price", line.concept})
        kind: Kind = "percent" if percent else "times"
        return replace(
            line, concept=name, kind=kind, value=value, currency=None, formula=formula, parts=parts, cells=()
        )

    for name in ("DilutedEPS", "BasicEPS"):
        if eps := over(name):
            yield says("price_to_earnings", price.value / eps.value, f"price / {name}", eps)
            yield says("earnings_yield", eps.value / price.value * 100, f"{name} / price", eps, percent=True)
    if paid := over("DividendPerShare"):
        yield says("dividend_yield", paid.value / price.value * 100, "DividendPerShare / price", paid, True)
    for name, line in (
        ("price_to_sales", "revenue_per_share"),
        ("price_to_book", "book_value_per_share"),
        ("price_to_free_cash_flow", "free_cash_flow_per_share"),
    ):
        if each := over(line):
            yield says(name, price.value / each.value, f"price / ({each.formula})", each)
            if line == "free_cash_flow_per_share":
                share = each.value / price.value * 100
                yield says("free_cash_flow_yield", share, f"({each.formula}) / price", each, percent=True)
    for shares in ("OrdinarySharesNumber", "DilutedAverageShares"):
        if shares in lines:
            value = price.value * lines[shares].value
            yield replace(price, concept="market_cap", value=value, formula=f"price x {shares}")


def _against(price: Fact, target: Fact) -> Iterator[Fact]:
    if target.value > 0 and price.value > 0:
        said = f"{target.concept} / price - 1"
        upside = (target.value / price.value - 1) * 100
        base = replace(target, concept="upside", kind="percent", currency=None, formula=said)
        yield replace(base, value=upside)
        premium = (price.value / target.value - 1) * 100
        yield replace(base, value=premium, formula=f"price / {target.concept} - 1")
        times = price.value / target.value
        yield replace(base, concept="value_per_share", kind="times", value=times, given=target.given)
