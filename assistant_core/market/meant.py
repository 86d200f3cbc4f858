"""Which listing a symbol means: in Yahoo's spelling, under its name of today; and what was changed.

In this order: the likeliest spelling that Yahoo knows; the company's symbol of today, where the old one is no
longer traded; what Yahoo's search knows by this former symbol, or with the same letters. A plain symbol that
Yahoo knows costs no request more.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from assistant_core.errors import MarketDataError, UnknownSymbol
from assistant_core.market import shared, symbols
from assistant_core.market.renamed import now_called
from assistant_core.market.yahoo.fetch import unknown_symbol

MOST_SUGGESTIONS = 3
P = ParamSpec("P")
T = TypeVar("T")
Reading = tuple[str, tuple[str, ...]]
"""A symbol, and what there is to say of it."""


def by_symbol(function: Callable[Concatenate[str, P], T]) -> Callable[Concatenate[str, P], T]:
    """Lets a function that takes Yahoo's symbol take any writing of it; its answer gets the notes.

    The answer has `notes`, or is a tuple whose first part has. Raises InvalidArguments for what can be no
    symbol, besides what the function raises.
    """

    @wraps(function)
    def answered(text: str, *args: P.args, **kwargs: P.kwargs) -> T:
        answer, notes = ask(text, lambda symbol: function(symbol, *args, **kwargs))
        return noted(answer, notes)

    return answered


def ask(text: str, fetch: Callable[[str], T]) -> tuple[T, tuple[str, ...]]:
    """What `fetch` gets for the listing that `text` means, and notes on how it was read."""
    asked = symbols.typed(text)
    for symbol, notes in readings(text, asked):
        try:
            answer = fetch(symbol)
        except UnknownSymbol:
            continue
        return answer, (*notes, *answered_as(answer, symbol))
    symbol, notes = sought(asked)
    return fetch(symbol), notes


def answered_as(answer: Any, symbol: str) -> tuple[str, ...]:
    """What to say where Yahoo answers with another listing, as it does for some that were renamed."""
    part = answer[0] if isinstance(answer, tuple) else answer
    other = part.listing.symbol if hasattr(part, "listing") else part.symbol
    # Pairs of currencies have several names.
    same = letters(other) == letters(symbol) or symbol.endswith("=X")
    return () if same else (f"Yahoo Finance answers for {symbol} with {other}.",)


def readings(text: str, asked: str) -> Iterator[Reading]:
    for symbol in symbols.spellings(text):
        read = () if symbol == asked else (f"{asked} was read as {symbol}.",)
        renamed = now_called(symbol)
        if renamed is None:
            yield symbol, read
            continue
        its = f"Before {renamed.since}, {renamed.symbol} ({renamed.company}) had the symbol {symbol}."
        last = last_traded(symbol)
        if last and last >= renamed.since:
            yield symbol, (*read, its, f"{symbol} is traded today, too: check which one is meant.")
            continue
        yield renamed.symbol, (*read, its)
        yield symbol, read


def last_traded(symbol: str) -> date | None:
    try:
        history = shared.prices(symbol)
    except MarketDataError:
        return None
    return history.bars[-1].day if history.bars else history.last_traded


def sought(asked: str) -> Reading:
    """What Yahoo's search knows of a symbol that its prices do not.

    Raises UnknownSymbol, which names what the search finds else.
    """
    unknown = unknown_symbol(asked)
    try:
        listings = shared.found(asked).listings
    except MarketDataError:
        raise unknown from None
    for listing in listings:
        if listing.formerly and letters(listing.formerly) == letters(asked):
            return listing.symbol, (f"Yahoo Finance says that {asked} is {listing.symbol} now.",)
    for listing in listings:
        if letters(listing.symbol) == letters(asked) and listing.symbol != asked:
            return listing.symbol, (f"{asked} was read as {listing.symbol}.",)
    if not listings:
        raise unknown
    named = "; ".join(f"{listing.symbol} ({listing.name})" for listing in listings[:MOST_SUGGESTIONS])
    raise UnknownSymbol(f"{unknown} Its search finds {named}.")


def letters(symbol: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", symbol.upper())


def noted(answer: Any, notes: tuple[str, ...]) -> Any:
    """The answer with more notes before its own, none twice."""
    if not notes:
        return answer
    if isinstance(answer, tuple):
        return (noted(answer[0], notes), *answer[1:])
    return replace(answer, notes=tuple(dict.fromkeys((*notes, *answer.notes))))
