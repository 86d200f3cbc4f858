"""A document's figures along one axis: which of its tables tells them best, and whether they add up."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from assistant_core.market.edgar.inline import Dimensions, InlineFact

By = Literal["segment", "geography", "product"]
Pair = tuple[str, InlineFact]

AXES: Mapping[By, frozenset[str]] = {
    "segment": frozenset(("StatementBusinessSegmentsAxis", "SegmentsAxis")),
    "geography": frozenset(("StatementGeographicalAxis", "GeographicalAreasAxis")),
    "product": frozenset(("ProductOrServiceAxis", "ProductsAndServicesAxis")),
}
_CONSOLIDATION = frozenset(("ConsolidationItemsAxis", "SegmentConsolidationItemsAxis"))
_OF_SEGMENTS = frozenset(("OperatingSegmentsMember", "ReportableSegmentsMember"))
LINES: Mapping[str, tuple[str, ...]] = {
    "TotalRevenue": (
        "Revenues", "RevenueFromContractWithCustomerExcludingAssessedTax", "SalesRevenueNet",
        "RevenueFromContractWithCustomerIncludingAssessedTax", "RevenuesNetOfInterestExpense", "Revenue",
        "RevenueFromContractsWithCustomers",
    ),
    "CostOfRevenue": ("CostOfRevenue", "CostOfGoodsAndServicesSold", "CostOfSales"),
    "GrossProfit": ("GrossProfit",),
    "OperatingIncome": ("OperatingIncomeLoss", "ProfitLossFromOperatingActivities"),
    "PretaxIncome": (
        "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest",
        "IncomeLossFromContinuingOperationsBeforeIncomeTaxesMinorityInterestAndIncomeLossFromEquityMethodInvestments",
        "ProfitLossBeforeTax",
    ),
    "NetIncome": ("NetIncomeLoss", "ProfitLoss"),
    "ResearchAndDevelopment": ("ResearchAndDevelopmentExpense",),
    "DepreciationAndAmortization": (
        "DepreciationDepletionAndAmortization", "DepreciationAmortizationAndAccretionNet",
        "DepreciationAndAmortisationExpense",
    ),
    "CapitalExpenditure": ("PaymentsToAcquirePropertyPlantAndEquipment", "PaymentsToAcquireProductiveAssets"),
    "TotalAssets": ("Assets",),
    "Inventory": ("InventoryNet", "Inventories"),
    "Goodwill": ("Goodwill",),
}  # fmt: skip
_LINE = {concept: line for line, concepts in LINES.items() for concept in concepts}
MOST_MEMBERS = 60


IN_TEXT, EVERYWHERE = -1, -2
"""Outside of tables; in whatever table, where each member has one of its own."""


ANY: Dimensions = (("", ""),)


class _Line(NamedTuple):
    """A line, or a concept, for one period."""

    name: str
    unit: str
    start: date | None
    end: date


class _Place(NamedTuple):
    """`table` may be one of the below."""

    rest: Dimensions
    table: int


@dataclass(frozen=True, slots=True)
class Group:
    """A line's figures by member for one period, in the order of the document.

    `total` is the company's own figure. `adds_up` is None where there is none. `parts` has the member that
    another one is a part of; `apart` those that are counted in others, it is not told in which.
    """

    line: str
    figures: tuple[Pair, ...]
    total: InlineFact | None
    adds_up: bool | None
    sum: Decimal
    parts: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[str] = frozenset()
    together: bool = False
    """The sum is what the document has for the segments together, before what is not allocated to them."""

    @property
    def period(self) -> tuple[date | None, date]:
        fact = self.figures[0][1]
        return fact.start, fact.end


def line_of(concept: str) -> str:
    """TotalRevenue for us-gaap:Revenues; the concept's own name for what is no known line."""
    local = concept.rpartition(":")[2]
    return _LINE.get(local, local)


def groups_of(facts: Sequence[InlineFact], by: By) -> list[Group]:
    """The one that tells most for each line and period: one that adds up, then the one in most detail."""
    pairs = list(_pairs(facts, by))
    usual = _usual_decimals(pairs)
    totals: dict[_Line, list[InlineFact]] = defaultdict(list)
    for fact in facts:
        if not fact.dimensions and fact.value is not None:
            totals[_Line(line_of(fact.concept), fact.unit, fact.start, fact.end)].append(fact)
    told: dict[tuple[_Line, _Place], dict[str, InlineFact]] = defaultdict(dict)
    more: dict[_Line, dict[str, InlineFact]] = defaultdict(dict)
    for member, fact in pairs:
        own = _Line(fact.concept, fact.unit, fact.start, fact.end)
        if not _has_axis(fact, by):
            more[own].setdefault(member, fact)
        elif fact.printed or not _is_coarser(fact, usual):
            for place in _places(fact, by):
                told[own, place].setdefault(member, fact)
    together = _together(facts)
    best: dict[_Line, tuple[tuple[int, ...], Group]] = {}
    for (own, place), figures in told.items():
        line = own._replace(name=line_of(own.name))
        if len(figures) < 2 or not (line.name in LINES or place.table >= 0):
            continue
        whole = sorted(totals[line], key=lambda one: one.concept != own.name)
        group = _group(line.name, list(figures.items())[:MOST_MEMBERS], list(more[own].items()), whole)
        if group.sum in together[own]:
            group = replace(group, together=True)
        if place.rest not in ((), ANY) and not (_is_of_segments(place.rest) or group.adds_up):
            continue  # a part of the company
        rank = (group.adds_up is True, min(place.table, 0), len(figures), place.rest != ANY)
        if line not in best or rank > best[line][0]:
            best[line] = (rank, group)
    return [group for _, group in best.values()]


