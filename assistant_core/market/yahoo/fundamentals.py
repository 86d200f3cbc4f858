"""All that ratios are computed from, in one request: a few lines of each statement, in three frequencies."""

from collections.abc import Collection

from assistant_core.market.lines import BALANCES, FLOWS, VALUATION_BALANCES, VALUATION_FLOWS
from assistant_core.market.model import Frequency, Fundamentals, Listing, Table
from assistant_core.market.twelve_months import filled, with_half_years
from assistant_core.market.yahoo.fetch import expecting, origin_now
from assistant_core.market.yahoo.lengths import length_notes, sum_notes
from assistant_core.market.yahoo.statements import (
    fetch_series,
    none_there,
    read_figures,
    settled,
    tabulate,
)

OF_FLOWS = (*FLOWS, *VALUATION_FLOWS)
OF_BALANCES = (*BALANCES, *VALUATION_BALANCES)
WANTED: dict[Frequency, tuple[str, ...]] = {
    "annual": (*OF_FLOWS, *OF_BALANCES),
    "trailing": OF_FLOWS,
    "quarterly": (*OF_FLOWS, *OF_BALANCES),
}


def fundamentals(listing: Listing) -> Fundamentals:
    """Raises NoSuchStatement for what publishes no statements, as funds, coins and indices do."""
    types = [f"{frequency}{line}" for frequency, lines in WANTED.items() for line in lines]
    series = fetch_series(listing.symbol, types)
    with expecting("a financial statement"):
        found = {frequency: list(read_figures(series, frequency)) for frequency in WANTED}
    if not found["annual"]:
        raise none_there(listing, "annual statements")
    currency, figures, notes = settled(listing.symbol, found)

    def table(frequency: Frequency, lines: Collection[str]) -> Table:
        wanted = [figure for figure in figures[frequency] if figure.line in lines]
        return tabulate(wanted, lines, frequency)

    years = table("annual", WANTED["annual"])
    shorter = with_half_years(table("quarterly", OF_FLOWS), years)
    trailing, added = filled(table("trailing", OF_FLOWS), years, shorter)
    return Fundamentals(
        listing,
        currency,
        years,
        trailing,
        table("quarterly", OF_BALANCES),
        origin_now(),
        (*notes, *length_notes(years, "annual"), *sum_notes(added)),
    )
