"""Figures of whole fiscal years, as the outputs tell them or as they follow from these."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.functions import KEY_RATIOS
from assistant_core.figures.model import Fact

FINANCIAL = frozenset({"bank", "insurer", "financial"})
MAIN = ("TotalRevenue", "NetIncome", "TotalAssets")


@dataclass(frozen=True)
class Years:
    """The last fiscal years of a company. Percentages are in percent."""

    company: Company

    @cached_property
    def _known(self) -> dict[str, dict[date, Fact]]:
        """Concept → end → figure; what is told goes before what follows from it."""
        found: dict[str, dict[date, Fact]] = defaultdict(dict)
        for fact in (*self.company.figures, *self.company.derived):
            is_yearly = fact.frequency == "annual" and fact.aspect == "level" and not fact.ahead
            if is_yearly and fact.period and self.company.months(fact) == 12:
                found[fact.concept].setdefault(fact.period, fact)
        return found

    @property
    def end(self) -> date | None:
        """Of the newest year that is reported."""
        return max((end for name in MAIN for end in self._known.get(name, ())), default=None)

    def fact(self, concept: str) -> Fact | None:
        return self._known.get(concept, {}).get(self.end) if self.end else None

    def value(self, concept: str) -> float | None:
        found = self.fact(concept)
        return found.value if found else None

    def before(self, concept: str, years: int = 1) -> float | None:
        """So many years before the newest."""
        end, found = self.end, self._known.get(concept, {})
        near = (found[one].value for one in found if end and abs((end - one).days - 365.25 * years) < 15)
        return next(near, None)

    def growth(self, concept: str, back: int = 0) -> float | None:
        """Over a year; None from what is not positive, where a percentage misleads."""
        now = self.before(concept, back) if back else self.value(concept)
        before = self.before(concept, back + 1)
        return None if now is None or before is None or before <= 0 else (now / before - 1) * 100

    @property
    def is_financial(self) -> bool:
        """A bank, an insurer or the like: its cash flow and its debt say nothing for or against it."""
        ratios = self.company.facts(KEY_RATIOS)
        return ratios is not None and ratios.text("company_kind") in FINANCIAL
