"""Which listing was taken, and whether the name fits another company as well."""

from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.documents import Listing, Lookup
from assistant_core.builtin.research.voice import Voice
from assistant_core.builtin.text import clean
from assistant_core.builtin.understanding.companies import same_company
from assistant_core.builtin.understanding.frame import Named
from assistant_core.market.listed import names

MOST_NAMED = 4


def symbol_of(named: Named, lookup: Lookup) -> str:
    """The listing that is meant; empty where what was found is no company of the name that was typed."""
    by_symbol = {listing.symbol.upper(): listing for listing in lookup.listings}
    if named.symbol.upper() in by_symbol:
        return by_symbol[named.symbol.upper()].symbol
    best = by_symbol.get(lookup.best.upper())
    if best is None or not best.name or same_company(named.said, best.name, best.symbol):
        return lookup.best
    return ""


def doubts(company: Company, voice: Voice) -> list[str]:
    """Whom a misspelled name was taken for, or which other companies have the name: BMW has six listings, and
    all are BMW.
    """
    named, lookup = company.named, company.lookup
    if named.is_typo:
        return [voice.say("took_typo", said=clean(named.said), company=company.title)]
    best = next((one for one in lookup.listings if one.symbol == lookup.best), None) if lookup else None
    if named.symbol or not lookup or not best or lookup.query.casefold() == best.symbol.casefold():
        return []
    others = _other_companies(lookup, best)
    told = [f"{clean(one.name)} ({clean(one.symbol)})" for one in (best, *others[:MOST_NAMED])]
    query = clean(lookup.query)
    return (
        [voice.say("took_listing", query=query, best=told[0], others=voice.listing(told[1:]))]
        if others
        else []
    )


def _other_companies(lookup: Lookup, best: Listing) -> list[Listing]:
    """Those of the same type whose name begins like the question's, each company once."""
    asked, own = _core(lookup.query), _core(best.name)
    found: dict[tuple[str, ...], Listing] = {}
    for listing in lookup.listings if asked != own else ():
        core = _core(listing.name)
        shortest = min(len(core), len(own))
        same_type = listing.type.casefold() == best.type.casefold()
        if core and same_type and core[: len(asked)] == asked and core[:shortest] != own[:shortest]:
            found.setdefault(core, listing)
    return list(found.values())


def _core(name: str) -> tuple[str, ...]:
    """The words of a name without its legal form: "Apple Inc." → apple."""
    return tuple(names.core(names.tokens(name)))
