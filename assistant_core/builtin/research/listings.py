"""Which listing was taken, and whether the name fits another company as well."""

from assistant_core.builtin.research.documents import Document
from assistant_core.builtin.research.study import Company
from assistant_core.builtin.research.voice import Voice
from assistant_core.builtin.text import clean
from assistant_core.builtin.understanding.companies import same_company
from assistant_core.builtin.understanding.frame import Named
from assistant_core.market.listed import names

MOST_NAMED = 4


def symbol_of(named: Named, lookup: Document) -> str:
    """The listing that is meant; empty where what was found is no company of the name that was typed."""
    listings, best = lookup.inside("listings"), lookup.text("best")
    own = next((one for one in listings if one.text("symbol").upper() == named.symbol.upper() != ""), None)
    if own:
        return own.text("symbol")
    name = next((one.text("name") for one in listings if one.text("symbol").upper() == best.upper()), "")
    return best if not name or same_company(named.said, name, best) else ""


def doubts(company: Company, voice: Voice) -> list[str]:
    """Whom a misspelled name was taken for, or which other companies have the name: BMW has six listings, and
    all are BMW.
    """
    named, lookup = company.named, company.lookup or Document({})
    if named.is_typo:
        return [voice.say("took_typo", said=clean(named.said), company=company.bold)]
    symbol, query = lookup.text("best"), lookup.text("query")
    best = next((one for one in lookup.inside("listings") if one.text("symbol") == symbol), None)
    if named.symbol or not best or query.casefold() == symbol.casefold():
        return []
    told = [voice.tell("listed", one) for one in (best, *_others(lookup, best)[:MOST_NAMED])]
    others = voice.listing(told[1:])
    return [voice.say("took_listing", query=clean(query), best=told[0], others=others)] if others else []


def _others(lookup: Document, best: Document) -> list[Document]:
    """Those of the same type whose name begins like the question's, each company once."""
    asked, own = _core(lookup.text("query")), _core(best.text("name"))
    found: dict[tuple[str, ...], Document] = {}
    for listing in lookup.inside("listings") if asked != own else ():
        core = _core(listing.text("name"))
        shortest = min(len(core), len(own))
        same_type = listing.text("type").casefold() == best.text("type").casefold()
        if core and same_type and core[: len(asked)] == asked and core[:shortest] != own[:shortest]:
            found.setdefault(core, listing)
    return list(found.values())


def _core(name: str) -> tuple[str, ...]:
    """The words of a name without its legal form: "Apple Inc." → apple."""
    return tuple(names.core(names.tokens(name)))
