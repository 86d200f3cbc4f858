"""All that ratios are computed from, in one request: a few lines of each statement, in three frequencies."""

from assistant_core.market.lines import BALANCES, FLOWS, VALUATION_BALANCES, VALUATION_FLOWS
from assistant_core.market.model import Frequency, Fundamentals, Listing, Table
from assistant_core.market.yahoo.fetch import expecting, origin_now
from assistant_core.market.yahoo.statements import (
    Figure,
    fetch_series,
    none_there,
    read_figures,
    reporting_currency,
    tabulate,
)

WANTED: dict[Frequency, tuple[str, ...]] = {
    "annual": (*FLOWS, *BALANCES, *VALUATION_FLOWS, *VALUATION_BALANCES),
    "trailing": (*FLOWS, *VALUATION_FLOWS),
    "quarterly": (*BALANCES, *VALUATION_BALANCES),
}


def fundamentals(listing: Listing) -> Fundamentals:
    """Raises NoSuchStatement for what publishes no statements, as funds, coins and indices do."""
    types = [f"{frequency}{line}" for frequency, lines in WANTED.items() for line in lines]
    series = fetch_series(listing.symbol, types)
    with expecting("a financial statement"):
        figures = {frequency: list(read_figures(series, frequency)) for frequency in WANTED}
    if not figures["annual"]:
        raise none_there(listing, "annual statements")
    everything: list[Figure] = [figure for part in figures.values() for figure in part]
    currency, notes = reporting_currency(listing.symbol, everything)

    def table(frequency: Frequency) -> Table:
        return tabulate(figures[frequency], WANTED[frequency], frequency)

    return Fundamentals(
        listing, currency, table("annual"), table("trailing"), table("quarterly"), origin_now(), notes
    )
