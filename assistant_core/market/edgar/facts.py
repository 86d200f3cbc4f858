"""The facts that a company has filed with SEC, as XBRL tells them.

A fact is told by its concept, its unit, its first and last day, and the filing that it stands in. What SEC
says of the fiscal year and quarter (`fy`, `fp`) is that of the filing, of the figures of earlier years in it
too, and `frame` marks one of several equal facts: none of the three is read.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache as remember
from typing import Any, NamedTuple

from assistant_core.errors import NoSuchStatement, UnexpectedAnswer
from assistant_core.market.authority import NothingThere
from assistant_core.market.cache import Cache
from assistant_core.market.edgar.fetch import FRESH_SECONDS, data_url, get_json
from assistant_core.market.edgar.tickers import Company
from assistant_core.market.official import Filing, zeros

ARCHIVES = "https://www.sec.gov/Archives/edgar/data"
MOST_COMPANIES = 12
"""Kept in memory: the largest have 200,000 facts."""
REPORTS = ("10-K", "10-Q", "20-F", "40-F", "6-K", "8-K", "10-12", "S-1", "S-4", "F-1", "F-4")
"""Forms with financial statements. A proxy statement repeats figures rounded, a prospectus those of fees."""
CORE = frozenset(
    """
    us-gaap:NetIncomeLoss us-gaap:ProfitLoss us-gaap:Revenues us-gaap:SalesRevenueNet
    us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax us-gaap:OperatingIncomeLoss
    us-gaap:IncomeTaxExpenseBenefit us-gaap:EarningsPerShareBasic us-gaap:EarningsPerShareDiluted
    us-gaap:NetCashProvidedByUsedInOperatingActivities us-gaap:NetCashProvidedByUsedInInvestingActivities
    us-gaap:NetCashProvidedByUsedInFinancingActivities

    ifrs-full:ProfitLoss ifrs-full:ProfitLossAttributableToOwnersOfParent ifrs-full:Revenue
    ifrs-full:ProfitLossBeforeTax ifrs-full:IncomeTaxExpenseContinuingOperations
    ifrs-full:BasicEarningsLossPerShare ifrs-full:DilutedEarningsLossPerShare
    ifrs-full:CashFlowsFromUsedInOperatingActivities ifrs-full:CashFlowsFromUsedInInvestingActivities
    ifrs-full:CashFlowsFromUsedInFinancingActivities
    """.split()
)
"""What nearly every company reports of each period: they tell its fiscal years and quarters."""


class Span(NamedTuple):
    """`start` is None for balances."""

    start: date | None
    end: date


class Version(NamedTuple):
    """A value, the first filing that gave it, and the day of the last that repeated it."""

    value: float
    filing: Filing
    until: date


Series = Mapping[Span, tuple[Version, ...]]
"""With the values of each span, oldest first; a filing that repeats the last one adds nothing."""


@dataclass(frozen=True, slots=True)
class Facts:
    """`series` is by concept (us-gaap:Revenues) and unit (USD, USD/shares, shares, pure).

    `core` has, for each report, how many of the CORE concepts it tells of each span.
    """

    cik: str
    name: str
    series: Mapping[str, Mapping[str, Series]]
    core: Mapping[Filing, Mapping[Span, int]] = field(default_factory=dict)

    @property
    def standard(self) -> str:
        """The taxonomy of the newest figures: us-gaap or ifrs-full."""
        ends = {
            taxonomy: max(
                (
                    span.end
                    for concept, units in self.series.items()
                    if concept in CORE and concept.startswith(f"{taxonomy}:")
                    for series in units.values()
                    for span in series
                ),
                default=date.min,
            )
            for taxonomy in ("us-gaap", "ifrs-full")
        }
        return max(ends, key=lambda taxonomy: ends[taxonomy])

    def known_on(self, day: date) -> "Facts":
        """Only what was filed up to `day`."""
        series = {
            concept: {unit: _until(spans, day) for unit, spans in units.items()}
            for concept, units in self.series.items()
        }
        core = {filing: spans for filing, spans in self.core.items() if filing.filed <= day}
        return replace(self, series=series, core=core)

    def find(self, concept: str, unit: str) -> Series:
        return self.series.get(concept, {}).get(unit, {})


cache = Cache(most=MOST_COMPANIES)


def company_facts(company: Company) -> Facts:
    """Raises NoSuchStatement where SEC has none; UnexpectedAnswer or another MarketDataError."""
    path = f"/api/xbrl/companyfacts/CIK{int(company.cik):010d}.json"

    def fetch() -> Facts:
        try:
            return read_facts(get_json(data_url(), path))
        except NothingThere as error:
            raise NoSuchStatement(
                f"SEC EDGAR has no figures of {company.symbol} ({company.name}) as data. Funds have none, "
                "nor have foreign companies that file documents only."
            ) from error

    return cache.get(data_url() + path, FRESH_SECONDS, fetch)


def read_facts(told: Mapping[str, Any]) -> Facts:
    """The facts of a companyfacts answer. Raises UnexpectedAnswer for another shape."""
    try:
        return _read(told)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnexpectedAnswer(
            "SEC EDGAR sent figures in a shape that is not known; none of them is used."
        ) from error


def _read(told: Mapping[str, Any]) -> Facts:
    cik, name = str(int(told["cik"])), str(told["entityName"])
    day = remember(date.fromisoformat)
    entries = [
        (f"{taxonomy}:{bare}", unit, [fact for fact in facts if fact["form"].startswith(REPORTS)])
        for taxonomy, concepts in told["facts"].items()
        for bare, about in concepts.items()
        for unit, facts in about["units"].items()
    ]

    def span(fact: Mapping[str, Any]) -> Span:
        start = fact.get("start")
        return Span(day(start) if start else None, day(fact["end"]))

    core: dict[str, Counter[Span]] = {}
    for concept, _, facts in entries:
        for fact in facts if concept in CORE else ():
            if "start" in fact:
                core.setdefault(fact["accn"], Counter())[span(fact)] += 1

    @remember
    def filing(accession: str, form: str, filed: str) -> Filing:
        spans = core.get(accession)
        return Filing(
            authority="sec",
            company_id=cik,
            id=accession,
            form=form,
            filed=day(filed),
            url=filing_url(cik, accession),
            company=name,
            period=newest(spans) if spans else None,
        )

    filings: dict[str, Filing] = {}
    series: dict[str, dict[str, Series]] = {}
    for concept, unit, facts in entries:
        versions: dict[Span, list[Version]] = {}
        for fact in facts:
            place = filings[fact["accn"]] = filing(fact["accn"], fact["form"], fact["filed"])
            versions.setdefault(span(fact), []).append(Version(_number(fact["val"]), place, place.filed))
        if versions:
            series.setdefault(concept, {})[unit] = {one: _told(found) for one, found in versions.items()}
    return Facts(cik, name, series, {filings[accession]: spans for accession, spans in core.items()})


def filing_url(cik: str, accession: str) -> str:
    return f"{ARCHIVES}/{cik}/{accession.replace('-', '')}/{accession}-index.htm"


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{value!r} is no number")
    return value


def _told(versions: list[Version]) -> tuple[Version, ...]:
    """In the order of filing, without repetitions. Of two figures in one filing the finer one is taken."""
    by_filing: dict[str, Version] = {}
    for one in versions:
        other = by_filing.get(one.filing.id)
        if other is None or zeros(one.value) < zeros(other.value):
            by_filing[one.filing.id] = one
    kept: list[Version] = []
    for one in sorted(by_filing.values(), key=lambda one: (one.filing.filed, one.filing.id)):
        if kept and one.value == kept[-1].value:
            kept[-1] = kept[-1]._replace(until=one.filing.filed)
        else:
            kept.append(one)
    return tuple(kept)


def _until(spans: Series, day: date) -> Series:
    cut = {
        span: tuple(
            one if one.until <= day else one._replace(until=day)
            for one in versions
            if one.filing.filed <= day
        )
        for span, versions in spans.items()
    }
    return {span: versions for span, versions in cut.items() if versions}


def newest(spans: Mapping[Span, int]) -> date:
    """The last day of the newest span of which half as many CORE concepts are told as of any."""
    most = max(spans.values())
    return max(span.end for span, count in spans.items() if count * 2 >= most)
