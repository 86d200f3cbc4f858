"""Lines of cash flow that follow from others, and one that is told in two ways."""

from dataclasses import replace
from functools import partial

from assistant_core.market.dart.accounts import NEAR
from assistant_core.market.official import FigureSource

Figure = tuple[float, FigureSource]
Row = list[Figure | None]

CAPITAL_EXPENDITURE = "purchases of property, plant and equipment and of intangible assets"
FREE_CASH_FLOW = "operating cash flow less capital expenditure"
FLOWS = ("OperatingCashFlow", "InvestingCashFlow", "FinancingCashFlow")


def add_free_cash_flow(rows: dict[str, Row]) -> None:
    empty: Row = [None] * len(next(iter(rows.values()), []))
    plants, intangibles = rows.get("PurchaseOfPPE", empty), rows.get("PurchaseOfIntangibles", empty)
    add = partial(_sum, CAPITAL_EXPENDITURE)
    spent = [
        plant and (add(plant, other) if other else plant)
        for plant, other in zip(plants, intangibles, strict=True)
    ]
    operating = rows.get("OperatingCashFlow", empty)
    rows["CapitalExpenditure"] = spent
    rows["FreeCashFlow"] = [
        _sum(FREE_CASH_FLOW, first, second) if first and second else None
        for first, second in zip(operating, spent, strict=True)
    ]


def leave_out_mixed_changes(rows: dict[str, Row]) -> None:
    """Some reports tell the change in cash with the effect of exchange rates, others without.

    A difference of two of them is kept only where it adds up in one of the two ways.
    """
    for at, change in enumerate(rows.get("ChangesInCash", [])):
        if change is None or not change[1].computed:
            continue
        parts = [rows[line][at] for line in FLOWS if line in rows]
        total = sum(part[0] for part in parts if part)
        effect = rows["EffectOfExchangeRateChanges"][at] if "EffectOfExchangeRateChanges" in rows else None
        sums = (total, total + (effect[0] if effect else 0.0))
        if len(parts) < len(FLOWS) or None in parts or all(abs(change[0] - one) > 2 * NEAR for one in sums):
            rows["ChangesInCash"][at] = None


def _sum(how: str, first: Figure, second: Figure) -> Figure:
    """Told by the first one's place in the filing."""
    computed = f"{how}, {first[1].computed}" if first[1].computed else how
    source = replace(first[1], computed=computed, first=None, first_filing=None)
    return first[0] + second[0], source
