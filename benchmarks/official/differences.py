"""Whether differences between Yahoo's answers and the filings are told, with the right reason.

    python -m benchmarks.official.differences YAHOO_DIR TICKER … [--count 100] [--seed 1]

takes Yahoo's recorded answers (timeseries_TICKER_FREQUENCY_STATEMENT.json) and what the filings say, by the
settings EDGAR_…_URL, EDGAR_CONTACT, OPENDART_URL and OPENDART_API_KEY. One figure of an answer at a time is
made wrong in a way whose reason is known; the statement is read anew and held against the filings. Untouched
answers show the false alarms. What is made wrong is drawn from the lines that both sources have.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from assistant_core.errors import MarketDataError
from assistant_core.market import statements
from assistant_core.market.differences import differences
from assistant_core.market.lines import measure
from assistant_core.market.model import Frequency, Listing, Statement, StatementKind
from assistant_core.market.official import Difference
from assistant_core.market.yahoo import statements as yahoo

NAMES: dict[str, StatementKind] = {
    "income": "income_statement",
    "balance": "balance_sheet",
    "cash": "cash_flow",
}
FREQUENCIES: dict[str, Frequency] = {"annual": "annual", "quarterly": "quarterly"}
RATE = 1_350.0
NEAR_DAYS = 10
Series = list[dict[str, Any]]


class Case(NamedTuple):
    ticker: str
    kind: StatementKind
    frequency: Frequency
    series: Series
    filed: Statement
    more: list[Statement]


class Place(NamedTuple):
    case: Case
    line: str
    entry: dict[str, Any]
    """Of `case.series`, with asOfDate and reportedValue."""
    at: int
    """The period of the filed statement."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("tickers", nargs="+")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    cases = [case for ticker in given.tickers for case in read_cases(given.folder, ticker)]
    alarms = [(case, one) for case in cases for one in told(case, case.series)]
    places = [place for case in cases for place in places_of(case)]
    print(f"untouched: {len(places)} figures in {len(cases)} statements, {len(alarms)} differences told")
    for case, one in alarms:
        figures = f"{one.official:,.0f} {one.other:,.0f}"
        print(f"  {case.ticker} {one.line} {one.period} {figures}: {one.reason} {one.detail}")
    chosen = random.Random(given.seed)
    tried, right, missed = 0, Counter[str](), []
    for number in range(given.count):
        reason = list(WRONGS)[number % len(WRONGS)]
        made = make_wrong(reason, places, chosen)
        if made is None:
            print(f"no figure can be made wrong by: {reason}")
            continue
        place, found = made
        tried += 1
        right[reason] += found == reason
        if found != reason:
            missed.append(f"  {reason}: {place.case.ticker} {place.line} {place.entry['asOfDate']}: {found}")
    print(f"made wrong: {tried}, told with the right reason: {right.total()}; {dict(right)}")
    print("\n".join(missed))


def read_cases(folder: Path, ticker: str) -> Iterator[Case]:
    for path in sorted(folder.glob(f"timeseries_{ticker}_*.json")):
        *_, told, name = path.stem.split("_")
        if told not in FREQUENCIES:
            continue
        frequency = FREQUENCIES[told]
        kind = NAMES[name]
        asked = statements.Asked(kind, statements.USUAL_YEARS, None, None, ())
        try:
            filed = statements.filed(ticker, asked, frequency)
            more = [statements.filed(ticker, asked, one) for one in statements.OTHERS[filed.frequency]]
        except MarketDataError as error:
            print(f"{path.stem}: {error}")
            continue
        series = json.loads(path.read_text())["timeseries"]["result"]
        yield Case(ticker, kind, filed.frequency, series, filed, more)


def places_of(case: Case) -> Iterator[Place]:
    """Where both sources have a figure that is the same, of a line with several periods."""
    for one in case.series:
        line = one["meta"]["type"][0].removeprefix(case.frequency)
        row = case.filed.figures.get(line)
        for entry in one.get(one["meta"]["type"][0]) or [] if row else []:
            at = period_of(case.filed, entry["asOfDate"])
            value = row[at] if row and at is not None else None
            if value and at is not None and abs(entry["reportedValue"]["raw"] - value) <= 5e-4 * abs(value):
                yield Place(case, line, entry, at)


def period_of(statement: Statement, day: str) -> int | None:
    near = (
        at
        for at, end in enumerate(statement.periods)
        if abs((end - date.fromisoformat(day)).days) <= NEAR_DAYS
    )
    return next(near, None)


def told(case: Case, series: Series) -> tuple[Difference, ...]:
    listing = Listing(case.ticker, case.ticker, None, "equity")
    fetch, yahoo.fetch_series = yahoo.fetch_series, lambda *_: deepcopy(series)
    try:
        theirs = yahoo.statement(listing, case.kind, case.frequency)
    finally:
        yahoo.fetch_series = fetch
    return differences(case.filed, theirs, case.more)


def make_wrong(reason: str, places: list[Place], chosen: random.Random) -> tuple[Place, str] | None:
    """What was told of the figure that was made wrong; empty where nothing was."""
    for place in chosen.sample(places, len(places)):
        value = WRONGS[reason](place, chosen)
        if value is None:
            continue
        entry = place.entry
        before, code = entry["reportedValue"]["raw"], entry.get("currencyCode")
        entry["reportedValue"]["raw"] = value
        if reason == "other currency":
            entry["currencyCode"] = "KRW" if code != "KRW" else "USD"
        try:
            found = told(place.case, place.case.series)
        finally:
            entry["reportedValue"]["raw"] = before
            entry["currencyCode"] = code
        end = place.case.filed.periods[place.at]
        own = [one.reason for one in found if (one.line, one.period) == (place.line, end)]
        return place, own[0] if own else ""
    return None


def restated(place: Place, chosen: random.Random) -> float | None:
    source = place.case.filed.sources[place.line][place.at]
    return differing(place, [source.first], chosen) if source and source.first else None


def other_period(place: Place, chosen: random.Random) -> float | None:
    rows = [one.figures.get(place.line, ()) for one in (place.case.filed, *place.case.more)]
    others = [value for row in rows for value in row if value]
    return differing(place, others, chosen)


def other_unit(place: Place, chosen: random.Random) -> float | None:
    factor = chosen.choice([1e3, 1e-3, 1e6, 1e-6, 100.0])
    return place.entry["reportedValue"]["raw"] * factor


def other_currency(place: Place, chosen: random.Random) -> float | None:
    raw = place.entry["reportedValue"]["raw"]
    return raw * RATE if measure(place.line) == "money" else None


def other_line(place: Place, chosen: random.Random) -> float | None:
    filed = place.case.filed
    same = [line for line in filed.figures if line != place.line and measure(line) == measure(place.line)]
    return differing(place, [filed.figures[line][place.at] or 0.0 for line in same], chosen)


def differing(place: Place, values: list[float], chosen: random.Random) -> float | None:
    raw = place.entry["reportedValue"]["raw"]
    found = [value for value in values if value and abs(value - raw) > 5e-3 * abs(raw)]
    return chosen.choice(found) if found else None


WRONGS: dict[str, Callable[[Place, random.Random], float | None]] = {
    "restated": restated,
    "other period": other_period,
    "other unit": other_unit,
    "other currency": other_currency,
    "other line": other_line,
}

if __name__ == "__main__":
    main()
