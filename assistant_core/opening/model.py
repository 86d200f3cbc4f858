"""What is shown of a filing that was opened."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Opened:
    """`html` is the place with what stands around it, in tags of our own (`edgar.sections.fragment`).

    All but `number` and `url` may be unknown. `printed` is the figure as the filing prints it, `label` that
    of its row, `value` and `unit` what it comes to in whole units. `missing` tells in words what could not be
    found; `element` is the id to which a browser can jump in `document`.
    """

    number: str
    url: str
    company: str = ""
    form: str = ""
    filed: date | None = None
    period: date | None = None
    document: str = ""
    element: str = ""
    heading: str = ""
    html: str = ""
    marked: bool = False
    printed: str = ""
    label: str = ""
    value: float | None = None
    unit: str = ""
    start: date | None = None
    end: date | None = None
    missing: tuple[str, ...] = ()
