"""What speaks for and against a company, by rules of thumb over its last fiscal years and its price.

The thresholds are common ones of security analysis and deliberately coarse. They are not written into the
answer, which holds no figure that is not from a tool output.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant_core.builtin import numbers
from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.functions import KEY_RATIOS
from assistant_core.builtin.research.lines import Years
from assistant_core.builtin.research.wording import Voice
from assistant_core.figures.model import Fact

LIQUID = "CashCashEquivalentsAndShortTermInvestments"
WORDS: dict[str, dict[str, str]] = {
    "en": {
        "revenue_grew": "revenue growth of {change} (to {value})",
        "revenue_fell": "revenue that fell by {change} (to {value})",
        "net_income_grew": "net income that grew by {change} (to {value})",
        "net_income_fell": "net income that fell by {change} (to {value})",
        "made_loss": "a loss of {value}",
        "from_loss": "a profit of {value} after a loss the year before",
        "slowed": "revenue growth that slowed to {value}, from {before} in the year before",
        "good_net_margin": "a high net margin of {value}",
        "thin_net_margin": "a thin net margin of {value}",
        "operating_loss": "a negative operating margin of {value}",
        "operating_margin_rose": "an operating margin that rose from {before} to {value}",
        "operating_margin_fell": "an operating margin that fell from {before} to {value}",
        "good_return": "a high return on invested capital of {value}",
        "poor_return": "a low return on invested capital of {value}",
        "positive_cash": "positive free cash flow of {value}",
        "negative_cash": "negative free cash flow of {value}",
        "cash_fell": "free cash flow that fell by {change} (to {value})",
        "paper_profit": "net income of {income} that is well above the operating cash flow of {value}",
        "negative_equity": "negative equity of {value}",
        "high_debt": "high debt (debt/equity {value})",
        "low_debt": "low debt (debt/equity {value})",
        "net_cash": "more cash and short-term investments ({cash}) than debt ({debt})",
        "uncovered": "current assets that do not cover current liabilities (current ratio {value})",
        "covered": "current assets that cover current liabilities (current ratio {value})",
        "hard_interest": "operating profit that is only {value} times the interest",
        "diluted": "dilution: {change} more shares than the year before",
        "fewer_shares": "{change} fewer shares than the year before",
        "paid_in_shares": "heavy stock-based compensation of {value}, which dilutes owners",
        "stock_piles": "inventory that grew by {change}, faster than revenue",
        "owed": "receivables that grew by {change}, faster than revenue",
        "dear": "a high price of {value} times earnings (P/E)",
        "cheap": "a low price of {value} times earnings (P/E)",
        "dear_sales": "a high price of {value} times sales, without earnings",
        "dear_book": "a high price of {value} times book value",
        "cheap_book": "a low price of {value} times book value",
        "above_past": "a P/E of {value}, above the median of {before} at past year-ends",
        "below_past": "a P/E of {value}, below the median of {before} at past year-ends",
        "thin_yield": "a free cash flow yield of only {value} on the market value",
        "good_yield": "a free cash flow yield of {value} on the market value",
        "pays": "a dividend yield of {value}",
        "no_dividend": "no dividend",
        "fallen": "a price of {value}, well below the highest close of {before} on {date}",
        "risen": "a price of {value}, well above the lowest close of {before} on {date}",
    },
    "ko": {
        "revenue_grew": "매출 {value}({change} 증가)",
        "revenue_fell": "매출 {value}({change} 감소)",
        "net_income_grew": "순이익 {value}({change} 증가)",
        "net_income_fell": "순이익 {value}({change} 감소)",
        "made_loss": "순손실 {value}",
        "from_loss": "전년 적자에서 순이익 {value}의 흑자로 전환",
        "slowed": "매출 성장률 둔화({value}, 직전 연도 {before})",
        "good_net_margin": "높은 순이익률 {value}",
        "thin_net_margin": "낮은 순이익률 {value}",
        "operating_loss": "마이너스 영업이익률 {value}",
        "operating_margin_rose": "영업이익률 개선({before} → {value})",
        "operating_margin_fell": "영업이익률 하락({before} → {value})",
        "good_return": "높은 투하자본이익률 {value}",
        "poor_return": "낮은 투하자본이익률 {value}",
        "positive_cash": "플러스 잉여현금흐름 {value}",
        "negative_cash": "마이너스 잉여현금흐름 {value}",
        "cash_fell": "잉여현금흐름 {value}({change} 감소)",
        "paper_profit": "영업현금흐름 {value}보다 훨씬 많은 순이익 {income}",
        "negative_equity": "자본 잠식(자기자본 {value})",
        "high_debt": "많은 차입금(차입금/자기자본 {value}배)",
        "low_debt": "적은 차입금(차입금/자기자본 {value}배)",
        "net_cash": "차입금({debt})보다 많은 현금과 단기투자({cash})",
        "uncovered": "유동부채에 못 미치는 유동자산(유동비율 {value}배)",
        "covered": "유동부채를 감당하는 유동자산(유동비율 {value}배)",
        "hard_interest": "이자의 {value}배에 그치는 영업이익",
        "diluted": "전년보다 {change} 늘어난 주식 수(지분 희석)",
        "fewer_shares": "전년보다 {change} 줄어든 주식 수",
        "paid_in_shares": "지분을 희석하는 많은 주식보상비용 {value}",
        "stock_piles": "매출보다 빠른 재고자산 증가({change})",
        "owed": "매출보다 빠른 매출채권 증가({change})",
        "dear": "이익에 비해 높은 주가(PER {value}배)",
        "cheap": "이익에 비해 낮은 주가(PER {value}배)",
        "dear_sales": "이익 없이 매출에 비해 높은 주가(PSR {value}배)",
        "dear_book": "순자산에 비해 높은 주가(PBR {value}배)",
        "cheap_book": "순자산에 비해 낮은 주가(PBR {value}배)",
        "above_past": "과거 회계연도 말 중앙값 {before}배보다 높은 PER {value}배",
        "below_past": "과거 회계연도 말 중앙값 {before}배보다 낮은 PER {value}배",
        "thin_yield": "시가총액의 {value}에 그치는 잉여현금흐름 수익률",
        "good_yield": "잉여현금흐름 수익률 {value}",
        "pays": "배당수익률 {value}",
        "no_dividend": "배당 없음",
        "fallen": "최고 종가 {before}({date})보다 크게 낮은 주가 {value}",
        "risen": "최저 종가 {before}({date})보다 크게 높은 주가 {value}",
    },
}
Written = dict[str, str]


@dataclass(frozen=True)
class Signal:
    good: bool
    weight: float
    """How telling it is: those of more weight are told first."""
    phrase: str
    values: Written = field(default_factory=dict)
    topic: str = ""
    """Of several about one thing, only the most telling is told."""

    def told(self, voice: Voice) -> str:
        return voice.using(WORDS).say(self.phrase, **self.values)


def signals(company: Company, voice: Voice) -> tuple[list[Signal], list[Signal]]:
    """For and against, the most telling first."""
    years = Years(company)
    found = [*_growth(years, voice), *_margins(years, voice), *_shares(years, voice)]
    if not years.is_financial:
        found += [*_cash(years, voice), *_balance(years, voice), *_working(years)]
    found += [*_valuation(company, years), *_price(company, voice)]
    kept: dict[object, Signal] = {}
    for one in sorted(found, key=lambda one: -one.weight):
        kept.setdefault((one.topic, one.good) if one.topic else one.phrase, one)
    return [one for one in kept.values() if one.good], [one for one in kept.values() if not one.good]


def percent(value: float) -> str:
    return numbers.percent(value / 100)


def _money(fact: Fact | None, voice: Voice) -> str:
    return voice.money(abs(fact.value), fact.currency) if fact else ""


def _growth(years: Years, voice: Voice) -> Iterator[Signal]:
    for name, concept, weight in (("revenue", "TotalRevenue", 9.0), ("net_income", "NetIncome", 7.0)):
        change, fact = years.growth(concept), years.fact(concept)
        if change is None or not fact or fact.value <= 0 or abs(change) < 1:
            continue
        way = "grew" if change > 0 else "fell"
        telling = weight if 5 <= abs(change) <= 300 else weight - 4
        values = {"change": percent(abs(change)), "value": _money(fact, voice)}
        yield Signal(change > 0, telling, f"{name}_{way}", values)
    income, before = years.fact("NetIncome"), years.before("NetIncome")
    if income and income.value < 0:
        yield Signal(False, 10, "made_loss", {"value": _money(income, voice)})
    elif income and before is not None and before < 0 < income.value:
        yield Signal(True, 8, "from_loss", {"value": _money(income, voice)})
    now, then = years.growth("TotalRevenue"), years.growth("TotalRevenue", back=1)
    if now is not None and then is not None and 0 < now < then - 5:
        yield Signal(False, 5, "slowed", {"before": percent(then), "value": percent(now)})


def _margins(years: Years, voice: Voice) -> Iterator[Signal]:
    net, operating = years.value("net_margin"), years.value("operating_margin")
    before, back = years.before("operating_margin"), years.value("return_on_invested_capital")
    if net is not None and net >= 15:
        yield Signal(True, 7.5, "good_net_margin", {"value": percent(net)})
    elif net is not None and 0 <= net < 5:
        yield Signal(False, 6, "thin_net_margin", {"value": percent(net)})
    if operating is not None and operating < 0:
        yield Signal(False, 7, "operating_loss", {"value": percent(operating)})
    if operating is not None and before is not None and abs(operating - before) >= 1:
        way = "rose" if operating > before else "fell"
        values = {"before": percent(before), "value": percent(operating)}
        yield Signal(operating > before, 5.5, f"operating_margin_{way}", values)
    if back is not None and not years.is_financial and (back >= 15 or back < 5):
        yield Signal(
            back >= 15, 4.5, "good_return" if back >= 15 else "poor_return", {"value": percent(back)}
        )


def _cash(years: Years, voice: Voice) -> Iterator[Signal]:
    free, change = years.fact("FreeCashFlow"), years.growth("FreeCashFlow")
    if free and free.value:
        phrase = "positive_cash" if free.value > 0 else "negative_cash"
        yield Signal(free.value > 0, 6.5 if free.value > 0 else 8, phrase, {"value": _money(free, voice)})
    if free and free.value > 0 and change is not None and change < -5:
        yield Signal(False, 5, "cash_fell", {"change": percent(-change), "value": _money(free, voice)})
    earned, came = years.fact("NetIncome"), years.fact("OperatingCashFlow")
    if earned and came and 0 < came.value < 0.8 * earned.value:
        yield Signal(
            False, 5, "paper_profit", {"income": _money(earned, voice), "value": _money(came, voice)}
        )


def _balance(years: Years, voice: Voice) -> Iterator[Signal]:
    equity, debt, cash = (years.fact(name) for name in ("StockholdersEquity", "TotalDebt", LIQUID))
    owed = years.value("debt_to_equity")
    if equity and equity.value < 0:
        yield Signal(False, 7, "negative_equity", {"value": voice.money(equity.value, equity.currency)})
    elif owed is not None and (owed >= 1.5 or owed <= 0.5):
        phrase = "high_debt" if owed >= 1.5 else "low_debt"
        yield Signal(owed <= 0.5, 6 if owed >= 1.5 else 4, phrase, {"value": numbers.multiple(owed)}, "debt")
    if debt and cash and cash.value > debt.value and cash.currency == debt.currency:
        values = {"cash": _money(cash, voice), "debt": _money(debt, voice)}
        yield Signal(True, 5, "net_cash", values, "debt")
    current, interest = years.value("current_ratio"), years.value("interest_coverage")
    if current is not None:
        good = current >= 1
        phrase = "covered" if good else "uncovered"
        yield Signal(good, 3 if good else 5, phrase, {"value": numbers.multiple(current)})
    if interest is not None and 0 < interest < 3:
        yield Signal(False, 6, "hard_interest", {"value": numbers.multiple(interest)})


def _working(years: Years) -> Iterator[Signal]:
    revenue = years.growth("TotalRevenue")
    for phrase, concept in (("stock_piles", "Inventory"), ("owed", "AccountsReceivable")):
        change = years.growth(concept)
        if revenue is not None and change is not None and change > max(revenue, 0) + 5:
            yield Signal(False, 3.5, phrase, {"change": percent(change)})


def _shares(years: Years, voice: Voice) -> Iterator[Signal]:
    change = years.growth("DilutedAverageShares")
    if change is not None and abs(change) >= 1 and abs(change) < 50:
        values = {"change": percent(abs(change))}
        yield Signal(change < 0, 4, "fewer_shares" if change < 0 else "diluted", values)
    paid, revenue = years.fact("StockBasedCompensation"), years.value("TotalRevenue")
    if paid and revenue and paid.value > revenue / 10:
        yield Signal(False, 5.5, "paid_in_shares", {"value": _money(paid, voice)})


def _valuation(company: Company, years: Years) -> Iterator[Signal]:
    ratios = company.facts(KEY_RATIOS)
    if ratios is None:
        return
    told = {
        name: ratios.number("valuation", name, "value")
        for name in ("price_to_earnings", "price_to_sales", "price_to_book", "free_cash_flow_yield")
    }
    earnings, sales, book, free = told.values()
    dividend = ratios.number("valuation", "dividend_yield", "value")
    past = ratios.number("valuation_history", "multiples", "price_to_earnings", "median")
    if earnings is not None and (earnings >= 30 or earnings <= 15):
        phrase = "dear" if earnings >= 30 else "cheap"
        yield Signal(earnings <= 15, 8, phrase, {"value": numbers.multiple(earnings)}, "price")
    if earnings is None and sales is not None and sales >= 8:
        yield Signal(False, 7, "dear_sales", {"value": numbers.multiple(sales)}, "price")
    if book is not None and (book >= 10 or book < 1):
        phrase = "dear_book" if book >= 10 else "cheap_book"
        yield Signal(book < 1, 3.6, phrase, {"value": numbers.multiple(book)})
    if earnings is not None and past and abs(earnings / past - 1) > 0.15:
        phrase = "above_past" if earnings > past else "below_past"
        values = {"value": numbers.multiple(earnings), "before": numbers.multiple(past)}
        yield Signal(earnings < past, 6, phrase, values)
    if free is not None and not years.is_financial and (0 < free < 2 or free >= 6):
        yield Signal(free >= 6, 4.2, "thin_yield" if free < 2 else "good_yield", {"value": percent(free)})
    if dividend is not None and dividend >= 1:
        yield Signal(True, 3 if dividend < 3 else 5, "pays", {"value": percent(dividend)})
    elif dividend is None and "CashDividendsPaid" in ratios.text("refused", "dividend_yield"):
        yield Signal(False, 1, "no_dividend")


def _price(company: Company, voice: Voice) -> Iterator[Signal]:
    prices = company.prices
    closes = prices.closes if prices else ()
    if not prices or not closes:
        return
    highest, lowest = (pick(closes, key=lambda pair: pair[1]) for pick in (max, min))
    last, currency = prices.last_close, prices.currency
    for phrase, (day, close), is_far in (
        ("fallen", highest, last < 0.8 * highest[1]),
        ("risen", lowest, last > 1.4 * lowest[1]),
    ):
        if is_far:
            values = {"value": voice.price(last, currency), "before": voice.price(close, currency)}
            yield Signal(False, 5.2 if phrase == "fallen" else 2, phrase, {**values, "date": voice.date(day)})
