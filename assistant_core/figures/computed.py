"""What code has printed, findable by its value."""

from collections import defaultdict
from collections.abc import Sequence

from assistant_core.figures.model import Figure, When
from assistant_core.figures.nearby import ByValue
from assistant_core.figures.printed import SCALES, Printed


class Computed:
    def __init__(self, found: Sequence[Printed]) -> None:
        self._dates: dict[When | None, list[Printed]] = defaultdict(list)
        for one in found:
            same = self._dates[one.figure.when]
            if one.figure.when and all(other.is_typed != one.is_typed for other in same):
                same.append(one)
        self._amounts = ByValue([one for one in found if one.figure.kind != "date"], _value)

    def near(self, said: Figure) -> Sequence[Printed]:
        """What may be the figure, rounded or in another scale."""
        if said.kind == "date":
            return self._dates.get(said.when, ())
        room = said.step / 2 + 1e-8 * max(abs(said.value), 1.0)
        factors = (1.0, 100.0, *SCALES)
        return self._amounts.near(
            ((abs(said.value) - room) / factor, (abs(said.value) + room) / factor) for factor in factors
        )


def _value(one: Printed) -> float:
    return one.figure.value
