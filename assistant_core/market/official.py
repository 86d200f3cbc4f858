"""The shapes of what companies file: documents, and where in them each figure stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Authority = Literal["sec", "dart"]
Basis = Literal["consolidated", "separate"]
"""연결 (with its subsidiaries) or 별도 (the company alone). Companies outside Korea report the first."""


@dataclass(frozen=True, slots=True)
class Filing:
    """A document that a company filed.

    `company_id` is SEC's CIK without leading zeros, or OpenDART's corp_code of eight digits; `id` is SEC's
    accession number (0000320193-24-000123) or OpenDART's receipt number (20240814003284). `url` opens it in a
    browser at the authority; `document` is the address of its main document where that is known. `period` is
    the last day of the period that it reports on.
    """

    authority: Authority
    company_id: str
    id: str
    form: str
    filed: date
    url: str
    company: str
    period: date | None = None
    document: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class FigureSource:
    """Where one figure of a statement stands.

    `concept` is the name that the filing gives it, with its taxonomy: us-gaap:Revenues, ifrs-full:Revenue.
    `computed` says how where no filing has the figure itself ("the year less nine months"); `filing` is then
    the newest that was used. `first` is what was reported first where that was another figure.
    """

    filing: Filing
    concept: str
    start: date | None
    end: date
    computed: str = ""
    first: float | None = None
    first_filing: Filing | None = None
    unit: str = ""


Sources = Mapping[str, tuple[FigureSource | None, ...]]
"""By line as in `Rows`, with one for each period."""

Reason = Literal[
    "restated", "other period", "other unit", "other currency", "other sign", "other line", "unexplained"
]


@dataclass(frozen=True, slots=True)
class Difference:
    """Of another source's figure from the one that was filed, both in whole units.

    `detail` names the other period, the other line or the factor.
    """

    line: str
    period: date
    official: float
    other: float
    reason: Reason
    detail: str = ""


def zeros(value: float) -> int:
    """How many zeros a value ends with; less than 0 for decimals: -2 of 1.25."""
    written = f"{abs(value):.6f}".rstrip("0")
    whole, _, decimals = written.partition(".")
    return -len(decimals) if decimals else len(whole) - len(whole.rstrip("0"))


def is_rounding(one: float, other: float) -> bool:
    """Whether one is the other, written with at least two digits less: 293 million for 293,223 thousand."""
    coarse, fine = sorted((one, other), key=zeros, reverse=True)
    digits = zeros(coarse)
    return digits >= zeros(fine) + 2 and abs(coarse - fine) <= 10.0**digits / 2