def _pairs(facts: Iterable[InlineFact], by: By) -> Iterator[Pair]:
    """(member, figure) of money along the axis; what reconciles segments with the company too."""
    for fact in facts:
        if fact.value is None or fact.hidden or not _is_currency(fact.unit):
            continue
        rest = _others(fact.dimensions, AXES[by])
        member = next((m for axis, m in fact.dimensions if _local(axis) in AXES[by]), None)
        if member is not None:
            yield member, fact
        elif by == "segment" and _reconciles(rest) and fact.value:
            yield rest[0][1], fact


def _places(fact: InlineFact, by: By) -> Iterator[_Place]:
    """Its table and all tables, with its other dimensions; with those of segments and with none alike."""
    rest = _others(fact.dimensions, AXES[by])
    for table in (fact.printed.table if fact.printed else IN_TEXT, EVERYWHERE):
        yield _Place(rest, table)
        if not rest or _is_of_segments(rest):
            yield _Place(ANY, table)


def _together(facts: Iterable[InlineFact]) -> dict[_Line, set[Decimal]]:
    """What all segments together have."""
    found: dict[_Line, set[Decimal]] = defaultdict(set)
    for fact in facts:
        if fact.value is not None and _is_of_segments(fact.dimensions):
            found[_Line(fact.concept, fact.unit, fact.start, fact.end)].add(fact.value)
    return found


def _group(line: str, own: list[Pair], more: list[Pair], totals: Sequence[InlineFact]) -> Group:
    """With what reconciles it to the company's figure only where that is needed."""
    total = totals[0] if totals else None
    outcome = []
    for figures in (own, own + more) if more else (own,):
        top, parts, apart, matched = _added(figures, totals)
        outcome.append(
            Group(
                line=line,
                figures=tuple(figures),
                total=matched or total,
                adds_up=None if total is None else matched is not None,
                sum=top,
                parts=parts,
                apart=apart,
            )
        )
    return next((one for one in outcome if one.adds_up), outcome[-1])


def _added(
    figures: Sequence[Pair], totals: Sequence[InlineFact]
) -> tuple[Decimal, dict[str, str], frozenset[str], InlineFact | None]:
    """The sum of what is part of nothing else, and the company's figure that it is."""
    room = _room([fact for _, fact in figures])

    def matched(value: Decimal) -> InlineFact | None:
        return next((one for one in totals if abs(_value(one) - value) <= room), None)

    everything = sum((_value(fact) for _, fact in figures), Decimal(0))
    if found := matched(everything):
        return everything, {}, frozenset(), found
    parts = _parts(figures, room)
    top = [(member, fact) for member, fact in figures if member not in parts]
    value = sum((_value(fact) for _, fact in top), Decimal(0))
    if found := matched(value):
        return value, parts, frozenset(), found
    for member, fact in top:
        if _value(fact) and (found := matched(value - _value(fact))) and len(top) > 2:
            return value - _value(fact), parts, frozenset((member,)), found
    return value, parts, frozenset(), None


def _parts(figures: Sequence[Pair], room: Decimal) -> dict[str, str]:
    """Members that are the sum of those right after or right before them."""
    parts: dict[str, str] = {}
    for at, (parent, whole) in enumerate(figures):
        for step in (1, -1):
            run: list[str] = []
            left = _value(whole)
            place = at + step
            while 0 <= place < len(figures) and figures[place][0] not in parts:
                run.append(figures[place][0])
                left -= _value(figures[place][1])
                place += step
                if len(run) > 1 and abs(left) <= room and _value(whole):
                    parts.update(dict.fromkeys(run, parent))
                    break
            if run and run[0] in parts:
                break
    return parts


def _room(facts: Sequence[InlineFact]) -> Decimal:
    """What rounding may make of a sum: half a unit of the last digit for each figure."""
    told = [places for fact in facts if (places := _decimals(fact)) is not None]
    return Decimal(1).scaleb(-min(told)) * len(facts) / 2 if told else Decimal(0)


def _value(fact: InlineFact) -> Decimal:
    return fact.value or Decimal(0)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _is_currency(unit: str) -> bool:
    return len(unit) == 3 and unit.isascii() and unit.isupper()


def _others(dimensions: Dimensions, axes: frozenset[str]) -> Dimensions:
    return tuple((axis, member) for axis, member in dimensions if _local(axis) not in axes)


def _has_axis(fact: InlineFact, by: By) -> bool:
    return any(_local(axis) in AXES[by] for axis, _ in fact.dimensions)


def _is_of_segments(rest: Dimensions) -> bool:
    return len(rest) == 1 and _local(rest[0][0]) in _CONSOLIDATION and _local(rest[0][1]) in _OF_SEGMENTS


def _reconciles(rest: Dimensions) -> bool:
    return len(rest) == 1 and _local(rest[0][0]) in _CONSOLIDATION and not _is_of_segments(rest)


def _usual_decimals(pairs: Iterable[Pair]) -> int | None:
    """How exact the tables are."""
    told = [places for _, fact in pairs if fact.printed and (places := _decimals(fact)) is not None]
    return max(set(told), key=told.count) if told else None


def _is_coarser(fact: InlineFact, usual: int | None) -> bool:
    """Rounded in a sentence: "$4.8 billion"."""
    places = _decimals(fact)
    return usual is not None and places is not None and places < usual


def _decimals(fact: InlineFact) -> int | None:
    told = fact.decimals or ""
    return int(told) if re.fullmatch(r"-?\d{1,2}", told, re.ASCII) else None
