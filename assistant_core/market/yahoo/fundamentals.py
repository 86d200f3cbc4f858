"""All that ratios are computed from, in one request: a few lines of each statement, in three frequencies."""

from assistant_core.market.lines import BALANCES, FLOWS
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

WANTED: dict[Frequency, tuple[str, ...]] = {
    "annual": (*FLOWS, *BALANCES),
    "trailing": FLOWS,
    "quarterly": (*FLOWS, *BALANCES),
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
    years = tabulate(figures["annual"], WANTED["annual"], "annual")
    flows: dict[Frequency, Table] = {part: tabulate(figures[part], FLOWS, part) for part in WANTED}
    shorter = with_half_years(flows["quarterly"], flows["annual"])
    trailing, added = filled(flows["trailing"], flows["annual"], shorter)
    return Fundamentals(
        listing,
        currency,
        years,
        trailing,
        tabulate(figures["quarterly"], BALANCES, "quarterly"),
        origin_now(),
        (*notes, *length_notes(years, "annual"), *sum_notes(added)),
    )
