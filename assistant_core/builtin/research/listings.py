"""Which listing was taken, and whether the name fits another company as well."""

from assistant_core.builtin.research.company import Company
from assistant_core.builtin.research.outputs import Listing, Lookup
from assistant_core.builtin.research.wording import Voice
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
    """Whom a misspelled name was taken for, or which other companies have the name."""
    named = company.named
    if named.is_typo:
        return [voice.say("took_typo", said=clean(named.said), company=company.title)]
    line = ambiguity_line(company.lookup, voice) if company.lookup and not named.symbol else None
    return [line] if line else []


def ambiguity_line(lookup: Lookup, voice: Voice) -> str | None:
    """None when the name leaves no doubt: BMW has six listings, and all are BMW."""
    best = next((listing for listing in lookup.listings if listing.symbol == lookup.best), None)
    if best is None or _is_exact(lookup.query, best):
        return None
    others = _other_companies(lookup, best)
    if not others:
        return None
    named = [f"{clean(other.name)} ({clean(other.symbol)})" for other in others[:MOST_NAMED]]
    taken = f"{clean(best.name)} ({clean(best.symbol)})"
    return voice.say("took_listing", query=clean(lookup.query), best=taken, others=voice.listing(named))


def _is_exact(query: str, best: Listing) -> bool:
    return query.casefold() == best.symbol.casefold() or _core(query) == _core(best.name)


def _other_companies(lookup: Lookup, best: Listing) -> list[Listing]:
    """Those of the same type whose name begins like the question's, each company once."""
    asked, found = _core(lookup.query), {_core(best.name): best}
    for listing in lookup.listings:
        core = _core(listing.name)
        same_type = listing.type.casefold() == best.type.casefold()
        if core and same_type and core[: len(asked)] == asked and not _same(core, _core(best.name)):
            found.setdefault(core, listing)
    return list(found.values())[1:]


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return one[: len(other)] == other or other[: len(one)] == one


def _core(name: str) -> tuple[str, ...]:
    """The words of a name without its legal form: "Apple Inc." → apple."""
    return tuple(names.core(names.tokens(name)))
