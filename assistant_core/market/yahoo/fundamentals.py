"""All that ratios are computed from, in one request: a few lines of each statement, in three frequencies."""

from assistant_core.market.lines import BALANCES, FLOWS, VALUATION_BALANCES, VALUATION_FLOWS
from assistant_core.market.model import Frequency, Fundamentals, Listing, Table
from assistant_core.market.twelve_months import filled
from assistant_core.market.yahoo.fetch import expecting, origin_now
from assistant_core.market.yahoo.statements import (
    fetch_series,
    length_notes,
    none_there,
    read_figures,
    settled,
    sum_notes,
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
    years = tabulate(figures["annual"], WANTED["annual"], "annual")
    flows: dict[Frequency, Table] = {part: tabulate(figures[part], OF_FLOWS, part) for part in WANTED}
    trailing, added = filled(flows["trailing"], flows["annual"], flows["quarterly"])
    return Fundamentals(
        listing,
        currency,
        years,
        trailing,
        tabulate(figures["quarterly"], OF_BALANCES, "quarterly"),
        origin_now(),
        (*notes, *length_notes(years, "annual"), *sum_notes(added)),
    )
